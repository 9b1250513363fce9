"""The case review's own door: its page, its questions one a page, the wrong door on the way, sending, and the form on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone

from wardmote.access.errors import NotFound, Refused
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import ConfirmField, Form, NumberField, TextareaField
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.public.draft import (
    LATE,
    REVIEW,
    Draft,
    Sent,
    draft_in,
    drop_draft,
    keep_draft,
    keep_sent,
    sent_in,
)
from wardmote.pages.public.draft_files import FILES, ask_for_files, files_of, has_files
from wardmote.pages.public.questions import AnswerRow
from wardmote.pages.public.report import SendForm
from wardmote.pages.public.review_questions import (
    AFTER,
    BEFORE,
    WHOM,
    Applying,
    ReviewQuestion,
    application_of,
    asked,
    first_unanswered,
    form_for,
    question_named,
    review_answer_rows,
    whole_form_for,
)
from wardmote.pages.public.words import DoorWords, door_words
from wardmote.partnerships.choices import ReviewChannel
from wardmote.partnerships.models import ReviewProcedure
from wardmote.partnerships.queries import list_agencies, procedure_on
from wardmote.partnerships.rules.procedure_words import ProcedureWords, in_words
from wardmote.reviews.operations import apply_for_review

CHECK = "check"


@dataclass(frozen=True, kw_only=True)
class CaseReviewPage(Page):
    """The ASB case review under both its names: not the first port of call, and a right; how to apply, and what
    happens. `procedure` is None where the area has published none yet."""

    template: ClassVar[str] = "public/case_review.html"

    words: DoorWords
    procedure: ProcedureWords | None
    is_online: bool
    is_paper: bool
    source: str
    exit_button: bool = True


@dataclass(frozen=True, kw_only=True)
class ReviewQuestionPage(Page):
    """One question."""

    template: ClassVar[str] = "public/question.html"

    form: Form
    heading_words: str
    introduction: tuple[str, ...]
    words: DoorWords
    procedure: ProcedureWords
    is_late: bool = False
    exit_button: bool = True


class ReportedPage(ReviewQuestionPage):
    """Whether it was reported before, with what makes a review certain."""

    template: ClassVar[str] = "public/review_reported.html"


class DoorPage(ReviewQuestionPage):
    """Nothing was reported yet: the report form is the right door, and this one stays open."""

    template: ClassVar[str] = "public/review_door.html"


_PAGES = {page.template: page for page in (ReviewQuestionPage, ReportedPage, DoorPage)}


@dataclass(frozen=True, kw_only=True)
class ReviewCheckPage(Page):
    """All answers, with a way to change each."""

    template: ClassVar[str] = "public/review_check.html"

    form: Form
    rows: tuple[AnswerRow, ...]
    words: DoorWords
    exit_button: bool = True


@dataclass(frozen=True, kw_only=True)
class ReviewSentPage(Page):
    """The reference, what happens next and by when, and the link to keep."""

    template: ClassVar[str] = "public/review_sent.html"

    sent: Sent
    respond_by: str
    link: str
    words: DoorWords
    procedure: ProcedureWords
    exit_button: bool = True


@dataclass(frozen=True)
class PaperField:
    """One question on paper: its words, and boxes to tick or lines to write on."""

    label: str
    hint: str
    options: tuple[str, ...]
    lines: int


@dataclass(frozen=True)
class PaperPart:
    """The questions of one page of the journey, on paper."""

    heading: str
    fields: tuple[PaperField, ...]
    times: int = 1


@dataclass(frozen=True, kw_only=True)
class PaperPage(Page):
    """The same questions, to be printed and written on."""

    template: ClassVar[str] = "public/review_paper.html"

    parts: tuple[PaperPart, ...]
    words: DoorWords
    procedure: ProcedureWords
    exit_button: bool = True


def show_case_review(request: Any) -> HttpResponse:
    """What the ASB case review (Community Trigger) is, who should report first, and how to apply. Sets no cookie."""
    words = door_words(viewer=request.actor)
    standing = _procedure(request)
    page = CaseReviewPage(
        title=words.case_review_title,
        words=words,
        procedure=in_words(standing.terms) if standing else None,
        is_online=standing is not None and ReviewChannel.ONLINE in standing.channels,
        is_paper=standing is not None and ReviewChannel.PAPER in standing.channels,
        source=standing.source if standing else "",
        back=Link(text="Back", href=reverse("home")),
    )
    return render(request, page)


def apply(request: Any, slug: str) -> HttpResponse:
    """Show a question, or keep its answer and go on to the next."""
    applying = _applying(request)
    if applying is None:
        return HttpResponseRedirect(reverse("case_review"))
    try:
        question = question_named(slug)
    except KeyError as error:
        raise NotFound("No such question.") from error
    missing = first_unanswered(applying, before=question.slug)
    if missing is not None and request.method == "POST" and draft_in(request.session, REVIEW) is None:
        return _begin_again(request, applying, question)
    if missing is not None or question.slug not in {one.slug for one in asked(applying)}:
        return _to((missing or first_unanswered(applying) or WHOM).slug)
    if question.slug == FILES:
        return _files(request, applying, question)
    if request.method == "POST":
        form = form_for(question, applying, request.POST)
        if form.is_valid():
            _keep(request, applying, question, form)
            if question.slug == "door" and form.cleaned_data["way"] == "report":
                return _through_the_right_door(request, applying)
            return _go_on(request, applying, question)
    else:
        form = form_for(question, applying, None, applying.of(question.slug))
    page = _PAGES[question.template](
        title=question.title,
        back=_back(request, applying, question),
        form=form,
        heading_words=question.heading,
        introduction=question.introduction(applying),
        words=applying.words,
        procedure=applying.procedure,
        is_late=LATE in request.GET,
    )
    return render(request, page)


def _begin_again(request: Any, applying: Applying, question: ReviewQuestion) -> HttpResponse:
    """An answer to a later question came without a draft: it ended meanwhile. What was just written stays."""
    form = form_for(question, applying, request.POST)
    if question.slug != FILES and form.is_valid():
        _keep(request, applying, question, form)
    return _late()


def _through_the_right_door(request: Any, applying: Applying) -> HttpResponse:
    """Lead to the report form, with what they wrote already in it; nothing is kept of the application."""
    draft = draft_in(request.session) or Draft()
    draft.keep("what", {"words": [applying.of("what")["words"]]})
    keep_draft(request.session, draft, lasting=request.signed_in is not None)
    drop_draft(request.session, REVIEW)
    return HttpResponseRedirect(reverse("question", args=["now"]))


def check(request: Any) -> HttpResponse:
    """Show all answers; send them."""
    applying = _applying(request)
    if applying is None:
        return HttpResponseRedirect(reverse("case_review"))
    if draft_in(request.session, REVIEW) is None:
        was_sent = sent_in(request.session, REVIEW) is not None
        if was_sent:
            return HttpResponseRedirect(reverse("review_sent"))
        return _late() if request.method == "POST" else _to(WHOM.slug)
    missing = first_unanswered(applying)
    if missing is not None:
        return _to(missing.slug)
    form = SendForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _send(request, applying)
        except Refused as refused:
            for words in refused.problems.values():
                form.add_error(None, words)
    page = ReviewCheckPage(
        title="Check your answers",
        back=Link(text="Back", href=_address(asked(applying)[-1].slug)),
        form=form,
        rows=tuple(review_answer_rows(applying, [one.name for one in files_of(request, applying.draft)])),
        words=applying.words,
    )
    return render(request, page)


def _send(request: Any, applying: Applying) -> HttpResponse:
    draft = applying.draft
    review = apply_for_review(
        by=request.actor,
        application=application_of(applying.of, [applying.of(slug) for slug in applying.reports]),
        channel=ReviewChannel.ONLINE,
        follow_secret=draft.secret,
        files_key=draft.files_key if has_files(draft) else "",
        form_token=draft.token,
    )
    keep_sent(
        request.session,
        Sent(
            reference=review.reference,
            respond_by=review.step_due_on.isoformat() if review.step_due_on else "",
            secret=draft.secret,
            agency=review.agency.name,
        ),
        lasting=request.signed_in is not None,
        what=REVIEW,
    )
    drop_draft(request.session, REVIEW)
    return HttpResponseRedirect(reverse("review_sent"))


def show_sent(request: Any) -> HttpResponse:
    """The reference, what happens next and when, and the link to keep. Can be opened again for a while."""
    sent, standing = sent_in(request.session, REVIEW), _procedure(request)
    if sent is None or standing is None:
        return HttpResponseRedirect(reverse("case_review"))
    page = ReviewSentPage(
        title="Sent",
        sent=sent,
        respond_by=day_in_words(date.fromisoformat(sent.respond_by), weekday=True) if sent.respond_by else "",
        link=request.build_absolute_uri(reverse("review_follow", args=[sent.secret])),
        words=door_words(viewer=request.actor),
        procedure=in_words(standing.terms),
    )
    return render(request, page)


# --- on paper -------------------------------------------------------------------------------------------

NOT_ON_PAPER = {"reported", "door", FILES}
REPORTS_ON_PAPER = 4


def show_paper(request: Any) -> HttpResponse:
    """The form on paper: the same questions in the same words, to print, to write on, and to send or bring."""
    applying = _applying(request)
    if applying is None:
        return HttpResponseRedirect(reverse("case_review"))
    earlier = question_named("report-1")
    parts = (
        *(_on_paper(question, applying) for question in BEFORE if question.slug not in NOT_ON_PAPER),
        _on_paper(earlier, applying, heading="Tell us about each earlier report", times=REPORTS_ON_PAPER),
        *(_on_paper(question, applying) for question in AFTER if question.slug not in NOT_ON_PAPER),
    )
    page = PaperPage(
        title="Application on paper",
        parts=parts,
        words=applying.words,
        procedure=applying.procedure,
        back=Link(text="Back", href=reverse("case_review")),
    )
    return render(request, page)


def _on_paper(question: ReviewQuestion, applying: Applying, heading: str = "", times: int = 1) -> PaperPart:
    form = whole_form_for(question, applying, None)
    fields = [
        PaperField(
            str(one.label),
            str(one.help_text) if name != "complained_on" else "",
            ("Yes",)
            if isinstance(one, ConfirmField)
            else tuple(str(o[1]) for o in getattr(one, "choices", ())),
            0 if hasattr(one, "choices") or isinstance(one, ConfirmField) else _lines(one),
        )
        for name, one in form.fields.items()
        if name != "more"
    ]
    own = "" if form.has_heading else question.heading
    return PaperPart(heading or own, tuple(fields), times)


def _lines(one: Any) -> int:
    """How many lines to write on: many for a story, one for a number."""
    if isinstance(one, TextareaField):
        return 8
    return 1 if isinstance(one, NumberField) else 2


# --- going on and back ----------------------------------------------------------------------------------


def _procedure(request: Any) -> ReviewProcedure | None:
    return procedure_on(partnership_id=request.partnership.id, day=timezone.localdate())


def applying_for(request: Any, draft: Draft) -> Applying | None:
    """What the questions look at, for a draft; None while no procedure is published."""
    standing = _procedure(request)
    if standing is None:
        return None
    return Applying(
        draft=draft,
        words=door_words(viewer=request.actor),
        procedure=in_words(standing.terms),
        agencies=tuple((str(one.id), one.name) for one in list_agencies(viewer=request.actor)),
    )


def _applying(request: Any) -> Applying | None:
    return applying_for(request, draft_in(request.session, REVIEW) or Draft())


def _keep(request: Any, applying: Applying, question: ReviewQuestion, form: Form) -> None:
    names = {key for key in request.POST if key.split("-")[0] in form.fields or key in form.fields}
    applying.draft.keep(question.slug, {name: request.POST.getlist(name) for name in sorted(names)})
    _keep_draft(request, applying)


def _keep_draft(request: Any, applying: Applying) -> None:
    keep_draft(request.session, applying.draft, lasting=request.signed_in is not None, what=REVIEW)
    applying.forget_cleaned()


def _files(request: Any, applying: Applying, question: ReviewQuestion) -> HttpResponse:
    return ask_for_files(
        request,
        applying.draft,
        title=question.title,
        heading=question.heading,
        introduction=question.introduction(applying),
        back=_back(request, applying, question),
        keep=lambda: _keep_draft(request, applying),
        again=lambda: _to(FILES, request.GET),
        go_on=lambda: _go_on(request, applying, question),
    )


def _go_on(request: Any, applying: Applying, question: ReviewQuestion) -> HttpResponse:
    if request.GET.get("from") == CHECK:
        missing = first_unanswered(applying)
        return _to(missing.slug, request.GET) if missing else HttpResponseRedirect(reverse("review_check"))
    questions = asked(applying)
    at = next(index for index, one in enumerate(questions) if one.slug == question.slug)
    if at + 1 < len(questions):
        return _to(questions[at + 1].slug)
    return HttpResponseRedirect(reverse("review_check"))


def _back(request: Any, applying: Applying, question: ReviewQuestion) -> Link:
    if request.GET.get("from") == CHECK:
        return Link(text="Back", href=reverse("review_check"))
    before = None
    for one in asked(applying):
        if one.slug == question.slug:
            break
        before = one
    return Link(text="Back", href=_address(before.slug) if before else reverse("case_review"))


def _address(slug: str) -> str:
    return reverse("review_question", args=[slug])


def _to(slug: str, query: QueryDict | None = None) -> HttpResponse:
    suffix = "?from=check" if query is not None and query.get("from") == CHECK else ""
    return HttpResponseRedirect(_address(slug) + suffix)


def _late() -> HttpResponse:
    return HttpResponseRedirect(f"{_address(WHOM.slug)}?{LATE}=1")
