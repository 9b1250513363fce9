"""How long the rows of this room are kept."""

_PUBLISHED = {
    "basis": "Published data about no person: anonymised before it is published.",
    "period": "",
    "from_when": "The next publication of the same month.",
    "ending": "replace",
    "source": "data.police.uk, about the data; Open Government Licence v3.0",
}

RULES = {"crimes.CrimeFile": _PUBLISHED, "crimes.Crime": _PUBLISHED}
