"""How long the rows of this room are kept."""


def _with(basis: str = "Part of the action.", record: str = "Its action.") -> dict[str, str]:
    return {
        "basis": basis,
        "period": "",
        "from_when": record,
        "ending": "follow",
        "source": "UK GDPR article 5(1)(e)",
    }


RULES = {
    "actions.Action": _with(
        "Who owed what by when, and what came of it; alone it says nothing that would have to be kept.",
        "The record it was set on; those of the partnership's log go with its minutes.",
    ),
    "actions.JointOwner": _with("Who owed it too."),
    "actions.Deadline": _with("Who set which deadline, and how sure it was."),
    "actions.Dependency": _with("Both its actions.", "Both its actions."),
    "actions.Step": _with("What became of the action, for the minutes and for later years."),
    "actions.Ask": _with("What a party outside was asked, and its answer."),
    "actions.Chase": _with("Who chased whom, when."),
    "actions.AwaitedEvent": _with("On what actions hung.", "The last action that hung on it."),
    "actions.ReminderChoice": _with("How often somebody wants to be reminded.", "The membership."),
}
