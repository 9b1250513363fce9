"""Partners' machines: tokens made by the operation, and a client that sends with them."""

import json
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from tests.builders.partnership import World

from wardmote.access.rows import acting_as
from wardmote.partnerships.models import ApiToken
from wardmote.partnerships.operations.machines import make_token

ALL_SCOPES = ("reports:write", "reports:read", "reports:people")


def a_token(
    world: World, agency: str = "council", scopes: tuple[str, ...] = ALL_SCOPES, **more: Any
) -> tuple[ApiToken, str]:
    """A token of an agency, and its secret."""
    return make_token(
        by=world.system(), agency=world.agency(agency), name=f"{agency} system", scopes=scopes, **more
    )


def all_tokens(world: World) -> list[ApiToken]:
    with acting_as(world.system()):
        return list(ApiToken.objects.all())


class Machine:
    """A partner's machine: sends JSON with its token."""

    def __init__(self, secret: str = "", host: str = "testserver") -> None:
        self.client = Client(headers={"host": host})
        self.secret = secret

    def headers(self, **more: str) -> dict[str, str]:
        return ({"authorization": f"Bearer {self.secret}"} if self.secret else {}) | more

    def get(self, path: str, **query: Any) -> HttpResponse:
        return self.client.get(f"/api/v1/{path}", query, headers=self.headers())

    def send(
        self, body: Any, key: str | None = None, *, path: str = "reports", **headers: str
    ) -> HttpResponse:
        """POST a report; a new key each time unless one is given ('' sends none)."""
        sent = {"idempotency-key": str(uuid4()) if key is None else key} if key != "" else {}
        return self.client.post(
            f"/api/v1/{path}",
            body if isinstance(body, str | bytes) else json.dumps(body),
            content_type=headers.pop("content_type", "application/json"),
            headers=self.headers(**sent, **headers),
        )
