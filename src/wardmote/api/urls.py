"""Addresses for machines. They are no routes of pages: a token opens them, never a session."""

from django.urls import URLPattern, URLResolver, path

from wardmote.api import v1

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", v1.api.urls),
]
