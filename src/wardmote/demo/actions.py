"""The partnership's action log over a year: who owes whom what. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from wardmote.actions import operations
from wardmote.actions.choices import Basis, Channel, Level, Nature, Recurrence, Side
from wardmote.actions.models import Action
from wardmote.actions.operations import Owes
from wardmote.calendar.fuzzy import FuzzyDay
from wardmote.calendar.words import day_in_words
from wardmote.calendar.working_days import working_day_on_or_after
from wardmote.demo.build import Stage
from wardmote.sharing.operations import open_to_partnership


@dataclass(frozen=True)
class Told:
    """An action that was set and, when `done` is given, confirmed so many days ago."""

    text: str
    owners: tuple[str, ...]
    set_ago: int
    due_ago: int | None = None
    done: int | None = None
    result: str = ""


# What was set and done over the year: owner by key of the cast, or an agency's key.
DONE = (
    Told("Write up the walk through the underpass and send it to all", ("officer",), 330, 300, 296, "Sent, with pictures"),
    Told("Find a room for the youth drop-in on Thursdays", ("housing",), 330, 280, 270, "The community flat, until summer"),
    Told("Send the figures for nuisance vehicles each quarter", ("police",), 325, 290, 288, "First set is there"),
    Told("Check the smoke alarms in the two blocks on the Wharf", ("firefighter",), 265, 240, 240, "31 of 36 flats seen"),
    Told("Draft the leaflet on what to do about noise", ("officer2", "housing"), 262, 230, 214, "Printed, 2,000"),
    Told("Ask the schools who takes part in the water safety week", ("fire",), 205, 180, 176, "Nine of eleven"),
    Told("Put the street lights out of order on the map", ("partnership_officer",), 203, 190, 190, "14 lights, passed on"),
    Told("Agree who answers the shared telephone at Christmas", ("council", "police"), 145, 120, 121, "A rota is on the site"),
    Told("Tell the shop owners about the new beat team", ("sergeant",), 144, 130, 118, "All 22 visited"),
    Told("Close the gap in the fence behind the garages", ("housing",), 142, 100, 84, "Mended, and a light put up"),
    Told("Send the draft terms of reference for comment", ("partnership_officer",), 83, 60, 59, "No comments"),
    Told("Book the hall for the public meeting", ("partnership_officer",), 82, 50, 55, "Booked, 120 seats"),
)  # fmt: skip


def tell(stage: Stage) -> None:
    """Tell the year of the action log."""
    Teller(stage).tell()


class Teller:
    """Says who owes what, by whom it is run, on days relative to now."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.by = stage.viewer("partnership_officer")
        self.audience: UUID = open_to_partnership(by=self.by, partnership_id=stage.partnership.id).id
        self.today = stage.now.date()

    def day(self, ago: float) -> date:
        """A working day about so many days ago; negative: to come."""
        return working_day_on_or_after(self.today - timedelta(days=int(ago)))

    def at(self, ago: float) -> datetime:
        return self.stage.ago(ago)

    def meeting(self, ago: float) -> str:
        return f"Meeting of {day_in_words(self.day(ago))}"

    def owes(self, key: str) -> Owes:
        """Somebody of the cast, or an agency as a whole."""
        if key in self.stage.members:
            member = self.stage.members[key]
            return Owes(member.agency_id, member.id)
        return Owes(self.stage.agencies[key].id)

    def log(self, text: str, *owners: str | Owes, ago: int, **more: object) -> Action:
        return operations.log_action(
            by=self.by,
            audience_id=self.audience,
            text=text,
            owners=[self.owes(one) if isinstance(one, str) else one for one in owners],
            at=self.at(ago),
            **more,  # type: ignore[arg-type]
        )

    def step(self, action: Action, step: str, ago: float, reason: str = "", source: str = "") -> Action:
        return operations.take_step(
            by=self.by, action_id=action.id, step=step, reason=reason, source=source, on=self.today
            - timedelta(days=int(ago)), at=self.at(ago),
        )  # fmt: skip

    def tell(self) -> None:
        """Oldest first, so that the numbers grow with time."""
        for told in DONE:
            self._done(told)
        self._the_lights()
        self._the_return()
        self._the_figures()
        self._the_newsletter()
        self._open_ones()

    def _done(self, told: Told) -> None:
        action = self.log(
            told.text, *told.owners, ago=told.set_ago, due_on=self.day(told.due_ago or 0),
            source=self.meeting(told.set_ago),
        )  # fmt: skip
        assert told.done is not None
        self.step(action, "claim", told.done, told.result)
        self.step(action, "confirm", told.done - 5, source=self.meeting(told.done - 5))

    def _the_lights(self) -> None:
        """A party outside that quoted in a month that nobody wrote down exactly, and has said nothing since."""
        action = self.log(
            "Get the eleven lamp posts on the towpath fitted for cameras", "partnership_officer", ago=140,
            due_on=self.day(-20), source=self.meeting(140),
        )  # fmt: skip
        month_ago = (self.today.replace(day=1) - timedelta(days=70)).replace(day=1)
        quoted = FuzzyDay(month_ago, month_ago + timedelta(days=27), f"{month_ago:%B}")
        price = operations.put_ask(
            by=self.by, action_id=action.id, party="County Highways", what="A price for fitting eleven posts",
            chaser="Carys Lindqvist", sent=FuzzyDay.exactly(self.day(138)), channel=Channel.EMAIL, at=self.at(138),
        )  # fmt: skip
        operations.record_answer(
            by=self.by, ask_id=price.id, answer="£410 a post and VAT, far more than expected.", on=quoted,
            at=self.at(60),
        )  # fmt: skip
        lower = operations.put_ask(
            by=self.by, action_id=action.id, party="County Highways",
            what="A lower price if our own contractor tests the posts", chaser="Carys Lindqvist",
            sent=FuzzyDay.exactly(self.day(55)), channel=Channel.EMAIL, at=self.at(55),
        )  # fmt: skip
        for level, who, ago in (
            (Level.REMINDED, "Carys Lindqvist", 38),
            (Level.CHAIR, "Desmond Pryce-Hale", 24),
        ):
            operations.chase_again(
                by=self.by, ask_id=lower.id, level=level, chaser=who, sent=FuzzyDay.exactly(self.day(ago)),
                channel=Channel.PHONE, at=self.at(ago),
            )  # fmt: skip
        operations.put_ask(
            by=self.by, action_id=action.id, party="County Highways", what="An update for the last meeting",
            chaser="Desmond Pryce-Hale", through="the county councillors", level=Level.ELECTED,
            sent=FuzzyDay.exactly(self.day(20)), at=self.at(20),
        )  # fmt: skip

    def _the_return(self) -> None:
        """Each partner owes a part; the funder's day was believed, then confirmed; two actions come after it."""
        parts = operations.log_for_each(
            by=self.by,
            audience_id=self.audience,
            text="Send your half-year return for your lines of the delivery plan",
            agency_ids=[self.stage.agencies[key].id for key in ("council", "police", "housing", "fire")],
            due_on=self.day(6),
            source=self.meeting(20),
            recipient_id=self.by.membership_id,
            at=self.at(20),
        )
        parts_of = list(Action.objects.filter(parent=parts).order_by("number"))
        self.step(parts_of[0], "claim", 9, "Sent with two case studies")
        self.step(parts_of[0], "confirm", 8)
        self.step(parts_of[3], "nil", 7, "No line of ours ran in this half-year")
        collate = self.log(
            "Collate the returns into one document and send it round", "partnership_officer", ago=20,
            due_on=self.day(-5), source=self.meeting(20),
        )  # fmt: skip
        submit = self.log(
            "Submit the final document to the funder", "partnership_officer", ago=20, due_on=self.day(-18),
            source=self.meeting(20), recipient_name="The police and crime commissioner's office",
        )  # fmt: skip
        operations.add_dependency(by=self.by, action_id=collate.id, needs_id=parts.id)
        operations.add_dependency(by=self.by, action_id=submit.id, needs_id=collate.id)
        for on, basis, source, ago in (
            (self.day(6), Basis.BELIEVED, "Said at the meeting", 20),
            (self.day(-24), Basis.CONFIRMED, "The funder's letter", 15),
        ):
            operations.set_deadline(
                by=self.by, action_id=submit.id, on=on, basis=basis, source=source, side=Side.EXTERNAL,
                at=self.at(ago),
            )  # fmt: skip

    def _the_figures(self) -> None:
        """What is owed every month: last month's was done, and this month's came of it."""
        figures = self.log(
            "Get last month's crime figures and send them round to all partners", "police", ago=45,
            due_on=self.day(14),
        )  # fmt: skip
        operations.set_recurrence(by=self.by, action_id=figures.id, recurs=Recurrence.MONTHLY)
        self.step(figures, "claim", 13, "Sent to everybody on the list")
        self.step(figures, "confirm", 12)

    def _the_newsletter(self) -> None:
        """Two actions that hang on something that has not happened yet."""
        first = self.log(
            "Send all partners the deadlines of the council's newsletter", "partnership_officer", ago=20,
            due_words="once available",
        )  # fmt: skip
        waits = operations.await_event(
            by=self.by,
            action_id=first.id,
            event="Newsletter timeline published",
            days_after=5,
            at=self.at(20),
        )
        second = self.log("Offer an article on the water safety week", "fire", ago=20)
        operations.await_event(
            by=self.by, action_id=second.id, event_id=waits.awaited_id, days_after=14, at=self.at(20)
        )

    def _open_ones(self) -> None:
        late = self.log(
            "Report on what the shared case system costs and what we get for it", "sergeant",
            "partnership_officer", ago=80, due_on=self.day(22), source=self.meeting(80),
        )  # fmt: skip
        self.step(late, "start", 60)
        self.step(late, "carry_over", 20, "The figures of two agencies are missing", self.meeting(20))
        operations.record_progress(
            by=self.stage.viewer("sergeant"),
            action_id=late.id,
            text="Police figures are ready.",
            at=self.at(4),
        )
        self.log(
            "Send the report on service development", Owes(name="Q. Harrow, county council"), ago=80,
            due_on=self.day(25), recipient_id=self.by.membership_id, source=self.meeting(80),
        )  # fmt: skip
        claimed = self.log(
            "Have the bicycles for the marking day tested", "firefighter", ago=20, due_on=self.day(-3)
        )
        operations.take_step(
            by=self.stage.viewer("firefighter"), action_id=claimed.id, step="claim", reason="All 12 tested",
            at=self.at(2),
        )  # fmt: skip
        self.log("Put the campaign on the agenda of the awards evening", "council", "fire", ago=20)
        self.log("Send the monthly figures for the shops", "police", ago=20, due_on=self.day(-2))
        self.log("Name somebody who looks after the web pages", "housing", ago=20, due_on=self.day(-9))
        self.log(
            "Let members watch one of the school visits",
            "fire",
            ago=20,
            nature=Nature.REQUEST,
            due_words="once booked",
        )
        self.log(
            "Update on the training contract",
            "harbour",
            ago=20,
            nature=Nature.PROMISE,
            due_words="next month",
        )
        dropped = self.log("Ask for a stall at the summer fair", "partnership_officer", ago=140)
        self.step(dropped, "drop", 80, "The fair was called off", self.meeting(80))
