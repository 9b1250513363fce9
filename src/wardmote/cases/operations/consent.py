"""What people on a case say about sharing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.cases.choices import Consent, EntryKind
from wardmote.cases.models import Case, CasePerson, CaseReport
from wardmote.cases.operations.writing import hold, log, now_or, once, refuse, save, write_entry
from wardmote.cases.permissions import check_may_change
from wardmote.cases.rules.consent import ASKED, Objection, Says, why_not_record


@operation
@once
def record_consent(
    *,
    by: Actor,
    case: Case,
    case_person_id: UUID,
    consent: str,
    words: str = "",
    on: date | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Write down what somebody on the case says about sharing (`consent`, of `Consent`), or why they were not asked.

    It holds for the person in all their roles on the case, and nobody has to ask them again until the lead changes.
    `on`: the day on which they said it (default today). Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_change(by, case)
    on = on or day_of(now)
    field, problem = why_not_record(consent, words, on, day_of(now))
    refuse(problem, field)
    rows = CasePerson.objects.filter(case=case, ended_at__isnull=True, role__in=ASKED)
    link = rows.filter(pk=case_person_id).select_related("person").first()
    if link is None:
        raise NotFound("No such person on this case.")
    rows.filter(person_id=link.person_id).update(
        consent=consent, consent_on=on, consent_words=words.strip()[:300], ask_consent_since=None
    )
    said = f"Sharing, on {day_in_words(on)}: {link.person} {Consent(consent).sentence}. {words.strip()}"
    write_entry(by, case, EntryKind.SHARING, said.strip(), now)
    save(case, now)
    log(
        by, Category.ALTERATION, "record_consent", case, subjects=[link.person_id], more=[link.id],
        fields=["consent"], classes=[FieldClass.F4],
    )  # fmt: skip
    return case


def ask_again(case: Case, at: datetime) -> int:
    """Let everybody who told something be asked again: another agency leads. Part of `transfer`; how many they are."""
    rows = CasePerson.objects.filter(case=case, ended_at__isnull=True, role__in=ASKED)
    people = rows.values("person_id").distinct().count()
    rows.update(ask_consent_since=at)
    return people


def says_of(rows: Iterable[CasePerson]) -> list[Says]:
    """Return what the people of these roles say about sharing, for the rules."""
    return [
        Says(
            person_id=row.person_id,
            consent=row.consent,
            said_on=row.consent_on,
            is_to_be_asked=row.ask_consent_since is not None,
        )
        for row in rows
        if row.role in ASKED
    ]


def objections_of(reports: Iterable[CaseReport]) -> list[Objection]:
    """Return the objections that stand in these reports of a case."""
    return [
        Objection(
            reporter_id=one.report.reporter_id,
            withdrawn_on=day_of(one.report.consent_withdrawn_at) if one.report.consent_withdrawn_at else None,
        )
        for one in reports
        if one.report.objects_to_sharing
    ]
