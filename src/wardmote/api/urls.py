"""Addresses for machines. They are no routes of pages: a token opens them, never a session."""

from django.urls import URLPattern, URLResolver, path, re_path

from wardmote.api import open311, v1

_FORM = r"\.(?P<form>json|xml)$"
_ONE = r"(?P<reference>[^/]+?)"

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", v1.api.urls),
    re_path(rf"^open311/v2/discovery{_FORM}", open311.discovery, name="open311_discovery"),
    re_path(rf"^open311/v2/services{_FORM}", open311.services, name="open311_services"),
    re_path(rf"^open311/v2/services/(?P<code>[^/]+?){_FORM}", open311.service, name="open311_service"),
    re_path(rf"^open311/v2/requests{_FORM}", open311.requests, name="open311_requests"),
    re_path(rf"^open311/v2/requests/{_ONE}{_FORM}", open311.one_request, name="open311_request"),
    re_path(rf"^open311/v2/tokens/{_ONE}{_FORM}", open311.token, name="open311_token"),
]
