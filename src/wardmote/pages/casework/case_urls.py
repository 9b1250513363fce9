"""Addresses of cases. Each asks for one permission; what may be done to one case is asked of the case."""

from typing import Any

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.casework import (
    case,
    case_adding,
    case_closing,
    case_opening,
    case_people,
    case_sharing,
    case_steering,
    cases,
    emergencies,
    sources,
)
from wardmote.pages.routes import route

_READ: dict[str, Any] = {"permission": Permission.READ_CASES, "methods": ("GET",)}
_WORK: dict[str, Any] = {"permission": Permission.WORK_CASES}
_WORK_POST: dict[str, Any] = {"permission": Permission.WORK_CASES, "methods": ("POST",)}
_SHARE: dict[str, Any] = {"permission": Permission.SHARE_CASES}
_SHARE_POST: dict[str, Any] = {"permission": Permission.SHARE_CASES, "methods": ("POST",)}
_REVEAL: dict[str, Any] = {"permission": Permission.REVEAL}
_REVIEW: dict[str, Any] = {"permission": Permission.REVIEW_OVERRIDES}
_TRIAGE: dict[str, Any] = {"permission": Permission.TRIAGE_REPORTS}

routes: list[URLPattern] = [
    route("work", cases.my_work, name="my_work", **_READ),
    route(
        "prompts/<uuid:prompt_id>/seen",
        cases.settle_prompt,
        name="prompt_settle",
        permission=Permission.READ_CASES,
        methods=("POST",),
    ),
    route("team", cases.team_board, name="team_board", permission=Permission.SEE_TEAM, methods=("GET",)),
    route(
        "reports/<str:reference>/open-case", case_opening.open_from_report, name="report_open_case", **_TRIAGE
    ),
    route("reports/<str:reference>/attach", case_opening.attach, name="report_attach", **_TRIAGE),
    route("cases", cases.show_cases, name="cases", **_READ),
    route("cases/open", case_opening.open_case, name="case_open", **_WORK),
    route("cases/export", cases.export_cases, name="cases_export", permission=Permission.EXPORT),
    route(
        "cases/views",
        cases.keep_view,
        name="case_view_keep",
        permission=Permission.READ_CASES,
        methods=("POST",),
    ),
    route(
        "cases/views/<uuid:view_id>/remove",
        cases.forget_view,
        name="case_view_forget",
        permission=Permission.READ_CASES,
        methods=("POST",),
    ),
    route("cases/locked/<uuid:case_id>", cases.show_stub, name="case_stub", permission=Permission.READ_CASES),
    route(
        "cases/locked/<uuid:case_id>/emergency",
        emergencies.override,
        name="case_emergency",
        permission=Permission.OVERRIDE_LOCKS,
    ),
    route(
        "cases/<str:reference>/emergency/end",
        emergencies.end,
        name="case_emergency_end",
        permission=Permission.OVERRIDE_LOCKS,
        methods=("POST",),
    ),
    route("emergencies", emergencies.show_overrides, name="overrides", methods=("GET",), **_REVIEW),
    route("emergencies/<uuid:override_id>", emergencies.review, name="override", **_REVIEW),
    route("cases/<str:reference>", case.show_case, name="case", **_READ),
    route("cases/<str:reference>/notes", case_adding.add_note, name="case_note", **_WORK),
    route("cases/<str:reference>/contacts", case_adding.add_contact, name="case_contact", **_WORK),
    route("cases/<str:reference>/actions", case_adding.add_action, name="case_action", **_WORK),
    route(
        "cases/<str:reference>/actions/<uuid:action_id>",
        case_adding.end_action,
        name="case_action_end",
        **_WORK,
    ),
    route(
        "cases/<str:reference>/actions/<uuid:action_id>/change",
        case_adding.change_action,
        name="case_action_change",
        **_WORK,
    ),
    route("cases/<str:reference>/files", case_adding.add_file, name="case_file", **_WORK),
    route("cases/<str:reference>/incidents", case_adding.add_incident, name="case_incident", **_WORK),
    route("cases/<str:reference>/lines/<uuid:line>", case_adding.edit_line, name="case_line", **_WORK),
    route(
        "cases/<str:reference>/lines/<uuid:line>/history",
        case_adding.show_history,
        name="case_line_history",
        **_READ,
    ),
    route("cases/<str:reference>/people", case_people.add_person, name="case_person", **_WORK),
    route(
        "cases/<str:reference>/people/<uuid:role_id>/end",
        case_people.end_person,
        name="case_person_end",
        **_WORK,
    ),
    route(
        "cases/<str:reference>/people/<uuid:role_id>/consent",
        case_people.record_consent,
        name="case_person_consent",
        **_WORK,
    ),
    route(
        "cases/<str:reference>/people/<uuid:person_id>/safe-location",
        case_people.keep_location,
        name="case_location",
        permission=Permission.REVEAL,
    ),
    route(
        "cases/<str:reference>/people/<uuid:person_id>/safe-location/<uuid:location_id>",
        case_people.show_location,
        name="case_location_show",
        permission=Permission.REVEAL,
        methods=("POST",),
    ),
    route(
        "cases/<str:reference>/people/<uuid:person_id>/safe-location/<uuid:location_id>/end",
        case_people.end_location,
        name="case_location_end",
        permission=Permission.REVEAL,
        methods=("POST",),
    ),
    *[
        one
        for kind, keep, show, end in (
            ("case", sources.keep_for_case, sources.show_for_case, sources.end_for_case),
            ("report", sources.keep_for_report, sources.show_for_report, sources.end_for_report),
        )
        for one in (
            route(f"{kind}s/<str:reference>/source", keep, name=f"{kind}_source", **_REVEAL),
            route(
                f"{kind}s/<str:reference>/source/<uuid:source_id>",
                show,
                name=f"{kind}_source_show",
                **_REVEAL,
            ),
            route(
                f"{kind}s/<str:reference>/source/<uuid:source_id>/end",
                end,
                name=f"{kind}_source_end",
                methods=("POST",),
                **_REVEAL,
            ),
        )
    ],
    route("cases/<str:reference>/places", case_people.add_place, name="case_place", **_WORK),
    route(
        "cases/<str:reference>/places/<uuid:place_id>/end",
        case_people.end_place,
        name="case_place_end",
        **_WORK_POST,
    ),
    route("cases/<str:reference>/name", case_steering.set_title, name="case_title", **_WORK),
    route("cases/<str:reference>/owner", case_steering.assign, name="case_assign", **_WORK),
    route("cases/<str:reference>/risk", case_steering.set_risk, name="case_risk", **_WORK),
    route("cases/<str:reference>/next-review", case_steering.set_review, name="case_review_day", **_WORK),
    route("cases/<str:reference>/behaviour", case_steering.set_categories, name="case_categories", **_WORK),
    route("cases/<str:reference>/link", case_steering.link, name="case_link", **_WORK),
    route("cases/<str:reference>/steps/<str:step>", case_steering.take_step, name="case_step", **_WORK),
    route("cases/<str:reference>/lead", case_steering.transfer, name="case_transfer", **_SHARE),
    route("cases/<str:reference>/closing", case_closing.ask_to_close, name="case_close_ask", **_WORK),
    route("cases/<str:reference>/close", case_closing.close, name="case_close", **_WORK),
    route(
        "cases/<str:reference>/letters/<uuid:letter_id>/posted",
        case_closing.post_letter,
        name="case_letter_posted",
        **_WORK,
    ),
    route(
        "cases/<str:reference>/letters/<uuid:letter_id>/stop",
        case_closing.stop_letter,
        name="case_letter_stop",
        **_WORK,
    ),
    route("cases/<str:reference>/sharing", case_sharing.show_sharing, name="case_sharing", **_READ),
    route("cases/<str:reference>/sharing/agency", case_sharing.share, name="case_share", **_SHARE_POST),
    route("cases/<str:reference>/sharing/class", case_sharing.set_class, name="case_class", **_SHARE_POST),
    route("cases/<str:reference>/sharing/side", case_sharing.set_side, name="case_side", **_SHARE_POST),
    route("cases/<str:reference>/sharing/person", case_sharing.name, name="case_name", **_SHARE_POST),
    route(
        "cases/<str:reference>/sharing/conflict", case_sharing.conflict, name="case_conflict", **_SHARE_POST
    ),
    route(
        "cases/<str:reference>/sharing/conflict/<uuid:membership_id>/lift",
        case_sharing.lift_conflict,
        name="case_conflict_lift",
        **_SHARE,
    ),
    route(
        "cases/<str:reference>/sharing/agency/<uuid:agency_id>/stop",
        case_sharing.withdraw,
        name="case_withdraw",
        **_SHARE,
    ),
    route(
        "cases/<str:reference>/sharing/person/<uuid:membership_id>/off",
        case_sharing.unname,
        name="case_unname",
        **_SHARE,
    ),
    route(
        "cases/<str:reference>/sharing/requests/<uuid:request_id>",
        case_sharing.answer_request,
        name="case_request",
        **_SHARE,
    ),
]
