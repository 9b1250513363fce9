"""How long the rows of this room are kept: what was erased must be known longer than what it was."""


def _rule(basis: str, from_when: str) -> dict[str, str]:
    return {
        "basis": basis,
        "period": "",
        "from_when": from_when,
        "ending": "keep",
        "source": "UK GDPR article 5(2): able to show compliance",
    }


RULES = {
    "retention.Hold": _rule(
        "Why something was not erased when its time was over.", "Never: it names nobody."
    ),
    "retention.Due": _rule("Who decided what when the time of a record was over.", "Never: it names nobody."),
    "retention.Erasure": _rule(
        "Shows what was erased, when and on whose decision.", "Never: it names nobody."
    ),
}
