"""Lists of cases: filtered, keyset-paged, their counts capped; the same few statements whatever the page size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.kept import kept
from wardmote.actions.models import Action
from wardmote.actions.queries import list_my_actions
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.cases.choices import CaseStatus, RiskBand
from wardmote.cases.models import (
    AccessRequest,
    Case,
    CaseAction,
    CaseMember,
    CasePerson,
    CasePlace,
    CaseReport,
    CaseVisit,
    Entry,
    SavedView,
    SurveyAnswer,
)
from wardmote.cases.queries.stubs import requests_to_answer
from wardmote.cases.rules.survey import Tally, count_answers
from wardmote.partnerships.models import Membership
from wardmote.people.operations.records import name_key
from wardmote.sharing.models import Denial, SharedQuerySet

COUNTED_UP_TO = 1_000
PAGE = 50
MOST_FOUND = 2_000
"""So many ids a search returns, the latest changed first."""
SHORTEST_NAME = 3
"""Shorter names are not looked for: the trigram index needs three letters."""
NO_NEWS_DAYS = 28
SOON_DAYS = 7
ORDERS = {
    "-changed": ("changed_at", True),
    "changed": ("changed_at", False),
    "-opened": ("opened_at", True),
    "opened": ("opened_at", False),
}
WHICH = ("open", "closed", "all")


@dataclass(frozen=True, kw_only=True)
class CaseFilter:
    """What a list is narrowed to. `mine`: owned by or naming the viewer. `words`: a search."""

    which: str = "open"
    words: str = ""
    mine: bool = False
    status: str = ""
    kind: str = ""
    priority: str = ""
    risk: str = ""
    ward_code: str = ""
    led_by: UUID | None = None
    team_id: UUID | None = None
    owner_id: UUID | None = None
    review_overdue: bool = False
    order: str = "-changed"


@dataclass(frozen=True)
class CaseRow:
    """A row of a list."""

    case: Case

    @property
    def owner(self) -> str:
        """The name of whoever owns it, or an empty string."""
        return self.case.owner.account.name if self.case.owner else ""


@dataclass(frozen=True)
class CaseSlice:
    """A page of a list: the rows, the keys of the pages before and after, the count up to a cap.

    A page that has no rows counts none.
    """

    rows: tuple[Case, ...]
    before: str | None
    after: str | None
    count: int
    is_capped: bool

    @property
    def count_words(self) -> str:
        """`12 cases`, `more than 1,000 cases`."""
        if self.is_capped:
            return f"more than {COUNTED_UP_TO:,} cases"
        return "1 case" if self.count == 1 else f"{self.count:,} cases"


def narrowed(viewer: Viewer, wanted: CaseFilter, *, today: date) -> SharedQuerySet:
    """Return the cases that the viewer may see, narrowed. Lists, counts and exports all start here (H17)."""
    found = Case.objects.visible_to(viewer)
    if wanted.words.strip():
        found = found.filter(searched_for(wanted.words.strip()))
    if wanted.which != "all":
        found = found.filter(is_open=wanted.which != "closed")
    if wanted.mine:
        named = CaseMember.objects.filter(
            case_id=OuterRef("pk"), membership_id=viewer.membership_id, ended_at__isnull=True
        )
        found = found.filter(Q(owner_id=viewer.membership_id) | Exists(named))
    if wanted.kind:
        found = found.filter(kinds__contains=[wanted.kind])
    if wanted.review_overdue:
        found = found.filter(review_on__lt=today)
    same = {
        "status": wanted.status,
        "priority": wanted.priority,
        "risk": wanted.risk,
        "ward_code": wanted.ward_code,
        "agency_id": wanted.led_by,
        "team_id": wanted.team_id,
        "owner_id": wanted.owner_id,
    }
    return found.filter(**{name: value for name, value in same.items() if value})


def _in_parts(viewer: Viewer, wanted: CaseFilter, today: date) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """What a list is narrowed to, as `_page` takes it: values, and what makes it another question."""
    texts = (wanted.words, wanted.status, wanted.kind, wanted.priority, wanted.risk, wanted.ward_code)
    ids = (wanted.led_by, wanted.team_id, wanted.owner_id)
    values = (viewer, today if wanted.review_overdue else None, *(str(text) or None for text in texts), *ids)
    return values, {"which": wanted.which, "mine": wanted.mine}


def _from_parts(
    viewer: Viewer,
    day: date | None,
    texts: tuple[str | None, ...],
    ids: tuple[UUID | None, ...],
    **shape: Any,
) -> SharedQuerySet:
    words, status, kind, priority, risk, ward_code = (text or "" for text in texts)
    led_by, team_id, owner_id = ids
    wanted = CaseFilter(
        words=words,
        status=status,
        kind=kind,
        priority=priority,
        risk=risk,
        ward_code=ward_code,
        led_by=led_by,
        team_id=team_id,
        owner_id=owner_id,
        review_overdue=day is not None,
        **shape,
    )
    return narrowed(viewer, wanted, today=day or date.min)


@kept
def _page(
    viewer: Viewer, day: date | None, *values: Any, size: int, column: str, less: bool, **shape: Any
) -> QuerySet[Case]:
    *parts, at, last = values
    found: QuerySet[Case] = _from_parts(viewer, day, tuple(parts[:6]), tuple(parts[6:]), **shape)
    try:
        rows = found.select_related("agency", "owner__account").annotate(how_many=_how_many(found))
    except EmptyResultSet:
        return found.none()
    if at is not None:
        sign = "lt" if less else "gt"
        rows = rows.filter(Q(**{f"{column}__{sign}": at}) | Q(**{column: at, f"pk__{sign}": last}))
    sign = "-" if less else ""
    return rows.order_by(f"{sign}{column}", f"{sign}pk")[: size + 1]


def _how_many(found: QuerySet[Any]) -> RawSQL:
    """The number of these rows up to the cap and one more, as a column that is the same in every row."""
    sql, params = found.order_by().values_list("pk")[: COUNTED_UP_TO + 1].query.sql_with_params()
    return RawSQL(f"(select count(*) from ({sql}) held)", params, output_field=IntegerField())  # noqa: S608,S611 - Django's own words


def searched_for(words: str) -> Q:
    """Return the condition of a search: words of the case's name and chronology, a reference, or a person's name.

    Safe locations and protected sources (F5, F6) are encrypted, and in no index.
    """
    found = Q(pk__in=RawSQL("select cases_search_ids(%s, %s)", [words, MOST_FOUND]))
    name = name_key(words)
    if len(name) >= SHORTEST_NAME:
        pattern = "%" + "%".join(name.split()) + "%"
        found |= Q(pk__in=RawSQL("select cases_named_ids(%s, %s)", [pattern, MOST_FOUND]))
    return found


def list_cases(
    *,
    viewer: Viewer,
    wanted: CaseFilter | None = None,
    today: date,
    after: str = "",
    before: str = "",
    size: int = PAGE,
) -> CaseSlice:
    """Return a page of cases with one consultation event naming the rows shown.

    Two statements whatever the size: rows with their capped count, event. `after` and `before` are keys of a page, as
    `CaseSlice` gives them; one that is none begins anew. A search leaves its fingerprint in the log, not its words.
    """
    wanted = wanted or CaseFilter()
    column, falling = ORDERS.get(wanted.order, ORDERS["-changed"])
    key = read_key(before or after)
    backwards = bool(before) and key is not None
    narrow, shape = _in_parts(viewer, wanted, today)
    # A search is written into the statement in more than one form: it is composed each time.
    rows = _page.__wrapped__ if wanted.words.strip() else _page  # type: ignore[attr-defined]
    page = list(
        rows(*narrow, *(key or (None, None)), size=size, column=column, less=falling != backwards, **shape)
    )
    more, page = len(page) > size, page[:size]
    if backwards:
        page.reverse()
    count = page[0].how_many if page else 0
    _log_list(viewer, "cases.list_cases", page, wanted.words)
    has_before = (key is not None and not backwards) or (backwards and more)
    has_after = more if not backwards else True
    return CaseSlice(
        rows=tuple(page),
        before=write_key(page[0], column) if page and has_before else None,
        after=write_key(page[-1], column) if page and has_after else None,
        count=min(count, COUNTED_UP_TO),
        is_capped=count > COUNTED_UP_TO,
    )


def write_key(case: Case, column: str) -> str:
    """Return the key of a row in a list: its place in the order, and its id."""
    return f"{getattr(case, column).isoformat()}~{case.pk}"


def read_key(text: str) -> tuple[datetime, UUID] | None:
    """Return what `write_key` wrote, or None for anything else."""
    at, _, key = text.replace(" ", "+").partition("~")
    try:
        return datetime.fromisoformat(at), UUID(key)
    except ValueError:
        return None


def colleagues_of(*, viewer: Viewer, agency_ids: Iterable[UUID]) -> list[Membership]:
    """Return who works now for some agencies of the viewer's partnership, by agency and name: one statement."""
    return _working_for(viewer.partnership_id, list(agency_ids))


@kept
def _working_for(partnership_id: UUID, agency_ids: list[UUID]) -> QuerySet[Membership]:
    return (
        Membership.objects.filter(
            partnership_id=partnership_id,
            agency_id__in=RawSQL("select unnest(%s::uuid[])", [agency_ids]),  # noqa: S611 - a constant
            ended_at__isnull=True,
            account__is_active=True,
        )
        .select_related("account", "agency")
        .order_by("agency__short_name", "account__name")
    )


def cases_of_people(*, viewer: Viewer, person_ids: Iterable[UUID]) -> list[Case]:
    """Return the cases that the viewer may see and on which any of these people is, the newest change first.

    At most 50, with one consultation event.
    """
    on_case = CasePerson.objects.filter(
        case_id=OuterRef("pk"), person_id__in=list(person_ids), ended_at__isnull=True
    )
    found = list(Case.objects.visible_to(viewer).filter(Exists(on_case)).order_by("-changed_at", "-pk")[:50])
    if found:
        _log_list(viewer, "cases.cases_of_people", found)
    return found


def cases_of_place(*, viewer: Viewer, place_id: UUID) -> list[Case]:
    """Return the cases that the viewer may see and that stand at this place, the newest change first.

    At most 50, with one consultation event.
    """
    there = CasePlace.objects.filter(case_id=OuterRef("pk"), place_id=place_id, ended_at__isnull=True)
    found = list(Case.objects.visible_to(viewer).filter(Exists(there)).order_by("-changed_at", "-pk")[:50])
    if found:
        _log_list(viewer, "cases.cases_of_place", found)
    return found


def cases_of_reports(*, viewer: Viewer, report_ids: Iterable[UUID]) -> dict[UUID, Case]:
    """Return report -> the case that it is part of, as far as the viewer may see the case. One consultation event."""
    found = {row.report_id: row.case for row in _with_reports(viewer, list(report_ids))}
    if found:
        _log_list(viewer, "cases.cases_of_reports", list(dict.fromkeys(found.values())))
    return found


@kept
def _with_reports(viewer: Viewer, report_ids: list[UUID]) -> QuerySet[CaseReport]:
    return CaseReport.objects.filter(
        report_id__in=RawSQL("select unnest(%s::uuid[])", [report_ids]),  # noqa: S611 - a constant
        case__in=Case.objects.visible_to(viewer),
    ).select_related("case")


def kept_away(*, viewer: Viewer, case: Case) -> list[Membership]:
    """Return who must not see the case for a conflict of interest, by name. Part of reading the case."""
    denied = Denial.objects.filter(
        audience_id__in=Case.objects.visible_to(viewer).filter(pk=case.pk).values("audience_id")
    ).values("membership_id")
    return list(
        Membership.objects.filter(pk__in=denied)
        .select_related("account", "agency")
        .order_by("account__name", "pk")
    )


def find_link_target(*, viewer: Actor, reference: str) -> Case:
    """Return the case that somebody typed the reference of. Raises NotFound."""
    case = Case.objects.visible_to(viewer).filter(reference=reference.strip().upper()).first()
    if case is None:
        raise NotFound("No such case.")
    return case


def saved_views(*, viewer: Viewer, list_name: str = "cases") -> list[SavedView]:
    """Return the viewer's own saved views of a list, by name."""
    return _views_of(viewer.membership_id, list_name)


@kept
def _views_of(membership_id: UUID, list_name: str) -> QuerySet[SavedView]:
    return SavedView.objects.filter(membership_id=membership_id, list_name=list_name).order_by("name")


@dataclass(frozen=True)
class Task:
    """An action of the viewer's with the case it was set on (None where the case is not theirs to see)."""

    action: Action
    case: Case | None
    days_late: int


@dataclass(frozen=True)
class WorkPage:
    """What a person owes and what is new to them."""

    late: tuple[Task, ...]
    due: tuple[Task, ...]
    reviews: tuple[Case, ...]
    promised: tuple[Case, ...]
    news: tuple[Case, ...]
    to_close: tuple[Case, ...]
    to_ask: tuple[Case, ...] = ()
    requests: tuple[AccessRequest, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not any(
            (
                self.late,
                self.due,
                self.reviews,
                self.promised,
                self.news,
                self.to_close,
                self.to_ask,
                self.requests,
            )
        )


def my_work(*, viewer: Viewer, today: date) -> WorkPage:
    """Return what the viewer owes: late and coming actions, reviews, promised contacts, news, closings, requests,
    and on which of their cases people are to be asked again about sharing.

    News: lines that others wrote on the viewer's cases since they last opened them. One consultation event.
    """
    actions = list_my_actions(viewer=viewer)
    on_case = dict(
        CaseAction.objects.filter(action_id__in=[action.pk for action in actions]).values_list(
            "action_id", "case_id"
        )
    )
    visible = Case.objects.visible_to(viewer).select_related("agency", "owner__account")
    mine = Q(owner_id=viewer.membership_id)
    named = Exists(
        CaseMember.objects.filter(
            case_id=OuterRef("pk"), membership_id=viewer.membership_id, ended_at__isnull=True
        )
    )
    visits = CaseVisit.objects.filter(case_id=OuterRef("pk"), membership_id=viewer.membership_id)
    since = Exists(
        Entry.objects.filter(case_id=OuterRef("pk"), written_at__gt=OuterRef("visited_at"))
        .exclude(by_id=viewer.membership_id)
    )  # fmt: skip
    never = Q(visited_at__isnull=True) & ~Exists(
        Entry.objects.filter(case_id=OuterRef("pk"), by_id=viewer.membership_id)
    )
    soon = today + timedelta(days=SOON_DAYS)
    asks = Exists(
        CasePerson.objects.filter(
            case_id=OuterRef("pk"), ended_at__isnull=True, ask_consent_since__isnull=False
        )
    )
    owed = list(
        visible.annotate(asks=asks)
        .filter(mine | Q(single_contact_id=viewer.membership_id) | Q(pk__in=on_case.values()), is_open=True)
        .filter(Q(review_on__lte=soon) | Q(promised_on__lte=soon) | Q(asks=True) | Q(pk__in=on_case.values()))
        .order_by("review_on", "opened_at")[:200]
    )
    news = list(
        visible.annotate(visited_at=Subquery(visits.values("at")[:1]))
        .filter(mine | named)
        .filter(Q(since) | never)
        .order_by("-changed_at")[:50]
    )
    to_close: list[Case] = []
    if viewer.may(Permission.APPROVE_CLOSING):
        to_close = list(
            visible.filter(status=CaseStatus.CLOSURE_REQUESTED, agency_id=viewer.agency_id).order_by(
                "changed_at"
            )[:50]
        )
    cases = {case.pk: case for case in owed}
    tasks = [
        Task(action, cases.get(on_case.get(action.pk)), (today - action.due_on).days if action.due_on else 0)
        for action in actions
    ]
    owns = [case for case in owed if viewer.membership_id in (case.owner_id, case.single_contact_id)]
    promised = [case for case in owns if case.promised_on and case.promised_on <= soon]
    page = WorkPage(
        late=tuple(task for task in tasks if task.days_late > 0),
        due=tuple(task for task in tasks if task.days_late <= 0),
        reviews=tuple(
            case for case in owns if case.review_on and case.review_on <= soon and case.owner_id == viewer.membership_id
        ),
        promised=tuple(sorted(promised, key=lambda case: case.promised_on or today)),
        news=tuple(news),
        to_close=tuple(to_close),
        to_ask=tuple(case for case in owns if case.asks),
        requests=tuple(requests_to_answer(viewer=viewer)),
    )  # fmt: skip
    _log_list(viewer, "cases.my_work", [*owed, *news, *to_close])
    return page


@dataclass(frozen=True)
class Load:
    """What one person of the team has in hand."""

    membership: Membership | None
    open: int
    high_risk: int
    review_overdue: int
    promise_broken: int
    no_news: int
    late_actions: int

    @property
    def name(self) -> str:
        """Who, in words."""
        return self.membership.account.name if self.membership else "Nobody owns these"


@dataclass(frozen=True)
class TeamBoard:
    """The team's board: load by person, cases that wait for an owner, cases that wait to be closed."""

    loads: tuple[Load, ...]
    unowned: tuple[Case, ...]
    to_close: tuple[Case, ...]
    at_risk: tuple[Case, ...]
    survey: tuple[Tally, ...]


def team_board(*, viewer: Viewer, today: date, now: datetime, team_id: UUID | None = None) -> TeamBoard:
    """Return what the viewer's agency (or one of its teams) has in hand. Raises NotAllowed.

    Eight statements, however many cases: counts are grouped by the database, over the same access as the list.
    """
    if not viewer.may(Permission.SEE_TEAM):
        raise NotAllowed("None of your roles sees the team's board.")
    led = Case.objects.visible_to(viewer).filter(agency_id=viewer.agency_id, is_open=True)
    if team_id is not None:
        led = led.filter(team_id=team_id)
    old = now - timedelta(days=NO_NEWS_DAYS)
    counts = {
        row["owner_id"]: row
        for row in led.order_by().values("owner_id").annotate(
            open=Count("pk"),
            high_risk=Count("pk", filter=Q(risk=RiskBand.HIGH)),
            review_overdue=Count("pk", filter=Q(review_on__lt=today)),
            promise_broken=Count("pk", filter=Q(promised_on__lt=today)),
            no_news=Count("pk", filter=Q(changed_at__lt=old)),
        )
    }  # fmt: skip
    late = dict(
        Action.objects.visible_to(viewer)
        .filter(state="open", in_log=False, due_on__lt=today, agency_id=viewer.agency_id, owner__isnull=False)
        .order_by()
        .values_list("owner_id")
        .annotate(Count("pk"))
    )
    people = {
        person.pk: person
        for person in Membership.objects.filter(
            Q(pk__in=[key for key in counts if key]) | Q(team_ids__contains=[team_id] if team_id else [])
            & Q(agency_id=viewer.agency_id, ended_at__isnull=True)
        ).select_related("account")
        if person.pk in counts or set(person.roles) & {"caseworker", "supervisor", "specialist"}
    }  # fmt: skip
    empty = {"open": 0, "high_risk": 0, "review_overdue": 0, "promise_broken": 0, "no_news": 0}
    loads = [
        Load(
            membership=person,
            late_actions=late.get(key, 0),
            **{name: counts.get(key, empty)[name] for name in empty},
        )
        for key, person in people.items()
    ]
    loads.sort(key=lambda load: (-load.open, load.name))
    shown = led.select_related("agency", "owner__account")
    unowned = list(shown.filter(owner__isnull=True).order_by("opened_at")[:50])
    to_close = list(shown.filter(status=CaseStatus.CLOSURE_REQUESTED).order_by("changed_at")[:50])
    at_risk = list(
        shown.filter(risk=RiskBand.HIGH).order_by(F("review_on").asc(nulls_first=True), "opened_at")[:50]
    )
    _log_list(viewer, "cases.team_board", [*unowned, *to_close, *at_risk])
    return TeamBoard(
        tuple(loads), tuple(unowned), tuple(to_close), tuple(at_risk), _survey(viewer, team_id, now)
    )


def _survey(viewer: Viewer, team_id: UUID | None, now: datetime) -> tuple[Tally, ...]:
    """The survey of the last year, counted over the closed cases that the agency leads and the viewer may see."""
    led = Case.objects.visible_to(viewer).filter(agency_id=viewer.agency_id, is_open=False)
    if team_id is not None:
        led = led.filter(team_id=team_id)
    answers = SurveyAnswer.objects.filter(case__in=led, answered_at__gte=now - timedelta(days=365))
    return count_answers(answers.values_list("handling", "informed", "outcome"))


def _log_list(viewer: Viewer, act: str, cases: Sequence[Any], words: str = "") -> None:
    record(
        viewer,
        Category.CONSULTATION,
        act,
        "case",
        list(dict.fromkeys(case.pk for case in cases)),
        classes=[FieldClass.F1],
        query_fingerprint=sha256(words.strip().casefold().encode()).hexdigest() if words.strip() else "",
    )
