"""Addresses of this area. `route(path, view, permission=…, name=…)`, in the order in which people meet them."""

from functools import partial

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.casework import importing, inbox, phone, place, report, report_map
from wardmote.pages.casework.case_urls import routes as case_routes
from wardmote.pages.casework.person_urls import routes as person_routes
from wardmote.pages.casework.review_door_urls import routes as review_door_routes
from wardmote.pages.casework.reviews_urls import routes as review_routes
from wardmote.pages.routes import route

read = partial(route, permission=Permission.READ_REPORTS, methods=("GET",))
triage = partial(route, permission=Permission.TRIAGE_REPORTS)
imports = partial(route, permission=Permission.IMPORT_REPORTS)
post = partial(route, permission=Permission.TRIAGE_REPORTS, methods=("POST",))

routes: list[URLPattern] = [
    read("inbox", inbox.show_inbox, name="inbox"),
    route("reports/new", phone.enter_report, name="report_enter", permission=Permission.ENTER_REPORTS),
    route(
        "reports/entered",
        phone.show_entered,
        name="report_entered",
        permission=Permission.ENTER_REPORTS,
        methods=("GET",),
    ),
    read("reports/map", report_map.show_map, name="report_map"),
    read("reports/<str:reference>", report.show_report, name="report"),
    post("reports/<str:reference>/start", report.start, name="report_start"),
    post("reports/<str:reference>/contacted", report.note_contact, name="report_contact"),
    triage("reports/<str:reference>/advise", report.advise, name="report_advise"),
    triage("reports/<str:reference>/watch", report.watch, name="report_watch"),
    triage("reports/<str:reference>/merge", report.merge, name="report_merge"),
    triage("reports/<str:reference>/refer", report.refer, name="report_refer"),
    triage("reports/<str:reference>/recall", report.recall, name="report_recall"),
    post("reports/<str:reference>/link/end", report.end_follow_link, name="report_link_end"),
    triage("reports/<str:reference>/priority", report.change_priority, name="report_priority"),
    route(
        "places/<uuid:known_place_id>",
        place.show_place,
        name="place",
        permission=Permission.READ_CASES,
        methods=("GET",),
    ),
    route(
        "places/<uuid:known_place_id>/correct",
        place.correct,
        name="place_correct",
        permission=Permission.WORK_CASES,
    ),
    imports("imports", importing.bring_file, name="imports"),
    imports("imports/<uuid:run_id>", importing.show_result, name="import_result", methods=("GET",)),
    imports("imports/<uuid:run_id>/again", importing.begin_again, name="import_again", methods=("POST",)),
    imports("imports/<uuid:run_id>/columns", importing.choose_columns, name="import_columns"),
    imports("imports/<uuid:run_id>/types", importing.choose_types, name="import_types"),
    imports("imports/<uuid:run_id>/check", importing.check_file, name="import_check"),
    *case_routes,
    *person_routes,
    *review_routes,
    *review_door_routes,
]
