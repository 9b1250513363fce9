"""How long the rows of this room are kept. (What points at a place has rules of its own.)"""


def _published(newer: str) -> dict[str, str]:
    return {
        "basis": "Published data about no person.",
        "period": "",
        "from_when": newer,
        "ending": "replace",
        "source": "Open data; see docs/field",
    }


RULES = {
    "places.Area": _published("A newer edition."),
    "places.Postcode": _published("Never: old reports name former postcodes."),
    "places.Street": _published("The next loading."),
    "places.Place": {
        "basis": "Where records happened: personal data once one of them points at it.",
        "period": "",
        "from_when": "The last report, case or person of the partnership that points at it.",
        "ending": "follow",
        "source": "UK GDPR article 5(1)(e)",
    },
    "places.Correction": {
        "basis": "What was known of a place before, and why it was corrected.",
        "period": "",
        "from_when": "The place.",
        "ending": "follow",
        "source": "UK GDPR article 5(1)(d) and (e)",
    },
}
