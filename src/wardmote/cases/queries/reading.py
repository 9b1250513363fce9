"""One case with everything on it, in at most ten statements however long its chronology is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.access.kept import kept
from wardmote.access.policy import Grant, Record
from wardmote.actions.models import Action
from wardmote.actions.queries import list_actions
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.cases.choices import LegalPower
from wardmote.cases.models import (
    Case,
    CaseAction,
    CaseIncident,
    CasePerson,
    CasePlace,
    CaseReport,
    Entry,
    PostalLetter,
    SurveyAnswer,
)
from wardmote.cases.operations.consent import objections_of, says_of
from wardmote.cases.operations.views import note_visit
from wardmote.cases.rules.consent import somebody_objects
from wardmote.people.models import ContactPoint
from wardmote.reports.models import Incident
from wardmote.sharing.models import FOREVER
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
    """The chronology, each line with the names of who wrote it (`written_by`) and for whom (`written_for`)."""
    visited_before: datetime | None

    @property
    def actions(self) -> tuple[Any, ...]:
        """The actions set on the case, open ones first, then by due day."""
        found = {entry.action_id: entry.action for entry in self.entries if entry.action_id}
        far = date.max
        return tuple(sorted(found.values(), key=lambda a: (a.state != "open", a.due_on or far, a.created_at)))

    @property
    def somebody_objects(self) -> bool:
        """Whether somebody objects to sharing, as they said last."""
        says = says_of(role for one in self.people for role in one.roles)
        return somebody_objects(objections_of(self.reports), says)

    @property
    def to_be_asked(self) -> tuple[PersonOnCase, ...]:
        """Who is to be asked again about sharing, because another agency leads since they were asked."""
        return tuple(one for one in self.people if any(role.ask_consent_since for role in one.roles))

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


# What stands around a case, as one value: written out, since a page waits longer for Django to compose these six
# questions than for the server to answer them. Row security binds them as it binds the case.
_AROUND = """
(select json_build_object(
  'agencies', array(
    select json_build_object('id', a.agency_id, 'name', g.name, 'since', a.shared_at, 'until', a.until,
      'why', a.why, 'power', a.power)
    from cases_caseagency a join partnerships_agency g on g.id = a.agency_id
    where a.case_id = cases_case.id and a.ended_at is null and (a.until is null or a.until > statement_timestamp())
    order by a.shared_at),
  'named', array(
    select json_build_object('id', n.membership_id, 'name', p.name, 'agency', g.short_name, 'since', n.named_at,
      'until', n.until)
    from cases_casemember n join partnerships_membership m on m.id = n.membership_id
    join partnerships_account p on p.id = m.account_id join partnerships_agency g on g.id = m.agency_id
    where n.case_id = cases_case.id and n.ended_at is null and (n.until is null or n.until > statement_timestamp())
    order by n.named_at),
  'audience', array(
    select json_build_object('id', m.principal_id, 'until', m.until, 'emergency', m.is_override)
    from sharing_audiencemember m where m.audience_id = cases_case.audience_id),
  'denied', array(select d.membership_id from sharing_denial d where d.audience_id = cases_case.audience_id),
  'linked', array(
    select json_build_object('id', other.id, 'reference', other.reference, 'title', other.title, 'why', l.why)
    from cases_caselink l join cases_case other
      on other.id = case when l.one_id = cases_case.id then l.other_id else l.one_id end
    where cases_case.id in (l.one_id, l.other_id)
    order by l.one_id <> cases_case.id)))
"""


@kept
def _in_full(viewer: Actor, reference: str) -> QuerySet[Case]:
    found: QuerySet[Case] = Case.objects.visible_to(viewer)
    return (
        found.select_related(
            "agency",
            "team",
            "owner__account",
            "supervisor__account",
            "single_contact__account",
            "closed_by__account",
            "partnership",
            "audience",
        )  # fmt: skip
        .annotate(around=RawSQL(_AROUND, []))  # noqa: S611 - a constant
        .filter(reference=reference)
    )


# Few rows each: they are sorted here, without an index that the order would need.


@kept
def _people_on(case_id: UUID) -> QuerySet[CasePerson]:
    return CasePerson.objects.filter(case_id=case_id, ended_at__isnull=True).select_related("person")


@kept
def _ways_to_reach(person_ids: list[UUID]) -> QuerySet[ContactPoint]:
    people = RawSQL("select unnest(%s::uuid[])", [person_ids])  # noqa: S611 - a constant
    points = ContactPoint.objects.filter(person_id__in=people, withdrawn_at__isnull=True)
    return points.order_by("-is_preferred", "created_at")


@kept
def _reports_on(case_id: UUID) -> QuerySet[CaseReport]:
    return CaseReport.objects.filter(case_id=case_id).select_related("report")


@kept
def _incidents_of(report_ids: list[UUID]) -> QuerySet[Incident]:
    reports = RawSQL("select unnest(%s::uuid[])", [report_ids])  # noqa: S611 - a constant
    return Incident.objects.filter(report_id__in=reports).order_by("told_at")


@kept
def _entries_of(case_id: UUID) -> QuerySet[Entry]:
    return (
        Entry.objects.filter(case_id=case_id, is_current=True)
        .annotate(written_by=F("by__account__name"), written_for=F("agency__short_name"))
        .select_related("action__owner__account", "action__agency", "document")
        .order_by("-at", "-written_at", "-id")[:MOST_ENTRIES]
    )


@kept
def _places_of(case_id: UUID) -> QuerySet[CasePlace]:
    return CasePlace.objects.filter(case_id=case_id, ended_at__isnull=True).select_related("place")


@kept
def _incidents_on(case_id: UUID) -> QuerySet[CaseIncident]:
    return CaseIncident.objects.filter(case_id=case_id).select_related("told_by")


def get_case(*, viewer: Actor, reference: str, at: datetime | None = None) -> CaseInFull:
    """Return a case with everything on it; one consultation event. Raises NotFound.

    At most ten statements. What came with it follows its own access: a person or report whom a denial hides
    from the viewer is left out.
    """
    case = next(iter(_in_full(viewer, reference)), None)  # a reference is one case's
    if case is None:
        raise NotFound("No such case.")
    around = case.around  # type: ignore[attr-defined]  # the annotation
    people = _people(case)
    reports = _reports_on(case.id)
    told: dict[UUID, list[Incident]] = {}
    for incident in _incidents_of([row.report_id for row in reports]) if reports else ():
        told.setdefault(incident.report_id, []).append(incident)
    for row in reports:
        row.report.all_incidents = told.get(row.report_id, [])  # type: ignore[attr-defined]  # for the page
    in_full = CaseInFull(
        case=case,
        facts=_facts(case, around),
        agencies=tuple(
            sorted((_on_case(case, row) for row in around["agencies"]), key=lambda row: not row.is_lead)
        ),
        named=tuple(
            Named(UUID(row["id"]), row["name"], row["agency"], _instant(row["since"]), _until(row["until"]))
            for row in around["named"]
        ),
        people=people,
        places=tuple(_places_of(case.id)),
        reports=tuple(sorted(reports, key=lambda row: row.attached_at)),
        incidents=tuple(sorted(_incidents_on(case.id), key=lambda row: row.told_at)),
        linked=tuple(Linked(**row) for row in around["linked"]),
        entries=tuple(_entries_of(case.id)),
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
    points: dict[UUID, list[ContactPoint]] = {}
    rows = sorted(_people_on(case.id), key=lambda row: row.added_at)
    for point in _ways_to_reach(list({row.person_id for row in rows})) if rows else ():
        points.setdefault(point.person_id, []).append(point)
    roles: dict[UUID, list[CasePerson]] = {}
    for row in rows:
        roles.setdefault(row.person_id, []).append(row)
    return tuple(
        PersonOnCase(held[0].person, tuple(held), tuple(points.get(person_id, [])))
        for person_id, held in roles.items()
    )


def _facts(case: Case, around: dict[str, Any]) -> Record:
    grants = tuple(
        Grant(UUID(row["id"]), _instant(row["until"]), row["emergency"]) for row in around["audience"]
    )
    denied = frozenset(UUID(one) for one in around["denied"])
    return Record(case.id, case.partnership_id, case.agency_id, (grants,), denied)


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
