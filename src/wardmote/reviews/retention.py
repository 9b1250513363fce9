"""How long the rows of this room are kept. Periods are each partnership's to set; these are the defaults."""


def _with(basis: str = "Part of the review.", record: str = "Its review.") -> dict[str, str]:
    return {
        "basis": basis,
        "period": "",
        "from_when": record,
        "ending": "follow",
        "source": "UK GDPR article 5(1)(e): erased with the review",
    }


RULES = {
    "reviews.Review": {
        "basis": "What was decided on an application under section 104 of the 2014 Act, and why; to answer for it.",
        "period": "6 years",
        "from_when": "The day on which it was closed, rejected, withdrawn or joined with another.",
        "ending": "review",
        "source": "Limitation Act 1980 (six years), as for cases; no period was found in a published procedure",
    },
    "reviews.ReviewStep": _with("When each step was taken: the clocks and the yearly figures."),
    "reviews.ReviewLink": _with("The applicant's own way in."),
    "reviews.Complaint": _with("What was counted, or was not."),
    "reviews.ThresholdDecision": _with("The decision under the version of the procedure it was made under."),
    "reviews.CountedComplaint": _with("Why a complaint counted or did not."),
    "reviews.ReviewBody": _with("Which bodies were informed, and when."),
    "reviews.InformationRequest": _with("Schedule 4 paragraph 7: who was asked and had to answer."),
    "reviews.InformationAnswer": _with("What a body answered."),
    "reviews.Panel": _with("Who reviewed it, and when."),
    "reviews.PanelMember": _with("Who sat on the panel."),
    "reviews.Finding": _with("What the panel found."),
    "reviews.Recommendation": _with("Section 104(7): what a body must have regard to, and its answer."),
    "reviews.RecommendationAction": _with("Which action of the log follows a recommendation up."),
    "reviews.Appeal": _with("Schedule 4 paragraph 3: who was dissatisfied, and what came of it."),
    "reviews.ReviewLetter": _with("Section 104(6) and (8): what the applicant was told."),
    "reviews.ReviewEntry": _with("What was done, by whom, when."),
    "reviews.YearlyFigures": {
        "basis": "What was published must be answered for: section 104(9).",
        "period": "",
        "from_when": "Never: the published history rests on it.",
        "ending": "keep",
        "source": "No personal data: counts",
    },
    "reviews.PublishedFigures": {
        "basis": "Published by law: section 104(9).",
        "period": "",
        "from_when": "Never: it is the published history.",
        "ending": "keep",
        "source": "No personal data: counts, small ones as ranges",
    },
    "reviews.ReviewExplained": _with("That the victim was told of the case review, once.", "The report."),
}
