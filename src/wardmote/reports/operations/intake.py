"""Receiving a report, by whatever door: one durable transaction, few statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.utils import timezone

from wardmote.access.actors import Actor, PublicActor, SystemActor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.access.gathering import gathered
from wardmote.access.ids import hash_secret, new_id, new_reference, new_secret
from wardmote.access.queue import put_in_queue
from wardmote.access.rows import acting_as, new_row
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of, start_of_day
from wardmote.notifications.models import Message, Prompt
from wardmote.notifications.operations import SEND_TASK
from wardmote.partnerships.models import Agency, FormToken, Partnership, Team
from wardmote.people.choices import ContactKind
from wardmote.people.models import ContactPoint, Person
from wardmote.people.operations.records import compose_person
from wardmote.people.rules import (
    AUTOMATIC_EMAIL,
    ContactFacts,
    GivenPerson,
    contact_key,
    why_not_contact,
)
from wardmote.places.addresses import read_address
from wardmote.places.areas import Located
from wardmote.places.models import Postcode
from wardmote.places.postcodes import normalise_postcode
from wardmote.places.queries import where_is
from wardmote.reports.choices import Channel, Priority, Status
from wardmote.reports.models import FollowLink, Incident, Report, ReportStep
from wardmote.reports.operations.deciding import recall_watched
from wardmote.reports.operations.together import write_together
from wardmote.reports.permissions import check_may_enter
from wardmote.reports.rules.intake import NewReport, what_is_wrong
from wardmote.reports.rules.qualify import decide_qualifier
from wardmote.reports.rules.triage import Earlier, ResponseTimes, Triage, counts_since, triage

ACT = "reports.receive_report"


@dataclass(frozen=True)
class Route:
    """With whom a report goes first."""

    agency: Agency
    team: Team | None = None


@dataclass(frozen=True)
class Where:
    """Where a report is about, as far as it can be known."""

    postcode: str
    lon: float | None
    lat: float | None
    located: Located
    address_key: str


@dataclass(frozen=True)
class Rows:
    """All rows of one report, unsaved, and what the log is told of them."""

    report: Report
    step: ReportStep
    incident: Incident
    person: Person | None
    contacts: tuple[ContactPoint, ...]
    link: FollowLink | None
    messages: tuple[Message, ...]
    prompts: tuple[Prompt, ...]

    def in_order(self) -> list[models.Model]:
        """The rows, those that others point at first."""
        person = [self.person] if self.person else []
        link = [self.link] if self.link else []
        return [
            *person, *self.contacts, self.report, self.step, self.incident, *link, *self.messages,
            *self.prompts,
        ]  # fmt: skip


@operation
def receive_report(
    *,
    by: Actor,
    answers: NewReport,
    channel: Channel,
    agency_id: UUID | None = None,
    partnership_id: UUID | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
    follow_secret: str = "",
    told_at: datetime | None = None,
) -> Report:
    """Take a report in: its status, first incident, who told it, where it goes and how soon it is answered.

    `agency_id`: with whom it goes, whatever the routing table says; without it the table decides. A report of
    a partner's machine without a table's answer stays with that partner. `partnership_id` is needed only by a
    system actor of none. `at`: when it reached us (default now); `told_at`: when the words were told, for
    imports. `form_token`: the same token again gives the same report, and writes nothing. `follow_secret`:
    the secret of the link, made by the caller so that a second sending can show it again; without it a new
    one is made for whoever can be told it (public, phone). It is on the returned instance and nowhere else.

    Raises Refused (with a sentence for each field), NotAllowed, NotFound.
    """
    check_may_enter(by)
    now = at or timezone.now()
    partnership = getattr(by, "partnership_id", None) or partnership_id
    if partnership is None:
        raise Refused("A report belongs to a partnership.", "partnership_id")
    wrong = what_is_wrong(answers, at=now)
    if wrong:
        field, sentence = next(iter(wrong.items()))
        raise Refused(sentence, field, **{name: said for name, said in wrong.items() if name != field})
    report_id = new_id()
    if form_token and (sent_before := _claim_token(by, partnership, form_token, report_id)):
        return sent_before
    where = find_where(answers)
    route = find_route(by, partnership, answers, where, agency_id)
    earlier, watched = look_back(route.agency, answers, where, now)
    rows = compose(
        by=by,
        answers=answers,
        channel=channel,
        route=route,
        where=where,
        earlier=earlier,
        at=now,
        told_at=told_at,
        follow_secret=follow_secret,
        report_id=report_id,
    )
    report = rows.report
    if watched:
        recall_watched(report, watched=watched, at=now)
    with gathered():
        write_together(rows.in_order())
        for message in rows.messages:
            put_in_queue(SEND_TASK, message_id=str(message.id), partnership_id=str(partnership))
        record(
            by,
            Category.COLLECTION,
            ACT,
            "report",
            [report.id],
            subjects=[rows.person.id] if rows.person else [],
            fields=fields_given(answers),
            classes=classes_of(answers),
        )
    return report


def _claim_token(by: Actor, partnership_id: UUID, token: UUID, report_id: UUID) -> Report | None:
    """Take a form's token; the report it made before, if it was taken. Waits for a twin that is being
    sent.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into partnerships_formtoken (id, partnership_id, act, result, request_hash, used_at)"
            " values (%s, %s, %s, %s, '', statement_timestamp()) on conflict (id) do nothing",
            [token, partnership_id, ACT, str(report_id)],
        )
        if cursor.rowcount:
            return None
    used = FormToken.objects.filter(pk=token, partnership_id=partnership_id, act=ACT).first()
    if used is None or not used.result:
        raise Refused("This form was used for something else. Start again.")
    if isinstance(by, PublicActor | Viewer):
        # Whoever holds the form's token sent the form: it says what came of it, and nothing more is read. An
        # officer may have entered it for another agency, and so not see it.
        with acting_as(SystemActor(partnership_id, why="the same form sent twice")):
            own = {"entered_by_id": by.membership_id if isinstance(by, Viewer) else None}
            found = Report.objects.select_related("agency").filter(pk=used.result, **own).first()
    else:
        found = Report.objects.visible_to(by).filter(pk=used.result).first()
    if found is None:
        raise NotFound("No such report.")
    record(by, Category.CONSULTATION, "reports.receive_report_again", "report", [found.id])
    return found


def find_where(answers: NewReport) -> Where:
    """Return point, ward and LSOA: from the point if there is one, else from the whole postcode."""
    address = read_address(answers.place_text)
    postcode = normalise_postcode(answers.postcode) or normalise_postcode(address.postcode)
    lon, lat = answers.lon, answers.lat
    located = where_is(lon, lat)
    if not located and postcode and (known := Postcode.objects.filter(pk=postcode).first()):
        lon, lat = (known.lon, known.lat) if lon is None else (lon, lat)
        located = Located(known.ward_code, known.lsoa_code, "", known.district_code)
    return Where(postcode, lon, lat, located, address.look_up_key[:200])


def find_route(
    by: Actor, partnership_id: UUID, answers: NewReport, where: Where, agency_id: UUID | None
) -> Route:
    """Return the agency and team that a report goes to: as told, by the routing table, or whose door it was.

    The first kind named that has a rule decides, then the rule for all others. Without any rule: the actor's
    own agency, then the council. A team is the rule's, or the one of the agency that looks after the ward.
    Raises NotFound for an agency that is not in the partnership, Refused when there is none at all.
    """
    team: Team | None = None
    if agency_id is not None:
        agency = _agencies_of(partnership_id).filter(pk=agency_id).first()
        if agency is None:
            raise NotFound("No such agency.")
    else:
        by_kind = _routes_by_rule(partnership_id, answers.kinds, where.located.ward_code)
        rule = next((by_kind[kind] for kind in (*answers.kinds, "*") if kind in by_kind), None)
        if rule is not None:
            return rule
        own = getattr(by, "agency_id", None)
        found = sorted(
            _agencies_of(partnership_id),
            key=lambda one: (one.id != own, one.kind not in ("district", "unitary"), one.name),
        )
        if not found:
            raise Refused("No agency takes reports here yet.")
        agency = found[0]
    if team is None and where.located.ward_code:
        team = (
            Team.objects.filter(agency_id=agency.id, ward_codes__contains=[where.located.ward_code])
            .order_by("name")
            .first()
        )
    return Route(agency, team)


def _agencies_of(partnership_id: UUID) -> models.QuerySet[Agency]:
    return Agency.objects.select_related("partnership").filter(
        partnership_id=partnership_id, left_on__isnull=True
    )


_ROUTES = """
select r.kind, {columns} from partnerships_routingrule r
join partnerships_agency a on a.id = r.agency_id and a.left_on is null
join partnerships_partnership p on p.id = a.partnership_id
left join lateral (
  select t.* from partnerships_team t
  where t.id = r.team_id or (r.team_id is null and t.agency_id = a.id and t.ward_codes @> %s)
  order by t.name limit 1) t on true
where r.partnership_id = %s and r.kind = any(%s)
"""


@cache
def _routing_question() -> tuple[str, tuple[tuple[type[models.Model], list[str]], ...]]:
    """The statement that asks the routing table, and the models whose columns it answers with, one after another."""
    parts: dict[str, type[models.Model]] = {"a": Agency, "p": Partnership, "t": Team}
    columns = [
        f"{table}.{field.column}"
        for table, model in parts.items()
        for field in model._meta.local_concrete_fields
    ]
    names = (
        (model, [field.attname for field in model._meta.local_concrete_fields]) for model in parts.values()
    )
    return _ROUTES.format(columns=", ".join(columns)), tuple(names)


def _routes_by_rule(partnership_id: UUID, kinds: Iterable[str], ward_code: str) -> dict[str, Route]:
    """Return the route that each of the kinds has by the table ("*" among them), with one statement.

    Written out, because it is asked for every report and Django takes longer to compose it than the server to
    answer it. A rule without a team gets the team of its agency that looks after the ward.
    """
    question, parts = _routing_question()
    wards = [ward_code] if ward_code else ["nowhere"]
    with connection.cursor() as cursor:
        cursor.execute(question, [wards, partnership_id, [*map(str, kinds), "*"]])
        rows = cursor.fetchall()
    found: dict[str, Route] = {}
    for kind, *values in rows:
        made: list[Any] = []
        for model, names in parts:
            mine, values = values[: len(names)], values[len(names) :]
            made.append(model.from_db(connection.alias, names, mine) if mine[0] else None)
        agency, partnership, team = made
        agency.partnership = partnership
        found[kind] = Route(agency, team)
    return found


def look_back(agency: Agency, answers: NewReport, where: Where, at: datetime) -> tuple[Earlier, list[UUID]]:
    """Return how often the agency was told before, within the partnership's months, and which reports of the same
    address or contact were put aside to be watched; nothing else is read."""
    keys = [] if answers.is_anonymous else [contact_key(c.kind, c.value) for c in answers.contacts]
    keys = [key for key in keys if key]
    if not keys and not where.address_key:
        return Earlier(), []
    since = start_of_day(counts_since(day_of(at), agency.partnership.repeat_months))
    with connection.cursor() as cursor:
        cursor.execute(
            "select same_address, same_contact, watched from reports_look_back(%s, %s, %s, %s, %s)",
            [agency.audience_id, since, where.address_key, where.postcode, keys],
        )
        same_address, same_contact, watched = cursor.fetchone()
    return Earlier(same_address=same_address, same_contact=same_contact), watched


def compose(
    *,
    by: Actor,
    answers: NewReport,
    channel: Channel,
    route: Route,
    where: Where,
    earlier: Earlier,
    at: datetime,
    told_at: datetime | None = None,
    follow_secret: str = "",
    report_id: UUID | None = None,
    quietly: bool = False,
) -> Rows:
    """Return all rows of a report, unsaved; reads nothing. For `receive_report`, and for imports of many.

    `quietly`: no e-mails, prompts or link (history that is imported must not wake anybody up).
    """
    agency = route.agency
    times = ResponseTimes(
        emergency=agency.respond_emergency_days,
        urgent=agency.respond_urgent_days,
        routine=agency.respond_routine_days,
        update=agency.update_days,
    )
    decided = triage(
        answers,
        earlier=earlier,
        times=times,
        repeat_reports=agency.partnership.repeat_reports,
        received_at=at,
    )
    entered_by = by.membership_id if isinstance(by, Viewer) else None
    person, contacts = _compose_who(answers, agency, at, entered_by)
    report = _compose_report(
        report_id or new_id(), answers, channel, route, where, decided, at, person, entered_by
    )
    step = new_row(
        ReportStep,
        partnership_id=agency.partnership_id,
        report_id=report.id,
        status=Status.RECEIVED,
        at=at,
        by_id=entered_by,
    )
    incident = new_row(
        Incident,
        partnership_id=agency.partnership_id,
        report_id=report.id,
        told_at=told_at or at,
        channel=channel,
        happened_from=answers.happened_from,
        happened_to=answers.happened_to,
        when_text=answers.when_text.strip(),
        words="",  # the report's own words tell of it
        told_to_id=entered_by,
    )
    link = None
    if not quietly and (follow_secret or isinstance(by, PublicActor | Viewer)):
        report.follow_secret = follow_secret or new_secret()
        link = new_row(
            FollowLink,
            partnership_id=agency.partnership_id,
            report_id=report.id,
            secret_hash=hash_secret(report.follow_secret),
        )
    messages, prompts = ([], []) if quietly else _compose_notices(report, route, decided, contacts, at)
    return Rows(report, step, incident, person, tuple(contacts), link, tuple(messages), tuple(prompts))


def _compose_who(
    answers: NewReport, agency: Agency, at: datetime, entered_by: UUID | None
) -> tuple[Person | None, list[ContactPoint]]:
    if not answers.tells_who:
        return None, []
    given = GivenPerson(
        name=answers.name,
        born_on=answers.born_on,
        age_band=answers.age_band,
        language=answers.language,
        needs=answers.needs,
        address_text=answers.address_text,
        postcode=answers.address_postcode,
        contacts=answers.contacts,
    )
    return compose_person(
        given,
        partnership_id=agency.partnership_id,
        agency_id=agency.id,
        audience_id=agency.audience_id,
        said_by_themselves_at=at,
        verified_by=entered_by,
    )


def _compose_report(
    report_id: UUID,
    answers: NewReport,
    channel: Channel,
    route: Route,
    where: Where,
    decided: Triage,
    at: datetime,
    person: Person | None,
    entered_by: UUID | None,
) -> Report:
    agency = route.agency
    return new_row(
        Report,
        id=report_id,
        partnership_id=agency.partnership_id,
        agency_id=agency.id,
        team_id=route.team.id if route.team else None,
        audience_id=agency.audience_id,
        reference=new_reference(agency.partnership.reference_prefix),
        received_at=at,
        channel=channel,
        entered_by_id=entered_by,
        external_system=answers.external_system.strip(),
        external_reference=answers.external_reference.strip(),
        priority=decided.priority,
        needs_attention=decided.needs_attention,
        attention_reasons=list(decided.reasons),
        respond_by=decided.respond_by,
        update_due_on=decided.update_due_on,
        advice_id=answers.advice_id,
        kinds=list(dict.fromkeys(answers.kinds)),
        qualifier=decide_qualifier(answers),
        words=answers.words.strip(),
        place_id=answers.place_id,
        place_text=answers.place_text.strip(),
        address_key=where.address_key,
        postcode=where.postcode,
        lon=where.lon,
        lat=where.lat,
        ward_code=where.located.ward_code,
        lsoa_code=where.located.lsoa_code,
        happened_from=answers.happened_from,
        happened_to=answers.happened_to,
        is_ongoing=answers.is_ongoing,
        when_text=answers.when_text.strip(),
        frequency=answers.frequency,
        affected=answers.affected,
        harm=answers.harm.strip(),
        hate_perceived=answers.hate_perceived,
        hate_strands=list(dict.fromkeys(answers.hate_strands)),
        danger_now=answers.danger_now,
        at_risk=answers.at_risk,
        told_before=answers.told_before,
        told_before_text=answers.told_before_text.strip(),
        wish=answers.wish.strip(),
        reporter_id=person.id if person else None,
        is_anonymous=person is None,
        objects_to_sharing=answers.objects_to_sharing,
        objection_reason=answers.objection_reason.strip(),
        privacy_notice=answers.privacy_notice,
    )


def _compose_notices(
    report: Report, route: Route, decided: Triage, contacts: list[ContactPoint], at: datetime
) -> tuple[list[Message], list[Prompt]]:
    """What goes out: reference and urgency to the locality's inbox; to the resident only that it arrived.

    Nothing of what was told, no name and no address: e-mail is read by others, on other screens.
    """
    messages: list[Message] = []
    prompts: list[Prompt] = []
    agency = route.agency
    if decided.needs_attention:
        how = "Emergency" if decided.priority == Priority.EMERGENCY else "Urgent"
        to = (route.team.email if route.team else "") or agency.email
        if to:
            messages.append(
                new_row(
                    Message,
                    partnership_id=agency.partnership_id,
                    agency_id=agency.id,
                    to=to,
                    subject=f"{how}: report {report.reference}",
                    text=(
                        f"Report {report.reference} needs somebody today.\n\n"
                        f"Urgency: {how.lower()}. Respond by {report.respond_by:%d/%m/%Y}.\n\n"
                        "Sign in to read it. This message says nothing of what was reported, on purpose.\n"
                    ),
                    record_id=report.id,
                )
            )
        prompts.append(
            new_row(
                Prompt,
                partnership_id=agency.partnership_id,
                agency_id=agency.id,
                text=f"{how}: report {report.reference} is serious, or somebody is at risk.",
                record_type="report",
                reference=report.reference,
            )
        )
    for point in contacts:
        if point.kind == ContactKind.EMAIL and not why_not_contact(
            facts_as_given(point, at), AUTOMATIC_EMAIL, day_of(at)
        ):
            messages.append(
                new_row(
                    Message,
                    partnership_id=agency.partnership_id,
                    agency_id=agency.id,
                    to=point.value,
                    subject="You have an update",
                    text=(
                        f"Thank you for getting in touch with {agency.partnership.name}.\n\n"
                        f"Your reference is {report.reference}. We will answer you by "
                        f"{report.respond_by:%d/%m/%Y}, in the way you told us is safe.\n"
                    ),
                    record_id=report.id,
                    contact_point_id=point.id,
                )
            )
            break
    return messages, prompts


def facts_as_given(point: ContactPoint, at: datetime) -> ContactFacts:
    """Return the facts of a contact point that is being written; who else has it is asked when it is sent."""
    return ContactFacts(
        kind=point.kind,
        safety=point.safety,
        may_leave_message=point.may_leave_message,
        may_say_who_we_are=point.may_say_who_we_are,
        safe_times=point.safe_times,
        verified_on=day_of(point.verified_at) if point.verified_at else None,
        is_withdrawn=False,
        is_shared_with_others=False,
    )


def fields_given(answers: NewReport) -> list[str]:
    """Return the names of the sensitive fields that were filled in, for the log: names, never values."""
    names = ("name", "born_on", "address_text", "contacts", "needs", "harm", "hate_strands", "at_risk")
    return [name for name in names if getattr(answers, name) not in ("", None, (), "unknown")]


def classes_of(answers: NewReport) -> list[FieldClass]:
    """Return the classes of fields that a report brings."""
    classes = [FieldClass.F1, FieldClass.F4]
    if not answers.is_anonymous and answers.name:
        classes.append(FieldClass.F2)
    if not answers.is_anonymous and (answers.contacts or answers.address_text):
        classes.append(FieldClass.F3)
    return classes
