"""Signing in, one's own account, and administration, in the order in which people meet them."""

from allauth.socialaccount.providers.openid_connect import views as own_service
from django.conf import settings
from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.administration import fresh, joining, second_factor, signing_in
from wardmote.pages.routes import route

PUBLIC, SIGNED_IN = Permission.PUBLIC, Permission.SIGNED_IN

# The way in. `signing_in=True`: runs as somebody who is signing in; with SIGNED_IN, the password was right.
routes: list[URLPattern] = [
    route("sign-in", signing_in.sign_in, permission=PUBLIC, name="sign_in", signing_in=True),
    route("sign-in", signing_in.sign_in, permission=PUBLIC, name="account_login", signing_in=True),
    route("sign-in/code", signing_in.enter_code, permission=PUBLIC, name="mfa_authenticate", signing_in=True),
    route(
        "sign-in/passkey",
        signing_in.passkey_sign_in,
        permission=PUBLIC,
        name="passkey_sign_in",
        signing_in=True,
    ),
    route("sign-in/forgotten", joining.forgotten, permission=PUBLIC, name="forgotten", signing_in=True),
    route("sign-in/reset", joining.new_password, permission=PUBLIC, name="new_password", signing_in=True),
    route(
        "sign-in/reset/<str:key>",
        joining.open_reset,
        permission=PUBLIC,
        name="open_reset",
        methods=("GET",),
        signing_in=True,
    ),
    route("join", joining.join, permission=PUBLIC, name="join", signing_in=True),
    route(
        "join/<str:token>",
        joining.open_invitation,
        permission=PUBLIC,
        name="open_invitation",
        methods=("GET",),
        signing_in=True,
    ),
    route(
        "sign-in/second-step",
        second_factor.second_factor,
        permission=SIGNED_IN,
        name="second_factor",
        methods=("GET",),
        signing_in=True,
    ),
    route(
        "sign-in/second-step/app",
        second_factor.set_up_app,
        permission=SIGNED_IN,
        name="set_up_app",
        signing_in=True,
    ),
    route(
        "sign-in/second-step/passkey",
        second_factor.add_passkey,
        permission=SIGNED_IN,
        name="add_passkey",
        signing_in=True,
    ),
    route(
        "sign-in/recovery-codes",
        second_factor.recovery_codes,
        permission=SIGNED_IN,
        name="recovery_codes",
        signing_in=True,
    ),
    route("sign-in/agency", signing_in.choose_agency, permission=SIGNED_IN, name="choose_agency", signing_in=True),
    route("sign-out", signing_in.sign_out, permission=SIGNED_IN, name="sign_out", signing_in=True),
    route("signed-out", signing_in.signed_out, permission=PUBLIC, name="signed_out", methods=("GET",)),
    route("start", signing_in.start, permission=SIGNED_IN, name="start", methods=("GET",)),
    route(
        "stay-signed-in", signing_in.stay_signed_in, permission=SIGNED_IN, name="stay_signed_in", methods=("GET",)
    ),
    route("confirm", fresh.confirm_yourself, permission=SIGNED_IN, name="confirm_yourself", signing_in=True),
]

if settings.OIDC_URL:
    routes += [
        route(
            "sign-in/own/<str:provider_id>",
            own_service.login,
            permission=PUBLIC,
            name="openid_connect_login",
            signing_in=True,
        ),
        route(
            "sign-in/own/<str:provider_id>/back",
            own_service.callback,
            permission=PUBLIC,
            name="openid_connect_callback",
            methods=("GET",),
            signing_in=True,
        ),
    ]
