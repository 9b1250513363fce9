"""The report journey: one question a page, every answer kept, nothing sent before it was checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from wardmote.access.errors import NotFound, Refused
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.documents.operations import adopt_draft_documents
from wardmote.pages.public.draft import (
    LATE,
    Draft,
    Sent,
    draft_in,
    drop_draft,
    keep_draft,
    keep_sent,
    reach_of,
    sent_in,
)
from wardmote.pages.public.draft_files import FILES, ask_for_files, files_of, has_files
from wardmote.pages.public.questions import (
    QUESTION,
    AdviceChoice,
    AnswerRow,
    Asking,
    Question,
    answer_rows,
    asked,
    first_unanswered,
    form_for,
    report_of,
)
from wardmote.pages.public.words import STANDARD_ADVICE, DoorWords, door_words
from wardmote.partnerships.queries import list_advice, list_agencies
from wardmote.partnerships.rules.reaching import PublicContact
from wardmote.reports.choices import Channel
from wardmote.reports.operations.intake import receive_report

CHECK = "check"


@dataclass(frozen=True, kw_only=True)
class QuestionPage(Page):
    """One question. `template` differs by question and stands on the instance."""

    template: ClassVar[str] = "public/question.html"

    form: Form
    question: Question
    heading_words: str
    introduction: tuple[str, ...]
    words: DoorWords
    advice: AdviceChoice | None
    helps: str
    reach: PublicContact | None
    elsewhere: str
    searched: str
    is_late: bool = False
    exit_button: bool = True


@dataclass(frozen=True, kw_only=True)
class CheckPage(Page):
    """All answers, with a way to change each."""

    template: ClassVar[str] = "public/check.html"

    form: Form
    rows: tuple[AnswerRow, ...]
    words: DoorWords
    exit_button: bool = True


@dataclass(frozen=True, kw_only=True)
class SentPage(Page):
    """What was sent, what happens next and by when, and the link to keep."""

    template: ClassVar[str] = "public/sent.html"

    sent: Sent
    respond_by: str
    link: str
    reach: PublicContact | None
    words: DoorWords
    exit_button: bool = True


@dataclass(frozen=True, kw_only=True)
class StoppedPage(Page):
    """They stopped: nothing was sent."""

    template: ClassVar[str] = "public/stopped.html"

    words: DoorWords
    exit_button: bool = True


class SendForm(Form):
    """The button that sends; its sending is made one by the draft's own token, which no browser chooses."""

    one_time = False


def ask(request: Any, slug: str) -> HttpResponse:
    """Show a question, or keep its answer and go on to the next."""
    question = QUESTION.get(slug)
    if question is None:
        raise NotFound("No such question.")
    asking = _asking(request)
    missing = first_unanswered(asking, before=slug)
    if missing is not None and request.method == "POST" and draft_in(request.session) is None:
        return _begin_again(request, asking, question)
    if missing is not None or not question.applies(asking):
        return _to((missing or first_unanswered(asking) or QUESTION["now"]).slug)
    if slug == FILES:
        return _files(request, asking)
    if request.method == "POST":
        form = form_for(question, asking, request.POST)
        if form.is_valid():
            _keep(request, asking, question, form)
            return _go_on(request, asking, question)
    else:
        form = form_for(question, asking, None, asking.of(slug))
    return _show(request, asking, question, form)


def _begin_again(request: Any, asking: Asking, question: Question) -> HttpResponse:
    """An answer to a later question came without a draft: it ended meanwhile. What was just written stays."""
    form = form_for(question, asking, request.POST)
    if question.slug != FILES and form.is_valid():
        _keep(request, asking, question, form)
    return _late()


def _show(request: Any, asking: Asking, question: Question, form: Form) -> HttpResponse:
    picked = asking.picked_place
    helps, reach = _who_helps(request, asking) if question.slug == "advice" else ("", None)
    page = _PAGES[question.template](
        title=question.title,
        back=_back(request, asking, question),
        form=form,
        question=question,
        heading_words=question.heading,
        introduction=question.introduction(asking),
        words=asking.words,
        advice=asking.picked_advice,
        helps=helps,
        reach=reach,
        elsewhere=picked.elsewhere if picked else "",
        searched=asking.of("where").get("search", ""),
        is_late=LATE in request.GET,
    )
    return render(request, page)


def _who_helps(request: Any, asking: Asking) -> tuple[str, PublicContact | None]:
    """Return the name of who can help with what is no anti-social behaviour, and how to reach them: the agency that the
    advice names, or for a standard one the only agency of its kind."""
    advice = asking.picked_advice
    if advice is None:
        return "", None
    fits = [
        one
        for one in list_agencies(viewer=request.actor)
        if one.pk == advice.agency_id or one.kind in advice.agency_kinds
    ]
    if len(fits) != 1:
        return advice.signpost_name, None
    return advice.signpost_name or fits[0].name, fits[0].public_contact or None


class NowPage(QuestionPage):
    """999 and 101 first."""

    template: ClassVar[str] = "public/now.html"


class CallPage(QuestionPage):
    """Call 999 now; going on is possible."""

    template: ClassVar[str] = "public/call.html"


class AdvicePage(QuestionPage):
    """What can help instead, and whether to report all the same."""

    template: ClassVar[str] = "public/advice.html"


class ElsewherePage(QuestionPage):
    """Another council looks after the place."""

    template: ClassVar[str] = "public/elsewhere.html"


class NotFoundPlacePage(QuestionPage):
    """The gazetteer knows no such postcode or street: look again, or go on with the words."""

    template: ClassVar[str] = "public/place_not_found.html"


_PAGES: dict[str, type[QuestionPage]] = {
    page.template: page
    for page in (QuestionPage, NowPage, CallPage, AdvicePage, ElsewherePage, NotFoundPlacePage)
}


def check(request: Any) -> HttpResponse:
    """Show all answers; send them."""
    draft = draft_in(request.session)
    if draft is None:
        if sent_in(request.session):
            return HttpResponseRedirect(reverse("report_sent"))
        return _late() if request.method == "POST" else _to("now")
    asking = _asking(request)
    missing = first_unanswered(asking)
    if missing is not None:
        return _to(missing.slug)
    form = SendForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _send(request, asking)
        except Refused as refused:
            for words in refused.problems.values():
                form.add_error(None, words)
    page = CheckPage(
        title="Check your answers",
        back=Link(text="Back", href=_address(asked(asking)[-1].slug)),
        form=form,
        rows=tuple(answer_rows(asking, [one.name for one in files_of(request, asking.draft)])),
        words=asking.words,
    )
    return render(request, page)


def _send(request: Any, asking: Asking) -> HttpResponse:
    draft = asking.draft
    report = receive_report(
        by=request.actor,
        answers=report_of(asking),
        channel=Channel.WEB,
        form_token=draft.token,
        follow_secret=draft.secret,
    )
    if has_files(draft):
        adopt_draft_documents(
            by=request.actor,
            draft_key=draft.files_key,
            record_id=report.id,
            agency_id=report.agency_id,
            audience_id=report.audience_id,
        )
    keep_sent(
        request.session,
        Sent(
            reference=report.reference,
            respond_by=report.respond_by.isoformat(),
            secret=draft.secret,
            agency=report.agency.name,
            agency_id=str(report.agency_id),
        ),
        lasting=request.signed_in is not None,
    )
    drop_draft(request.session)
    return HttpResponseRedirect(reverse("report_sent"))


def show_sent(request: Any) -> HttpResponse:
    """The reference, what happens next and when, and the link to keep. Can be opened again for a while."""
    sent = sent_in(request.session)
    if sent is None:
        return HttpResponseRedirect(reverse("home"))
    page = SentPage(
        title="Sent",
        sent=sent,
        respond_by=day_in_words(date.fromisoformat(sent.respond_by), weekday=True),
        link=request.build_absolute_uri(reverse("follow", args=[sent.secret])),
        reach=reach_of(sent, viewer=request.actor),
        words=door_words(viewer=request.actor),
    )
    return render(request, page)


def show_stopped(request: Any) -> HttpResponse:
    """They chose not to report: say that nothing was sent."""
    return render(request, StoppedPage(title="Nothing was sent", words=door_words(viewer=request.actor)))


def _files(request: Any, asking: Asking) -> HttpResponse:
    question = QUESTION[FILES]

    def keep() -> None:
        _keep_draft(request, asking.draft)
        asking.forget_cleaned()

    return ask_for_files(
        request,
        asking.draft,
        title=question.title,
        heading=question.heading,
        introduction=question.introduction(asking),
        back=_back(request, asking, question),
        keep=keep,
        again=lambda: _to(FILES, request.GET),
        go_on=lambda: _go_on(request, asking, question),
    )


# --- going on and back ----------------------------------------------------------------------------------


def _asking(request: Any) -> Asking:
    own = tuple(
        AdviceChoice(
            one.code,
            one.title,
            one.text,
            one.signpost_name,
            one.signpost_contact,
            one.id,
            agency_id=one.signpost_agency_id,
        )
        for one in list_advice(viewer=request.actor)
    )
    standard = tuple(
        AdviceChoice(one.code, one.title, one.text, one.signpost_name, agency_kinds=one.signpost_kinds)
        for one in STANDARD_ADVICE
    )
    return Asking(
        draft=draft_in(request.session) or Draft(),
        district_code=request.partnership.district_code,
        words=door_words(viewer=request.actor),
        advice=own or standard,
    )


def _keep(request: Any, asking: Asking, question: Question, form: Form) -> None:
    names = {key for key in request.POST if key.split("-")[0] in form.fields or key in form.fields}
    for slug in question.asks_again:
        asking.draft.answers.pop(slug, None)
    asking.draft.keep(question.slug, {name: request.POST.getlist(name) for name in sorted(names)})
    _keep_draft(request, asking.draft)
    asking.forget_cleaned()


def _keep_draft(request: Any, draft: Draft) -> None:
    keep_draft(request.session, draft, lasting=request.signed_in is not None)


def _go_on(request: Any, asking: Asking, question: Question) -> HttpResponse:
    if question.slug == "advice" and asking.of("advice").get("keep") == "no":
        drop_draft(request.session)
        return HttpResponseRedirect(reverse("report_stopped"))
    changing = request.GET.get("from") == CHECK
    if changing:
        missing = first_unanswered(asking)
        return _to(missing.slug, request.GET) if missing else HttpResponseRedirect(reverse("report_check"))
    questions = asked(asking)
    at = next(index for index, one in enumerate(questions) if one.slug == question.slug)
    if at + 1 < len(questions):
        return _to(questions[at + 1].slug)
    return HttpResponseRedirect(reverse("report_check"))


def _back(request: HttpRequest, asking: Asking, question: Question) -> Link:
    if request.GET.get("from") == CHECK:
        return Link(text="Back", href=reverse("report_check"))
    before = None
    for one in asked(asking):
        if one.slug == question.slug:
            break
        before = one
    return Link(text="Back", href=_address(before.slug) if before else reverse("home"))


def _address(slug: str) -> str:
    return reverse("question", args=[slug])


def _to(slug: str, query: QueryDict | None = None) -> HttpResponse:
    suffix = "?from=check" if query is not None and query.get("from") == CHECK else ""
    return HttpResponseRedirect(_address(slug) + suffix)


def _late() -> HttpResponse:
    return HttpResponseRedirect(f"{_address('now')}?{LATE}=1")
