"""Bodies, meetings, papers and minutes full of planted words, for the world of secrets.

A body that is not public is read by whoever takes part in the business; an item that is restricted, and a body that
is, by the officer and one named member alone, whoever else sits in the same room.
"""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from tests.builders.files import pdf

from wardmote.access.rows import acting_as
from wardmote.actions.operations import Owes, log_action
from wardmote.meetings import operations
from wardmote.meetings.choices import AttendanceState, CorrectionKind, DeferralReason, InterestKind, ItemKind
from wardmote.meetings.models import AgendaItem, Meeting
from wardmote.meetings.operations import NewItem, NewStandingItem, Written
from wardmote.sharing.operations import open_to_partnership

if TYPE_CHECKING:
    from tests.builders.secrets_world import Planter, SecretWorld

OFFICER, NAMED = "council partnership_officer", "police board_member"


def plant_meetings(world: SecretWorld, open_words: Planter, sealed: Planter) -> None:
    """Plant them. `open_words`: for the business's readers; `sealed`: for the officer and the named member."""
    _open_body(world, open_words, sealed)
    _restricted_body(world, sealed)
    # What is public tells no secret; who wants to hear of it is nobody's business.
    forum = operations.create_body(
        by=world.who[OFFICER].viewer, name="Open forum", short_name="Forum", is_public=True
    )
    operations.subscribe(
        by=world.here.public(), body=forum, email="somebody@home.example", site="https://door.example"
    )


def _open_body(world: SecretWorld, plant: Planter, sealed: Planter) -> None:
    by = world.who[OFFICER].viewer
    body = operations.create_body(
        by=by, name=f"Group {plant('body')}", short_name=plant("short name"), is_public=False,
        purpose=plant("purpose"), contact=plant("contact"),
    )  # fmt: skip
    venue = operations.add_venue(
        by=by, name=plant("venue kept"), address=plant("its address"), directions=plant("way there"),
        access_notes=plant("way in"), online_link=f"https://meet.example/{plant('room')}",
    )  # fmt: skip
    operations.change_body(by=by, body=body, registered_venue_id=venue.pk)
    other_name = operations.name_body(by=by, body=body, name=plant("other name"))
    member = operations.add_member(
        by=by, body=body, name=f"Member {plant('member')}", post=plant("post"),
        agency_id=world.here.agency("police").id, from_on=timezone.localdate() - timedelta(days=90),
        leads_for=plant("leads for"),
    )  # fmt: skip
    other = operations.add_member(
        by=by, body=body, name=f"Member {plant('another member')}", initials="AM",
        agency_id=world.here.agency("housing").id, from_on=timezone.localdate() - timedelta(days=90),
    )  # fmt: skip
    cover = operations.start_cover(
        by=by, member=member, name=f"Stand {plant('stand-in')}", reason=plant("why covered"),
        from_on=timezone.localdate(), until_on=timezone.localdate() + timedelta(days=30),
    )  # fmt: skip
    start = timezone.now() - timedelta(days=20)
    first = operations.create_meeting(
        by=by, body=body, starts_at=start, venue=plant("venue"), note=plant("note")
    )
    second = operations.create_meeting(by=by, body=body, starts_at=start + timedelta(days=60))
    (item, put_off) = operations.set_agenda(
        by=by, meeting=first,
        items=[NewItem(title=plant("item"), note=plant("note of an item")), NewItem(title=plant("put off"))],
    )  # fmt: skip
    secret = operations.add_item(
        by=by, meeting=first, item=NewItem(title=sealed("item"), note=sealed("note of the item")),
        readers=[world.who[NAMED].membership.id], restriction_reason=sealed("why restricted"),
    )  # fmt: skip
    row = operations.record_attendance(
        by=by, meeting=first, name=f"Guest {plant('attendance')}", organisation=plant("organisation"),
        state=AttendanceState.PRESENT,
    )  # fmt: skip
    operations.defer_item(
        by=by, item=put_off, reason=DeferralReason.OTHER, reason_text=plant("why put off"), to_meeting=second
    )
    for one, words in ((item, plant), (secret, sealed)):
        _under(world, one, words)
    operations.set_meeting_action(
        by=by, item=item, what=f"Send {plant('action of a member')}", owners=[member, other]
    )
    audience = open_to_partnership(by=by, partnership_id=world.here.id)
    again = log_action(
        by=by, audience_id=audience.id, text=plant("what comes back"), owners=[Owes(by.agency_id)]
    )
    operations.recur_at_meetings(by=by, action_id=again.id, body=body)
    operations.set_standing_items(
        by=by, body=body, items=[NewStandingItem(title=plant("standing item"), kind=ItemKind.DISCUSSION)]
    )
    operations.plan_series(
        by=by, body=body, months=list(range(1, 13)), ordinal=2, weekday=0, start_time=time(14),
        since=timezone.localdate() + timedelta(days=60), until=timezone.localdate() + timedelta(days=130),
    )  # fmt: skip
    operations.defer_item(
        by=by,
        item=_more(world, first, sealed),
        reason=DeferralReason.OTHER,
        reason_text=sealed("why put off"),
        to_meeting=second,
    )
    operations.write_minutes(
        by=by,
        meeting=first,
        texts={
            item.pk: Written(f"It was said {plant('minutes')}"),
            secret.pk: Written(f"Sealed {sealed('minutes')}"),
        },
    )
    version = operations.circulate_minutes(by=by, meeting=first)
    operations.hold_meeting(by=by, meeting=second)
    operations.approve_minutes(by=by, meeting=first, at_meeting=second, signed_by=plant("signature"))
    operations.correct_minutes(
        by=by, minutes=version, at_meeting=second, kind=CorrectionKind.TEXT, item=secret,
        before=sealed("before"), after=sealed("after"),
    )  # fmt: skip
    for kind, key in (("body_id", body.pk), ("member_id", member.pk), ("cover_id", cover.pk),
                      ("meeting_id", first.pk), ("item_id", item.pk), ("item_id", secret.pk),
                      ("attendance_id", row.pk), ("venue_id", venue.pk), ("name_id", other_name.pk)):  # fmt: skip
        world.key(kind, key)


def _more(world: SecretWorld, meeting: Meeting, sealed: Planter) -> AgendaItem:
    return operations.add_item(
        by=world.who[OFFICER].viewer, meeting=meeting, item=NewItem(title=sealed("item put off")),
        readers=[world.who[NAMED].membership.id], restriction_reason=sealed("why restricted"),
    )  # fmt: skip


def _under(world: SecretWorld, item: AgendaItem, plant: Planter) -> None:
    """A paper, a declaration, a decision and an action under an item."""
    by = world.who[OFFICER].viewer
    paper = operations.create_paper(
        by=by, item=item, title=plant("paper"), recommendation=plant("recommendation"), section17=plant("section 17"),
        finance=plant("finance"), equality=plant("equality"),
    )  # fmt: skip
    operations.add_version(
        by=by, paper=paper, name=f"{plant('file')}.pdf", content=pdf(), what_changed=plant("what changed")
    )
    operations.declare_interest(
        by=by, item=item, name=plant("who declares"), kind=InterestKind.PERSONAL, interest=plant("interest")
    )
    operations.record_decision(by=by, item=item, text=plant("decision"), votes=plant("votes"))
    operations.set_meeting_action(
        by=by,
        item=item,
        what=f"Do {plant('action')}",
        minuted_as=plant("action as minuted"),
        names=[plant("owner")],
    )
    world.key("paper_id", paper.pk)
    with acting_as(by):
        world.key("consultation_id", paper.consultations.get().pk)


def _restricted_body(world: SecretWorld, plant: Planter) -> None:
    by = world.who[OFFICER].viewer
    body = operations.create_body(
        by=by, name=f"Sealed group {plant('body')}", short_name=plant("short name"), is_restricted=True
    )
    operations.add_member(
        by=by, body=body, membership_id=world.who[NAMED].membership.id, name=plant("member"),
        from_on=timezone.localdate(),
    )  # fmt: skip
    meeting = operations.create_meeting(
        by=by, body=body, starts_at=timezone.now() + timedelta(days=9), venue=plant("venue")
    )
    (item,) = operations.set_agenda(by=by, meeting=meeting, items=[NewItem(title=plant("item"))])
    for kind, key in (("body_id", body.pk), ("meeting_id", meeting.pk), ("item_id", item.pk)):
        world.key(kind, key)
