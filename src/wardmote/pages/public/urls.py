"""Addresses of this area. `route(path, view, permission=…, name=…)`, in the order in which people meet them."""

from django.conf import settings
from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.public import follow, gallery, information, report, start
from wardmote.pages.routes import route

routes: list[URLPattern] = [
    route("", start.show_start, permission=Permission.PUBLIC, name="home", methods=("GET",)),
    route(
        "using-this-service",
        start.show_stay_safe,
        permission=Permission.PUBLIC,
        name="stay_safe",
        methods=("GET",),
    ),
    route(
        "asb-case-review",
        start.show_case_review,
        permission=Permission.PUBLIC,
        name="case_review",
        methods=("GET",),
    ),
    route("report/check", report.check, permission=Permission.PUBLIC, name="report_check"),
    route(
        "report/sent", report.show_sent, permission=Permission.PUBLIC, name="report_sent", methods=("GET",)
    ),
    route(
        "report/stopped",
        report.show_stopped,
        permission=Permission.PUBLIC,
        name="report_stopped",
        methods=("GET",),
    ),
    route("report/<slug:slug>", report.ask, permission=Permission.PUBLIC, name="question"),
    route("follow", follow.find, permission=Permission.PUBLIC, name="follow_find"),
    route(
        "follow/<str:secret>", follow.follow, permission=Permission.PUBLIC, name="follow", methods=("GET",)
    ),
    route("follow/<str:secret>/again", follow.again, permission=Permission.PUBLIC, name="follow_again"),
    route("follow/<str:secret>/contact", follow.unsafe, permission=Permission.PUBLIC, name="follow_unsafe"),
    route("follow/<str:secret>/consent", follow.consent, permission=Permission.PUBLIC, name="follow_consent"),
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
