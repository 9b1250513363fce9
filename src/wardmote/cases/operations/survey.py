"""Three questions to whoever reported, after their case was closed; answered on the page behind their link."""

from __future__ import annotations

from datetime import datetime

from wardmote.access.actors import PublicActor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotAllowed
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of
from wardmote.cases.choices import Satisfaction
from wardmote.cases.models import Case, CaseReport, SurveyAnswer
from wardmote.cases.operations.writing import now_or, refuse
from wardmote.cases.rules.survey import QUESTIONS, SurveyFacts, why_not_ask
from wardmote.people.choices import Safety
from wardmote.people.models import ContactPoint
from wardmote.reports.models import Report
from wardmote.reports.permissions import check_holds_link


def why_not_survey(*, by: PublicActor, report: Report, at: datetime) -> tuple[Case | None, str]:
    """Return the closed case of a report, and why its reporter is not asked about it; empty when they are.

    The holder of a link sees no case: Wardmote looks, and tells nothing but that there are questions.
    """
    check_holds_link(by, report)
    with acting_as(SystemActor(report.partnership_id, why="a survey")):
        link = CaseReport.objects.select_related("case").filter(report_id=report.pk).first()
        case = link.case if link else None
        unsafe = ContactPoint.objects.filter(person=report.reporter, safety=Safety.UNSAFE)
        facts = SurveyFacts(
            closed_on=day_of(case.closed_at) if case and case.closed_at else None,
            told=case.closing_told if case else "",
            has_answered=SurveyAnswer.objects.filter(report_id=report.pk).exists(),
            is_unsafe=report.reporter_id is not None and unsafe.exists(),
            consent_withdrawn=report.consent_withdrawn_at is not None,
        )
    return case, why_not_ask(facts, day_of(at))


@operation
def answer_survey(
    *,
    by: PublicActor,
    report: Report,
    handling: str,
    informed: str,
    outcome: str,
    at: datetime | None = None,
) -> SurveyAnswer:
    """Keep the answers of whoever reported, once. By the holder of the link. Raises Refused, NotAllowed."""
    now = now_or(at)
    if not isinstance(by, PublicActor):
        raise NotAllowed("Only whoever made the report answers.")
    answers = {"handling": handling, "informed": informed, "outcome": outcome}
    for name, _ in QUESTIONS:
        refuse("" if answers[name] in Satisfaction.values else "Select how satisfied you are.", name)
    case, problem = why_not_survey(by=by, report=report, at=now)
    refuse(problem)
    assert case is not None
    with acting_as(SystemActor(report.partnership_id, why="a survey")):
        answer = SurveyAnswer.objects.create(
            partnership_id=report.partnership_id, case=case, report=report, answered_at=now, **answers
        )
    record(
        by,
        Category.COLLECTION,
        "cases.answer_survey",
        "report",
        [report.pk, answer.pk],
        subjects=[report.reporter_id] if report.reporter_id else [],
        classes=[FieldClass.F1],
    )
    return answer
