"""Root addresses: each module of pages brings its own list."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from wardmote.pages import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.live, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
