"""The demonstration's strategy, this year's delivery plan and two returns to its funder. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from wardmote.access.actors import Viewer
from wardmote.access.rows import acting_as
from wardmote.actions.choices import Basis, Side
from wardmote.actions.operations import set_deadline
from wardmote.calendar.working_days import working_day_on_or_after
from wardmote.demo.build import Stage
from wardmote.plans import operations
from wardmote.plans.choices import Consent, Duty, PlanKind, Rag, TacticalState, Theme
from wardmote.plans.models import Plan, ReturnCycle, ReturnLine
from wardmote.plans.rules.duties import quarter_of, year_of

FUNDER = "Police and Crime Commissioner for Soar Valley"


@dataclass(frozen=True)
class Line:
    """A tactical action: what, who leads, who supports, what was said of it (days ago, good, barrier, colour, why)."""

    text: str
    lead: str
    partners: tuple[str, ...]
    budget: str
    said: tuple[tuple[int, str, str, str, str], ...] = ()
    wants_case_study: bool = False
    ended: str = ""


PRIORITIES: tuple[tuple[str, tuple[str, ...], str, tuple[tuple[str, tuple[Line, ...]], ...]], ...] = (
    (
        "Anti-social behaviour that comes back to the same door",
        (Theme.CRIME,),
        "Objective 2: victims who are seen at once",
        (
            (
                "Fewer people report the same trouble a third time",
                (
                    Line(
                        "Visit everybody who reports a second time within five working days",
                        "council",
                        ("police", "housing"),
                        "4200.00",
                        (
                            (140, "38 of 41 visited in time.", "", Rag.GREEN, ""),
                            (
                                50,
                                "29 of 36 visited in time.",
                                "One post is vacant.",
                                Rag.AMBER,
                                "A post is vacant",
                            ),
                        ),
                        wants_case_study=True,
                    ),
                    Line(
                        "Joint surgeries in the two blocks on the Wharf, once a month",
                        "housing",
                        ("council",),
                        "900.00",
                        ((45, "Five surgeries, 63 people.", "", Rag.GREEN, ""),),
                    ),
                ),
            ),
            (
                "The underpass feels safe after dark",
                (
                    Line(
                        "New lights and a mirror in the underpass",
                        "council",
                        (),
                        "6500.00",
                        (
                            (
                                40,
                                "",
                                "Highways have not answered since spring.",
                                Rag.RED,
                                "Waiting for highways",
                            ),
                        ),
                    ),
                    Line(
                        "Walk through the underpass with residents in each season",
                        "police",
                        ("council", "fire"),
                        "0.00",
                        ((95, "Spring and summer done, 17 people.", "", Rag.GREEN, ""),),
                    ),
                ),
            ),
        ),
    ),
    (
        "Young people and knives",
        (Theme.VIOLENCE, Theme.CRIME),
        "Objective 4: fewer young people hurt",
        (
            (
                "Every school has had the talk by the end of the year",
                (
                    Line(
                        "Talks with year 8 in all five secondary schools",
                        "police",
                        (),
                        "1500.00",
                        (
                            (120, "Two schools done.", "", Rag.GREEN, ""),
                            (35, "All five done, 612 pupils.", "", Rag.GREEN, ""),
                        ),
                        ended=TacticalState.COMPLETE,
                    ),
                    Line(
                        "Water and fire safety week on the canal",
                        "fire",
                        ("council", "police"),
                        "750.00",
                        ((60, "Nine of eleven schools took part.", "", Rag.GREEN, ""),),
                    ),
                ),
            ),
        ),
    ),
    (
        "Alcohol in the park",
        (Theme.SUBSTANCES, Theme.REOFFENDING),
        "",
        (
            (
                "People who drink in the park are offered help each week",
                (
                    Line(
                        "Outreach on two evenings a week, April to October", "council", ("police",), "3800.00"
                    ),
                ),
            ),
        ),
    ),
)


def tell(stage: Stage) -> None:
    """Tell the plan and its returns."""
    teller = Teller(stage)
    plan = teller.write_the_plan()
    teller.report_the_first_half(plan)
    teller.ask_for_the_second_half(plan)
    teller.do_what_the_law_asks()


class Teller:
    """Writes as the partnership officer, reports as the partners."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.officer = stage.viewer("partnership_officer")
        self.today = stage.now.date()
        self.begins = self.today - timedelta(days=240)

    def day(self, ago: int) -> date:
        """A working day about so many days ago; negative: to come."""
        return working_day_on_or_after(self.today - timedelta(days=ago))

    def partner(self, key: str) -> Viewer:
        """Somebody of an agency who answers for it."""
        people = {"council": "officer", "police": "constable", "housing": "housing", "fire": "firefighter"}
        return self.stage.viewer(people[key])

    def agency(self, key: str) -> UUID:
        return self.stage.agencies[key].id

    def write_the_plan(self) -> Plan:
        """A strategy, and the delivery plan under it, commented on, adopted and published."""
        council = self.agency("council")
        strategy = operations.create_plan(
            by=self.officer,
            agency_id=council,
            title="Safer by the water: strategy",
            kind=PlanKind.STRATEGY,
            period_from=self.begins,
            period_to=self.begins + timedelta(days=3 * 365),
        )
        plan = operations.create_plan(
            by=self.officer,
            agency_id=council,
            title="Delivery plan of this year",
            kind=PlanKind.DELIVERY,
            period_from=self.begins,
            period_to=self.begins + timedelta(days=364),
            strategy_id=strategy.id,
        )
        for title, themes, regard, objectives in PRIORITIES:
            operations.add_priority(by=self.officer, plan_id=strategy.id, title=title, themes=themes)
            priority = operations.add_priority(
                by=self.officer, plan_id=plan.id, title=title, themes=themes, regard=regard
            )
            for wanted, lines in objectives:
                objective = operations.add_objective(by=self.officer, priority_id=priority.id, title=wanted)
                for line in lines:
                    self._write(objective.id, line)
        asked = self.stage.ago(235)
        operations.ask_for_plan_comments(
            by=self.officer, plan_id=plan.id, until=self.day(225), today=asked.date()
        )
        comment = operations.comment_on_plan(
            by=self.partner("fire"),
            plan_id=plan.id,
            text="Please move the safety week to before the summer holidays.",
            at=asked,
        )
        operations.answer_plan_comment(
            by=self.officer, comment_id=comment.id, answer="Moved to the second week of July."
        )
        operations.adopt_plan(
            by=self.officer, plan_id=plan.id, on=self.day(220), note_text="As commented on by fire and rescue"
        )
        operations.publish_plan(by=self.officer, plan_id=plan.id)
        return plan

    def _write(self, objective_id: UUID, line: Line) -> None:
        row = operations.add_tactical_action(
            by=self.officer,
            objective_id=objective_id,
            text=line.text,
            lead_id=self.agency(line.lead),
            partner_ids=[self.agency(key) for key in line.partners],
            start_on=self.begins,
            due_on=self.day(-100) if not line.ended else self.day(30),
            budget=Decimal(line.budget),
            wants_case_study=line.wants_case_study,
        )
        for number, (ago, good, barrier, colour, why) in enumerate(line.said):
            last = number == len(line.said) - 1
            operations.report_progress(
                by=self.partner(line.lead),
                tactical_id=row.id,
                on=self.day(ago),
                positive=good,
                barrier=barrier,
                rag=colour,
                rag_reason=why,
                state=line.ended if last and line.ended else TacticalState.UNDER_WAY,
                at=self.stage.ago(ago),
            )

    def report_the_first_half(self, plan: Plan) -> None:
        """A return that went out, was acknowledged, asked about and closed."""
        cycle = self._ask(plan, self.begins, self.day(120), wanted_ago=110, external_ago=80, asked_ago=130)
        for line in self._lines(cycle):
            self._send(line, 112)
            operations.accept_line(by=self.officer, line_id=line.id, at=self.stage.ago(108))
        operations.collate_return(by=self.officer, cycle_id=cycle.id, at=self.stage.ago(105))
        operations.ask_for_return_comments(
            by=self.officer, cycle_id=cycle.id, until=self.day(95), at=self.stage.ago(104)
        )
        operations.submit_return(
            by=self.officer,
            cycle_id=cycle.id,
            on=self.day(88),
            how="By e-mail to the grants mailbox",
            receipt="Acknowledged, reference SV-2217",
        )
        query = operations.record_funder_query(
            by=self.officer,
            cycle_id=cycle.id,
            question="Why is less spent on the underpass than was planned?",
            asked_on=self.day(75),
        )
        operations.answer_funder(
            by=self.officer,
            query_id=query.id,
            answer="The order waits for the highways authority; the money is still wanted this year.",
            on=self.day(73),
        )
        operations.close_return(by=self.officer, cycle_id=cycle.id)

    def ask_for_the_second_half(self, plan: Plan) -> None:
        """A return that is being collected: some lines are in, one partner is late, the funder's day has moved."""
        cycle = self._ask(plan, self.day(119), self.day(20), wanted_ago=3, external_ago=0, asked_ago=18)
        assert cycle.submit_id is not None
        set_deadline(
            by=self.officer,
            action_id=cycle.submit_id,
            on=self.day(-28),
            basis=Basis.CONFIRMED,
            source="Letter of the grants officer",
            side=Side.EXTERNAL,
        )
        for number, line in enumerate(self._lines(cycle)):
            late = line.agency_id == self.agency("fire")
            if late:
                operations.remind_line(by=self.officer, line_id=line.id, at=self.stage.ago(2))
            elif number % 3 != 2:
                self._send(line, 5)
                if number % 2 == 0:
                    operations.accept_line(by=self.officer, line_id=line.id, at=self.stage.ago(1))
        operations.collate_return(by=self.officer, cycle_id=cycle.id)

    def _ask(
        self, plan: Plan, begins: date, ends: date, *, wanted_ago: int, external_ago: int, asked_ago: int
    ) -> ReturnCycle:
        cycle = operations.plan_return(
            by=self.officer,
            plan_id=plan.id,
            agency_id=self.agency("council"),
            funder=FUNDER,
            fund="Partnership Locality Fund",
            period_from=begins,
            period_to=ends,
        )
        return operations.request_return(
            by=self.officer,
            cycle_id=cycle.id,
            collector_id=self.officer.membership_id,
            wanted_by=self.day(wanted_ago),
            external_on=self.day(external_ago),
            external_basis=Basis.BELIEVED,
            external_source="As in other years",
            at=self.stage.ago(asked_ago),
        )

    def _lines(self, cycle: ReturnCycle) -> list[ReturnLine]:
        with acting_as(self.officer):
            rows = ReturnLine.objects.filter(cycle=cycle).select_related("tactical_action")
            return list(rows.order_by("tactical_action__ref", "agency__name"))

    def _send(self, line: ReturnLine, ago: int) -> None:
        keys = {row.id: key for key, row in self.stage.agencies.items()}
        money = line.tactical_action.budget or Decimal(0)
        leads = line.agency_id == line.tactical_action.lead_id
        operations.send_line(
            by=self.partner(keys[line.agency_id]),
            line_id=line.id,
            version=line.version,
            answers={
                "activity": line.draft or "Supported the lead where we were asked.",
                "spent": f"{money * Decimal('0.4'):.2f}" if leads and money else "",
                "forecast": f"{money * Decimal('0.9'):.2f}" if leads and money else "",
                "next": "Goes on as planned.",
            },
            case_study="Somebody who had reported four times was visited the next day, and has not had to report"
            " since."
            if leads and line.tactical_action.wants_case_study
            else "",
            consent=Consent.ANONYMOUS,
            at=self.stage.ago(ago),
        )

    def do_what_the_law_asks(self) -> None:
        """The year's public meeting and a few supplies are done; the rest is still to do or missing."""
        first, _ = year_of(self.today)
        done = max(first, self.day(60))
        operations.record_duty(
            by=self.officer,
            duty=Duty.PUBLIC_MEETING,
            period_from=first,
            done_on=min(done, self.today),
            evidence="Town hall, 84 people; minutes on the public pages",
        )
        quarter, _ = quarter_of(self.today - timedelta(days=92))
        for key in ("police", "council"):
            operations.record_duty(
                by=self.officer,
                duty=Duty.SUPPLY,
                agency_id=self.agency(key),
                period_from=quarter,
                done_on=max(quarter, self.today - timedelta(days=12)),
                evidence="Uploaded to the county's data hub",
            )
