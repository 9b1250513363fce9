"""Signing in, one's own account, and administration, in the order in which people meet them."""

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.administration import (
    account,
    fresh,
    joining,
    log,
    machines,
    partnership,
    people,
    procedures,
    retention,
    second_factor,
    signing_in,
)
from wardmote.pages.routes import route

PUBLIC, SIGNED_IN = Permission.PUBLIC, Permission.SIGNED_IN
ACCOUNTS, SETTINGS, TOKENS = (
    Permission.MANAGE_ACCOUNTS,
    Permission.MANAGE_PARTNERSHIP,
    Permission.MANAGE_TOKENS,
)
RETENTION = Permission.DECIDE_RETENTION
READ, SEND = ("GET",), ("POST",)

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
        first_factor=True,
    ),
    route(
        "sign-in/second-step/app",
        second_factor.set_up_app,
        permission=SIGNED_IN,
        name="set_up_app",
        signing_in=True,
        first_factor=True,
    ),
    route(
        "sign-in/second-step/passkey",
        second_factor.add_passkey,
        permission=SIGNED_IN,
        name="add_passkey",
        signing_in=True,
        first_factor=True,
    ),
    route(
        "sign-in/recovery-codes",
        second_factor.recovery_codes,
        permission=SIGNED_IN,
        name="recovery_codes",
        signing_in=True,
    ),
    route(
        "sign-in/agency",
        signing_in.choose_agency,
        permission=SIGNED_IN,
        name="choose_agency",
        signing_in=True,
    ),
    route(
        "sign-out",
        signing_in.sign_out,
        permission=SIGNED_IN,
        name="sign_out",
        signing_in=True,
        first_factor=True,
    ),
    route("signed-out", signing_in.signed_out, permission=PUBLIC, name="signed_out", methods=("GET",)),
    route("start", signing_in.start, permission=SIGNED_IN, name="start", methods=("GET",)),
    route(
        "stay-signed-in",
        signing_in.stay_signed_in,
        permission=SIGNED_IN,
        name="stay_signed_in",
        methods=("GET",),
    ),
    route("confirm", fresh.confirm_yourself, permission=SIGNED_IN, name="confirm_yourself", signing_in=True),
]

# The council's own sign-in service, by setting: absent without one.
routes += [
    route(
        "sign-in/own/<str:provider_id>",
        signing_in.own_service_login,
        permission=PUBLIC,
        name="openid_connect_login",
        methods=SEND,
        signing_in=True,
    ),
    route(
        "sign-in/own/<str:provider_id>/back",
        signing_in.own_service_callback,
        permission=PUBLIC,
        name="openid_connect_callback",
        methods=READ,
        signing_in=True,
    ),
]

# One's own account.
routes += [
    route("account", account.my_account, permission=SIGNED_IN, name="my_account"),
    route("account/password", account.my_password, permission=SIGNED_IN, name="my_password"),
    route("account/sign-in", account.my_sign_in, permission=SIGNED_IN, name="my_sign_in", methods=READ),
    route(
        "account/sign-in/<int:factor_id>/remove",
        second_factor.remove_factor,
        permission=SIGNED_IN,
        name="remove_factor",
    ),
    route("account/sessions", account.my_sessions, permission=SIGNED_IN, name="my_sessions"),
    route("account/log", account.my_accesses, permission=SIGNED_IN, name="my_accesses", methods=READ),
    route("roles", log.who_may_do_what, permission=SIGNED_IN, name="roles", methods=READ),
    route(
        "access-log",
        log.access_log,
        permission=Permission.READ_ACCESS_LOG,
        name="access_log",
        methods=READ,
    ),
    route(
        "failed-sign-ins",
        log.failed_sign_ins,
        permission=Permission.SEE_FAILED_SIGN_INS,
        name="failed_sign_ins",
        methods=READ,
    ),
    route("retention", retention.show_retention, permission=RETENTION, name="retention", methods=READ),
    route("retention/hold", retention.hold, permission=RETENTION, name="hold"),
    route("retention/holds/<uuid:hold_id>/lift", retention.lift, permission=RETENTION, name="lift_hold"),
    route("retention/<uuid:due_id>", retention.decide, permission=RETENTION, name="decide_retention"),
]

# People: for account administrators under `staff`, for the partnership's administrator under each agency.
for prefix, place, permission in (
    ("", "staff", ACCOUNTS),
    ("agency_", "agencies/<uuid:agency_id>/staff", SETTINGS),
):
    routes += [
        route(place, people.staff, permission=permission, name=f"{prefix}staff", methods=READ),
        route(f"{place}/invite", people.invite, permission=permission, name=f"{prefix}invite"),
        route(
            f"{place}/invitations/<uuid:invitation_id>/withdraw",
            people.withdraw_invitation,
            permission=permission,
            name=f"{prefix}withdraw_invitation",
            methods=SEND,
        ),
        route(f"{place}/teams", people.teams, permission=permission, name=f"{prefix}teams"),
        route(f"{place}/teams/<uuid:team_id>", people.team, permission=permission, name=f"{prefix}team"),
        route(
            f"{place}/<uuid:membership_id>",
            people.person,
            permission=permission,
            name=f"{prefix}person",
            methods=READ,
        ),
        route(
            f"{place}/<uuid:membership_id>/roles",
            people.person_roles,
            permission=permission,
            name=f"{prefix}person_roles",
        ),
        # Between agencies: only whoever administers the partnership manages the people of both.
        *(
            [
                route(
                    f"{place}/<uuid:membership_id>/move",
                    people.move_person,
                    permission=permission,
                    name=f"{prefix}move_person",
                )
            ]
            if prefix
            else []
        ),
        route(
            f"{place}/<uuid:membership_id>/<slug:act>",
            people.person_act,
            permission=permission,
            name=f"{prefix}person_act",
        ),
    ]

# The partnership's settings, and machine access.
routes += [
    route("settings", partnership.show_settings, permission=SETTINGS, name="settings", methods=READ),
    route("settings/lines", partnership.change_lines, permission=SETTINGS, name="change_lines"),
    route("settings/routing", partnership.routing, permission=SETTINGS, name="routing", methods=READ),
    route(
        "settings/routing/<str:kind>", partnership.change_routing, permission=SETTINGS, name="change_routing"
    ),
    route("settings/advice", partnership.advice, permission=SETTINGS, name="advice", methods=READ),
    route("settings/advice/new", partnership.change_advice, permission=SETTINGS, name="new_advice"),
    route(
        "settings/advice/<slug:code>", partnership.change_advice, permission=SETTINGS, name="change_advice"
    ),
    route("settings/words", partnership.words, permission=SETTINGS, name="words", methods=READ),
    route("settings/words/<slug:key>", partnership.change_words, permission=SETTINGS, name="change_words"),
    route(
        "settings/case-review", procedures.procedures, permission=SETTINGS, name="procedures", methods=READ
    ),
    route("settings/case-review/new", procedures.new_procedure, permission=SETTINGS, name="new_procedure"),
    route("settings/case-review/<int:version>", procedures.procedure, permission=SETTINGS, name="procedure"),
    route("agencies/add", partnership.add_agency, permission=SETTINGS, name="add_agency"),
    route(
        "agencies/<uuid:agency_id>",
        partnership.show_agency,
        permission=SETTINGS,
        name="agency",
        methods=READ,
    ),
    route(
        "agencies/<uuid:agency_id>/times",
        partnership.response_times,
        permission=SETTINGS,
        name="response_times",
    ),
    route(
        "agencies/<uuid:agency_id>/public",
        partnership.public_contact,
        permission=SETTINGS,
        name="public_contact",
    ),
    route("agencies/<uuid:agency_id>/end", partnership.end_agency, permission=SETTINGS, name="end_agency"),
    route("machine-access", machines.tokens, permission=TOKENS, name="tokens", methods=READ),
    route("machine-access/new", machines.make_token, permission=TOKENS, name="make_token"),
    route(
        "machine-access/<uuid:token_id>/stop",
        machines.revoke_token,
        permission=TOKENS,
        name="revoke_token",
        methods=SEND,
    ),
]
