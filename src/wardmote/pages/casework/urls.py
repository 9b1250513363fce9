"""Addresses of this area. `route(path, view, permission=…, name=…)`, in the order in which people meet them."""

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.casework import inbox, phone, report
from wardmote.pages.casework.case_urls import routes as case_routes
from wardmote.pages.routes import route

_READ = {"permission": Permission.READ_REPORTS, "methods": ("GET",)}
_TRIAGE = {"permission": Permission.TRIAGE_REPORTS}
_POST = {"permission": Permission.TRIAGE_REPORTS, "methods": ("POST",)}

routes: list[URLPattern] = [
    route("inbox", inbox.show_inbox, name="inbox", **_READ),
    route("reports/new", phone.enter_report, name="report_enter", permission=Permission.ENTER_REPORTS),
    route(
        "reports/entered",
        phone.show_entered,
        name="report_entered",
        permission=Permission.ENTER_REPORTS,
        methods=("GET",),
    ),
    route("reports/<str:reference>", report.show_report, name="report", **_READ),
    route("reports/<str:reference>/start", report.start, name="report_start", **_POST),
    route("reports/<str:reference>/contacted", report.note_contact, name="report_contact", **_POST),
    route("reports/<str:reference>/advise", report.advise, name="report_advise", **_TRIAGE),
    route("reports/<str:reference>/watch", report.watch, name="report_watch", **_TRIAGE),
    route("reports/<str:reference>/merge", report.merge, name="report_merge", **_TRIAGE),
    route("reports/<str:reference>/refer", report.refer, name="report_refer", **_TRIAGE),
    route("reports/<str:reference>/recall", report.recall, name="report_recall", **_TRIAGE),
    route("reports/<str:reference>/priority", report.change_priority, name="report_priority", **_TRIAGE),
    *case_routes,
]
