"""A review on paper: the pack for the panel as each agency may read it, and the letters to whoever applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.documents.typeset import Part, Printed, bullets, facts, heading, labelled, typeset, words
from wardmote.pages.casework.acting import SENSITIVE, viewer_of
from wardmote.reports.models import Report
from wardmote.reviews.models import Complaint
from wardmote.reviews.queries.reading import ReviewInFull, get_letter, get_review, reports_of


def print_pack(request: HttpRequest, reference: str) -> HttpResponse:
    """The pack as a PDF file, as the viewer's agency may read it."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    full = get_review(viewer=viewer, reference=reference, on=today)
    reports = reports_of(viewer=viewer, review=full.review)
    made = typeset(
        Printed(
            title=f"Pack for the panel: {reference}",
            subtitle=f"Made for {viewer.agency_name} on {day_in_words(today)}",
            author=full.review.partnership.name,
            footer=f"{SENSITIVE}: for the people of the panel alone",
            parts=tuple(pack_parts(full, reports)),
        )
    )
    return _file(made, f"pack-{reference}.pdf")


def pack_parts(full: ReviewInFull, reports: Sequence[Report]) -> Iterator[Part]:
    """Yield what stands in a pack: what the page shows, and nobody's contact."""
    review = full.review
    yield heading("The application")
    yield facts(
        [
            ("Applied", day_in_words(review.applied_on)),
            ("Affected", str(review.victim)),
            ("Procedure", str(review.procedure)),
            ("Wants to be heard", review.get_attendance_display()),
        ]
    )
    yield words(review.words)
    yield from (labelled(label, text) for label, text in _own_words(full) if text)
    yield heading("The threshold")
    decision = full.decision
    if decision is None:
        yield words(full.computed.reason)
    else:
        met = "Met" if decision.is_met else "Not met"
        yield labelled(f"{met} on {day_in_words(day_of(decision.decided_at))}", decision.reason)
    yield bullets(f"{_told(one.complaint)}: {one.counted.reason}" for one in full.complaints)
    yield heading("What the bodies say")
    for asked in full.requests:
        yield heading(f"{asked.request.agency.name}: {asked.request.get_state_display().lower()}", 2)
        for answer in asked.answers:
            yield labelled("In confidence", answer.text) if answer.in_confidence else words(answer.text)
        if asked.request.refusal_reason:
            yield labelled("Refused", asked.request.refusal_reason)
    if full.papers:
        yield heading("Papers, to be opened on the review's page")
        yield bullets(f"{one.document.original_name}: {one.text}" for one in full.papers if one.document)
    yield heading("Reports that your agency may read")
    for report in reports:
        yield heading(
            f"{report.reference}, {report.agency.name}, {day_in_words(day_of(report.received_at))}", 2
        )
        yield words(report.words)
    hidden = len({one.complaint.report_id for one in full.complaints if one.complaint.report_id}) - len(
        reports
    )
    if hidden:
        yield words(f"Counted above and not shown to your agency: {hidden}.")
    if full.findings:
        yield heading("Findings")
        yield bullets(one.text for one in full.findings)


def _own_words(full: ReviewInFull) -> Iterator[tuple[str, str]]:
    yield "What it does to them", full.review.harm
    yield "What they want", full.review.wish
    for one in full.panels:
        yield "Their statement", one.panel.statement


def _told(complaint: Complaint) -> str:
    return complaint.agency.name if complaint.agency else complaint.told_to or "Somebody"


def print_letter(request: HttpRequest, reference: str, letter_id: UUID) -> HttpResponse:
    """A letter to whoever applied as a PDF file, to be posted to an address that is safe."""
    letter = get_letter(viewer=viewer_of(request), reference=reference, letter_id=letter_id)
    first, _, rest = letter.text.partition("\n")
    made = typeset(
        Printed(
            title=first.strip(),
            author=letter.review.partnership.name,
            parts=tuple(words(part.strip()) for part in rest.split("\n\n") if part.strip()),
        )
    )
    return _file(made, f"letter-{reference}-{day_of(letter.written_at).isoformat()}.pdf")


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        headers={
            "Content-Type": "application/pdf",
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )
