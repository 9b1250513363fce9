"""Machines' requests leave the way of the pages here: they have a door, and a transaction, of their own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from wardmote.access.actors import Circumstances
from wardmote.access.rows import under
from wardmote.api import door
from wardmote.config.middleware import client_address


class MachineDoor:
    """Answers what is for machines before sessions, cookies and forms are looked at. Stands inside
    SecurityHeaders: its headers are on these answers too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not door.is_for_machines(request.path_info):
            return self.get_response(request)
        request.get_host()  # refuses a host name that is not ours
        with under(Circumstances(ip=client_address(request))):
            return door.answer(request)
