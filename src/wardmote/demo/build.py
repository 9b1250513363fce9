"""Building the demonstration through operations, with days relative to now."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from wardmote.access.actors import PublicActor, SigningIn, SystemActor, Viewer
from wardmote.access.rows import acting_as
from wardmote.actions.models import Action
from wardmote.cases import operations as cases
from wardmote.cases.choices import ContactHow, EntryKind, LegalPower, Outcome, RiskBand, SharingClass, Told
from wardmote.cases.models import Case
from wardmote.demo import cast, telling
from wardmote.meetings.models import Body
from wardmote.partnerships import operations as partnerships
from wardmote.partnerships.models import Agency, Membership, Partnership, Team
from wardmote.partnerships.queries import current_memberships, partnership_with_slug, viewer_of
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.rules import GivenContact
from wardmote.places.loading import load_areas_from, load_postcodes_from, load_streets_from
from wardmote.places.models import Street
from wardmote.places.queries import list_streets
from wardmote.plans.models import Plan
from wardmote.reports.choices import Affected, Channel, Frequency, Kind, Known, Status
from wardmote.reports.models import Report
from wardmote.reports.operations import deciding
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.rules.intake import NewReport
from wardmote.reviews.models import Review

PLACES = Path(__file__).parent / "places"
REPORTS = 400
CASES = 60
DAYS = 730
TOGETHER = 10
"""Reports that are told in one transaction."""


@dataclass
class Stage:
    """Everything that the story needs at hand while it is told."""

    now: datetime
    chance: random.Random
    partnership: Partnership
    agencies: dict[str, Agency] = field(default_factory=dict)
    teams: dict[tuple[str, str], Team] = field(default_factory=dict)
    members: dict[str, Membership] = field(default_factory=dict)
    streets: list[Street] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    said: int = 0

    def viewer(self, key: str) -> Viewer:
        return viewer_of(self.members[key])

    @property
    def public(self) -> PublicActor:
        return PublicActor(self.partnership.id)

    def ago(self, days: float, hours: float = 0) -> datetime:
        return self.now - timedelta(days=days, hours=hours)


def build(*, now: datetime | None = None, say: Callable[[str], object] = print) -> Partnership:
    """Build the whole demonstration, or what of it is missing; return its partnership."""
    moment = now or timezone.now()
    partnership = begin(now=moment, say=say)
    fill(partnership, now=moment, say=say)
    return partnership


def begin(*, now: datetime, say: Callable[[str], object] = print) -> Partnership:
    """Set the stage and tell the stories, unless it was done before: enough for somebody to sign in and look.

    All in one transaction: a start that is broken off leaves no half of it.
    """
    with acting_as(SystemActor(why="is the demonstration there?")):
        there = partnership_with_slug(cast.SLUG)
    if there is not None:
        return there
    load_areas_from(
        [PLACES / "districts.geojson", PLACES / "wards.geojson", PLACES / "lsoas.geojson"], say=say
    )
    load_postcodes_from([PLACES / "postcodes.csv"], say=say)
    load_streets_from([PLACES / "streets.csv"], say=say)
    from wardmote.demo import stories

    with _together(SystemActor(why="the demonstration")):
        stage = _set_the_stage(now)
        stories.tell(stage)
    say(f"{len(stage.members)} people who sign in, {len(stage.reports)} reports, {len(stage.cases)} cases")
    return stage.partnership


def fill(partnership: Partnership, *, now: datetime, say: Callable[[str], object] = print) -> None:
    """Tell the partnership's own business, then the two years around the stories, while people look on already.

    Each chapter is a transaction, and so are each few reports. What was broken off goes on where it ended, since
    every report has its own chance: the same days, streets and words whoever tells them.
    """
    system = SystemActor(partnership.id, why="the demonstration")
    with acting_as(system):
        partnership.refresh_from_db()
        if not partnership.is_being_filled:
            return
        stage = _find_the_stage(partnership, now)
    for name, tell, leaves in _list_chapters():
        with _together(system):
            if not leaves.filter(partnership=partnership).exists():
                tell(stage)
                say(name)
    with acting_as(system):
        told = Report.objects.filter(partnership=partnership).count()
        known_cases = Case.objects.filter(partnership=partnership).count()
    two_years = _TwoYears(stage, known_cases)
    while told < REPORTS:
        until = min(told // TOGETHER * TOGETHER + TOGETHER, REPORTS)
        with _together(system):
            for number in range(told, until):
                two_years.tell(number)
        told = until
        if told % 100 == 0 or told == REPORTS:
            say(f"{told} of {REPORTS} reports, {two_years.cases} cases")
    partnerships.end_filling(by=system, partnership=partnership)


def _list_chapters() -> list[tuple[str, Callable[[Stage], None], QuerySet[Any]]]:
    """What is told after the stories: its name, who tells it, and rows that are there once it is told."""
    from wardmote.demo import actions, meetings, plans, reviews

    return [
        ("who owes what by when", actions.tell, Action.objects.filter(in_log=True)),
        ("the delivery plan and its returns", plans.tell, Plan.objects.all()),
        ("a year of meetings", meetings.tell, Body.objects.all()),
        ("the ASB case reviews", reviews.tell, Review.objects.all()),
    ]


@contextmanager
def _together(by: SystemActor) -> Iterator[None]:
    with acting_as(by):
        with connection.cursor() as cursor:
            # Many small acts in one go: should the machine stop now, the demonstration is told again.
            cursor.execute("set local synchronous_commit = off")
        yield


def _set_the_stage(now: datetime) -> Stage:
    by = SystemActor(why="the demonstration")
    partnership = partnerships.create_partnership(
        by=by,
        name=cast.NAME,
        slug=cast.SLUG,
        district_code=cast.DISTRICT,
        reference_prefix="GU",
        contact_email="safer@grandunion.example",
        contact_phone="01632 960 101",
        contact_hours="Monday to Friday, 9am to 5pm",
        is_demonstration=True,
        is_being_filled=True,
    )
    system = SystemActor(partnership.id, why="the demonstration")
    stage = Stage(now, _chance(0), partnership)
    for plan in cast.AGENCIES:
        stage.agencies[plan.key] = partnerships.add_agency(
            by=system,
            partnership=partnership,
            name=plan.name,
            short_name=plan.short_name,
            kind=plan.kind,
            email=f"asb@{plan.key}.example",
            joined_on=stage.ago(DAYS + 30).date(),
        )
        if plan.public:
            partnerships.set_public_contact(
                by=system,
                agency=stage.agencies[plan.key],
                phone=plan.public.phone,
                email=plan.public.email,
                web=plan.public.web,
                hours=plan.public.hours,
            )
        for name, wards, side in plan.teams:
            stage.teams[plan.key, name] = partnerships.add_team(
                by=system, agency=stage.agencies[plan.key], name=name, ward_codes=wards, side=side
            )
    for person in cast.PEOPLE:
        _hire(stage, system, person)
    for kind, key in cast.ROUTES.items():
        partnerships.set_routing(by=system, partnership=partnership, kind=kind, agency=stage.agencies[key])
    stage.streets = _streets()
    return stage


def _find_the_stage(partnership: Partnership, now: datetime) -> Stage:
    """The stage as it was set before."""
    stage = Stage(now, _chance(0), partnership)
    names = {plan.name: plan.key for plan in cast.AGENCIES}
    emails = {person.email: person.key for person in cast.PEOPLE}
    stage.agencies = {names[row.name]: row for row in partnership.agencies.all() if row.name in names}
    members = Membership.objects.filter(partnership=partnership, ended_at__isnull=True)
    for row in members.select_related("account", "agency", "partnership"):
        if row.account.email in emails:
            stage.members[emails[row.account.email]] = row
    stage.streets = _streets()
    return stage


def _streets() -> list[Street]:
    return [s for s in list_streets(district_code=cast.DISTRICT) if s.locality and "/" not in s.name]


def _chance(number: int) -> random.Random:
    """The chance of one report, or of the stories (0): the same at every start."""
    return random.Random(20261006 + number)  # noqa: S311 - a story, not a secret


def _hire(stage: Stage, system: SystemActor, person: cast.PersonPlan) -> None:
    agency = stage.agencies[person.agency]
    teams = [stage.teams[person.agency, name].id for name in person.teams]
    _, token = partnerships.invite(
        by=system, agency=agency, email=person.email, name=person.name, roles=person.roles, team_ids=teams
    )
    made = partnerships.accept_invitation(by=SigningIn(), token=token, password=cast.PASSWORD)
    with acting_as(SigningIn()):
        (membership,) = [row for row in current_memberships(made.account_id) if row.id == made.id]
        TOTP.activate(membership.account, person.totp_secret)
    stage.members[person.key] = membership


# --- saying and doing, for the stories and for the two years around them


def somebody(stage: Stage) -> tuple[str, GivenContact]:
    """An invented person with a telephone of the range that Ofcom keeps for stories."""
    stage.said += 1
    name = f"{stage.chance.choice(telling.FIRST)} {stage.chance.choice(telling.LAST)}"
    contact = GivenContact(
        kind=ContactKind.PHONE,
        value=f"07700 900{stage.said % 1000:03d}",
        safety=stage.chance.choice([Safety.SAFE, Safety.SAFE, Safety.SAFE, Safety.UNKNOWN]),
        may_leave_message=True,
        may_say_who_we_are=True,
        is_preferred=True,
    )
    return name, contact


def told(
    stage: Stage,
    kind: Kind,
    street: Street,
    number: int,
    who: tuple[str, GivenContact] | None,
    **more: object,
) -> NewReport:
    """What somebody says of one address."""
    values: dict[str, object] = {
        "words": stage.chance.choice(telling.WORDS[kind]),
        "kinds": (kind,),
        "place_text": f"{number} {street.name}, {street.locality}",
        "lon": street.lon,
        "lat": street.lat,
        "frequency": stage.chance.choice(list(Frequency)),
        "affected": stage.chance.choice([Affected.ME, Affected.HOUSEHOLD, Affected.COMMUNITY]),
        "harm": stage.chance.choice(telling.HARM),
        "wish": stage.chance.choice(telling.WISHES),
        "told_before": stage.chance.choice(list(Known)),
        "hate_perceived": Known.NO,
        "danger_now": Known.NO,
        "at_risk": Known.NO,
        "is_anonymous": who is None,
    }
    if who is not None:
        values |= {"name": who[0], "contacts": (who[1],)}
    return NewReport(**(values | more))  # type: ignore[arg-type]


def receive(
    stage: Stage, answers: NewReport, at: datetime, *, by: str = "", channel: Channel = Channel.WEB
) -> Report:
    """Take a report in: from the public, or through the member named."""
    actor = stage.viewer(by) if by else stage.public
    report = receive_report(by=actor, answers=answers, channel=channel, at=at)
    stage.reports.append(report)
    return report


def officer_of(stage: Stage, agency_id: UUID) -> Viewer:
    """Who decides about the reports of an agency."""
    keys = {
        "council": ["officer", "officer2"],
        "police": ["constable"],
        "housing": ["housing"],
        "fire": ["firefighter"],
    }
    for key, agency in stage.agencies.items():
        if agency.id == agency_id:
            return stage.viewer(stage.chance.choice(keys[key]))
    raise LookupError(agency_id)


def work_case(stage: Stage, case: Case, by: Viewer, opened: datetime, *, until: datetime, end: bool) -> Case:
    """Lead a case through its states: risk, plan, contacts, actions, and a closing if there was time."""
    step = timedelta(days=1)
    at = opened + step
    risk = stage.chance.choices([RiskBand.STANDARD, RiskBand.MEDIUM, RiskBand.HIGH], [6, 3, 1])[0]
    if at > until:
        return case
    case = cases.set_risk(by=by, case=case, risk=risk, reason="Questions asked at the first visit.", at=at)
    action = cases.set_case_action(
        by=by, case=case, text=stage.chance.choice(telling.ACTIONS), owner_id=by.membership_id,
        due_on=(at + timedelta(days=stage.chance.randrange(3, 14))).date(), at=at,
    )  # fmt: skip
    for name in ("agree_plan", "start"):
        at += step
        if at > until:
            return case
        case = cases.take_step(by=by, case=case, step=name, reason="Agreed with the complainant.", at=at)
    for _ in range(stage.chance.randrange(1, 5)):
        at += timedelta(days=stage.chance.randrange(3, 9))
        if at > until:
            return case
        cases.add_entry(by=by, case=case, kind=EntryKind.NOTE, text=stage.chance.choice(telling.NOTES), at=at)
        promised = (at + timedelta(days=stage.chance.randrange(5, 12))).date()
        cases.record_contact(
            by=by, case=case, how=ContactHow.PHONE, text=stage.chance.choice(telling.CONTACTS),
            they_contacted_us=True, promised_on=promised, at=at,
        )  # fmt: skip
    at += step
    if at > until:
        return case
    cases.finish_case_action(by=by, case=case, action_id=action.id, result="Done.", at=at)
    if not end or at + timedelta(days=10) > until:
        return case
    at += timedelta(days=8)
    outcome = stage.chance.choice([Outcome.RESOLVED, Outcome.RESOLVED_INFORMALLY, Outcome.NOT_SUBSTANTIATED])
    case = cases.request_closing(
        by=by, case=case, outcome=outcome, reason="Nothing reported for weeks.", at=at
    )
    supervisor = stage.viewer("sergeant" if by.agency_id == stage.agencies["police"].id else "supervisor")
    closer = supervisor if supervisor.agency_id == by.agency_id else by
    if risk == RiskBand.HIGH and closer == by:
        return case
    return cases.close_case(
        by=closer, case=case, summary=telling.SUMMARY, told=Told.FOLLOW_PAGE, at=at + timedelta(hours=20)
    )


class _TwoYears:
    """The reports around the stories, oldest first, and what became of them."""

    def __init__(self, stage: Stage, cases_before: int) -> None:
        self.stage = stage
        self.cases = cases_before
        chance = _chance(0)
        self.hot = chance.sample(stage.streets, 16)
        self.days = sorted((chance.random() ** 1.15 * DAYS for _ in range(REPORTS)), reverse=True)
        self.days[0] = float(DAYS)  # the first one is two years old to the day
        self.open_cases: dict[tuple[UUID, UUID], Case] = {}

    def tell(self, number: int) -> None:
        """One report of the two years, and what was decided about it."""
        stage, ago = self.stage, self.days[number]
        stage.chance = chance = _chance(number)
        stage.said = number
        street = chance.choice(self.hot) if chance.random() < 0.45 else chance.choice(stage.streets)
        kind = chance.choices(list(telling.WORDS), [14, 10, 14, 8, 2, 7, 3, 2, 2, 4, 1, 1, 2], k=1)[0]
        house = chance.choice([3, 7, 12, 14, 21]) if street in self.hot else chance.randrange(1, 80)
        who = somebody(stage) if chance.random() < 0.85 else None
        channel, by = chance.choices(
            [(Channel.WEB, ""), (Channel.PHONE, "officer"), (Channel.POLICE_LOG, "constable")], [6, 3, 2]
        )[0]
        at = max(stage.ago(ago), stage.ago(DAYS)) if ago > 0.05 else stage.ago(0.05)
        more: dict[str, object] = {}
        if chance.random() < 0.05:
            more["at_risk"] = Known.YES
        if chance.random() < 0.04:
            more["hate_perceived"] = Known.YES
        report = receive(stage, told(stage, kind, street, house, who, **more), at, by=by, channel=channel)
        if ago > 9:
            self._look_again(report, at)
        if ago > 9 or chance.random() < 0.3:
            self._become(report, street, at)

    def _become(self, report: Report, street: Street, at: datetime) -> None:
        stage, chance = self.stage, self.stage.chance
        next_morning = (at + timedelta(days=chance.randrange(1, 5))).replace(hour=chance.randrange(9, 16))
        decided = min(next_morning, stage.ago(0.02))
        by = officer_of(stage, report.agency_id)
        deciding.note_contact(by=by, report=report, at=decided)
        known = self.open_cases.get((report.agency_id, street.id))
        if known is not None and known.is_open and known.opened_at < decided:
            cases.attach_report(
                by=by, case=known, report=report, reason="The same address and the same people.", at=decided
            )
            return
        draw = chance.random()
        if draw < 0.24 and self.cases < CASES:
            owner = by.membership_id
            case = cases.open_case(
                by=by, title=f"{Kind(report.kinds[0]).label}, {street.name}", reports=[report], owner_id=owner,
                reason="More than one household is affected.", at=decided,
            )  # fmt: skip
            # What began long ago has ended; some of what is recent goes on.
            ended = (stage.now - at).days > 90 or chance.random() < 0.4
            case = work_case(stage, case, by, decided, until=stage.ago(0.02), end=ended)
            self.open_cases[report.agency_id, street.id] = case
            self.cases += 1
        elif draw < 0.6:
            deciding.archive_and_watch(
                by=by, report=report, reason=chance.choice(telling.WATCHED), at=decided
            )
        elif draw < 0.72 and report.agency_id == stage.agencies["council"].id:
            to = stage.agencies[chance.choice(["police", "housing"])]
            moved = deciding.refer_to_partner(
                by=by, report=report, to_agency=to, reason="They hold the tenancy or the power.", at=decided
            )
            answered = decided + timedelta(days=chance.randrange(1, 4))
            if answered < stage.ago(0.02):
                self._advise(moved, officer_of(stage, to.id), answered)
        else:
            self._advise(report, by, decided)

    def _advise(self, report: Report, by: Viewer, at: datetime) -> None:
        reason, words = self.stage.chance.choice(telling.ADVISED)
        deciding.note_contact(by=by, report=report, at=at)
        deciding.advise(by=by, report=report, reason=reason, told_the_reporter=words, at=at)

    def _look_again(self, report: Report, at: datetime) -> None:
        """What was put aside and came back with this report: somebody looked at it the next day."""
        back = Report.objects.filter(
            agency_id=report.agency_id,
            address_key=report.address_key,
            status=Status.RECEIVED,
            decided_at__lt=at,
        ).exclude(Q(pk=report.pk) | Q(address_key="") | Q(steps__at__gt=at))
        for one in list(back.select_related("agency")):
            self._advise(one, officer_of(self.stage, one.agency_id), at + timedelta(days=1))


def share(stage: Stage, case: Case, by: Viewer, agency: str, purpose: str, at: datetime) -> Case:
    """Share a case with an agency of the story."""
    return cases.share_with_agency(
        by=by,
        case=case,
        agency_id=stage.agencies[agency].id,
        purpose=purpose,
        power=LegalPower.CDA_115,
        at=at,
    )


def lock(
    stage: Stage, case: Case, by: Viewer, sharing_class: SharingClass, reason: str, at: datetime
) -> Case:
    """Close a case to all but those named on it."""
    return cases.set_sharing(by=by, case=case, sharing_class=sharing_class, reason=reason, at=at)
