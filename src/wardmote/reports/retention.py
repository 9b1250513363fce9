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
    "reports.ImportMapping": {
        "basis": "So that the same kind of file need not be explained again.",
        "period": "",
        "from_when": "The next saving under the same name.",
        "ending": "replace",
        "source": "Holds headings, and the words of a type column; no personal data",
    },
    "reports.ImportRun": {
        "basis": "What a file brought, and what of it was left out; the file itself goes when it is imported, 7 days"
        " after its import has stopped, and after 30 days when nobody imported it.",
        "period": "12 months",
        "from_when": "When the file was brought.",
        "ending": "review",
        "source": "Proposed here: as long as somebody may ask where a report came from",
    },
}
