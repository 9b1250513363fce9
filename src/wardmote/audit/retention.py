"""How long the access log is kept: whole, because a chain with holes proves nothing."""


def _log(basis: str) -> dict[str, str]:
    return {
        "basis": basis,
        "period": "7 years",
        "from_when": "The act, or the erasure of the record it was done to and one year, whichever is later.",
        "ending": "review",
        "source": "Proposed here (Data Protection Act 2018 section 62 names no period)",
    }


RULES = {
    "audit.AccessEvent": _log("Data Protection Act 2018 section 62: who did what with whose data."),
    "audit.Seal": _log("Shows that no event was changed, removed or moved."),
    "audit.Unsealed": {
        "basis": "The queue of the sealer.",
        "period": "",
        "from_when": "Until its event is sealed, a minute later.",
        "ending": "replace",
        "source": "Part of the log",
    },
}
