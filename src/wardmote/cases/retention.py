"""How long the rows of this room are kept. Periods are each partnership's to set; these are the defaults."""


def _with(record: str = "Its case.", basis: str = "Part of the case.") -> dict[str, str]:
    return {
        "basis": basis,
        "period": "",
        "from_when": record,
        "ending": "follow",
        "source": "UK GDPR article 5(1)(e): erased with the case",
    }


RULES = {
    "cases.Case": {
        "basis": "What was done about anti-social behaviour, to whom, and why; to answer for it later.",
        "period": "6 years",
        "from_when": "The closing of the case.",
        "ending": "review",
        "source": "Limitation Act 1980 (six years), as in published schedules of councils; 6 or 7 years are usual",
    },
    "cases.CaseStep": _with(),
    "cases.CaseAgency": _with(basis="With which agencies it was shared, by whom, under which power."),
    "cases.CaseMember": _with(basis="Who was named on it."),
    "cases.CaseStub": _with("The lock of its case.", "The name shown to agencies that may ask for access."),
    "cases.AccessRequest": _with(basis="Who asked for access, and what was decided."),
    "cases.Override": _with(
        "The access log: seven years from the review.", "Who saw a locked case in an emergency, and why."
    ),
    "cases.CasePerson": _with(
        "Its case; the person's own record goes with the last case or report that needs it."
    ),
    "cases.CasePlace": _with(),
    "cases.CaseReport": _with("Its case; the report is kept as long."),
    "cases.CaseIncident": _with(),
    "cases.CaseLink": _with("Both its cases."),
    "cases.Entry": _with("Its case; all versions of a line go together."),
    "cases.CaseAction": _with(),
    "cases.PostalLetter": _with(basis="What was written to whom, and when it was posted."),
    "cases.SurveyAnswer": _with(basis="How satisfied people are with what was done: counted."),
    "cases.CaseVisit": _with(
        "The membership of whoever looked, or the case.", "What is new since somebody looked."
    ),
    "cases.SavedView": _with("The membership of its owner.", "So that a search need not be typed again."),
}
