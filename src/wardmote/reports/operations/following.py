"""What the person who reported does through their secret link, and the letters they read there."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor, PublicActor, SystemActor, Viewer
from wardmote.access.choices import Action, FieldClass
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.access.policy import can
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.working_days import due_on
from wardmote.notifications.models import Prompt
from wardmote.notifications.operations import send_email
from wardmote.people.models import Person
from wardmote.people.operations.contacts import say_nothing_is_safe
from wardmote.reports.choices import Channel, Known, Priority, Status
from wardmote.reports.models import FollowLink, Incident, Letter, Report
from wardmote.reports.operations.deciding import change_status
from wardmote.reports.permissions import check_holds_link
from wardmote.reports.rules.decisions import OPEN, TRANSITIONS
from wardmote.reports.rules.intake import CLOCKS_APART, WORDS_LIMIT
from wardmote.reports.rules.triage import grave_words, serious_words
from wardmote.sharing.queries import facts_of


@operation
def add_incident(
    *,
    by: Actor,
    report: Report,
    words: str,
    happened_from: datetime | None = None,
    happened_to: datetime | None = None,
    when_text: str = "",
    danger_now: Known = Known.UNKNOWN,
    channel: Channel = Channel.FOLLOW,
    form_token: UUID | None = None,
    at: datetime | None = None,
) -> Incident:
    """It happened again: the same record, a new incident.

    A report that was put aside (watched, advised) comes back to the inbox. Danger, or words that speak of it,
    raise the report's priority and wake the locality up; nothing is ever lowered. Everybody who works on the
    report sees a prompt. By the holder of the link, or by staff who may add to the report.

    The same `form_token` again gives the same incident. Raises Refused, NotAllowed, NotFound.
    """
    now = at or timezone.now()
    _check_may_add(by, report, now)
    if not words.strip():
        raise Refused("Tell us what happened", "words")
    if len(words) > WORDS_LIMIT:
        raise Refused(f"What happened must be {WORDS_LIMIT:,} characters or less", "words")
    if happened_from and happened_from > now + CLOCKS_APART:
        raise Refused("The time it happened must be in the past", "happened_from")
    if happened_from and happened_to and happened_to < happened_from:
        raise Refused("It cannot have ended before it began", "happened_to")
    held = _hold(by, report)
    # The report is held: a second sending of the form waits here and finds what the first one made.
    if form_token and (told := Incident.objects.filter(pk=form_token, report=held).first()):
        record(by, Category.CONSULTATION, "reports.add_incident_again", "report", [held.id, told.id])
        return told
    incident = Incident.objects.create(
        id=form_token or new_id(),
        partnership_id=held.partnership_id,
        report=held,
        told_at=now,
        channel=channel,
        happened_from=happened_from,
        happened_to=happened_to,
        when_text=when_text.strip()[:200],
        words=words.strip(),
        told_to_id=by.membership_id if isinstance(by, Viewer) else None,
    )
    recalled = _come_back(by, held, now)
    is_serious = _raise(held, words, danger_now, now)
    how = "serious, " if is_serious else ""
    back = " It was put aside and is back in the inbox." if recalled else ""
    _prompt(held, f"It happened again ({how}report {held.reference}).{back}")
    if is_serious:
        _wake_locality(by, held)
    record(
        by,
        Category.COLLECTION,
        "reports.add_incident",
        "report",
        [held.id, incident.id],
        subjects=[held.reporter_id] if held.reporter_id else [],
        fields=["incidents"],
        classes=[FieldClass.F4],
    )
    return incident


@operation
def withdraw_consent(
    *, by: PublicActor, report: Report, reason: str = "", at: datetime | None = None
) -> Report:
    """The person no longer agrees to what is done with their report: an objection that an officer must weigh.

    The report is kept and marked (UK GDPR article 21: whoever goes on must show why); nothing is shared
    further without a reason that answers the objection. Saying it twice changes nothing.
    """
    now = at or timezone.now()
    check_holds_link(by, report)
    held = _hold(by, report)
    if held.consent_withdrawn_at is None:
        held.consent_withdrawn_at = now
        held.objects_to_sharing = True
        held.objection_reason = (reason.strip() or held.objection_reason or "Consent withdrawn")[:300]
        held.version += 1
        held.save(update_fields=["consent_withdrawn_at", "objects_to_sharing", "objection_reason", "version"])
        _prompt(held, f"Consent was withdrawn by whoever made report {held.reference}.")
    record(
        by,
        Category.ALTERATION,
        "reports.withdraw_consent",
        "report",
        [held.id],
        subjects=[held.reporter_id] if held.reporter_id else [],
        fields=["consent_withdrawn_at", "objects_to_sharing"],
        classes=[FieldClass.F1],
    )
    return held


@operation
def say_contact_not_safe(*, by: PublicActor, report: Report, at: datetime | None = None) -> int:
    """The person says that contacting them is no longer safe: from this moment nothing more is sent.

    Every contact point becomes unsafe, what waits in the outbox is stopped, and the officer is told. The link
    goes on working: it is theirs. Returns how many messages were stopped.
    """
    now = at or timezone.now()
    check_holds_link(by, report)
    held = _hold(by, report)
    stopped = 0
    person = Person.objects.filter(pk=by.person_id).first() if by.person_id else None
    if person is not None:
        stopped = say_nothing_is_safe(by=by, person=person, at=now)
    _prompt(held, f"Do not contact whoever made report {held.reference}: it is no longer safe.")
    record(
        by,
        Category.ALTERATION,
        "reports.say_contact_not_safe",
        "report",
        [held.id],
        subjects=[held.reporter_id] if held.reporter_id else [],
        fields=["contact_points"],
        classes=[FieldClass.F3],
    )
    return stopped


@operation
def end_link(*, by: Actor, report: Report, at: datetime | None = None) -> int:
    """End every link of a report: whoever holds one sees nothing more. By its holder, or by staff who lead on it."""
    now = at or timezone.now()
    if isinstance(by, PublicActor):
        check_holds_link(by, report)
    else:
        _check_may_write(by, report, now)
    ended = FollowLink.objects.filter(report=report, ended_at__isnull=True).update(ended_at=now)
    record(by, Category.ALTERATION, "reports.end_link", "report", [report.id], fields=["links"])
    return ended


@operation
def write_letter(*, by: Actor, report: Report, text: str, at: datetime | None = None) -> Letter:
    """Write to the person who reported: they read it on the page behind their link. Nothing is sent.

    For the closing letter of a case, and for any answer that must not travel. Raises Refused for an empty
    text, NotFound, NotAllowed.
    """
    now = at or timezone.now()
    _check_may_write(by, report, now)
    if not text.strip():
        raise Refused("Write the letter", "text")
    letter = Letter.objects.create(
        partnership_id=report.partnership_id,
        report=report,
        text=text.strip(),
        written_at=now,
        written_by_id=by.membership_id if isinstance(by, Viewer) else None,
    )
    record(
        by,
        Category.DISCLOSURE,
        "reports.write_letter",
        "report",
        [report.id, letter.id],
        subjects=[report.reporter_id] if report.reporter_id else [],
        classes=[FieldClass.F1],
        recipient="whoever made the report, on the page behind their link",
    )
    return letter


def _check_may_add(by: Actor, report: Report, at: datetime) -> None:
    if isinstance(by, PublicActor):
        check_holds_link(by, report)
    elif not isinstance(by, SystemActor) and not can(by, Action.CONTRIBUTE, facts_of(report), at=at):
        raise NotFound("No such report.")


def _check_may_write(by: Actor, report: Report, at: datetime) -> None:
    if isinstance(by, SystemActor):
        return
    if isinstance(by, PublicActor):
        raise NotAllowed("Only the partnership's people write letters.")
    if not can(by, Action.CONTRIBUTE, facts_of(report), at=at):
        raise NotFound("No such report.")


def _hold(by: Actor, report: Report) -> Report:
    """The report as it stands now, held for this transaction."""
    held = (
        Report.objects.visible_to(by)
        .select_related("agency", "team")
        .select_for_update(of=("self",))
        .filter(pk=report.pk)
        .first()
    )
    if held is None:
        raise NotFound("No such report.")
    return held


def _come_back(by: Actor, report: Report, at: datetime) -> bool:
    now = Status(report.status)
    if now in OPEN or Status.RECEIVED not in TRANSITIONS[now] or now == Status.REFERRED:
        return False
    change_status(
        by,
        report,
        Status.RECEIVED,
        reason="It happened again.",
        at=at,
        respond_by=due_on(at, report.agency.respond_urgent_days),
        first_contact_at=None,
    )
    return True


def _raise(report: Report, words: str, danger_now: Known, at: datetime) -> bool:
    """Raise priority and attention where the new incident asks for it; whether it did speak of danger."""
    grave = danger_now == Known.YES or bool(grave_words(words))
    if not grave and not serious_words(words):
        return False
    reason = (
        "It happened again, and somebody is in danger" if grave else "It happened again, and it is serious"
    )
    if reason not in report.attention_reasons:
        report.attention_reasons = [*report.attention_reasons, reason]
    report.needs_attention = True
    if grave:
        report.priority = Priority.EMERGENCY
        report.respond_by = min(report.respond_by, due_on(at, report.agency.respond_emergency_days))
    elif report.priority == Priority.ROUTINE:
        report.priority = Priority.URGENT
        report.respond_by = min(report.respond_by, due_on(at, report.agency.respond_urgent_days))
    report.version += 1
    report.save(update_fields=["attention_reasons", "needs_attention", "priority", "respond_by", "version"])
    return True


def _prompt(report: Report, text: str) -> None:
    Prompt.objects.create(
        partnership_id=report.partnership_id,
        agency_id=report.agency_id,
        text=text,
        record_type="report",
        reference=report.reference,
    )


def _wake_locality(by: Actor, report: Report) -> None:
    to = (report.team.email if report.team else "") or report.agency.email
    if to:
        send_email(
            by=by,
            to=to,
            subject=f"Urgent: report {report.reference}",
            text=f"Report {report.reference} needs somebody today: it happened again.\n\nSign in to read it.\n",
            record_id=report.id,
            agency_id=report.agency_id,
        )
