"""A return from the first request to the funder's receipt. Drawn in docs/reference/return-states.md.

The unit that is asked for, chased and accepted is one partner's line on one tactical action in one period. The funder's
deadline and the partners' own are different days, and each has its history (room `actions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from wardmote.plans.choices import AnswerKind, CycleState, LineState

CLOSED_LINES = frozenset({LineState.ACCEPTED, LineState.NIL, LineState.WAIVED})
# What the partner has to do next: nothing has come in, or it came back.
OWED_LINES = frozenset({LineState.REQUESTED, LineState.REMINDED, LineState.QUERY})


@dataclass(frozen=True)
class Step:
    """One step of a state table: from which states, to which."""

    name: str
    words: str
    starts: frozenset[str]
    leads_to: str


CYCLE_STEPS = (
    Step("request", "Ask the partners", frozenset({CycleState.PLANNED}), CycleState.COLLECTING),
    Step(
        "ask_for_comments",
        "Send round for comment",
        frozenset({CycleState.COLLECTING, CycleState.COMMENT, CycleState.FINAL}),
        CycleState.COMMENT,
    ),
    Step("finish", "It is final", frozenset({CycleState.COMMENT}), CycleState.FINAL),
    Step("submit", "Submit", frozenset({CycleState.COMMENT, CycleState.FINAL}), CycleState.SUBMITTED),
    Step(
        "acknowledge",
        "The funder has acknowledged it",
        frozenset({CycleState.SUBMITTED}),
        CycleState.ACKNOWLEDGED,
    ),
    Step(
        "query",
        "The funder asks",
        frozenset({CycleState.SUBMITTED, CycleState.ACKNOWLEDGED, CycleState.QUERIED}),
        CycleState.QUERIED,
    ),
    Step("answer", "The funder is answered", frozenset({CycleState.QUERIED}), CycleState.ACKNOWLEDGED),
    Step("close", "Close", frozenset({CycleState.ACKNOWLEDGED}), CycleState.CLOSED),
)
LINE_STEPS = (
    Step("remind", "Remind", frozenset({LineState.REQUESTED, LineState.REMINDED}), LineState.REMINDED),
    Step("send", "Send in", OWED_LINES | {LineState.RECEIVED}, LineState.RECEIVED),
    Step("ask_back", "Send back with a question", frozenset({LineState.RECEIVED}), LineState.QUERY),
    Step("accept", "Accept", frozenset({LineState.RECEIVED}), LineState.ACCEPTED),
    Step("nil", "Nil return", OWED_LINES | {LineState.RECEIVED}, LineState.NIL),
    Step("waive", "Waive", OWED_LINES | {LineState.RECEIVED}, LineState.WAIVED),
    Step("reopen", "Open again", CLOSED_LINES, LineState.QUERY),
)


def why_not_step(steps: Iterable[Step], name: str, state: str) -> str:
    """Return why a step may not be taken from a state, or an empty string. Raises KeyError for no such step."""
    found = {step.name: step for step in steps}[name]
    return "" if state in found.starts else f"{found.words}: not while it is {str(state).replace('_', ' ')}."


@dataclass(frozen=True, kw_only=True)
class LineFacts:
    """One line as far as collating is concerned."""

    partner: str
    ref: str
    state: str
    wants_case_study: bool = False
    has_case_study: bool = False
    unanswered: tuple[str, ...] = ()


def days_overdue(*, state: str, due_on: date | None, today: date) -> int:
    """Return for how many days a line that is still owed has been overdue; 0 on the due day itself."""
    if due_on is None or state not in OWED_LINES:
        return 0
    return max(0, (today - due_on).days)


def gaps(lines: Iterable[LineFacts]) -> list[str]:
    """Return one sentence for everything that the document would be missing today."""
    found = []
    for line in lines:
        where = f"{line.partner}, {line.ref}"
        if line.state in OWED_LINES:
            found.append(f"{where}: nothing has come in yet.")
        elif line.state == LineState.RECEIVED:
            found.append(f"{where}: received, not yet accepted.")
        if line.state in (LineState.RECEIVED, LineState.ACCEPTED):
            found += [f"{where}: no answer to “{question}”." for question in line.unanswered]
            if line.wants_case_study and not line.has_case_study:
                found.append(f"{where}: the case study is missing.")
    return found


def why_not_submit(
    *, state: str, lines: Iterable[LineFacts], comments_by: date | None, unanswered_comments: int, on: date
) -> list[str]:
    """Return every reason why the return may not be submitted on a day; empty when it may.

    Each line is accepted, a nil return or waived; partners had their time to comment; each comment is answered.
    """
    reasons = []
    if refusal := why_not_step(CYCLE_STEPS, "submit", state):
        reasons.append("Send it round for comment first." if state == CycleState.COLLECTING else refusal)
    for line in lines:
        if line.state not in CLOSED_LINES:
            reasons.append(f"{line.partner} has an open line on {line.ref}.")
    if comments_by is not None and on <= comments_by:
        reasons.append(f"Partners may comment until {comments_by:%-d %B %Y}.")
    if unanswered_comments:
        reasons.append(
            "A comment has no answer."
            if unanswered_comments == 1
            else f"{unanswered_comments} comments have no answer."
        )
    return reasons


def read_answer(kind: str, text: str) -> tuple[str, str]:
    """Return an answer as it is kept, and what is wrong with it: ("1234.50", "") for "£1,234.50"."""
    words = text.strip()
    if not words or kind == AnswerKind.TEXT:
        return words, ""
    plain = words.replace(",", "").replace("£", "").replace(" ", "")
    if kind == AnswerKind.NUMBER:
        if plain.isascii() and plain.isdigit():
            return str(int(plain)), ""
        return words, "Enter a whole number, such as 12."
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return words, "Enter an amount, such as 1,250.00."
    if not amount.is_finite() or amount < 0 or amount >= Decimal(10) ** 10:
        return words, "Enter an amount of 0 or more, in pounds."
    if amount != amount.quantize(Decimal("0.01")):
        return words, "Enter pounds and pence, such as 1,250.00."
    return f"{amount:.2f}", ""


@dataclass(frozen=True)
class Underspend:
    """What is left of a line's money, in pounds. `left` is negative where more was spent than there was."""

    allocated: Decimal
    spent: Decimal
    forecast: Decimal

    @property
    def left(self) -> Decimal:
        """What will not be spent, as forecast for the whole period of the plan."""
        return self.allocated - self.forecast


def underspend(allocated: Decimal | None, answers: Mapping[str, str]) -> Underspend | None:
    """Return the underspend of a line from its answers `spent` and `forecast`; None where no money stands behind it.

    Without a forecast, what was spent so far is taken for all that will be.
    """
    if allocated is None or not answers.get("spent"):
        return None
    spent = Decimal(answers["spent"])
    return Underspend(allocated, spent, Decimal(answers.get("forecast") or spent))


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was said of a tactical action on a day."""

    on: date
    where: str
    positive: str
    barrier: str


def draft_of(said: Iterable[Said]) -> str:
    """Return the first draft of a line: what was said in the period, oldest first, so that nobody begins from nothing."""
    parts = []
    for one in sorted(said, key=lambda entry: entry.on):
        head = f"{one.on:%-d %B %Y}{f', {one.where}' if one.where else ''}:"
        words = [one.positive.strip()] if one.positive.strip() else []
        if one.barrier.strip():
            words.append(f"Barrier: {one.barrier.strip()}")
        if words:
            parts.append("\n".join([head, *words]))
    return "\n\n".join(parts)


# The form of a cycle for which nobody has set another: what funders' forms have in common.
STANDARD_QUESTIONS = (
    ("activity", "What was done in this period", "", AnswerKind.TEXT, True),
    ("outputs", "Outputs against target", "How many, of how many", AnswerKind.TEXT, False),
    ("outcomes", "What difference it made", "", AnswerKind.TEXT, False),
    ("spent", "Spent to date", "Pounds, since the beginning of the plan's year", AnswerKind.MONEY, False),
    ("forecast", "Forecast for the year", "Pounds", AnswerKind.MONEY, False),
    ("underspend_reason", "Why less or more will be spent", "", AnswerKind.TEXT, False),
    ("barriers", "What stands in the way", "", AnswerKind.TEXT, False),
    ("next", "What comes next", "", AnswerKind.TEXT, False),
)


def reference_pages() -> dict[str, str]:
    """Return the reference page of this room: file name to Markdown, for `manage.py reference`."""
    text = ["# The states of a return", "", "Made from `wardmote.plans.rules.returns`; do not edit.", ""]
    drawn: list[tuple[str, tuple[Step, ...], type[CycleState] | type[LineState]]] = [
        ("The return", CYCLE_STEPS, CycleState),
        ("One partner's line on one tactical action", LINE_STEPS, LineState),
    ]
    for title, steps, states in drawn:
        text += [
            f"## {title}",
            "",
            "```mermaid",
            "stateDiagram-v2",
            f"    [*] --> {next(iter(states)).value}",
        ]
        rows = []
        for step in steps:
            starts = [state for state in states if state in step.starts]
            text += [f"    {state.value} --> {step.leads_to}: {step.words}" for state in starts]
            labels = ", ".join(str(state.label) for state in starts)
            rows.append(f"| {step.words} | {labels} | {states(step.leads_to).label} |")
        text += ["```", "", "| step | from | to |", "| --- | --- | --- |", *rows, ""]
    return {"return-states.md": "\n".join(text)}
