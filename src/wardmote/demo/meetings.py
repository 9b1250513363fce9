"""A year of the partnership's meetings: bodies, cover, agendas, papers that travel, minutes. All of it is invented."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from wardmote.calendar.london import day_of, instant_of
from wardmote.calendar.working_days import add_working_days
from wardmote.demo import minutes
from wardmote.demo.build import Stage
from wardmote.documents.typeset import Printed, heading, typeset, words
from wardmote.meetings import operations
from wardmote.meetings.choices import (
    AttendanceState,
    BodyKind,
    ConsultationOutcome,
    ConsultationRole,
    DeferralReason,
    ItemKind,
    MemberClass,
    MemberRole,
    Precision,
    StatutoryKind,
)
from wardmote.meetings.models import AgendaItem, Body, BodyMember, Meeting
from wardmote.meetings.operations import NewItem, Written

TWO = time(14)
# What was said under the standing items of a meeting held so long ago, oldest first.
SAID = (
    {
        "Police update": "Reports of nuisance vehicles fell after the barrier was put up.\n"
        "Agreed: that the barrier stays closed at night.",
        "Fire and rescue update": "No unexpected spikes over the season.\nOS to check the alarms on the Wharf",
    },
    {
        "Police update": "The beat team has moved to the library on Tuesdays.\nNR to tell the shop owners",
        "Delivery plan and monitoring return": "All Partners to send what they did for their lines for the next meeting",
    },
    {
        "CCTV update": "The county has not answered three times.\nCL to ask the county again by the end of the month",
        "Any other business": "None raised.",
    },
    {
        "Fire and rescue update": "Bins were set on fire twice behind the garages.\nSM to have them moved",
        "Police update": "Fewer reports after dark, but better recording: not more of it happened.",
    },
    {
        "Delivery plan and monitoring return": "Gone through line by line: positives and barriers.\n"
        "CL to circulate the newsletter's deadlines once the timeline is published",
        "CCTV update": "Noted that the posts were tested and each has its own date for the next test.",
    },
)


def tell(stage: Stage) -> None:
    """Tell the year, and the group whose minutes are written elsewhere."""
    Teller(stage).tell()
    minutes.tell(stage)


class Teller:
    """Runs the bodies as the partnership officer does, on days relative to now."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.by = stage.viewer("partnership_officer")
        self.today = day_of(stage.now)
        self.seats: dict[tuple[str, str], BodyMember] = {}

    def tell(self) -> None:
        """The bodies, then their meetings in the order in which they were."""
        partnership = self._partnership()
        group, board = self._others(partnership)
        meetings = operations.plan_series(
            by=self.by, body=partnership, months=[2, 4, 6, 8, 10, 12], ordinal=2, weekday=0, start_time=TWO,
            since=self.today - timedelta(days=330), until=self.today + timedelta(days=300),
        )  # fmt: skip
        past = [one for one in meetings if one.starts_at < self.stage.now]
        for number, meeting in enumerate(past):
            self._held(
                meeting,
                SAID[(number + len(SAID) - len(past)) % len(SAID)],
                past[number - 1] if number else None,
            )
        coming = [one for one in meetings if one.starts_at >= self.stage.now]
        self._next(coming[0])
        self._papers_that_travel(group, board)
        self._cancelled(coming[-1])

    # --- bodies ---------------------------------------------------------------------------------------

    def _seat(self, body: Body, key: str, *, role: str = MemberRole.MEMBER, **more: Any) -> BodyMember:
        member = operations.add_member(
            by=self.by, body=body, membership_id=self.stage.members[key].id, role=role,
            from_on=self.today - timedelta(days=700), **more,
        )  # fmt: skip
        self.seats[body.short_name, key] = member
        return member

    def _partnership(self) -> Body:
        offices = operations.add_venue(
            by=self.by, name="Council Offices", address="Grand Union Street, Soarbridge", capacity=24,
            directions="Five minutes on foot from the bus station, along the canal.",
            access_notes="The step-free door is in Lock Lane; ring the bell there. A lift goes to the committee room on"
            " the first floor, which has a hearing loop. Two blue badge bays are beside the door.",
        )  # fmt: skip
        operations.add_venue(
            by=self.by, name="Fire Station, Wharf Road", address="Wharf Road, Soarbridge", capacity=40,
            access_notes="All on the ground floor. Do not park across the doors.",
        )  # fmt: skip
        body = operations.create_body(
            by=self.by, name="Grand Union Community Safety Partnership", short_name="CSP",
            statutory_kind=StatutoryKind.STRATEGY_GROUP, skeleton="borough", quorum=3,
            purpose="Agrees what the partners do together about crime and disorder in the borough, and looks at what"
            " came of it.",
            contact="Community safety, business@council.example", registered_venue_id=offices.pk,
            start_time=TWO,
        )  # fmt: skip
        operations.name_body(by=self.by, body=body, name="Safer Grand Union")
        operations.name_body(by=self.by, body=body, name="Canalside Crime Reduction Group", kind="former")
        self._seat(body, "chair", role=MemberRole.CHAIR)
        self._seat(body, "partnership_officer", role=MemberRole.OFFICER, member_class=MemberClass.INVITED)
        sergeant = self._seat(body, "sergeant")
        self._seat(body, "firefighter")
        self._seat(body, "housing", member_class=MemberClass.CO_OPERATING)
        operations.add_member(
            by=self.by, body=body, name="Agnes Thorpe-Lind", organisation="Soar Valley Probation", initials="AT",
            statutory_type="probation", from_on=self.today - timedelta(days=700),
        )  # fmt: skip
        month = (self.today.replace(day=1) + timedelta(days=70)).replace(day=1)
        operations.start_cover(
            by=self.by, member=sergeant, membership_id=self.stage.members["constable"].id,
            from_on=self.today - timedelta(days=20), until_on=month, precision=Precision.MONTH,
            reason="Attached to the county's events team",
        )  # fmt: skip
        return body

    def _others(self, partnership: Body) -> tuple[Body, Body]:
        board = operations.create_body(
            by=self.by, name="County Safety Strategy Board", short_name="Board", kind=BodyKind.BOARD,
            skeleton="county_board", numbering="meeting", public_names="names",
            purpose="Brings the partnerships of the county together.",
        )  # fmt: skip
        group = operations.create_body(
            by=self.by, name="Senior Officer Group", short_name="SOG", kind=BodyKind.OFFICER_GROUP, parent=board,
            is_public=False, numbering="meeting",
        )  # fmt: skip
        operations.change_body(by=self.by, body=partnership, parent_id=board.pk)
        for body in (board, group):
            self._seat(body, "partnership_officer", role=MemberRole.OFFICER)
            self._seat(body, "chair")
        return group, board

    # --- meetings -------------------------------------------------------------------------------------

    def _items(self, meeting: Meeting) -> dict[str, AgendaItem]:
        return {item.title: item for item in AgendaItem.objects.filter(meeting=meeting).order_by("position")}

    def _held(self, meeting: Meeting, said: dict[str, str], former: Meeting | None) -> None:
        at = meeting.starts_at
        operations.open_agenda(by=self.by, meeting=meeting)
        operations.hold_meeting(by=self.by, meeting=meeting, at=at)
        items = self._items(meeting)
        for key in ("chair", "partnership_officer", "sergeant", "firefighter"):
            operations.record_attendance(
                by=self.by, meeting=meeting, member=self.seats["CSP", key], state=AttendanceState.PRESENT
            )
        apology = operations.record_attendance(
            by=self.by, meeting=meeting, member=self.seats["CSP", "housing"], state=AttendanceState.APOLOGIES
        )
        operations.write_minutes(
            by=self.by,
            meeting=meeting,
            texts={items[title].pk: Written(text) for title, text in said.items()},
            at=at,
        )
        if former is not None:
            operations.approve_minutes(
                by=self.by, meeting=former, at_meeting=meeting, signed_by="Chair", on=day_of(at)
            )
        if self.stage.now - at < timedelta(days=120):
            operations.defer_item(
                by=self.by, item=items["Domestic abuse service update"], reason=DeferralReason.APOLOGIES,
                because_of=apology, at=at,
            )  # fmt: skip
        operations.circulate_minutes(by=self.by, meeting=meeting, at=at + timedelta(days=9))

    def _next(self, meeting: Meeting) -> None:
        day = day_of(meeting.starts_at)
        until = max(self.today + timedelta(days=1), add_working_days(day, -10))
        if until < day:
            operations.call_for_items(by=self.by, meeting=meeting, until=until, at=self.stage.ago(2))
        else:
            operations.open_agenda(by=self.by, meeting=meeting)
        wanted = operations.request_item(
            by=self.stage.viewer("housing"),
            meeting=meeting,
            title="Garages on the Wharf",
            note="For ten minutes.",
        )
        operations.accept_item(by=self.by, item=wanted)
        operations.request_item(
            by=self.stage.viewer("constable"), meeting=meeting, title="Speed watch volunteers"
        )
        operations.ask_for_paper(
            by=self.by, meeting=meeting, title="What the shared case system costs and gives",
            owed_by=self.seats["CSP", "housing"],
        )  # fmt: skip
        operations.add_item(
            by=self.by, meeting=meeting, item=NewItem(title="Grant to a named project", kind=ItemKind.DECISION),
            readers=[self.stage.members["chair"].id],
            restriction_reason="Schedule 12A, paragraph 3: financial affairs of a named person",
        )  # fmt: skip
        cctv = self._items(meeting)["CCTV update"]
        paper = operations.create_paper(
            by=self.by, item=cctv, title="Cameras on the towpath: prices", role=ConsultationRole.DECISION,
            is_authoritative=True, recommendation="That the second price is taken.",
            section17="Deters damage and fires along the towpath; people who sleep rough there are offered help first.",
            finance="£21,000 from the reserve.",
        )  # fmt: skip
        operations.add_version(
            by=self.by, paper=paper, name="cameras-prices.pdf", content=_file("Cameras on the towpath: prices"),
            at=self.stage.ago(1),
        )  # fmt: skip

    def _meeting(self, body: Body, ago: int) -> Meeting:
        on: date = add_working_days(self.today - timedelta(days=ago), 0)
        return operations.create_meeting(by=self.by, body=body, starts_at=instant_of(on, time(10)))

    def _papers_that_travel(self, group: Body, board: Body) -> None:
        """Three papers go from the officers to the board; one of them is to be amended and comes back."""
        early, late = self._meeting(group, 45), self._meeting(board, 28)
        self._meeting(board, -40)  # where the amended one is awaited
        items = {
            meeting: operations.set_agenda(
                by=self.by, meeting=meeting, items=[NewItem(title="Hate crime", kind=ItemKind.PAPER)]
            )[0]
            for meeting in (early, late)
        }
        for title, outcome in (
            ("Statement on hate crime", ConsultationOutcome.AMEND_REQUESTED),
            ("Action plans on hate crime", ConsultationOutcome.AGREED),
            ("How we speak about hate crime", ConsultationOutcome.NOTED),
        ):
            paper = operations.create_paper(
                by=self.by, item=items[early], title=title, role=ConsultationRole.COMMENT
            )
            at: datetime = early.starts_at - timedelta(days=5)
            operations.add_version(by=self.by, paper=paper, name="paper.pdf", content=_file(title), at=at)
            stop = operations.send_paper_to(
                by=self.by,
                paper=paper,
                item=items[late],
                role=ConsultationRole.DECISION,
                is_authoritative=True,
            )
            wanted = (
                "Minor amendments to the second page"
                if outcome == ConsultationOutcome.AMEND_REQUESTED
                else ""
            )
            operations.record_outcome(by=self.by, consultation=stop, outcome=outcome, text=wanted)
        for meeting in (early, late):
            operations.hold_meeting(by=self.by, meeting=meeting, at=meeting.starts_at)

    def _cancelled(self, meeting: Meeting) -> None:
        operations.cancel_meeting(by=self.by, meeting=meeting, reason="The hall is being painted.")


def _file(title: str) -> bytes:
    return typeset(
        Printed(
            title,
            [
                heading("Why"),
                words("Invented for the demonstration."),
                heading("What is asked"),
                words("To agree."),
            ],
        )
    )
