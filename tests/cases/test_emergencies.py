"""Seeing a locked case in an emergency: who may, what it opens and what not, who is told, its end and its review."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders.cases import a_case, add_victim, fresh, officer, sees
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.choices import Role
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Purpose
from wardmote.audit.queries import list_events
from wardmote.cases import operations, queries
from wardmote.cases.choices import OverrideReason, SharingClass
from wardmote.cases.models import Override
from wardmote.cases.rules.overriding import LASTS, lasts_until, why_not_override
from wardmote.notifications.models import Message, Prompt
from wardmote.people.operations.secrets import record_safe_location, reveal_safe_location
from wardmote.people.queries import safe_locations_of
from wardmote.sharing.models import AudienceMember

pytestmark = pytest.mark.django_db
EMERGENCY = {"reason": OverrideReason.LIFE, "words": "He was seen at her door with a knife just now"}


@pytest.fixture
def world() -> World:
    return a_partnership(host="testserver")


def a_locked_case(world: World, sharing_class: str = SharingClass.LOCKED):
    by = officer(world)
    return operations.open_case(by=by, title="Locked", owner_id=by.membership_id, sharing_class=sharing_class)


def constable(world: World):
    return world.viewer("police", "caseworker")


def acts(world: World, agency: str) -> list[str]:
    reader = world.viewer(agency, "privacy_officer")
    with acting_as(reader):
        return [row["act"] for row in list_events(viewer=reader, purpose=Purpose.LAWFULNESS)]


def test_in_an_emergency_a_locked_case_is_read_for_an_hour_and_changed_by_nothing(world):
    case, by = a_locked_case(world), constable(world)
    officers = [world.viewer(agency, "privacy_officer") for agency in ("council", "police")]
    override = operations.override_lock(by=by, case_id=case.pk, **EMERGENCY)
    assert override.until - override.started_at == LASTS
    assert sees(by, case)
    with pytest.raises(NotAllowed, match="only read"):
        operations.add_entry(by=by, case=fresh(by, case), kind="note", text="I was here")
    assert not sees(world.viewer("police", "supervisor"), case), "nobody else of their agency"
    # Told at once: who is named on it, and the privacy officers of both; no fact leaves by e-mail.
    with acting_as(world.system()):
        told = {message.to: message.text for message in Message.objects.all()}
        prompts = set(Prompt.objects.values_list("membership_id", flat=True))
        emails = {world.membership(a, "privacy_officer").account.email for a in ("council", "police")}
    assert emails <= set(told)
    assert not any("Locked" in text or case.reference in text for text in told.values())
    assert officer(world).membership_id in prompts
    assert len(officers) == 2
    # The chronology says so, to those who work on it.
    with acting_as(officer(world)):
        lines = [
            entry.text for entry in queries.get_case(viewer=officer(world), reference=case.reference).entries
        ]
    assert any("in an emergency" in line and "knife" in line for line in lines)
    # Over: by themselves, or with the hour.
    operations.end_override(by=by, override_id=override.pk)
    assert not sees(by, case)
    with pytest.raises(NotFound):
        operations.end_override(by=by, override_id=override.pk)
    assert {"cases.override_lock", "cases.end_override"} <= set(acts(world, "police"))


def test_with_its_hour_access_ends_and_the_clock_writes_the_end(world):
    case, by = a_locked_case(world), constable(world)
    override = operations.override_lock(by=by, case_id=case.pk, **EMERGENCY)
    assert operations.end_overrides_that_ran_out(by=world.system()) == []
    with acting_as(world.system()):
        AudienceMember.objects.filter(is_override=True).update(until=timezone.now())
    assert not sees(by, case), "with the hour itself, whenever the clock's job runs"
    later = override.until
    assert operations.end_overrides_that_ran_out(by=world.system(), at=later) == [override.pk]
    assert operations.end_overrides_that_ran_out(by=world.system(), at=later) == []
    with acting_as(world.system()):
        assert Override.objects.get().ended_at == override.until


@pytest.mark.parametrize(
    "why",
    ["hidden", "own agency's class", "conflict", "wall", "analyst", "no such case", "other partnership"],
)
def test_never_a_hidden_case_and_never_against_a_denial(world, why):
    case, by = a_locked_case(world), constable(world)
    if why == "hidden":
        operations.set_sharing(
            by=officer(world), case=case, sharing_class=SharingClass.HIDDEN, reason="Safer"
        )
    elif why == "own agency's class":
        case = a_case(world)
    elif why == "conflict":
        operations.record_conflict(
            by=officer(world), case=case, membership_id=by.membership_id, reason="Her brother"
        )
    elif why == "wall":
        from wardmote.partnerships.operations import add_team, change_roles

        member = world.membership("police", "caseworker")
        team = add_team(by=world.system(), agency=world.agency("police"), name="P", side="behaviour")
        change_roles(by=world.system(), membership=member, roles=[Role.CASEWORKER], team_ids=[team.id])
        operations.set_side(by=officer(world), case=case, side="victim", reason="Support")
    elif why == "analyst":
        by = world.viewer("police", "analyst")
    elif why == "other partnership":
        by = constable(a_partnership(host="there.example"))
    case_id = by.membership_id if why == "no such case" else case.pk
    with pytest.raises(NotAllowed if why == "analyst" else NotFound):
        operations.override_lock(by=by, case_id=case_id, **EMERGENCY)
    with acting_as(by), connection.cursor() as cursor:
        cursor.execute(
            "select cases_override_lock(gen_random_uuid(), %s, 'life', 'x', now(), now())", [case_id]
        )
        assert cursor.fetchone() == (False,)
    assert not sees(by, case)


def test_an_emergency_shows_no_safe_location_and_lets_nobody_else_in(world):
    """Also a colleague of the lead agency who is not named: in an emergency they read, and nothing more."""
    case, keeper = a_locked_case(world), officer(world)
    victim = add_victim(world, case)
    with acting_as(keeper):
        audience = fresh(keeper, case).audience
        location = record_safe_location(by=keeper, person=victim.person, text="a refuge", audience=audience)
    colleague = world.viewer("council", "supervisor")
    operations.override_lock(by=colleague, case_id=case.pk, **EMERGENCY)
    assert sees(colleague, case)
    with acting_as(colleague):
        assert safe_locations_of(viewer=colleague, person_id=victim.person_id) == []
    with pytest.raises(NotFound):
        reveal_safe_location(by=colleague, safe_location_id=location.id)
    for share in (
        lambda: operations.set_sharing(by=colleague, case=case, sharing_class="own_agency", reason="x"),
        lambda: operations.share_with_agency(
            by=colleague, case=case, agency_id=world.agency("police").id, purpose="x"
        ),
    ):
        with pytest.raises(NotAllowed):
            share()


def test_hiding_the_case_ends_every_emergency(world):
    case, by = a_locked_case(world), constable(world)
    operations.override_lock(by=by, case_id=case.pk, **EMERGENCY)
    operations.set_sharing(by=officer(world), case=case, sharing_class=SharingClass.HIDDEN, reason="Safer")
    assert not sees(by, case)


def test_nobody_sees_more_than_three_at_once(world):
    by = constable(world)
    for _ in range(3):
        operations.override_lock(by=by, case_id=a_locked_case(world).pk, **EMERGENCY)
    with pytest.raises(Refused, match="End one of them first"):
        operations.override_lock(by=by, case_id=a_locked_case(world).pk, **EMERGENCY)


def test_each_is_reviewed_once_by_a_privacy_officer_of_either_agency_and_never_by_themselves(world):
    case, by = a_locked_case(world), constable(world)
    override = operations.override_lock(by=by, case_id=case.pk, **EMERGENCY)
    for nobody in (world.viewer("housing", "privacy_officer"),):
        with pytest.raises(NotFound):
            operations.review_override(by=nobody, override=override, verdict="upheld", reason="x")
    with pytest.raises(NotAllowed):
        operations.review_override(by=officer(world), override=override, verdict="upheld", reason="x")
    reviewer = world.viewer("council", "privacy_officer")
    for verdict, reason in (("", "x"), ("upheld", " ")):
        with pytest.raises(Refused):
            operations.review_override(by=reviewer, override=override, verdict=verdict, reason=reason)
    done = operations.review_override(by=reviewer, override=override, verdict="misuse", reason="No danger")
    assert done.reviewed_by_id == reviewer.membership_id
    with pytest.raises(Refused, match="already"):
        operations.review_override(by=reviewer, override=override, verdict="upheld", reason="Again")


def test_the_pages_from_the_stub_to_the_review(world):
    case = a_locked_case(world)
    police = signed_in_client(world, "police", "caseworker")
    stub = reverse("case_stub", args=[case.pk])
    emergency = reverse("case_emergency", args=[case.pk])
    assert emergency in police.get(stub).content.decode()
    short = police.post(emergency, {"reason": "life", "words": "Now"}).content.decode()
    assert "in 20 characters or more" in short
    answer = police.post(emergency, {"reason": "life", "words": EMERGENCY["words"]})
    address = reverse("case", args=[case.reference])
    assert answer.headers["Location"] == address
    page = police.get(address).content.decode()
    assert "You see this locked case in an emergency" in page
    assert "Add a note" not in page
    reviewer = signed_in_client(world, "police", "privacy_officer")
    listed = reviewer.get("/emergencies").content.decode()
    assert "To be reviewed" in listed
    (override,) = reviewer.get("/emergencies").page.overrides
    review = f"/emergencies/{override.pk}"
    assert EMERGENCY["words"] in reviewer.get(review).content.decode()
    assert reviewer.post(review, {"verdict": "upheld", "reason": "The knife was found"}).status_code == 302
    assert "It was right" in reviewer.get("/emergencies").content.decode()
    assert police.post(reverse("case_emergency_end", args=[case.reference])).status_code == 302
    assert police.get(address).status_code == 404
    assert police.get("/emergencies").status_code == 404
    assert signed_in_client(world, "housing", "privacy_officer").get(review).status_code == 404


@settings(deadline=None)
@given(st.text(), st.text(), st.integers(0, 9))
def test_a_lock_is_overridden_only_with_a_known_reason_enough_words_and_few_at_once(reason, words, open_now):
    field, problem = why_not_override(reason=reason, known_reasons=["life"], words=words, open_now=open_now)
    assert bool(problem) == (reason != "life" or len(words.strip()) < 20 or open_now >= 3)
    assert field in ("", "reason", "words")


def test_an_override_lasts_an_hour():
    now = timezone.now()
    assert lasts_until(now) - now == timedelta(hours=1)
