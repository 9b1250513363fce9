"""Headers that every answer carries (E2, E3 of the security checklist: no referrer, no store, no
features)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# What a page of ours never needs: a script that got in could not ask for it either.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class SecurityHeaders:
    """Adds the headers Django has no setting for. A view that set one of them itself keeps its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # Pages may name a person: neither a shared proxy nor the back button of a shared computer may
        # keep them. Static files pass with their own, since WhiteNoise sets it before.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
