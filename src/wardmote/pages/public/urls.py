"""Addresses of this area. `route(path, view, permission=…, name=…)`, in the order in which people meet them."""

from django.conf import settings
from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.public import (
    follow,
    gallery,
    information,
    plans,
    report,
    review_apply,
    review_figures,
    review_follow,
    start,
)
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
        "who-we-are",
        information.show_agencies,
        permission=Permission.PUBLIC,
        name="public_agencies",
        methods=("GET",),
    ),
    route("plans", plans.show_plans, permission=Permission.PUBLIC, name="public_plans", methods=("GET",)),
    route(
        "plans/<uuid:plan_id>",
        plans.show_plan,
        permission=Permission.PUBLIC,
        name="public_plan",
        methods=("GET",),
    ),
    route(
        "asb-case-review",
        review_apply.show_case_review,
        permission=Permission.PUBLIC,
        name="case_review",
        methods=("GET",),
    ),
    route(
        "asb-case-review/apply/check", review_apply.check, permission=Permission.PUBLIC, name="review_check"
    ),
    route(
        "asb-case-review/apply/sent",
        review_apply.show_sent,
        permission=Permission.PUBLIC,
        name="review_sent",
        methods=("GET",),
    ),
    route(
        "asb-case-review/apply/<slug:slug>",
        review_apply.apply,
        permission=Permission.PUBLIC,
        name="review_question",
    ),
    route(
        "asb-case-review/paper",
        review_apply.show_paper,
        permission=Permission.PUBLIC,
        name="review_paper",
        methods=("GET",),
    ),
    *(
        route(
            f"asb-case-review/figures{end}", view, permission=Permission.PUBLIC, name=name, methods=("GET",)
        )
        for end, view, name in (
            ("", review_figures.show_figures, "review_figures"),
            (".csv", review_figures.figures_csv, "review_figures_csv"),
            (".json", review_figures.figures_json, "review_figures_json"),
        )
    ),
    route(
        "asb-case-review/follow/<str:secret>",
        review_follow.follow,
        permission=Permission.PUBLIC,
        name="review_follow",
        methods=("GET",),
    ),
    route(
        "asb-case-review/follow/<str:secret>/take-back",
        review_follow.take_back,
        permission=Permission.PUBLIC,
        name="review_take_back",
    ),
    route(
        "asb-case-review/follow/<str:secret>/appeal",
        review_follow.make_appeal,
        permission=Permission.PUBLIC,
        name="review_appeal",
    ),
    route(
        "asb-case-review/follow/<str:secret>/end",
        review_follow.end,
        permission=Permission.PUBLIC,
        name="review_end_representation",
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
    route("follow/<str:secret>/survey", follow.survey, permission=Permission.PUBLIC, name="follow_survey"),
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
