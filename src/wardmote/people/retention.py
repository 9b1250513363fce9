"""How long the rows of this room are kept: never longer than what needs them."""


def _with(record: str, basis: str, source: str = "UK GDPR article 5(1)(e)") -> dict[str, str]:
    return {"basis": basis, "period": "", "from_when": record, "ending": "follow", "source": source}


RULES = {
    "people.Person": _with(
        "The last report or case that names them, of any agency.", "Whom a report or case is about."
    ),
    "people.ContactPoint": _with("The person.", "How it is safe to reach them, and what is not safe."),
    "people.SafeLocation": _with("The person; emptied as soon as it is ended.", "To keep somebody safe."),
    "people.ProtectedSource": _with("The report or case it stands behind.", "Who told us in confidence."),
    "people.Link": _with("Both records of the person.", "That two records are one person, and who said so."),
}
