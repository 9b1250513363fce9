"""What may become of a report: the state table of triage, as data, and its guards.

Source: section 5.1 of the casework study (a holding area before the case, with recall, as ReACT's pending
notes and ECINS have it). No decision without a reason: "no further action" that nobody can explain later is
the complaint that the Ombudsman upholds most often.
"""

from dataclasses import dataclass

from wardmote.reports.choices import Status

TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.RECEIVED: frozenset(
        {
            Status.TRIAGED,
            Status.ADVISED,
            Status.REFERRED,
            Status.MERGED,
            Status.ATTACHED,
            Status.OPENED_CASE,
            Status.WATCHED,
        }
    ),
    Status.TRIAGED: frozenset(
        {
            Status.ADVISED,
            Status.REFERRED,
            Status.MERGED,
            Status.ATTACHED,
            Status.OPENED_CASE,
            Status.WATCHED,
        }
    ),
    # It happened again, or somebody looked once more: a watched report comes back.
    Status.WATCHED: frozenset({Status.RECEIVED, Status.ATTACHED, Status.OPENED_CASE}),
    # Passing it on brings it to the partner's inbox as new.
    Status.REFERRED: frozenset({Status.RECEIVED}),
    Status.ADVISED: frozenset({Status.RECEIVED}),
    Status.MERGED: frozenset(),
    Status.ATTACHED: frozenset(),
    Status.OPENED_CASE: frozenset(),
}
OPEN = frozenset({Status.RECEIVED, Status.TRIAGED})
"""Still waits for a decision."""
NEEDS_REASON = frozenset({Status.ADVISED, Status.REFERRED, Status.MERGED, Status.WATCHED})
"""Decisions after which nobody opens or joins a case: each says why."""


AS_PUBLISHED: tuple[tuple[str, Status, str], ...] = (
    ("received", Status.RECEIVED, ""),
    ("triaged", Status.TRIAGED, ""),
    ("advice_given_not_asb", Status.ADVISED, "An advice of the editable list, or in own words."),
    (
        "signposted",
        Status.ADVISED,
        "An advice of the list names whom to turn to; where a partner acts it is passed on.",
    ),
    ("merged_duplicate", Status.MERGED, "Keeps the way to the other report."),
    ("attached_to_case", Status.ATTACHED, ""),
    ("converted_to_case", Status.OPENED_CASE, ""),
    (
        "archived_watch",
        Status.WATCHED,
        "Comes back as new when it happens again, so that somebody decides anew.",
    ),
    (
        "escalated_emergency",
        Status.RECEIVED,
        "A priority, not an end: 999 is named first, the locality is told at once, it stands above all others, and one"
        " of the decisions is still owed.",
    ),
)
"""The states that section 5.1 of the casework study names, and what stands for each here."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision as somebody means to make it. `duplicate_of` and `to_agency` are facts about its target."""

    to: Status
    reason: str = ""
    target_is_itself: bool = False
    target_is_merged: bool = False
    has_target: bool = True
    reporter_objects: bool = False


def why_not_decide(now: Status, decision: Decision) -> str:
    """Return why the report cannot be decided so, as a sentence; empty when it can."""
    if decision.to not in TRANSITIONS[now]:
        return f"It is “{now.label}”, so it cannot become “{decision.to.label}”."
    if decision.to in NEEDS_REASON and not decision.reason.strip():
        return "Say why. The reason is kept with the report."
    if decision.to == Status.MERGED:
        if not decision.has_target:
            return "Choose the report that this one repeats."
        if decision.target_is_itself:
            return "A report cannot be merged with itself."
        if decision.target_is_merged:
            return "That report is itself merged into another: choose the other one."
    if decision.to == Status.REFERRED and not decision.has_target:
        return "Choose the agency that should take it."
    return ""


def mermaid() -> str:
    """Draw the table as a state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {Status.RECEIVED}"]
    for source, targets in TRANSITIONS.items():
        lines += [f"    {source} --> {target}" for target in sorted(targets)]
        if not targets:
            lines.append(f"    {source} --> [*]")
    lines += [f"    {status}: {status.label}" for status in Status]
    return "\n".join(lines)


def reference_pages() -> dict[str, str]:
    """Return the page about a report's states."""
    text = "# What may become of a report\n\n```mermaid\n" + mermaid() + "\n```\n\n"
    text += "A reason is needed for: " + ", ".join(sorted(status.label for status in NEEDS_REASON)) + ".\n\n"
    text += "| In section 5.1 of the casework study | Here | |\n| --- | --- | --- |\n"
    text += "".join(f"| `{name}` | {here.label} | {words} |\n" for name, here, words in AS_PUBLISHED)
    text += "\nPassed to a partner is ours: the report is then new in their inbox, and both see it.\n"
    return {"report-states.md": text}
