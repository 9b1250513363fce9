"""Papers: asked for, written, given in a version to one body after another, and what each made of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, BinaryIO

from django.db.models import Q

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.documents.operations import add_document
from wardmote.meetings.choices import ConsultationOutcome, ConsultationRole, ItemKind, PaperKind
from wardmote.meetings.models import AgendaItem, BodyMember, Consultation, Meeting, Paper, PaperVersion
from wardmote.meetings.operations.agenda import NewItem, add_item
from wardmote.meetings.operations.placing import find_same, last_position, next_meeting
from wardmote.meetings.operations.writing import (
    hold_item,
    hold_paper,
    membership_of,
    now_or,
    refuse,
    republish_papers,
    save,
    see_item,
)
from wardmote.meetings.permissions import check_may_ask, check_may_run
from wardmote.meetings.rules import states

CHANGEABLE = frozenset({"title", "kind", "author_text", "recommendation", "section17", "finance", "equality"})


@operation
def create_paper(
    *,
    by: Actor,
    item: AgendaItem,
    title: str,
    kind: str = PaperKind.REPORT,
    role: str = ConsultationRole.NOTING,
    is_authoritative: bool = False,
    owed_by: BodyMember | None = None,
    author_text: str = "",
    recommendation: str = "",
    section17: str = "",
    finance: str = "",
    equality: str = "",
) -> Paper:
    """Put a paper under an item: one that is there, or (until its first version comes) one that somebody owes.

    Whoever reads the item reads the paper; under a restricted item it is restricted. `section17`: how it bears on
    crime, disorder and re-offending (Crime and Disorder Act 1998, section 17). Raises Refused, NotFound, NotAllowed.
    """
    check_may_ask(by)
    held = see_item(by, item)
    refuse("" if title.strip() else "Enter the title of the paper.", "title")
    owner = owed_by.agency_id if owed_by is not None else getattr(by, "agency_id", None)
    paper = Paper.objects.create(
        partnership_id=held.partnership_id,
        agency_id=owner or held.meeting.body.agency_id,
        audience=held.audience,
        title=title.strip(),
        kind=kind,
        author_id=membership_of(by) if owed_by is None else owed_by.membership_id,
        author_text=author_text,
        recommendation=recommendation,
        section17=section17,
        finance=finance,
        equality=equality,
        is_restricted=held.is_restricted,
    )
    Consultation.objects.create(
        partnership_id=held.partnership_id,
        paper=paper,
        item=held,
        owed_by=owed_by,
        role=role,
        is_authoritative=is_authoritative,
    )
    record(by, Category.COLLECTION, "meetings.create_paper", "paper", [paper.id], classes=[FieldClass.F4])
    return paper


@operation
def change_paper(*, by: Actor, paper: Paper, **changes: Any) -> Paper:
    """Change a paper's title or its boxes (recommendation, section 17, money, equality). Raises NotFound, NotAllowed."""
    held = hold_paper(by, paper)
    if set(changes) - CHANGEABLE:
        raise TypeError(f"a paper has no {sorted(set(changes) - CHANGEABLE)} to change")
    for name, value in changes.items():
        setattr(held, name, value)
    refuse("" if held.title.strip() else "Enter the title of the paper.", "title")
    save(held, *changes)
    record(by, Category.ALTERATION, "meetings.change_paper", "paper", [held.id], fields=list(changes))
    return held


@operation
def add_version(
    *,
    by: Actor,
    paper: Paper,
    name: str = "",
    content: bytes | BinaryIO | None = None,
    what_changed: str = "",
    at: datetime | None = None,
) -> PaperVersion:
    """Give in the next version of a paper, with its file. Items that await it have it from now on.

    `content` None: a version that only the minutes of elsewhere tell of, without its file. The file is checked,
    cleaned and stored as every document is. Raises Refused, NotFound, NotAllowed.
    """
    held = hold_paper(by, paper)
    last = PaperVersion.objects.filter(paper=held).order_by("-number").first()
    number = last.number + 1 if last else 1
    version = PaperVersion(
        partnership_id=held.partnership_id,
        paper=held,
        number=number,
        what_changed=what_changed.strip()[:300],
        added_by_id=membership_of(by),
        added_at=now_or(at),
    )
    if content is not None:
        version.document = add_document(
            by=by,
            partnership_id=held.partnership_id,
            agency_id=held.agency_id,
            audience_id=held.audience_id,
            record_id=held.id,
            name=name,
            content=content,
        )
    version.save(force_insert=True)
    # A meeting that is over keeps the version that lay before it.
    waiting = Consultation.objects.filter(
        Q(paper_version__isnull=True) | Q(item__meeting__starts_at__gt=version.added_at),
        paper=held,
        outcome=ConsultationOutcome.AWAITED,
        awaited_version__lte=number,
    )
    waiting.update(paper_version=version)
    republish_papers([held])
    record(by, Category.COLLECTION, "meetings.add_version", "paper", [held.id, version.id])
    return version


@operation
def send_paper_to(
    *,
    by: Actor,
    paper: Paper,
    item: AgendaItem,
    role: str = ConsultationRole.NOTING,
    is_authoritative: bool = False,
) -> Consultation:
    """Put a paper before a further body, or a further meeting, under one of its items, in its latest version.

    A restricted paper goes under restricted items only. Raises Refused when it stands there already, NotFound.
    """
    held, under = hold_paper(by, paper), hold_item(by, item)
    if Consultation.objects.filter(paper=held, item=under).exists():
        raise Refused("The paper stands under this item already.", field="item")
    if held.audience_id != under.audience_id and (held.is_restricted or under.is_restricted):
        raise Refused(
            "A restricted paper, or item, keeps to its own readers: add the paper anew.", field="item"
        )
    last = PaperVersion.objects.filter(paper=held).order_by("-number").first()
    made = Consultation.objects.create(
        partnership_id=held.partnership_id,
        paper=held,
        item=under,
        paper_version=last,
        awaited_version=last.number if last else 1,
        role=role,
        is_authoritative=is_authoritative,
    )
    republish_papers([held])
    record(by, Category.ALTERATION, "meetings.send_paper_to", "paper", [held.id, under.id])
    return made


@operation
def record_outcome(*, by: Actor, consultation: Consultation, outcome: str, text: str = "") -> Consultation:
    """Record what a body made of a paper. Amendments wanted make its next version awaited at the next meeting.

    There it stands under an item of its title, or of the title of this one. Raises Refused, NotFound, NotAllowed.
    """
    found = Consultation.objects.filter(pk=consultation.pk).select_related("paper", "item").first()
    if found is None:
        raise NotFound("No such paper.")
    item = hold_item(by, found.item)
    refuse(states.why_not_step(states.PAPER, outcome, found.outcome, "A paper"), "outcome")
    wants_words = outcome == ConsultationOutcome.AMEND_REQUESTED and not text.strip()
    refuse("Say which amendments are wanted." if wants_words else "", "text")
    found.outcome, found.outcome_text = ConsultationOutcome(outcome), text.strip()[:300]
    found.save(update_fields=["outcome", "outcome_text"])
    if outcome == ConsultationOutcome.AMEND_REQUESTED:
        following = next_meeting(item.meeting.body, item.meeting.starts_at)
        if following is not None:
            _await_again(by, found, following)
    record(
        by,
        Category.ALTERATION,
        "meetings.record_outcome",
        "paper",
        [found.paper_id, item.id],
        fields=["outcome"],
    )
    return found


def _await_again(by: Actor, former: Consultation, meeting: Meeting) -> Consultation:
    """Make the next version of a paper awaited at a meeting of the body that wants it amended."""
    item = former.item
    audience_id = item.audience_id if item.is_restricted else meeting.audience_id
    under = find_same(meeting, former.paper.title, audience_id=audience_id)
    if under is None:
        under = AgendaItem.objects.create(
            partnership_id=meeting.partnership_id,
            meeting=meeting,
            audience_id=audience_id,
            position=last_position(meeting) + 1,
            title=former.paper.title,
            kind=ItemKind.PAPER,
            presenter_id=item.presenter_id,
            is_restricted=item.is_restricted,
            restriction_reason=item.restriction_reason,
            previous=item,
        )
    last = PaperVersion.objects.filter(paper=former.paper).order_by("-number").first()
    again, _ = Consultation.objects.get_or_create(
        paper=former.paper,
        item=under,
        defaults={
            "partnership_id": meeting.partnership_id,
            "awaited_version": (last.number if last else 1) + 1,
            "owed_by": former.owed_by,
            "role": former.role,
            "is_authoritative": former.is_authoritative,
        },
    )
    return again


@operation
def represent_paper(*, by: Actor, consultation: Consultation, meeting: Meeting) -> Consultation:
    """Put a paper that a body wants amended before a later meeting of it, once there is one. Raises Refused, NotFound."""
    found = (
        Consultation.objects.filter(pk=consultation.pk).select_related("paper", "item__meeting__body").first()
    )
    if found is None:
        raise NotFound("No such paper.")
    check_may_run(by, found.item.meeting.body)
    wanted = found.outcome == ConsultationOutcome.AMEND_REQUESTED
    refuse("" if wanted else "Only a paper that is to be amended is presented again.")
    later = meeting.body_id == found.item.meeting.body_id and meeting.starts_at > found.item.meeting.starts_at
    refuse("" if later else "Choose a later meeting of the same body.", "meeting")
    again = _await_again(by, found, meeting)
    record(by, Category.ALTERATION, "meetings.represent_paper", "paper", [found.paper_id, again.item_id])
    return again


@operation
def remove_paper(*, by: Actor, consultation: Consultation, at: datetime | None = None) -> Paper:
    """Take a paper off an item; under no item any more, it is gone (public data keep a tombstone). Raises NotFound.

    Refused once the body has heard it.
    """
    found = Consultation.objects.filter(pk=consultation.pk).select_related("paper", "item").first()
    if found is None:
        raise NotFound("No such paper.")
    item = hold_item(by, found.item)
    heard = found.outcome != ConsultationOutcome.AWAITED
    refuse("The body has heard this paper: it stays." if heard else "")
    paper = found.paper
    found.delete()
    if not Consultation.objects.filter(paper=paper).exists():
        paper.deleted_at = now_or(at)
        save(paper, "deleted_at")
    republish_papers([paper])
    record(by, Category.ALTERATION, "meetings.remove_paper", "paper", [paper.id, item.id])
    return paper


@operation
def ask_for_paper(
    *, by: Actor, meeting: Meeting, title: str, owed_by: BodyMember, role: str = ConsultationRole.NOTING
) -> Paper:
    """Put an item on an agenda for which a member owes a paper: "report for the next meeting". Raises Refused."""
    item = find_same(meeting, title, audience_id=meeting.audience_id) or add_item(
        by=by, meeting=meeting, item=NewItem(title=title, kind=ItemKind.PAPER, presenter_id=owed_by.pk)
    )
    paper = create_paper(by=by, item=item, title=title, owed_by=owed_by, role=role)
    record(by, Category.COLLECTION, "meetings.ask_for_paper", "paper", [paper.id, meeting.pk])
    return paper
