"""One case with everything on it, in at most ten statements however long its chronology is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, Q
from django.db.models.functions import JSONObject, Now

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.access.policy import Grant, Record
from wardmote.actions.models import Action
from wardmote.actions.queries import list_actions
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.cases.choices import LegalPower
from wardmote.cases.models import (
    Case,
    CaseAction,
    CaseAgency,
    CaseIncident,
    CaseLink,
    CaseMember,
    CasePerson,
    CasePlace,
    CaseReport,
    Entry,
    PostalLetter,
    SurveyAnswer,
)
from wardmote.cases.operations.views import note_visit
from wardmote.people.models import ContactPoint
from wardmote.reports.models import Incident
from wardmote.sharing.models import FOREVER, AudienceMember, Denial
from wardmote.sharing.queries import facts_of

MOST_ENTRIES = 500
"""So many lines of a chronology are shown on one page."""


@dataclass(frozen=True)
class OnCase:
    """An agency on the case: since when, until when, why, by what power.."""

    agency_id: UUID
    name: str
    is_lead: bool
    since: datetime
    until: datetime | None
    why: str
    power: str


@dataclass(frozen=True)
class Named:
    """A person named on the case, and until when."""

    membership_id: UUID
    name: str
    agency: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Linked:
    """Another case that has to do with this one, which the viewer sees too."""

    id: str
    reference: str
    title: str
    why: str


@dataclass(frozen=True)
class PersonOnCase:
    """A person on the case, with their roles and ways to reach them."""

    person: Any
    roles: tuple[CasePerson, ...]
    contacts: tuple[ContactPoint, ...]

    @property
    def role_words(self) -> str:
        """The roles in words."""
        return ", ".join(role.get_role_display() for role in self.roles)


@dataclass(frozen=True)
class CaseInFull:
    """A case as its page shows it. `facts` decide which buttons there are."""

    case: Case
    facts: Record
    agencies: tuple[OnCase, ...]
    named: tuple[Named, ...]
    people: tuple[PersonOnCase, ...]
    places: tuple[CasePlace, ...]
    reports: tuple[CaseReport, ...]
    incidents: tuple[CaseIncident, ...]
    linked: tuple[Linked, ...]
    entries: tuple[Entry, ...]
    visited_before: datetime | None

    @property
    def actions(self) -> tuple[Any, ...]:
        """The actions set on the case, open ones first, then by due day."""
        found = {entry.action_id: entry.action for entry in self.entries if entry.action_id}
        far = date.max
        return tuple(sorted(found.values(), key=lambda a: (a.state != "open", a.due_on or far, a.created_at)))

    @property
    def open_actions(self) -> tuple[Any, ...]:
        """Those that still need doing, or a decision."""
        return tuple(action for action in self.actions if action.state == "open")

    @property
    def documents(self) -> tuple[Any, ...]:
        """The files of the case."""
        return tuple(
            {entry.document_id: entry.document for entry in self.entries if entry.document_id}.values()
        )


def _json(queryset: Any, **fields: str) -> Any:
    return ArraySubquery(queryset.values(json=JSONObject(**fields)))


def get_case(*, viewer: Actor, reference: str, at: datetime | None = None) -> CaseInFull:
    """Return a case with everything on it; one consultation event. Raises NotFound.

    At most ten statements. What came with it follows its own access: a person or report whom a denial hides
    from the viewer is left out.
    """
    of_case = {"case_id": OuterRef("pk")}
    current = {**of_case, "ended_at__isnull": True}
    lasting = Q(until__isnull=True) | Q(until__gt=Now())
    case = (
        Case.objects.visible_to(viewer)
        .select_related(
            "agency",
            "team",
            "owner__account",
            "supervisor__account",
            "single_contact__account",
            "closed_by__account",
            "partnership",
            "audience",
        )  # fmt: skip
        .annotate(
            agencies_json=_json(
                CaseAgency.objects.filter(lasting, **current).order_by("shared_at"),
                id="agency_id",
                name="agency__name",
                since="shared_at",
                until="until",
                why="why",
                power="power",
            ),
            named_json=_json(
                CaseMember.objects.filter(lasting, **current).order_by("named_at"),
                id="membership_id",
                name="membership__account__name",
                agency="membership__agency__short_name",
                since="named_at",
                until="until",
            ),
            audience_json=_json(
                AudienceMember.objects.filter(audience_id=OuterRef("audience_id")),
                id="principal_id",
                until="until",
                emergency="is_override",
            ),
            denied_ids=ArraySubquery(
                Denial.objects.filter(audience_id=OuterRef("audience_id")).values("membership_id")
            ),
            linked_one=_json(
                CaseLink.objects.filter(one_id=OuterRef("pk")),
                id="other_id",
                reference="other__reference",
                title="other__title",
                why="why",
            ),
            linked_other=_json(
                CaseLink.objects.filter(other_id=OuterRef("pk")),
                id="one_id",
                reference="one__reference",
                title="one__title",
                why="why",
            ),
        )  # fmt: skip
        .filter(reference=reference)
        .first()
    )
    if case is None:
        raise NotFound("No such case.")
    people = _people(case)
    reports = tuple(
        CaseReport.objects.filter(case=case)
        .select_related("report")
        .prefetch_related(
            Prefetch("report__incidents", Incident.objects.order_by("told_at"), to_attr="all_incidents")
        )
        .order_by("attached_at")
    )
    entries = tuple(
        Entry.objects.filter(case=case, is_current=True)
        .select_related("by__account", "agency", "action__owner__account", "action__agency", "document")
        .order_by("-at", "-written_at", "-id")[:MOST_ENTRIES]
    )
    in_full = CaseInFull(
        case=case,
        facts=_facts(case),
        agencies=tuple(
            sorted((_on_case(case, row) for row in case.agencies_json), key=lambda row: not row.is_lead)
        ),
        named=tuple(
            Named(UUID(row["id"]), row["name"], row["agency"], _instant(row["since"]), _until(row["until"]))
            for row in case.named_json
        ),
        people=people,
        places=tuple(CasePlace.objects.filter(case=case, ended_at__isnull=True).select_related("place")),
        reports=reports,
        incidents=tuple(CaseIncident.objects.filter(case=case).select_related("told_by").order_by("told_at")),
        linked=tuple(Linked(**row) for row in [*case.linked_one, *case.linked_other]),
        entries=entries,
        visited_before=note_visit(viewer, case.id, at) if isinstance(viewer, Viewer) else None,
    )
    record(
        viewer,
        Category.CONSULTATION,
        "cases.get_case",
        "case",
        [case.id, *(UUID(one.id) for one in in_full.linked)],
        subjects=[person.person.id for person in people],
        classes=[FieldClass.F1, FieldClass.F2, FieldClass.F3, FieldClass.F4],
    )
    return in_full


def find_case(*, viewer: Actor, reference: str) -> Case:
    """Return a case that the viewer may see, without what is on it, for acting on it. Raises NotFound."""
    case = (
        Case.objects.visible_to(viewer)
        .select_related("agency", "partnership", "owner__account")
        .filter(reference=reference)
        .first()
    )
    if case is None:
        raise NotFound("No such case.")
    return case


def reference_of(*, viewer: Actor, case_id: UUID) -> str:
    """Return the reference of a case that the viewer may see. Raises NotFound."""
    found = Case.objects.visible_to(viewer).filter(pk=case_id).values_list("reference", flat=True).first()
    if found is None:
        raise NotFound("No such case.")
    return str(found)


def letters_of(*, viewer: Actor, case: Case) -> list[PostalLetter]:
    """Return the letters written on a case, the newest first. Part of reading the case."""
    mine = PostalLetter.objects.filter(case__in=Case.objects.visible_to(viewer).filter(pk=case.pk))
    return list(mine.select_related("document", "posted_by__account").order_by("-written_at", "-pk"))


def survey_answers_of(*, viewer: Actor, case: Case) -> list[SurveyAnswer]:
    """Return what those who reported say of how a case was dealt with. Part of reading the case."""
    return list(
        SurveyAnswer.objects.filter(case__in=Case.objects.visible_to(viewer).filter(pk=case.pk)).order_by(
            "answered_at", "pk"
        )
    )


def note_form_shown(*, viewer: Actor, case: Case) -> None:
    """Leave the consultation event of a page that shows a form filled with what stands on the case (D1)."""
    record(
        viewer, Category.CONSULTATION, "cases.form_shown", "case", [case.id],
        classes=[FieldClass.F1, FieldClass.F4],
    )  # fmt: skip


def get_entry(*, viewer: Actor, case: Case, line: UUID) -> Entry:
    """Return the current version of a line of this case's chronology. Raises NotFound, also for another case's."""
    found = (
        Entry.objects.filter(
            case__in=Case.objects.visible_to(viewer).filter(pk=case.pk), line=line, is_current=True
        )
        .select_related("by__account", "agency")
        .first()
    )
    if found is None:
        raise NotFound("No such entry.")
    return found


def actions_of(*, viewer: Actor, case: Case) -> list[Action]:
    """Return the actions set on a case that the viewer sees. Part of acting on it: no event of its own."""
    ids = CaseAction.objects.filter(case__in=Case.objects.visible_to(viewer).filter(pk=case.pk)).values_list(
        "action_id", flat=True
    )
    return list_actions(viewer=viewer, ids=ids)


def entry_versions(*, viewer: Actor, case: Case, line: UUID) -> list[Entry]:
    """Return all versions of a line, the newest first, with a consultation event. Raises NotFound.

    History is seen by whoever sees the case, and by nobody else (past hole H9).
    """
    found = list(
        Entry.objects.filter(case__in=Case.objects.visible_to(viewer).filter(pk=case.pk), line=line)
        .select_related("by__account", "agency")
        .order_by("-version")
    )
    if not found:
        raise NotFound("No such entry.")
    record(
        viewer, Category.CONSULTATION, "cases.entry_versions", "case", [case.id, *[entry.id for entry in found]],
        classes=[FieldClass.F4],
    )  # fmt: skip
    return found


def readers_of(*, viewer: Actor, case: Case) -> Record:
    """Return the facts that decide who may do what to a case, for pages that show no case in full."""
    found = Case.objects.visible_to(viewer).filter(pk=case.pk).first()
    if found is None:
        raise NotFound("No such case.")
    return facts_of(found)


def _people(case: Case) -> tuple[PersonOnCase, ...]:
    links = (
        CasePerson.objects.filter(case=case, ended_at__isnull=True)
        .select_related("person")
        .order_by("added_at")
    )
    points: dict[UUID, list[ContactPoint]] = {}
    rows = list(links)
    in_use = ContactPoint.objects.filter(
        person_id__in={row.person_id for row in rows}, withdrawn_at__isnull=True
    )
    for point in in_use.order_by("-is_preferred", "created_at"):
        points.setdefault(point.person_id, []).append(point)
    roles: dict[UUID, list[CasePerson]] = {}
    for row in rows:
        roles.setdefault(row.person_id, []).append(row)
    return tuple(
        PersonOnCase(held[0].person, tuple(held), tuple(points.get(person_id, [])))
        for person_id, held in roles.items()
    )


def _facts(case: Any) -> Record:
    grants = tuple(
        Grant(UUID(row["id"]), _instant(row["until"]), row["emergency"]) for row in case.audience_json
    )
    return Record(case.id, case.partnership_id, case.agency_id, (grants,), frozenset(case.denied_ids))


def _on_case(case: Case, row: dict[str, Any]) -> OnCase:
    return OnCase(
        agency_id=UUID(row["id"]),
        name=row["name"],
        is_lead=UUID(row["id"]) == case.agency_id,
        since=_instant(row["since"]),
        until=_until(row["until"]),
        why=row["why"],
        power=LegalPower(row["power"]).label if row["power"] else "",
    )


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _until(text: str | None) -> datetime | None:
    at = _instant(text) if text else None
    return None if at is not None and at >= FOREVER else at
