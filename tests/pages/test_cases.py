"""The pages of casework through HTTP: who gets which answer, forms, swaps equal to reloads, two people at once."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import quote, urlencode
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.builders.cases import (
    a_case,
    a_report,
    add_victim,
    an_active_case,
    fresh,
    officer,
    sees,
    share,
    supervisor,
)
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.actions.queries import get_action
from wardmote.cases import operations
from wardmote.cases.choices import CaseStatus, SharingClass
from wardmote.cases.models import Case, Entry
from wardmote.pages.routes import all_routes
from wardmote.people.operations.secrets import record_safe_location
from wardmote.places.operations import GivenPlace, record_places

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_partnership()


@pytest.fixture
def council(world) -> Client:
    return signed_in_client(world, "council", "caseworker")


@pytest.fixture
def police(world) -> Client:
    return signed_in_client(world, "police", "caseworker")


def words(response) -> str:
    """The text of a page's main part, without tags and without what each request makes anew."""
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    assert main
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main[0]))


def test_my_work_is_whole_and_tells_what_is_late(world, council):
    case = an_active_case(world)
    with acting_as(officer(world)):
        operations.set_case_action(
            by=officer(world), case=case, text="Ring the landlord", owner_id=officer(world).membership_id,
            due_on=timezone.localdate(),
        )  # fmt: skip
    page = council.get(reverse("my_work"))
    assert page.status_code == 200
    assert "Ring the landlord" in words(page)
    assert case.reference in words(page)


def test_a_case_is_opened_from_a_report_and_worked_in_place(world, council):
    report = a_report(world)
    opened = council.post(
        reverse("report_open_case", args=[report.reference]),
        {
            "title": "Music in Bell Street", "subject": "person", "kinds": ["noise"], "sharing_class": "own_agency",
            "owner": str(officer(world).membership_id), "form_token": str(uuid4()),
        },
    )  # fmt: skip
    assert opened.status_code == 302
    page = council.get(opened["Location"])
    assert page.status_code == 200
    text = words(page)
    assert "Music in Bell Street" in text
    assert report.reference in text
    assert "Pat Resident" in text
    case = page.page.case
    token = str(uuid4())
    for _ in range(2):
        sent = council.post(
            reverse("case_note", args=[case.reference]),
            {"note-kind": "note", "note-text": "Rang the landlord", "note-form_token": token},
        )
        assert sent.status_code == 302
    with acting_as(officer(world)):
        assert Entry.objects.filter(case=case, text="Rang the landlord").count() == 1, "sent twice, done once"
    council.post(
        reverse("case_action", args=[case.reference]),
        {"action-text": "Visit", "action-agency": str(world.agency("council").id), "action-owner": ""},
    )
    assert "Visit" in words(council.get(reverse("case", args=[case.reference])))


@pytest.mark.parametrize(
    ("name", "mine", "theirs", "now"),
    [
        ("case_risk", {"risk": "high", "reason": "A knife was shown"}, {"risk": "medium", "reason": "Less of late"},
         "How high is the risk?: Medium"),
        ("case_title", {"title": "The flats", "subject": "place"}, {"title": "Bell Street", "subject": "place"},
         "Name of the case: Bell Street"),
    ],
)  # fmt: skip
def test_two_people_saving_the_facts_of_a_case_lose_nothing(world, council, name, mine, theirs, now):
    case = an_active_case(world)
    address = reverse(name, args=[case.reference])

    def version(text: str) -> str:
        return re.search(r'name="version" value="(\d+)"', text)[1]

    stale = version(council.get(address).content.decode())
    boss = signed_in_client(world, "council", "supervisor")
    assert boss.post(address, {**theirs, "version": stale}).status_code == 302
    clash = council.post(address, {**mine, "version": stale})
    assert clash.status_code == 200
    text = clash.content.decode()
    assert "Somebody else changed this case while you were writing" in words(clash)
    assert now in words(clash), "what stands now"
    assert next(iter(mine.values())) in text, "what was written is still in the boxes"
    with acting_as(officer(world)):
        kept = Case.objects.get(pk=case.pk)
    assert (kept.risk, kept.title) == (theirs.get("risk", case.risk), theirs.get("title", case.title))
    assert council.post(address, {**mine, "version": version(text)}).status_code == 302
    with acting_as(officer(world)):
        kept = Case.objects.get(pk=case.pk)
    assert (kept.risk, kept.title) == (mine.get("risk", case.risk), mine.get("title", case.title))


@pytest.mark.parametrize("name", ["case_assign", "case_review_day"])
def test_owner_and_review_day_are_not_overwritten_unseen(world, council, name):
    case = an_active_case(world)
    day = timezone.localdate() + timedelta(days=9)
    form = {
        "owner": str(officer(world).membership_id), "supervisor": "", "single_contact": "",
        "review_on-day": str(day.day), "review_on-month": str(day.month), "review_on-year": str(day.year),
    }  # fmt: skip
    stale = council.post(reverse(name, args=[case.reference]), {**form, "version": "1"})
    assert stale.status_code == 200
    assert "Somebody else changed this case" in words(stale)


def test_every_page_of_a_case_can_be_shown(world, council):
    case = an_active_case(world)
    victim = add_victim(world, case)
    action = operations.set_case_action(by=officer(world), case=case, text="Ring")
    entry = operations.add_entry(by=officer(world), case=case, kind="note", text="Note")
    operations.edit_entry(by=officer(world), entry=entry, text="Better note", version=1)
    share(world, case)
    operations.name_member(by=officer(world), case=case, membership_id=supervisor(world).membership_id)
    ids = {
        "reference": case.reference, "action_id": action.id, "line": entry.line, "role_id": victim.id,
        "person_id": victim.person_id, "step": "hold", "agency_id": world.agency("police").id,
        "membership_id": supervisor(world).membership_id,
    }  # fmt: skip
    shown = []
    for route in all_routes():
        if not route.path.startswith("cases/<str:reference>") or "GET" not in route.methods:
            continue
        names = re.findall(r"<\w+:(\w+)>", route.path)
        if not set(names) <= set(ids):
            continue
        response = council.get(reverse(route.name, kwargs={name: ids[name] for name in names}))
        assert response.status_code in (200, 302), (route.name, response.status_code)
        assert (
            response.headers["Cache-Control"].startswith("no-store")
            or "no-store" in response.headers["Cache-Control"]
        )
        shown.append(route.name)
    assert len(shown) > 18


def test_a_cases_page_takes_no_more_statements_for_more_people_actions_and_lines(world, council):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    case = an_active_case(world, reports=[a_report(world)])
    share(world, case)
    add_victim(world, case)
    address = reverse("case", args=[case.reference])

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert council.get(address).status_code == 200
        return len(seen)

    council.get(address)
    few = count()
    for n in range(8):
        add_victim(world, case, name=f"Resident {n}")
        operations.set_case_action(by=officer(world), case=case, text=f"Do {n}")
        operations.add_entry(by=officer(world), case=case, kind="note", text=f"Note {n}")
    assert count() == few


def test_h7_every_nested_id_of_another_case_is_absent(world, council):
    """H7 over all addresses: a case that I may see in the address, another case's id behind it."""
    mine, other = an_active_case(world), an_active_case(world, title="Another")
    for case in (mine, other):
        share(world, case)
    viewer = officer(world)
    victim = add_victim(world, other)
    with acting_as(viewer):
        audience = Case.objects.select_related("audience").get(pk=other.pk).audience
        location = record_safe_location(
            by=viewer, person=victim.person, text="7 Hidden Mews", audience=audience
        )
        (place,) = record_places(by=viewer, partnership_id=world.id, given=[GivenPlace(name="Underpass")])
    of_other = {
        "action_id": operations.set_case_action(by=viewer, case=other, text="Of the other").id,
        "line": operations.add_entry(by=viewer, case=other, kind="note", text="Of the other").line,
        "role_id": victim.id,
        "person_id": victim.person_id,
        "location_id": location.id,
        "place_id": operations.add_place(by=viewer, case=other, place_id=place.id).id,
        "request_id": uuid4(),
    }
    forms = {
        "reason": "x",
        "ended": "done",
        "result": "x",
        "text": "x",
        "version": "1",
        "answer": "no",
        "why": "x",
    }
    tried = 0
    for route in all_routes():
        names = re.findall(r"<\w+:(\w+)>", route.path)
        if not route.path.startswith("cases/<str:reference>") or not set(names) & set(of_other):
            continue
        address = reverse(
            route.name, kwargs={"reference": mine.reference, **{n: of_other[n] for n in names[1:]}}
        )
        for method in ("get", "post"):
            if method.upper() not in route.methods:
                continue
            response = getattr(council, method)(address, forms if method == "post" else {})
            assert response.status_code == 404, (route.name, method)
            tried += 1
    assert tried >= 8


def test_the_list_is_filtered_by_its_address_and_a_swap_equals_a_reload(world, council):
    for n in range(12):
        a_case(world, title=f"Case number {n}", kinds=["noise" if n % 2 else "rowdy"])
    address = reverse("cases") + "?" + urlencode({"kind": "noise", "size": "10", "sort": "changed"})
    page = council.get(address)
    assert page.status_code == 200
    assert words(page).count("Case number") == 6
    swapped = council.get(address, headers={"HX-Request": "true", "HX-Target": "results"})
    part = re.compile(r'<div id="results".*?</table>', re.S)
    assert part.search(page.content.decode())[0] == part.search(swapped.content.decode())[0]


def test_the_list_is_paged_by_key_and_shows_each_case_once(world, council):
    wanted = {a_case(world, title=f"Number {n}").reference for n in range(23)}
    seen: list[str] = []
    address = reverse("cases") + "?size=10"
    backwards = ""
    while address:
        page = council.get(address).page
        seen += [line.case.reference for line in page.lines]
        backwards, address = page.paging.previous_href or backwards, page.paging.next_href
    assert len(seen) == 23
    assert set(seen) == wanted
    back = council.get(backwards).page
    assert [line.case.reference for line in back.lines] == seen[10:20], (
        "back from the last page is the one before"
    )


def test_search_finds_words_of_the_name_and_of_the_chronology(world, council):
    one, other = a_case(world, title="Fireworks on the green"), a_case(world, title="Dogs")
    operations.add_entry(by=officer(world), case=other, kind="note", text="The landlord promised a fence")
    find = lambda what: [line.case.pk for line in council.get(reverse("cases"), {"q": what}).page.lines]  # noqa: E731
    assert find("fireworks") == [one.pk]
    assert find("fence") == [other.pk]
    assert find(one.reference) == [one.pk]
    assert find("aeroplane") == []
    add_victim(world, one, name="Kim O'Brien")
    for said in ("obrien", "Kim O'Brien", "o'brien kim", one.reference.lower()):
        assert find(said) == [one.pk], said
    police = signed_in_client(world, "police", "caseworker")
    assert police.get(reverse("cases"), {"q": "obrien"}).page.lines == ()


def test_a_filter_is_kept_under_a_name_without_its_search(world, council):
    council.post(reverse("case_view_keep"), {"name": "Noise", "query": "kind=noise&q=Pat+Resident&after=x"})
    page = council.get(reverse("cases"))
    ((view, href),) = page.page.views
    assert (view.name, href) == ("Noise", reverse("cases") + "?kind=noise")
    stranger = signed_in_client(world, "council", "supervisor")
    assert stranger.get(reverse("cases")).page.views == ()
    assert stranger.post(reverse("case_view_forget", args=[view.id])).status_code == 404
    assert council.post(reverse("case_view_forget", args=[view.id])).status_code == 302


def test_a_hidden_case_is_the_same_as_none_in_status_body_and_headers(world, council, police):
    case = a_case(world, sharing_class=SharingClass.HIDDEN)
    assert council.get(reverse("case", args=[case.reference])).status_code == 200
    never = case.reference[:-1] + ("2" if case.reference[-1] != "2" else "3")
    boss = signed_in_client(world, "council", "supervisor")

    def seen(client: Client, reference: str, name: str, method: str) -> tuple:
        response = getattr(client, method)(reverse(name, args=[reference]))
        body = re.sub(r'value="[A-Za-z0-9]{64}"|data-session-seconds="\d+"', "", response.content.decode())
        return response.status_code, body, sorted(response.headers.items())

    for client in (police, boss):
        for name, method in (
            ("case", "get"), ("case_sharing", "get"), ("case_note", "post"), ("case_risk", "get"), ("case_close", "post"),
        ):  # fmt: skip
            hidden, absent = seen(client, case.reference, name, method), seen(client, never, name, method)
            assert hidden == absent, name
            assert hidden[0] == 404
    assert case.reference not in words(boss.get(reverse("cases"), {"q": case.title}))
    assert boss.get(reverse("case_stub", args=[case.pk])).status_code == 404


def test_a_locked_case_shows_its_stub_and_can_be_asked_for_in_the_browser(world, council, police):
    case = a_case(world, title="Locked matter", sharing_class=SharingClass.LOCKED)
    add_victim(world, case, name="Somebody Secret")
    assert police.get(reverse("case", args=[case.reference])).status_code == 404
    found = police.get(reverse("cases"), {"q": "locked matter"})
    assert "Locked matter" in words(found)
    assert "Somebody Secret" not in words(found)
    assert case.reference not in words(found)
    stub = police.get(reverse("case_stub", args=[case.pk]))
    assert stub.status_code == 200
    assert "Ashby Vale Borough Council" in words(stub)
    police.post(reverse("case_stub", args=[case.pk]), {"reason": "She is our witness"})
    work = council.get(reverse("my_work"))
    ((request,)) = work.page.work.requests
    until = timezone.localdate() + timedelta(days=14)
    answered = council.post(
        reverse("case_request", args=[case.reference, request.id]),
        {"answer": "yes", "until-day": until.day, "until-month": until.month, "until-year": until.year},
    )
    assert answered.status_code == 302
    assert police.get(reverse("case", args=[case.reference])).status_code == 200


def test_two_people_save_a_line_at_once_and_nothing_is_lost(world, council):
    case = a_case(world)
    entry = operations.add_entry(by=officer(world), case=case, kind="note", text="First")
    colleague = signed_in_client(world, "council", "supervisor")
    address = reverse("case_line", args=[case.reference, entry.line])
    shown = council.get(address)
    assert shown.page.form.initial["version"] == "1"
    assert colleague.post(address, {"version": "1", "text": "Second, by the colleague"}).status_code == 302
    clash = council.post(address, {"version": "1", "text": "Second, by me"})
    assert clash.status_code == 409
    text = words(clash)
    assert "Second, by the colleague" in text
    assert "Second, by me" in clash.content.decode()
    assert "Nothing is lost" in text
    with acting_as(officer(world)):
        assert Entry.objects.filter(line=entry.line).count() == 2
    version = clash.page.form.initial["version"]
    assert council.post(address, {"version": version, "text": "Both of them"}).status_code == 302
    history = words(council.get(reverse("case_line_history", args=[case.reference, entry.line])))
    for said in ("Both of them", "Second, by the colleague", "First"):
        assert said in history


def test_what_tells_most_asks_once_more_who_it_is(world, council):
    """A10: showing a safe location or a source, exporting, letting somebody in: not with a session that was left."""
    case = a_case(world)
    victim = add_victim(world, case)
    with acting_as(officer(world)):
        audience = Case.objects.select_related("audience").get(pk=case.pk).audience
        location = record_safe_location(
            by=officer(world), person=victim.person, text="7 Hidden Mews", audience=audience
        )
    page = reverse("case", args=[case.reference])
    show = reverse("case_location_show", args=[case.reference, victim.person_id, location.id])
    supervisors = signed_in_client(world, "council", "supervisor")
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        answer = council.post(show, headers={"referer": f"http://testserver{page}"})
        assert answer.headers["Location"] == "/confirm?next=" + quote(f"http://testserver{page}", safe="")
        assert "press the button again" in words(council.get(answer.headers["Location"]))
        for elsewhere in ("https://evil.example/", "", "javascript:alert(1)"):
            answer = council.post(show, headers={"referer": elsewhere})
            assert answer.headers["Location"] == "/confirm?next=%2Fstart"
        agency = {"agency": str(world.agency("police").id), "reason": "x"}
        answer = council.post(reverse("case_share", args=[case.reference]), agency)
        assert answer.headers["Location"].startswith("/confirm?")
        for address in (
            reverse("case_source_show", args=[case.reference, uuid4()]),
            reverse("report_source_show", args=["GU-AAAA-AAAA", uuid4()]),
        ):
            assert council.get(address).headers["Location"].startswith("/confirm?")
        assert supervisors.get(reverse("cases_export")).headers["Location"].startswith("/confirm?")
    assert not sees(world.viewer("police", "caseworker"), case)
    assert "Hidden Mews" in words(council.post(show))


def test_a_safe_location_is_shown_on_click_and_nowhere_else(world, council, police):
    case = a_case(world)
    victim = add_victim(world, case)
    secret = "Refuge at 7 Hidden Mews"
    with acting_as(officer(world)):
        kept = Case.objects.select_related("audience").get(pk=case.pk)
        location = record_safe_location(
            by=officer(world), person=victim.person, text=secret, audience=kept.audience
        )
    share(world, case)
    page = council.get(reverse("case", args=[case.reference]))
    assert "is hidden" in words(page)
    for address in (
        reverse("case", args=[case.reference]),
        reverse("cases") + "?q=Hidden",
        reverse("my_work"),
    ):
        assert "Hidden Mews" not in council.get(address).content.decode()
    show = reverse("case_location_show", args=[case.reference, victim.person_id, location.id])
    assert council.get(show).status_code == 405
    shown = council.post(show)
    assert "Hidden Mews" in words(shown)
    assert "Hidden Mews" not in police.get(reverse("case", args=[case.reference])).content.decode()
    assert police.post(show).status_code == 404
    csv = signed_in_client(world, "council", "supervisor").post(
        reverse("cases_export"), {"recipient": "Chair", "purpose": "Meeting"}
    )
    assert csv.status_code == 200
    assert "Hidden Mews" not in csv.content.decode()


def test_a_safe_location_that_is_left_is_emptied_by_a_button(world, council):
    case = a_case(world)
    victim = add_victim(world, case)
    with acting_as(officer(world)):
        audience = Case.objects.select_related("audience").get(pk=case.pk).audience
        location = record_safe_location(
            by=officer(world), person=victim.person, text="7 Hidden Mews", audience=audience
        )
    address = [case.reference, victim.person_id, location.id]
    page = council.post(reverse("case_location_show", args=address))
    end = reverse("case_location_end", args=address)
    assert end in page.content.decode()
    assert council.post(end).status_code == 302
    assert "is hidden" not in words(council.get(reverse("case", args=[case.reference])))
    assert council.post(reverse("case_location_show", args=address)).status_code == 404
    assert council.post(end).status_code == 404


@pytest.mark.parametrize("kind", ["case", "report"])
def test_who_told_in_confidence_is_kept_shown_on_click_with_a_reason_and_removed(
    world, council, police, kind
):
    report = a_report(world)
    reference = report.reference
    if kind == "case":
        case = a_case(world, reports=[report])
        share(world, case)
        reference = case.reference
    home, keep = reverse(kind, args=[reference]), reverse(f"{kind}_source", args=[reference])
    assert keep in council.get(home).content.decode()
    assert "Enter who told you" in words(council.post(keep, {"text": " "}))
    assert council.post(keep, {"text": "Old Mr Quill at number 9"}).status_code == 302
    page = council.get(home).content.decode()
    (show,) = set(re.findall(rf'href="({re.escape(keep)}/[0-9a-f-]+)"', page))
    assert "Quill" not in page
    colleague = signed_in_client(world, "council", "supervisor")
    for other in (colleague, police):
        assert show not in other.get(home).content.decode()
        assert other.get(show).status_code == 404
        assert other.post(show, {"reason": "check"}).status_code == 404
        assert other.post(f"{show}/end").status_code == 404
    assert "Quill" not in council.get(show).content.decode()
    refused = council.post(show, {"reason": ""})
    assert "Select why you need to see it" in words(refused)
    assert "Quill" not in refused.content.decode()
    assert "Old Mr Quill at number 9" in words(council.post(show, {"reason": "check"}))
    assert "Quill" not in council.get(home).content.decode()
    assert council.post(f"{show}/end").status_code == 302
    assert council.post(show, {"reason": "check"}).status_code == 404


def test_the_export_is_marked_guarded_and_only_for_who_may(world, council):
    a_case(world, title="=HYPERLINK(1)")
    assert council.get(reverse("cases_export")).status_code == 404
    boss = signed_in_client(world, "council", "supervisor")
    assert boss.post(reverse("cases_export"), {"recipient": ""}).status_code == 200
    made = boss.post(reverse("cases_export"), {"recipient": "J. Chair, Council", "purpose": "Meeting"})
    text = made.content.decode("utf-8-sig")
    assert made.headers["Content-Type"].startswith("text/csv")
    assert text.splitlines()[0].startswith("OFFICIAL-SENSITIVE,1 cases")
    assert ",'=HYPERLINK(1)," in text


def test_a_case_is_closed_with_a_letter_that_the_resident_can_read(world, council):
    report = a_report(world)
    case = an_active_case(world, reports=[report])
    asked = council.post(
        reverse("case_close_ask", args=[case.reference]), {"outcome": "resolved", "reason": "It has stopped"}
    )
    assert asked.status_code == 302
    letter = council.get(reverse("case_close", args=[case.reference]))
    assert case.reference in letter.page.preview
    assert "ASB case review" in letter.page.preview
    preview = council.post(
        reverse("case_close", args=[case.reference]),
        {"summary": "Dear resident, it is over.", "preview": "1"},
    )
    assert preview.page.preview == "Dear resident, it is over."
    assert fresh(officer(world), case).status == CaseStatus.CLOSURE_REQUESTED
    missing = council.post(reverse("case_close", args=[case.reference]), {"summary": "Over."})
    assert "Choose how the complainant is told" in words(missing)
    closed = council.post(
        reverse("case_close", args=[case.reference]),
        {"summary": "Dear resident, it is over.", "told": "follow_page"},
    )
    assert closed.status_code == 302
    assert fresh(officer(world), case).status == CaseStatus.CLOSED
    link = Client().get(reverse("follow", args=[report.follow_secret])) if _has("follow") else None
    if link is not None and link.status_code == 200:
        assert "it is over" in link.content.decode()
    with acting_as(officer(world)):
        from wardmote.reports.models import Letter

        assert Letter.objects.get(report=report).text == "Dear resident, it is over."


def _has(name: str) -> bool:
    return any(route.name == name for route in all_routes())


def test_the_teams_board_is_for_supervisors(world, council):
    an_active_case(world, risk="high")
    assert council.get(reverse("team_board")).status_code == 404
    board = signed_in_client(world, "council", "supervisor").get(reverse("team_board"))
    assert board.status_code == 200
    assert [case.risk for case in board.page.board.at_risk] == ["high"]


def test_strangers_are_sent_to_sign_in_and_analysts_find_nothing(world):
    case = a_case(world)
    assert (
        Client(headers={"host": "testserver"}).get(reverse("case", args=[case.reference])).status_code == 302
    )
    analyst = signed_in_client(world, "council", "analyst")
    for name in ("my_work", "cases"):
        assert analyst.get(reverse(name)).status_code == 404


def test_an_action_is_given_to_somebody_else_and_another_day_on_its_own_page(world, council):
    me, boss = officer(world), supervisor(world)
    case, other = an_active_case(world), a_case(world, title="Another")
    action = operations.set_case_action(by=me, case=case, text="Ring the landlord", owner_id=me.membership_id)
    address = reverse("case_action_change", args=[case.reference, action.id])
    assert address in council.get(reverse("case", args=[case.reference])).content.decode()
    assert "Ring the landlord" in words(council.get(address))
    day = timezone.localdate() + timedelta(days=9)
    sent = {
        "agency": str(me.agency_id), "owner": str(boss.membership_id),
        "due_on-day": day.day, "due_on-month": day.month, "due_on-year": day.year,
    }  # fmt: skip
    assert council.post(address, sent).status_code == 302
    with acting_as(me):
        kept = get_action(viewer=me, action_id=action.id)
    assert (kept.owner_id, kept.due_on) == (boss.membership_id, day)
    assert council.get(reverse("case_action_change", args=[other.reference, action.id])).status_code == 404


def test_the_day_of_the_next_review_is_set_on_its_own_page(world, council):
    case = an_active_case(world)
    address = reverse("case_review_day", args=[case.reference])
    assert address in council.get(reverse("case", args=[case.reference])).content.decode()
    day = timezone.localdate() + timedelta(days=20)
    assert council.post(address, {"review_on-day": "yesterday"}).status_code == 200
    assert council.post(address, {"review_on-day": f"{day:%d/%m/%Y}"}).status_code == 302
    assert fresh(officer(world), case).review_on == day


def test_a_conflict_of_interest_is_lifted_with_a_reason_by_somebody_else(world, council):
    case, boss = a_case(world), supervisor(world)
    operations.record_conflict(by=officer(world), case=case, membership_id=boss.membership_id, reason="Kin")
    page = council.get(reverse("case_sharing", args=[case.reference]))
    address = reverse("case_conflict_lift", args=[case.reference, boss.membership_id])
    assert address in page.content.decode()
    assert council.post(address, {"reason": ""}).status_code == 200
    assert not sees(boss, case)
    assert council.post(address, {"reason": "They moved away"}).status_code == 302
    assert sees(boss, case)
    assert council.post(address, {"reason": "Again"}).status_code == 404


def test_the_page_that_stops_sharing_names_the_agency_that_it_is_about(world, council):
    case, force = a_case(world), world.agency("police")
    share(world, case)
    address = reverse("case_withdraw", args=[case.reference, force.pk])
    for page in (council.get(address), council.post(address, {"reason": ""})):
        assert page.page.introduction == (f"{force.name} will no longer see this case.",)
    assert council.post(address, {"reason": "Not needed"}).status_code == 302


@pytest.mark.parametrize(
    ("route", "words"),
    [
        ("case_conflict_lift", "{}, {}, is no longer kept away from this case."),
        ("case_unname", "{}, {}, is no longer named on this case."),
    ],
)
def test_the_pages_about_one_person_of_the_team_name_them(world, council, route, words):
    case, colleague = a_case(world), world.membership("council", "supervisor")
    page = council.get(reverse(route, args=[case.reference, colleague.pk]))
    assert page.page.introduction == (words.format(colleague.account.name, colleague.agency.short_name),)


def test_contacts_incidents_and_files_are_added_from_their_pages(world, council):
    case = an_active_case(world)
    sent = {
        "case_contact": {"contact-who": "they", "contact-contact_point": "", "contact-how": "phone", "contact-text": "She rang"},
        "case_incident": {"words": "A bottle was thrown", "on-day": "yesterday", "told_by": ""},
        "case_file": {"file-file": SimpleUploadedFile("diary.txt", b"Monday: music"), "file-text": "Her diary"},
    }  # fmt: skip
    for name, fields in sent.items():
        assert council.post(reverse(name, args=[case.reference]), fields).status_code == 302, name
    text = words(council.get(reverse("case", args=[case.reference])))
    for told in ("She rang", "A bottle was thrown", "Her diary"):
        assert told in text
