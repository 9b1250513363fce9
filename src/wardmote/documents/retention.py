"""How long the rows and files of this room are kept."""

RULES = {
    "documents.Document": {
        "basis": "Evidence of what was reported or done.",
        "period": "",
        "from_when": "The report or case that it came with.",
        "ending": "follow",
        "source": "UK GDPR article 5(1)(e): no longer than the record it supports",
    },
    "documents.DraftDocument": {
        "basis": "So that a form can be finished.",
        "period": "24 hours",
        "from_when": "The upload.",
        "ending": "erase",
        "source": "UK GDPR article 5(1)(c): nobody sent it to us yet",
    },
}
