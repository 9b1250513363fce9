"""How long the rows of this room are kept. Staff stay named on what they did, as long as that is kept."""


def _rule(basis: str, from_when: str, ending: str, *, period: str = "", source: str = "") -> dict[str, str]:
    return {
        "basis": basis,
        "period": period,
        "from_when": from_when,
        "ending": ending,
        "source": source or "UK GDPR article 5(1)(e)",
    }


_SETTINGS = _rule(
    "How the partnership works.", "Changed by its administrators.", "replace", source="No personal data"
)

RULES = {
    "partnerships.Partnership": _SETTINGS,
    "partnerships.Agency": _rule(
        "Who led, who shared.", "Never: records name it.", "keep", source="No personal data"
    ),
    "partnerships.Team": _SETTINGS,
    "partnerships.RoutingRule": _SETTINGS,
    "partnerships.Advice": _SETTINGS,
    "partnerships.Words": _SETTINGS,
    "partnerships.Account": _rule(
        "To sign in; and the name on what was done.",
        "The end of the last membership.",
        "review",
        period="7 years",
        source="As long as the access log names it (DPA 2018 section 62)",
    ),
    "partnerships.Membership": _rule("Who worked for whom, in which roles, when.", "The account.", "follow"),
    "partnerships.Invitation": _rule(
        "Who was invited, by whom, with which roles.",
        "Its use, withdrawal or end.",
        "erase",
        period="12 months",
        source="Proposed here",
    ),
    "partnerships.ApiToken": _rule(
        "Which machine may do what.",
        "Its end or withdrawal.",
        "erase",
        period="12 months",
        source="Proposed here",
    ),
    "partnerships.ReviewProcedure": _rule(
        "Decisions were made under it.", "Never: decisions name it.", "keep", source="No personal data"
    ),
    "partnerships.FormToken": _rule(
        "So that a form sent twice is done once.",
        "The sending.",
        "erase",
        period="30 days",
        source="Proposed here",
    ),
}
