"""How long the rows of this room are kept: what was planned, spent and told to funders."""

_SOURCE = "Limitation Act 1980 s.5 (six years for what rests on an agreement), as audit of grants takes it"


def _with(record: str, basis: str) -> dict[str, str]:
    return {"basis": basis, "period": "", "from_when": record, "ending": "follow", "source": _SOURCE}


RULES = {
    "plans.Plan": {
        "basis": "What the partnership meant to do and why: public, and compared with later years.",
        "period": "",
        "from_when": "No end: plans are public records.",
        "ending": "keep",
        "source": "SI 2007/1830 regs 10-12 (plan and its published summary)",
    },
    "plans.PlanVersion": _with("Its plan.", "The plan as it was adopted."),
    "plans.PlanComment": _with("Its plan.", "What partners said of the draft."),
    "plans.Priority": _with("Its plan.", "Part of the plan."),
    "plans.Objective": _with("Its plan.", "Part of the plan."),
    "plans.TacticalAction": _with("Its plan.", "Part of the plan."),
    "plans.SupportingPartner": _with("Its tactical action.", "Part of the plan."),
    "plans.Progress": _with("Its tactical action.", "What was said of it, for returns and later years."),
    "plans.ReturnCycle": {
        "basis": "What a funder was told.",
        "period": "6 years",
        "from_when": "The end of the period that it reports on.",
        "ending": "review",
        "source": _SOURCE,
    },
    "plans.ReturnQuestion": _with("Its return.", "The funder's form."),
    "plans.ReturnLine": _with("Its return.", "What a partner reported."),
    "plans.Collation": _with("Its return.", "The document as it was put together."),
    "plans.ReturnComment": _with("Its return.", "What partners said of the document."),
    "plans.FunderQuery": _with("Its return.", "What the funder asked, and the answer."),
    "plans.DutyRecord": {
        "basis": "That what the law asks was done.",
        "period": "6 years",
        "from_when": "The end of the period.",
        "ending": "review",
        "source": _SOURCE,
    },
}
