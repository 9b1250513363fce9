"""The report journey as a browser sends it: order, tampering, changed answers, one sending."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from tests.builders.reports import Door, a_door

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.notifications.models import Message
from wardmote.pages.public.questions import contact_said
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.models import ContactPoint, Person
from wardmote.places.models import Postcode, Street
from wardmote.reports.choices import Channel, Kind, Known, Status
from wardmote.reports.models import Incident, Report
from wardmote.reports.operations.following import write_letter

pytestmark = pytest.mark.django_db

ANSWERS: dict[str, dict[str, Any]] = {
    "now": {"danger_now": "no"},
    "what": {"words": "Loud music until three every night, CANARYWORDS"},
    "kind": {"kinds": ["noise", "neighbours"]},
    "like": {"like": "none"},
    "where": {"how": "words", "described": "behind the swings"},
    "when": {"when": "ongoing"},
    "often": {"frequency": "most_days"},
    "effect": {"harm": ""},
    "who": {"affected": "household"},
    "why": {"perceived": "no"},
    "risk": {"at_risk": "no"},
    "before": {"told": "yes", "who": "the landlord in May"},
    "wish": {"wish": "Quiet after eleven"},
    "files": {"act": "continue"},
    "you": {"who": "named", "name": "Robin Ash", "postcode": "le18 1aa"},
    "contact": {"ways": ["email", "phone"], "email": "robin@home.example", "phone": "07700 900123"},
    "safe": {"email": "open", "phone": "unsure", "unsafe_with": "my brother"},
    "sharing": {"objects": "no"},
}


@pytest.fixture
def door() -> Door:
    return a_door()


def answer(client: Client, slug: str, sent: dict[str, Any], query: str = "") -> str:
    """Send an answer and return where it leads."""
    response = client.post(f"/report/{slug}{query}", sent)
    assert response.status_code == 302, response.content.decode()[:3000]
    return str(response["Location"])


def walk(client: Client, until: str = "check", **other: dict[str, Any]) -> str:
    """Answer every question that is asked, until a page."""
    answers = ANSWERS | other
    at = "now"
    for _ in range(40):
        if at == until:
            return at
        at = answer(client, at, answers.get(at, {})).rpartition("/")[2]
    raise AssertionError("the journey does not end")


def kept(door: Door) -> list[Report]:
    with acting_as(door.system):
        return list(Report.objects.order_by("id"))


def test_a_report_from_the_first_page_to_the_link(door: Door) -> None:
    client = Client()
    assert "sessionid" not in client.get("/").cookies
    assert not client.get("/").cookies, "a cookie is set only once the form is started"
    walk(client)
    page = client.get("/report/check").content.decode()
    for words in (
        "CANARYWORDS",
        "behind the swings",
        "Robin Ash",
        "the landlord in May",
        "Noise",
        "my brother",
    ):
        assert words in page
    assert "Not provided" in page
    assert client.post("/report/check").headers["Location"] == "/report/sent"
    (report,) = kept(door)
    assert report.channel == Channel.WEB
    assert report.kinds == [Kind.NOISE, Kind.NEIGHBOURS]
    assert (report.place_text, report.is_ongoing, report.told_before) == (
        "behind the swings",
        True,
        Known.YES,
    )
    sent = client.get("/report/sent").content.decode()
    assert report.reference in sent
    assert "answer by" in sent
    with acting_as(door.system):
        person = Person.objects.get()
        assert (person.name, person.postcode) == ("Robin Ash", "LE181AA")
        safety = dict(ContactPoint.objects.values_list("kind", "safety"))
        assert safety == {"email": Safety.SAFE, "phone": Safety.UNKNOWN}
        for message in Message.objects.all():
            for told in ("CANARYWORDS", "Robin", "swings", "LE18"):
                assert told not in message.subject + message.text


def test_nothing_is_kept_before_it_is_sent(door: Door) -> None:
    walk(Client())
    assert kept(door) == []


def test_empty_answers_show_what_is_wrong(door: Door) -> None:
    client = Client()
    page = client.post("/report/now", {}).content.decode()
    assert "There is a problem" in page
    assert "Error: " in page
    assert "Select yes if somebody is in danger now" in page


@pytest.mark.parametrize("slug", ["what", "safe", "sharing", "files", "elsewhere", "place", "call"])
def test_h6_nobody_jumps_ahead(door: Door, slug: str) -> None:
    """H6: a step that is sent out of order leads back to the first question without an answer."""
    client = Client()
    assert client.get(f"/report/{slug}")["Location"] == "/report/now"
    assert answer(client, slug, ANSWERS.get(slug, {})) == "/report/now?late=1"
    assert client.get("/report/check")["Location"] == "/report/now"
    assert client.post("/report/check")["Location"].startswith("/report/now")
    assert kept(door) == []


def test_an_answer_that_comes_after_the_draft_ended_is_kept_and_they_are_told(door: Door) -> None:
    client = Client()
    walk(client, "effect")
    client.cookies.clear()
    assert answer(client, "effect", {"harm": "I cannot sleep, CANARYHARM"}) == "/report/now?late=1"
    page = client.get("/report/now?late=1").content.decode()
    assert "Please start again" in page
    assert "Please start again" not in client.get("/report/now").content.decode()
    walk(client, "effect")
    assert "CANARYHARM" in client.get("/report/effect").content.decode()


def test_sending_after_the_draft_ended_says_that_nothing_was_sent(door: Door) -> None:
    client = Client()
    walk(client)
    client.cookies.clear()
    page = client.post("/report/check", follow=True).content.decode()
    assert "Nothing was sent to us" in page
    assert kept(door) == []


def test_somebody_who_only_looks_is_not_told_that_a_draft_was_here(door: Door) -> None:
    """After "Exit this page" the next person at the device learns nothing from the back button."""
    client = Client()
    walk(client, "effect")
    client.get("/exit")
    assert client.get("/report/effect")["Location"] == "/report/now"


def test_an_unknown_page_of_the_journey_is_absent(door: Door) -> None:
    assert Client().get("/report/nonsense").status_code == 404
    assert Client().post("/report/__class__").status_code == 404


def test_danger_now_leads_to_999_first(door: Door) -> None:
    client = Client()
    assert answer(client, "now", {"danger_now": "yes"}) == "/report/call"
    page = client.get("/report/call").content.decode()
    assert "Call 999" in page
    walk(client, now={"danger_now": "yes"})
    client.post("/report/check")
    (report,) = kept(door)
    assert report.needs_attention


def test_h6_a_changed_answer_asks_what_it_now_needs_and_comes_back_to_check(door: Door) -> None:
    """H6: an earlier answer that changes brings back the questions that depend on it, and drops what no longer
    applies."""
    client = Client()
    walk(client, you={"who": "anonymous"})
    assert client.get("/report/contact")["Location"].startswith("/report/")
    assert answer(client, "you", ANSWERS["you"], "?from=check") == "/report/contact?from=check"
    assert answer(client, "contact", ANSWERS["contact"], "?from=check") == "/report/safe?from=check"
    assert answer(client, "safe", ANSWERS["safe"], "?from=check") == "/report/check"
    assert answer(client, "you", {"who": "anonymous"}, "?from=check") == "/report/check"
    client.post("/report/check")
    (report,) = kept(door)
    assert report.is_anonymous
    with acting_as(door.system):
        assert Person.objects.count() == ContactPoint.objects.count() == 0


def test_adding_a_way_to_contact_asks_again_whether_it_is_safe(door: Door) -> None:
    client = Client()
    walk(client)
    more = ANSWERS["contact"] | {"ways": ["email", "phone", "letter"], "letter": "1 Bell Street"}
    assert answer(client, "contact", more, "?from=check") == "/report/safe?from=check"


def test_answers_that_are_not_offered_are_refused(door: Door) -> None:
    client = Client()
    walk(client, "kind")
    assert client.post("/report/kind", {"kinds": ["<script>"]}).status_code == 200
    assert client.post("/report/kind", {"kinds": ["other", "noise"]}).status_code == 200
    assert client.get("/report/like")["Location"] == "/report/kind"


def test_an_answer_that_is_too_long_is_named_without_its_question(door: Door) -> None:
    client = Client()
    walk(client, "what")
    page = client.post("/report/what", {"words": "x" * 10_001}).content.decode()
    assert "Your answer must be 10000 characters or less" in page
    assert "? must be" not in page


def test_a_double_sending_and_going_back_make_one_report(door: Door) -> None:
    client = Client()
    walk(client)
    client.post("/report/check")
    assert client.post("/report/check")["Location"] == "/report/sent"
    assert client.get("/report/check")["Location"] == "/report/sent"
    assert len(kept(door)) == 1


def test_two_windows_that_send_the_same_draft_make_one_report(door: Door) -> None:
    first = Client()
    walk(first)
    from django.contrib.sessions.backends.db import SessionStore

    before = dict(SessionStore(first.cookies["session"].value).load())
    first.post("/report/check")
    again = SessionStore()
    again.update(before)
    again.save()
    second = Client()
    second.cookies["session"] = again.session_key or ""
    assert second.post("/report/check")["Location"] == "/report/sent"
    assert len(kept(door)) == 1
    assert first.get("/report/sent").content == second.get("/report/sent").content


def test_advice_lets_them_stop_and_nothing_stays(door: Door) -> None:
    client = Client()
    walk(client, "like")
    assert answer(client, "like", {"like": "parking"}) == "/report/advice"
    assert "parking team" in client.get("/report/advice").content.decode()
    assert answer(client, "advice", {"keep": "no"}) == "/report/stopped"
    assert client.get("/report/where")["Location"] == "/report/now"
    assert kept(door) == []


def test_advice_lets_them_report_all_the_same(door: Door) -> None:
    client = Client()
    walk(client, like={"like": "parking"}, advice={"keep": "yes"})
    client.post("/report/check")
    assert len(kept(door)) == 1


def test_a_place_is_picked_from_what_the_gazetteer_knows(door: Door) -> None:
    with acting_as(SystemActor(why="a gazetteer")):
        Postcode.objects.create(
            code="LE181AA", outward="LE18", lon=-1.1, lat=52.6, ward_code="E05001", district_code="E07000135"
        )
        Street.objects.create(
            name="Bell Street",
            normalised_name="bell street",
            lon=-1.1001,
            lat=52.6001,
            district_code="E07000135",
        )
    client = Client()
    walk(client, "where")
    assert answer(client, "where", {"how": "search", "search": "le18 1aa", "detail": "12"}) == "/report/place"
    page = client.get("/report/place").content.decode()
    assert "LE18 1AA" in page
    assert "Bell Street" in page
    street = page.split('value="street-')[1].split('"')[0]
    assert client.post("/report/place", {"place": "street-made-up"}).status_code == 200
    walked = walk(
        client,
        where={"how": "search", "search": "le18 1aa", "detail": "12"},
        place={"place": f"street-{street}"},
    )
    assert walked == "check"
    client.post("/report/check")
    (report,) = kept(door)
    assert report.place_text == "12 Bell Street, LE18 1AA"
    assert report.address_key == "12|bell"
    assert report.postcode == "LE181AA"
    assert report.lon == pytest.approx(-1.1001)
    assert report.ward_code == "E05001"
    assert report.team_id == door.wardens.id


def test_a_place_that_is_not_found_is_said_each_time_and_the_words_are_kept(door: Door) -> None:
    client = Client()
    walk(client, "where")
    assert answer(client, "where", {"how": "search", "search": "le18 9zz"}) == "/report/not-found"
    page = client.get("/report/not-found").content.decode()
    assert "le18 9zz" in page
    assert answer(client, "not-found", {}) == "/report/when"
    assert answer(client, "where", {"how": "search", "search": "Bel Strete"}) == "/report/not-found"
    assert client.get("/report/when")["Location"] == "/report/not-found"
    walk(client, where={"how": "search", "search": "Bel Strete", "detail": "12"})
    client.post("/report/check")
    (report,) = kept(door)
    assert report.place_text == "12 Bel Strete"


def test_a_place_outside_the_district_is_told_and_can_still_be_reported(door: Door) -> None:
    with acting_as(SystemActor(why="a gazetteer")):
        Postcode.objects.create(code="LE11AA", outward="LE1", lon=-1.13, lat=52.63, district_code="E06000016")
    client = Client()
    where = {"how": "search", "search": "LE1 1AA"}
    walk(client, "elsewhere", where=where, place={"place": "postcode-LE11AA"})
    assert "another council" in client.get("/report/elsewhere").content.decode()
    walk(client, where=where, place={"place": "postcode-LE11AA"})
    client.post("/report/check")
    assert len(kept(door)) == 1


def test_a_future_day_and_a_range_that_ends_before_it_begins_are_refused(door: Door) -> None:
    client = Client()
    walk(client, "when")
    once = {"when": "once", "on_day-day": "1", "on_day-month": "1", "on_day-year": "2999"}
    assert (
        "The day it happened must be today or in the past"
        in client.post("/report/when", once).content.decode()
    )
    never = once | {"on_day-day": "31", "on_day-month": "2", "on_day-year": "2024"}
    assert "The day it happened must be a real date" in client.post("/report/when", never).content.decode()
    span = {"when": "range", "from_day-day": "2", "from_day-month": "3", "from_day-year": "2024"}
    span |= {"to_day-day": "1", "to_day-month": "3", "to_day-year": "2024"}
    assert "the same as or after" in client.post("/report/when", span).content.decode()


def test_what_was_answered_is_there_again_when_they_go_back(door: Door) -> None:
    client = Client()
    walk(client)
    assert "CANARYWORDS" in client.get("/report/what").content.decode()
    assert "robin@home.example" in client.get("/report/contact").content.decode()
    assert 'value="me"' in client.get("/report/who").content.decode()


def test_the_draft_lies_sealed_in_the_session(door: Door) -> None:
    from django.contrib.sessions.models import Session

    client = Client()
    walk(client)
    for session in Session.objects.all():
        assert "CANARYWORDS" not in str(session.get_decoded())
        assert "Robin" not in str(session.get_decoded())


def test_the_browser_forgets_the_draft_after_two_hours_and_the_link_after_half_an_hour(door: Door) -> None:
    client = Client()
    walk(client)
    assert client.cookies["session"]["max-age"] == 2 * 60 * 60
    client.post("/report/check")
    assert client.cookies["session"]["max-age"] == 30 * 60


@pytest.mark.parametrize("said", ["", "unsure", "nonsense", "OPEN", "safe"])
def test_an_answer_about_safety_that_is_not_known_means_do_not(said: str) -> None:
    for kind in ContactKind:
        contact = contact_said(kind, "x", said, times="mornings")
        assert contact.safety == Safety.UNKNOWN
        assert not contact.may_leave_message
        assert not contact.may_say_who_we_are


def test_exit_ends_the_session_and_the_draft_is_gone(door: Door) -> None:
    client = Client()
    walk(client)
    response = client.get("/exit")
    assert response.status_code == 302
    assert not response["Location"].startswith("/")
    client.cookies.clear()
    from django.contrib.sessions.models import Session

    assert Session.objects.count() == 0


@pytest.mark.parametrize(
    "address", ["/", "/report/now", "/asb-case-review", "/follow", "/using-this-service", "/report/stopped"]
)
def test_every_page_has_its_way_out_and_is_kept_nowhere(door: Door, address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 200
    assert "Exit this page" in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert "same-origin" in response["Referrer-Policy"] or "no-referrer" in response["Referrer-Policy"]


def test_the_right_door_is_named_under_both_names_and_links_both_ways(door: Door) -> None:
    client = Client()
    start, review = client.get("/").content.decode(), client.get("/asb-case-review").content.decode()
    assert "/asb-case-review" in start
    assert 'href="/"' in review
    for page in (start, review):
        assert "ASB case review" in page
        assert "Community Trigger" in page
    assert "not the first port of call" in review


def test_a_partnership_says_it_in_its_own_words(door: Door) -> None:
    from wardmote.partnerships.models import Words

    with acting_as(SystemActor(why="words")):
        Words.objects.create(
            partnership=door.partnership, key="case-review-not-first", text="Tell us first, please."
        )
    page = Client().get("/asb-case-review").content.decode()
    assert "Tell us first, please." in page
    assert "not the first port of call" not in page


# --- following ------------------------------------------------------------------------------------------


def sent_report(door: Door) -> tuple[Client, Report, str]:
    client = Client()
    walk(client)
    client.post("/report/check")
    page = client.get("/report/sent").content.decode()
    secret = page.split("/follow/")[1].split('"')[0]
    (report,) = kept(door)
    return client, report, f"/follow/{secret}"


def test_the_link_shows_where_it_stands_without_a_cookie(door: Door) -> None:
    _, report, link = sent_report(door)
    response = Client().get(link)
    page = response.content.decode()
    assert report.reference in page
    assert "We have your report" in page
    assert "CANARYWORDS" in page
    assert response["Cache-Control"] == "no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert report.reference not in Client().get("/follow").content.decode()


def test_a_wrong_link_is_absent_like_any_other_page(door: Door) -> None:
    _, _, link = sent_report(door)
    wrong = [Client().get("/follow/" + "x" * 43), Client().get("/follow/short"), Client().get("/nowhere")]
    assert {one.status_code for one in wrong} == {404}
    assert Client().get(link[:-1] + ("A" if link[-1] != "A" else "B")).status_code == 404


def test_it_happened_again_through_the_link(door: Door) -> None:
    _, report, link = sent_report(door)
    client = Client()
    assert client.post(f"{link}/again", {"words": ""}).status_code == 200
    sent = {"words": "Again until four", "danger_now": "no", "form_token": str(report.id)}
    assert client.post(f"{link}/again", sent).status_code == 302
    assert client.post(f"{link}/again", sent).status_code == 302
    assert "Again until four" in client.get(link).content.decode()
    with acting_as(door.system):
        assert Incident.objects.filter(report=report).count() == 2
        assert Report.objects.get().status == Status.RECEIVED


def test_danger_now_when_it_happened_again_leads_to_999_first(door: Door) -> None:
    _, report, link = sent_report(door)
    client = Client()
    sent = {"words": "He is at the door", "danger_now": "yes", "form_token": str(report.id)}
    page = client.post(f"{link}/again", sent, follow=True).content.decode()
    assert "Call 999 now" in page
    (report,) = kept(door)
    assert report.needs_attention


def test_contact_is_no_longer_safe_and_consent_withdrawn_through_the_link(door: Door) -> None:
    _, _, link = sent_report(door)
    client = Client()
    assert "From the moment" in client.get(f"{link}/contact").content.decode()
    assert client.post(f"{link}/contact", {}).status_code == 302
    assert client.post(f"{link}/consent", {"reason": ""}).status_code == 302
    with acting_as(door.system):
        assert set(ContactPoint.objects.values_list("safety", flat=True)) == {Safety.UNSAFE}
        assert not Message.objects.filter(state="waiting", contact_point_id__isnull=False).exists()
    (report,) = kept(door)
    assert report.consent_withdrawn_at is not None
    assert "no longer agree" in client.get(link).content.decode()
    assert "We have stopped" in client.get(f"{link}?done=contact").content.decode()
    assert "<script>" not in client.get(f"{link}?done=<script>").content.decode().replace("<script src", "")
    assert not client.cookies.get("session"), "the page behind the link keeps nothing in the browser"


def test_a_letter_is_read_there(door: Door) -> None:
    _, report, link = sent_report(door)
    write_letter(
        by=door.officer, report=report, text="Dear Robin,\nit is done.", at=datetime(2026, 3, 3, tzinfo=UTC)
    )
    page = Client().get(link).content.decode()
    assert "Letter of 3 March 2026" in page
    assert "it is done." in page


def test_finding_the_link_again_from_paper(door: Door) -> None:
    _, report, link = sent_report(door)
    client = Client()
    assert client.post("/follow", {"link": f" http://testserver{link}/ "})["Location"] == link
    assert client.post("/follow", {"link": link.rpartition("/")[2]})["Location"] == link
    assert "Enter the whole link" in client.post("/follow", {"link": report.reference}).content.decode()
    assert "nothing behind this link" in client.post("/follow", {"link": "x" * 43}).content.decode()


def test_a_link_of_one_partnership_opens_nothing_at_another_door() -> None:
    first, second = a_door(), a_door()
    with acting_as(SystemActor(why="hosts")):
        type(first.partnership).objects.filter(pk=first.partnership.id).update(hosts=["testserver"])
        type(second.partnership).objects.filter(pk=second.partnership.id).update(hosts=["localhost"])
    _, _, link = sent_report(first)
    assert Client().get(link).status_code == 200
    assert Client().get(link, HTTP_HOST="localhost").status_code == 404
