"""Cases built through operations, with what a test needs around them.

world = a_partnership()
case = a_case(world)                              # led by the council, opened by its caseworker
case = an_active_case(world, risk="high")         # walked through the state table
with acting_as(viewer): case = fresh(viewer, case)
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from tests.builders.partnership import World

from wardmote.access.actors import Actor, Viewer
from wardmote.access.rows import acting_as
from wardmote.cases import operations
from wardmote.cases.choices import LegalPower, PersonRole, RiskBand, Told
from wardmote.cases.models import Case
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.rules import GivenContact, GivenPerson
from wardmote.reports.choices import Channel, Kind
from wardmote.reports.models import Report
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.rules.intake import NewReport


def officer(world: World) -> Viewer:
    """The council's caseworker, who opens cases here."""
    return world.viewer("council", "caseworker")


def supervisor(world: World) -> Viewer:
    """The council's supervisor."""
    return world.viewer("council", "supervisor")


def a_report(world: World, *, agency: str = "council", by: Viewer | None = None, **told: Any) -> Report:
    """A report taken by phone, from a resident with a safe e-mail address unless told otherwise."""
    answers = NewReport(
        **{
            "words": "Loud music through the wall every night",
            "kinds": (Kind.NOISE,),
            "name": "Pat Resident",
            "contacts": (
                GivenContact(
                    kind=ContactKind.EMAIL, value="pat@resident.example", safety=Safety.SAFE,
                    may_leave_message=True, may_say_who_we_are=True,
                ),
            ),
            **told,
        }
    )  # fmt: skip
    return receive_report(
        by=by or officer(world), answers=answers, channel=Channel.PHONE, agency_id=world.agency(agency).id
    )


def a_case(world: World, *, by: Viewer | None = None, **more: Any) -> Case:
    """A case that the council leads, new, seen by the council alone."""
    return operations.open_case(
        by=by or officer(world), **{"title": "Noise in Bell Street flats", "kinds": [Kind.NOISE], **more}
    )


def an_active_case(
    world: World, *, risk: str = RiskBand.STANDARD, by: Viewer | None = None, **more: Any
) -> Case:
    """A case with an owner, its risk known, its plan agreed and begun."""
    viewer = by or officer(world)
    case = a_case(world, by=viewer, **{"owner_id": viewer.membership_id, **more})
    operations.set_risk(by=viewer, case=case, risk=risk, reason="What the victim told us")
    action = operations.set_case_action(by=viewer, case=case, text="Visit the flat")
    operations.finish_case_action(by=viewer, case=case, action_id=action.id, result="Visited")
    operations.take_step(by=viewer, case=case, step="agree_plan")
    return operations.take_step(by=viewer, case=case, step="start")


def share(world: World, case: Case, agency: str = "police", *, by: Actor | None = None, **more: Any) -> Case:
    """The case shared with another agency."""
    return operations.share_with_agency(
        by=by or officer(world), case=case, agency_id=world.agency(agency).id,
        **{"purpose": "To plan together", "power": LegalPower.CDA_115, **more},
    )  # fmt: skip


def add_victim(world: World, case: Case, *, by: Viewer | None = None, name: str = "Kim Resident") -> Any:
    """A victim known only to the case."""
    return operations.add_person(
        by=by or officer(world), case=case, role=PersonRole.VICTIM, given=GivenPerson(name=name)
    )


def close(world: World, case: Case, *, by: Viewer | None = None) -> Case:
    """The case closed, nobody being told of it."""
    viewer = by or officer(world)
    operations.request_closing(by=viewer, case=case, outcome="resolved", reason="It has stopped")
    return operations.close_case(by=viewer, case=case, told=Told.NOBODY, told_reason="Invented for a test")


def fresh(viewer: Actor, case: Case) -> Case:
    """The case as it stands now, as the viewer sees it. Raises Case.DoesNotExist."""
    with acting_as(viewer):
        return Case.objects.visible_to(viewer).select_related("agency").get(pk=case.pk)


def sees(viewer: Actor, case: Case) -> bool:
    """Whether the viewer sees the case in the database, by the query and by row-level security alike."""
    with acting_as(viewer):
        by_query = Case.objects.visible_to(viewer).filter(pk=case.pk).exists()
        by_database = Case.objects.filter(pk=case.pk).exists()
    assert by_query == by_database
    return by_query


def tomorrow() -> datetime:
    """This time tomorrow."""
    return timezone.now() + timedelta(days=1)
