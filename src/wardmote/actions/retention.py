"""How long the rows of this room are kept."""

RULES = {
    "actions.Action": {
        "basis": "Who owed what by when, and what came of it; alone it says nothing that would have to be kept.",
        "period": "",
        "from_when": "The record it was set on.",
        "ending": "follow",
        "source": "UK GDPR article 5(1)(e)",
    },
}
