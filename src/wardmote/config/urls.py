"""Root addresses: each area of pages brings its own list."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from wardmote.access.choices import Permission
from wardmote.api.urls import urlpatterns as machines
from wardmote.demo.pages import routes as demonstration
from wardmote.pages import health, policy_reports
from wardmote.pages.routes import route
from wardmote.pages.urls import urlpatterns as pages

urlpatterns: list[URLPattern | URLResolver] = [
    route("healthz", health.live, permission=Permission.PUBLIC, name="healthz"),
    route("readyz", health.ready, permission=Permission.PUBLIC, name="readyz"),
    route(
        "policy-report",
        policy_reports.take_policy_report,
        permission=Permission.PUBLIC,
        name="policy_report",
        methods=("POST",),
    ),
    *machines,
    *pages,
    *demonstration,
]
handler400 = "wardmote.pages.errors.bad_request"
handler403 = "wardmote.pages.errors.forbidden"
handler404 = "wardmote.pages.errors.not_found"
handler500 = "wardmote.pages.errors.server_error"
