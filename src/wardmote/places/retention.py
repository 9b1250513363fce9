"""How long the rows of this room are kept. (What points at a place has rules of its own.)"""

RULES = {
    "places.Area": "Published data about no person: kept until a newer edition replaces it.",
    "places.Postcode": "Published data about no person: kept, former postcodes too (old reports name them).",
    "places.Street": "Published data about no person: kept until it is loaded anew.",
    "places.Place": (
        "Personal data once a record points at it: kept while any report, case or person of the partnership"
        " does, and erased with the last of them (UK GDPR art. 5(1)(e))."
    ),
}
