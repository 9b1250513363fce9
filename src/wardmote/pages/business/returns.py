"""Returns to funders: asking partners, their lines, the document, comments, submission, the funder's questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound
from wardmote.actions.choices import Side
from wardmote.actions.operations import set_deadline
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.business import meetings_acting
from wardmote.pages.business import plans_forms as forms
from wardmote.pages.business.meetings_acting import post_only, viewer_of
from wardmote.pages.business.returns_document import as_pdf, as_word
from wardmote.pages.casework.acting import choose, run, sent
from wardmote.plans import operations, queries
from wardmote.plans.choices import AnswerKind, CycleState, LineState
from wardmote.plans.models import ReturnCycle, ReturnLine, ReturnQuestion
from wardmote.plans.operations import Question
from wardmote.plans.operations.erasing import withdraw_case_study as withdraw_study
from wardmote.plans.permissions import check_may_answer_for, check_may_run, may_answer_for
from wardmote.plans.rules import returns as rules

SECTION = "returns"
answer = partial(meetings_acting.answer, section=SECTION)

_MARKS = {"£": AnswerKind.MONEY, "#": AnswerKind.NUMBER}


@dataclass(frozen=True, kw_only=True)
class ReturnsPage(Page):
    """All returns, and what one's agency owes them."""

    template: ClassVar[str] = "business/returns.html"
    section: str = SECTION
    cycles: tuple[ReturnCycle, ...]
    owed: tuple[queries.LineView, ...]
    may_run: bool


def show_returns(request: HttpRequest) -> HttpResponse:
    """The returns, the latest first; above them what the viewer's agency still owes."""
    viewer = viewer_of(request)
    return render(
        request,
        ReturnsPage(
            title="Returns",
            cycles=tuple(queries.list_returns(viewer=viewer)),
            owed=tuple(queries.list_owed_lines(viewer=viewer, today=timezone.localdate())),
            may_run=_runs(request),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class ReturnPage(Page):
    """One return whole."""

    template: ClassVar[str] = "business/return.html"
    section: str = SECTION
    full: queries.FullReturn
    may_run: bool
    may_comment: bool


def show_return(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """One return: who owes what, what is missing, the documents, comments, questions."""
    full = _full(request, cycle_id)
    cycle, today = full.cycle, timezone.localdate()
    out = cycle.state == CycleState.COMMENT and cycle.comments_by is not None and today <= cycle.comments_by
    return render(
        request,
        ReturnPage(
            title=cycle.funder,
            caption=f"Return, {cycle.period_from:%-d %B %Y} to {cycle.period_to:%-d %B %Y}",
            full=full,
            may_run=_runs(request),
            may_comment=out,
            back=Link(text="Returns", href=reverse("returns")),
        ),
    )


def add_return(request: HttpRequest) -> HttpResponse:
    """Plan a return."""
    viewer = viewer_of(request)
    check_may_run(viewer)
    form = forms.ReturnForm(sent(request))
    choose(form, "plan", [(str(one.pk), one.title) for one in queries.list_plans(viewer=viewer)])

    def do(whole: Form) -> str:
        given = dict(whole.cleaned_data)
        made = operations.plan_return(
            by=viewer, agency_id=viewer.agency_id, plan_id=UUID(given.pop("plan")), **given
        )
        return _to(made)

    return answer(
        request,
        form,
        do,
        title="Plan a return",
        button="Plan it",
        done="The return is planned. Look at its questions, then ask the partners.",
        to=reverse("returns"),
    )


def set_questions(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Change the form of a return."""
    full = _to_run(request, cycle_id)
    form = forms.QuestionsForm(sent(request), initial={"questions": _as_lines(full.questions)})
    return answer(
        request,
        form,
        lambda whole: operations.set_return_questions(
            by=viewer_of(request), cycle_id=cycle_id, questions=_questions(whole.cleaned_data["questions"])
        ),
        title="Questions of the return",
        caption=full.cycle.funder,
        introduction=("Partners answer these for each of their tactical actions.",),
        button="Save",
        done="The questions are saved",
        to=_to(full.cycle),
    )


def request_lines(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Ask the partners."""
    full = _to_run(request, cycle_id)
    viewer = viewer_of(request)

    def do(whole: Form) -> object:
        given = whole.cleaned_data
        return operations.request_return(
            by=viewer,
            cycle_id=cycle_id,
            collector_id=viewer.membership_id,
            wanted_by=given["wanted_by"],
            external_on=given["external_on"],
            external_basis=given["basis"],
            external_source=given["source"],
        )

    return answer(
        request,
        forms.RequestForm(sent(request)),
        do,
        title="Ask the partners",
        caption=full.cycle.funder,
        introduction=(
            "Each partner is asked for a line on each tactical action that it leads or supports, beginning with what"
            " was said in meetings. It stands in the action log, and reminders go out with the digest.",
        ),
        button="Ask them",
        done="The partners are asked",
        to=_to(full.cycle),
    )


def move_deadline(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Move or confirm the funder's deadline; what partners owe stays as it is."""
    full = _to_run(request, cycle_id)
    submit = full.cycle.submit
    if submit is None:
        raise NotFound("Nobody has been asked yet.")
    return answer(
        request,
        forms.DeadlineForm(sent(request)),
        lambda whole: set_deadline(
            by=viewer_of(request), action_id=submit.pk, side=Side.EXTERNAL, **whole.cleaned_data
        ),
        title="The funder's deadline",
        caption=full.cycle.funder,
        introduction=("The day by which partners send theirs in stays as it is.",),
        button="Save",
        done="The deadline is saved",
        to=_to(full.cycle),
    )


@dataclass(frozen=True, kw_only=True)
class LinePage(Page):
    """One line of a return."""

    template: ClassVar[str] = "business/return_line.html"
    section: str = SECTION
    line: ReturnLine
    questions: tuple[ReturnQuestion, ...]
    form: Form | None
    may_run: bool
    may_answer: bool


def show_line(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """One line: its partner sends it in, others read it."""
    viewer = viewer_of(request)
    line, questions = queries.get_line(viewer=viewer, line_id=line_id)
    mine = may_answer_for(viewer, frozenset([line.agency_id]))
    is_open = line.state in rules.OWED_LINES | {LineState.RECEIVED} and line.cycle.state in (
        CycleState.COLLECTING,
        CycleState.COMMENT,
        CycleState.FINAL,
    )
    form = None
    if mine and is_open:
        begin = {f"q_{key}": text for key, text in line.answers.items()}
        if not line.answers and questions:
            begin[f"q_{questions[0].key}"] = line.draft
        begin |= {"case_study": line.case_study, "consent": line.consent, "version": str(line.version)}
        form = forms.line_form(questions, sent(request), begin)

        def do(whole: Form) -> object:
            given = whole.cleaned_data
            version = given["version"]
            return operations.send_line(
                by=viewer,
                line_id=line.pk,
                version=int(version) if version.isascii() and version.isdigit() else -1,
                answers={one.key: given[f"q_{one.key}"] for one in questions},
                case_study=given["case_study"],
                consent=given["consent"],
            )

        if run(form, do):
            return _done(request, "Your return is sent. Thank you.", line)
    return render(
        request,
        LinePage(
            title=f"{line.tactical_action.ref} {line.tactical_action.text}",
            caption=f"{line.cycle.funder}: {line.agency.name}",
            line=line,
            questions=tuple(questions),
            form=form,
            may_run=_runs(request),
            may_answer=mine,
            back=Link(text=line.cycle.funder, href=_to(line.cycle)),
        ),
    )


def make_nil(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Say that there is nothing to report."""
    viewer = viewer_of(request)
    line, _ = queries.get_line(viewer=viewer, line_id=line_id)
    check_may_answer_for(viewer, frozenset([line.agency_id]))
    return answer(
        request,
        forms.NilForm(sent(request)),
        lambda whole: operations.make_nil_return(by=viewer, line_id=line.pk, **whole.cleaned_data),
        title="Nothing to report",
        caption=f"{line.tactical_action.ref} {line.tactical_action.text}",
        button="Make a nil return",
        done="The nil return is made",
        to=_to(line.cycle),
    )


def decide_line(request: HttpRequest, line_id: UUID, step: str) -> HttpResponse:
    """Accept a line, or count a reminder of it."""
    line = _line_to_run(request, line_id)
    do = {"accept": operations.accept_line, "remind": operations.remind_line}.get(step)
    if do is None:
        raise NotFound("No such step.")
    words = {"accept": "Accepted", "remind": "The reminder is counted"}[step]
    return post_only(
        request, lambda: do(by=viewer_of(request), line_id=line.pk), done=words, to=_to(line.cycle)
    )


def waive_line(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Do without a line."""
    line = _line_to_run(request, line_id)
    return answer(
        request,
        forms.ReasonForm(sent(request)),
        lambda whole: operations.waive_line(by=viewer_of(request), line_id=line.pk, **whole.cleaned_data),
        title="Do without this line",
        caption=f"{line.agency.name}, {line.tactical_action.ref}",
        button="Waive it",
        done="The line is waived",
        to=_to(line.cycle),
    )


def withdraw_case_study(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Take a case study out, because those whom it is about take their consent back."""
    viewer = viewer_of(request)
    line, _ = queries.get_line(viewer=viewer, line_id=line_id)
    check_may_answer_for(viewer, frozenset([line.agency_id]))
    if not line.case_study:
        raise NotFound("No case study.")
    return answer(
        request,
        forms.WithdrawStudyForm(sent(request)),
        lambda whole: withdraw_study(by=viewer, line_id=line.pk, **whole.cleaned_data),
        title="Take the case study out",
        caption=f"{line.agency.name}, {line.tactical_action.ref}",
        button="Take it out",
        done="The case study is gone from the line and from every document",
        to=reverse("return_line", args=[line.pk]),
    )


def ask_back(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Send a line back, or open it again, with a question."""
    line = _line_to_run(request, line_id)
    do = operations.ask_back if line.state == LineState.RECEIVED else operations.reopen_line
    return answer(
        request,
        forms.QuestionBackForm(sent(request)),
        lambda whole: do(by=viewer_of(request), line_id=line.pk, **whole.cleaned_data),
        title="Send it back with a question",
        caption=f"{line.agency.name}, {line.tactical_action.ref}",
        button="Send it back",
        done="The line is back with the partner",
        to=_to(line.cycle),
    )


def collate(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Put the lines together as they stand."""
    full = _to_run(request, cycle_id)
    return post_only(
        request,
        lambda: operations.collate_return(by=viewer_of(request), cycle_id=cycle_id),
        done="The document is put together" + (", with its gaps marked" if full.gaps else ""),
        to=_to(full.cycle, "documents"),
    )


_FILES = {
    "docx": (as_word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (as_pdf, "application/pdf"),
}


def send_file(request: HttpRequest, cycle_id: UUID, number: int, ending: str) -> HttpResponse:
    """The collated document as a Word file or a PDF."""
    found = queries.get_collation(viewer=viewer_of(request), cycle_id=cycle_id, number=number)
    if ending not in _FILES:
        raise NotFound("No such kind of file.")
    make, content_type = _FILES[ending]
    answered = HttpResponse(make(found), content_type=content_type)
    name = slugify(f"{found.cycle.funder} {found.cycle.period_to} {number}")
    answered["Content-Disposition"] = content_disposition_header(True, f"{name}.{ending}")
    return answered


@dataclass(frozen=True, kw_only=True)
class CollationPage(Page):
    """The collated document to read and to print."""

    template: ClassVar[str] = "business/collation.html"
    section: str = SECTION
    collation: queries.Collation


def show_collation(request: HttpRequest, cycle_id: UUID, number: int) -> HttpResponse:
    """The collated document as a page."""
    found = queries.get_collation(viewer=viewer_of(request), cycle_id=cycle_id, number=number)
    return render(
        request,
        CollationPage(
            title=f"{found.cycle.funder}, document {number}",
            caption=f"{found.cycle.period_from:%-d %B %Y} to {found.cycle.period_to:%-d %B %Y}",
            collation=found,
            back=Link(text=found.cycle.funder, href=_to(found.cycle)),
        ),
    )


def ask_for_comments(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Send the document round."""
    full = _to_run(request, cycle_id)
    return answer(
        request,
        forms.UntilForm(sent(request)),
        lambda whole: operations.ask_for_return_comments(
            by=viewer_of(request), cycle_id=cycle_id, **whole.cleaned_data
        ),
        title="Send the document round for comment",
        caption=full.cycle.funder,
        button="Send it round",
        done="The document is out for comment",
        to=_to(full.cycle),
    )


def comment(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Comment on the document, for one's agency."""
    full = _full(request, cycle_id)
    return answer(
        request,
        forms.CommentForm(sent(request)),
        lambda whole: operations.comment_on_return(
            by=viewer_of(request), cycle_id=cycle_id, **whole.cleaned_data
        ),
        title="Comment on the document",
        caption=full.cycle.funder,
        button="Send",
        done="Your comment is sent",
        to=_to(full.cycle, "comments"),
    )


def answer_comment(request: HttpRequest, cycle_id: UUID, comment_id: UUID) -> HttpResponse:
    """Say what was done about a comment."""
    full = _to_run(request, cycle_id)
    found = next((one for one in full.comments if one.pk == comment_id), None)
    if found is None:
        raise NotFound("No such comment.")
    return answer(
        request,
        forms.AnswerForm(sent(request)),
        lambda whole: operations.answer_return_comment(
            by=viewer_of(request), comment_id=comment_id, **whole.cleaned_data
        ),
        title="Answer a comment",
        caption=full.cycle.funder,
        introduction=(found.text,),
        button="Save the answer",
        done="Answered",
        to=_to(full.cycle, "comments"),
    )


def submit(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Record that the return went to the funder."""
    full = _to_run(request, cycle_id)
    return answer(
        request,
        forms.SubmitForm(sent(request)),
        lambda whole: operations.submit_return(
            by=viewer_of(request), cycle_id=cycle_id, **whole.cleaned_data
        ),
        title="Submit the return",
        caption=full.cycle.funder,
        introduction=full.why_not_submit,
        button="It is submitted",
        done="The return is submitted",
        to=_to(full.cycle),
    )


def acknowledge(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Record the funder's receipt."""
    full = _to_run(request, cycle_id)
    return answer(
        request,
        forms.ReceiptForm(sent(request)),
        lambda whole: operations.acknowledge_return(
            by=viewer_of(request), cycle_id=cycle_id, **whole.cleaned_data
        ),
        title="The funder's receipt",
        caption=full.cycle.funder,
        button="Save",
        done="The receipt is recorded",
        to=_to(full.cycle),
    )


def record_query(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Record a question of the funder's."""
    full = _to_run(request, cycle_id)
    return answer(
        request,
        forms.QueryForm(sent(request)),
        lambda whole: operations.record_funder_query(
            by=viewer_of(request), cycle_id=cycle_id, **whole.cleaned_data
        ),
        title="The funder asks",
        caption=full.cycle.funder,
        button="Save",
        done="The question is recorded",
        to=_to(full.cycle, "queries"),
    )


def answer_query(request: HttpRequest, cycle_id: UUID, query_id: UUID) -> HttpResponse:
    """Record what the funder was answered."""
    full = _to_run(request, cycle_id)
    found = next((one for one in full.queries if one.pk == query_id), None)
    if found is None:
        raise NotFound("No such question.")
    return answer(
        request,
        forms.AnswerForm(sent(request)),
        lambda whole: operations.answer_funder(
            by=viewer_of(request), query_id=query_id, on=timezone.localdate(), **whole.cleaned_data
        ),
        title="Answer the funder",
        caption=full.cycle.funder,
        introduction=(found.question,),
        button="Save the answer",
        done="Answered",
        to=_to(full.cycle, "queries"),
    )


def close(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """End the return."""
    full = _to_run(request, cycle_id)
    return post_only(
        request,
        lambda: operations.close_return(by=viewer_of(request), cycle_id=cycle_id),
        done="The return is closed",
        to=_to(full.cycle),
    )


def _runs(request: HttpRequest) -> bool:
    return viewer_of(request).may(Permission.RUN_BUSINESS)


def _full(request: HttpRequest, cycle_id: UUID) -> queries.FullReturn:
    return queries.get_return(viewer=viewer_of(request), cycle_id=cycle_id, today=timezone.localdate())


def _to_run(request: HttpRequest, cycle_id: UUID) -> queries.FullReturn:
    full = _full(request, cycle_id)
    check_may_run(viewer_of(request))
    return full


def _line_to_run(request: HttpRequest, line_id: UUID) -> ReturnLine:
    line, _ = queries.get_line(viewer=viewer_of(request), line_id=line_id)
    check_may_run(viewer_of(request))
    return line


def _to(cycle: ReturnCycle, part: str = "") -> str:
    return reverse("return", args=[cycle.pk]) + (f"#{part}" if part else "")


def _done(request: HttpRequest, words: str, line: ReturnLine) -> HttpResponse:
    return post_only(request, lambda: None, done=words, to=_to(line.cycle))


def _as_lines(questions: tuple[ReturnQuestion, ...]) -> str:
    marks = {kind: mark for mark, kind in _MARKS.items()}
    return "\n".join(
        f"{'*' if one.is_required else ''}{marks.get(AnswerKind(one.kind), '')} {one.label}".strip()
        for one in questions
    )


def _questions(text: str) -> list[Question]:
    """Read one question a line; the key is made of the words, a known one keeps its own."""
    known = {one.label: one.key for one in operations.STANDARD_QUESTIONS}
    found: list[Question] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        marks = re.match(r"[*£#\s]*", line)
        lead = marks[0] if marks else ""
        label = line[len(lead) :].strip()[:120]
        kind = next((_MARKS[mark] for mark in lead if mark in _MARKS), AnswerKind.TEXT)
        key = known.get(label) or slugify(label).replace("-", "_")[:30] or f"question_{len(found) + 1}"
        found.append(Question(key=key, label=label, kind=kind, is_required="*" in lead))
    return found
