"""Addresses of this area. `route(path, view, permission=…, name=…)`, in the order in which people meet them."""

from django.conf import settings
from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.public import gallery, information
from wardmote.pages.routes import route

routes: list[URLPattern] = [
    route(
        "accessibility",
        information.show_accessibility_statement,
        permission=Permission.PUBLIC,
        name="accessibility",
        methods=("GET",),
    ),
    route(
        "privacy",
        information.show_privacy_notice,
        permission=Permission.PUBLIC,
        name="privacy",
        methods=("GET",),
    ),
    route(
        "cookies",
        information.show_cookies,
        permission=Permission.PUBLIC,
        name="cookies",
        methods=("GET",),
    ),
    route("exit", information.leave_now, permission=Permission.PUBLIC, name="exit", methods=("GET",)),
    route(
        ".well-known/security.txt",
        information.show_security_contact,
        permission=Permission.PUBLIC,
        name="security_contact",
        methods=("GET",),
    ),
]

if settings.DEMO or settings.TEST:
    routes += [
        route("gallery", gallery.show_fields, permission=Permission.PUBLIC, name="gallery"),
        route(
            "gallery/staff", gallery.show_components, permission=Permission.PUBLIC, name="gallery_of_staff"
        ),
    ]
