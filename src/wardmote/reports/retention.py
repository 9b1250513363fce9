"""How long the rows of this room are kept. Periods are each partnership's to set; these are the defaults."""


def _with(record: str = "Its report.", basis: str = "Part of the report.") -> dict[str, str]:
    return {
        "basis": basis,
        "period": "",
        "from_when": record,
        "ending": "follow",
        "source": "UK GDPR article 5(1)(e): erased with the report",
    }


RULES = {
    "reports.Report": {
        "basis": "What somebody told us; repeats can only be seen while the reports before are there.",
        "period": "3 years",
        "from_when": "The last incident told, unless a case needs it: then as long as the case.",
        "ending": "review",
        "source": "Proposed here: reviewed half-way to the six years of a case, because most lead to none",
    },
    "reports.ReportStep": _with(),
    "reports.Incident": _with(),
    "reports.FollowLink": _with("Its report; the link itself ends earlier.", "So that people can follow it."),
    "reports.Letter": _with(basis="What the person was told."),
}
