"""The transaction of a request: who acts, what is undone, what is recorded even so."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import path
from tests import databases
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.choices import Permission
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.rows import acting_as, current_actor
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.config import urls as root
from wardmote.pages import routes
from wardmote.pages.routes import route
from wardmote.partnerships.models import Team

pytestmark = pytest.mark.django_db(transaction=True)


def show_actor(request: Any) -> HttpResponse:
    return HttpResponse(f"{request.actor.kind} {current_actor() == request.actor} {Team.objects.count()}")


def absent(request: HttpRequest) -> HttpResponse:
    raise NotFound("a secret name")


def refused(request: HttpRequest) -> HttpResponse:
    Team.objects.update(email="before@the.refusal")
    raise NotAllowed("Only the lead agency closes a case.")


def broken(request: Any) -> HttpResponse:
    Team.objects.update(email="written@before.example")
    raise ZeroDivisionError


def streaming(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter(["rows of nobody"]))


def logged(request: Any) -> HttpResponse:
    record(request.actor, Category.CONSULTATION, "test.logged", "team", [])
    return HttpResponse("the content")


urlpatterns = [
    *root.urlpatterns,
    route("t/public", show_actor, permission=Permission.PUBLIC, name="t_public"),
    route("t/staff", show_actor, permission=Permission.READ_REPORTS, name="t_staff"),
    route("t/absent", absent, permission=Permission.READ_REPORTS, name="t_absent"),
    route("t/refused", refused, permission=Permission.SIGNED_IN, name="t_refused"),
    route("t/broken", broken, permission=Permission.SIGNED_IN, name="t_broken"),
    route("t/streaming", streaming, permission=Permission.SIGNED_IN, name="t_streaming"),
    route("t/logged", logged, permission=Permission.SIGNED_IN, name="t_logged"),
    path("t/unguarded", show_actor),
]
# Routes of these tests alone: the lists that other tests walk are of the product's own.
for _name in [name for name in routes._all if name.startswith("t_")]:
    del routes._all[_name]

handler404, handler500 = root.handler404, root.handler500


@pytest.fixture
def world() -> Iterator[World]:
    with override_settings(ROOT_URLCONF=__name__):
        yield a_partnership(host="testserver")


def events(world: World, act: str) -> list[tuple[Any, ...]]:
    """The outcomes and actors of an act, read as the log's own keeper."""
    with databases.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        return admin.execute(
            "select outcome, actor_kind, membership_id from audit_accessevent where act = %s", [act]
        ).fetchall()


def without_token(answer: Any) -> str:
    """The page without the secret value against forged forms, which differs in every answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())


def test_a_refusal_is_recorded_even_though_the_rest_is_undone(world: World) -> None:
    signed_in_client(world, "council", "account_administrator").get("/t/refused")
    viewer = world.viewer("council", "account_administrator")
    assert events(world, "pages.t_refused") == [("denied", "viewer", viewer.membership_id)]


def test_a_page_outside_the_role_is_recorded_as_denied(world: World) -> None:
    signed_in_client(world, "council", "analyst").get("/t/staff")
    assert events(world, "pages.t_staff")[0][0] == "denied"


def test_without_the_log_nothing_is_shown(world: World) -> None:
    client = signed_in_client(world, "council", "caseworker")
    assert client.get("/t/logged").content == b"the content"
    name = connection.settings_dict["NAME"]
    with databases.connect_as_admin(name) as admin:
        admin.execute("revoke insert on audit_accessevent from wardmote_app")
        try:
            answer = client.get("/t/logged")
        finally:
            admin.execute("grant insert on audit_accessevent to wardmote_app")
    assert answer.status_code == 503
    assert b"the content" not in answer.content


def test_a_stranger_acts_as_the_public_of_the_partnership_at_this_host(world: World) -> None:
    answer = Client().get("/t/public")
    assert answer.content == b"public True 5"


def test_staff_act_as_the_public_on_public_pages(world: World) -> None:
    client = signed_in_client(world, "council", "caseworker")
    assert client.get("/t/public").content.startswith(b"public")
    assert client.get("/t/staff").content.startswith(b"viewer True")


def test_a_stranger_is_sent_to_the_sign_in_page_and_back(world: World) -> None:
    answer = Client().get("/t/staff?page=2")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in?next=%2Ft%2Fstaff%3Fpage%3D2"


def test_a_page_outside_the_role_is_the_same_as_one_that_does_not_exist(world: World) -> None:
    client = signed_in_client(world, "council", "analyst")
    outside, absent_page = client.get("/t/staff"), client.get("/t/nothing-here")
    assert (outside.status_code, without_token(outside)) == (404, without_token(absent_page))
    assert outside.headers == absent_page.headers


def test_absent_is_404_and_says_nothing_of_it(world: World) -> None:
    answer = signed_in_client(world, "council", "caseworker").get("/t/absent")
    assert answer.status_code == 404
    assert b"secret name" not in answer.content


def test_a_refusal_shows_its_reason_and_undoes_what_was_written(world: World) -> None:
    answer = signed_in_client(world, "council", "account_administrator").get("/t/refused")
    assert answer.status_code == 403
    assert "Only the lead agency closes a case." in answer.content.decode()
    with acting_as(world.system()):
        assert not Team.objects.filter(email__contains="refusal").exists()


def test_a_fault_undoes_what_was_written(world: World) -> None:
    client = signed_in_client(world, "council", "account_administrator")
    client.raise_request_exception = False
    assert client.get("/t/broken").status_code == 500
    with acting_as(world.system()):
        assert not Team.objects.filter(email="written@before.example").exists()


def test_a_stream_is_refused(world: World) -> None:
    client = signed_in_client(world, "council", "caseworker")
    client.raise_request_exception = False
    answer = client.get("/t/streaming")
    assert answer.status_code == 500
    assert b"rows of nobody" not in answer.content


def test_who_acts_does_not_outlive_the_request(world: World) -> None:
    signed_in_client(world, "council", "caseworker").get("/t/staff")
    assert current_actor() is None
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('wardmote.kind', true), '')")
        assert cursor.fetchone() == ("",)


def test_static_files_and_healthz_ask_the_database_for_nothing(
    world: World, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert Client().get("/healthz").status_code == 200
        Client().get("/static/nothing.css")


def test_a_signed_in_request_costs_four_statements_of_its_own(
    world: World, django_assert_num_queries: Any
) -> None:
    client = signed_in_client(world, "council", "caseworker")
    # Begin, the session, who may act, twice telling the database, commit; and the view's own count.
    with django_assert_num_queries(7) as captured:
        client.get("/t/staff")
    sent = [query["sql"] for query in captured.captured_queries]
    assert sum("set_config" in sql for sql in sent) == 2


def test_a_session_of_one_partnership_counts_nothing_at_another_ones_door(world: World) -> None:
    other = a_partnership(host="localhost")
    client = signed_in_client(other, "council", "caseworker", host="localhost")
    assert client.get("/t/staff").status_code == 200
    answer = client.get("/t/staff", headers={"host": "testserver"})
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in")


def test_each_host_shows_its_own_partnership_and_an_unknown_one_none(world: World) -> None:
    other = a_partnership(host="localhost")
    assert other.partnership.name in Client(headers={"host": "localhost"}).get("/sign-in").content.decode()
    assert world.partnership.name in Client(headers={"host": "testserver"}).get("/sign-in").content.decode()
    assert Client(headers={"host": "127.0.0.1"}).get("/sign-in").status_code == 404


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "expected"),
    [
        (False, "198.51.100.9", "203.0.113.5"),
        (True, "198.51.100.9", "198.51.100.9"),
        (True, "6.6.6.6, 198.51.100.9", "198.51.100.9"),
        (True, "not an address", None),
        (True, "", "203.0.113.5"),
    ],
)
def test_the_log_keeps_the_address_that_our_own_proxy_saw(
    world: World, settings: Any, behind_proxy: bool, forwarded: str, expected: str | None
) -> None:
    """What a client writes into the header itself is never believed (E6)."""
    settings.BEHIND_PROXY = behind_proxy
    client = signed_in_client(world, "council", "caseworker")
    client.get("/t/logged", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR="203.0.113.5")
    with databases.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        ((ip, session),) = admin.execute(
            "select host(ip), session_hash from audit_accessevent where act = 'test.logged'"
        ).fetchall()
    assert ip == expected
    assert len(session) == 64
    assert client.cookies["session"].value not in session
