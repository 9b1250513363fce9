"""How long the rows of this room are kept. Periods are each partnership's to set; these are the defaults.

Source: published schedules of councils and police (six or seven years after closing, longer where somebody remains at
risk); UK GDPR article 5(1)(e): no longer than needed. No national period for casework of partnerships was found.
"""

_WITH_CASE = "As long as its case, and erased with it."

RULES = {
    "cases.Case": "Seven years after it was closed, reviewed then: erased, or kept longer with the reason written down.",
    "cases.CaseStep": _WITH_CASE,
    "cases.CaseAgency": _WITH_CASE,
    "cases.CaseMember": _WITH_CASE,
    "cases.CaseStub": "While the case is locked; removed with the lock.",
    "cases.AccessRequest": _WITH_CASE,
    "cases.CasePerson": _WITH_CASE
    + " The person's own record goes with the last case or report that needs it.",
    "cases.CasePlace": _WITH_CASE,
    "cases.CaseReport": _WITH_CASE + " The report is kept as long as the case.",
    "cases.CaseIncident": _WITH_CASE,
    "cases.CaseLink": "As long as both cases.",
    "cases.Entry": _WITH_CASE + " All versions of a line go together.",
    "cases.CaseAction": _WITH_CASE,
    "cases.CaseVisit": "One row for a person and a case, replaced at each visit; removed when the membership ends.",
    "cases.SavedView": "Until its owner removes it, or the membership ends.",
}
