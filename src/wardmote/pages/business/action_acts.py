"""What is done to actions of the log: set, stepped, dated, chased, given to others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.actors import Viewer
from wardmote.access.errors import NotFound, Refused
from wardmote.actions import operations, queries
from wardmote.actions.choices import Nature, Recurrence
from wardmote.actions.models import Action, Ask
from wardmote.actions.operations import Owes
from wardmote.actions.permissions import check_may_move, check_may_run
from wardmote.actions.rules import states
from wardmote.calendar.fuzzy import FuzzyDay
from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import Form
from wardmote.design.page import FormPage, render
from wardmote.design.surroundings import Link
from wardmote.meetings import queries as meetings
from wardmote.meetings.models import Meeting
from wardmote.meetings.operations import date_recurring, make_due_at, recur_at_meetings
from wardmote.meetings.permissions import may_run
from wardmote.meetings.rules.states import COMING
from wardmote.pages.business import action_forms as forms
from wardmote.pages.business.actions import SECTION
from wardmote.pages.casework.acting import choose, files, run, sent, viewer_of
from wardmote.partnerships.queries import list_agencies, list_members
from wardmote.sharing.operations import open_to_partnership

STAFF = "design/staff.html"


def answer(
    request: HttpRequest,
    action: Action,
    form: Form,
    do: Callable[[Form], object],
    *,
    title: str,
    button: str,
    done: str,
    introduction: tuple[str, ...] = (),
) -> HttpResponse:
    """Run a form about an action and go back to it; show the form when it is not whole or refused."""
    target = reverse("action", args=[action.id])
    if run(form, do):
        messages.success(request, done)
        return HttpResponseRedirect(target)
    return render(
        request,
        FormPage(
            title=title,
            caption=f"Action {action.number}: {action.text}",
            form=form,
            layout=STAFF,
            section=SECTION,
            button=button,
            introduction=introduction,
            back=Link(text="Back to the action", href=target),
            cancel=Link(text="Cancel", href=target),
        ),
    )


def _action(request: HttpRequest, action_id: UUID, step: str = "") -> Action:
    """Return the action, when the viewer may take the step (or run the business). Raises NotFound, NotAllowed."""
    viewer = viewer_of(request)
    found = queries.get_log_action(viewer=viewer, action_id=action_id, today=timezone.localdate()).action
    if step:
        check_may_move(viewer, found, step)
    else:
        check_may_run(viewer)
    return found


def owners_to_choose(viewer: Viewer) -> list[tuple[str, str]]:
    """Return agencies and their people as choices of a form."""
    people: dict[UUID, list[tuple[str, str]]] = {}
    for member in list_members(viewer=viewer):
        people.setdefault(member.agency_id, []).append(
            (f"{member.agency_id} {member.id}", f"{member.account.name}, {member.agency.short_name}")
        )
    choices: list[tuple[str, str]] = []
    for agency in list_agencies(viewer=viewer):
        choices += [(str(agency.id), agency.name), *people.get(agency.id, [])]
    return choices


def owner_chosen(value: str, name: str = "") -> Owes:
    """Return whom a choice of `owners_to_choose` stands for."""
    agency, _, person = value.partition(" ")
    return Owes(UUID(agency), UUID(person) if person else None, name)


def set_action(request: HttpRequest) -> HttpResponse:
    """Put an action into the log."""
    viewer = viewer_of(request)
    form = forms.ActionForm(sent(request))
    people = owners_to_choose(viewer)
    choose(form, "owner", people)
    choose(form, "joint", people)
    coming = {
        str(one.pk): one
        for one in meetings.list_meetings(viewer=viewer, since=timezone.now())
        if one.state in COMING and may_run(viewer, one.body)
    }
    choose(
        form,
        "meeting",
        [
            (key, f"{one.body.short_name}, {day_in_words(day_of(one.starts_at))}")
            for key, one in coming.items()
        ],
    )
    choose(form, "agencies", [(str(a.id), a.name) for a in list_agencies(viewer=viewer)])
    made: list[Action] = []
    if run(form, lambda form: made.append(_set(viewer, form, coming))):
        messages.success(request, f"Action {made[0].number} is in the log.")
        return HttpResponseRedirect(reverse("action", args=[made[0].id]))
    return render(
        request,
        FormPage(
            title="New action",
            form=form,
            layout=STAFF,
            section=SECTION,
            button="Put it into the log",
            back=Link(text="Action log", href=reverse("actions")),
            cancel=Link(text="Cancel", href=reverse("actions")),
        ),
    )


def _set(viewer: Viewer, form: Form, coming: Mapping[str, Meeting]) -> Action:
    said = form.cleaned_data
    action = _log(viewer, form)
    if said["due"] == "meeting" and said["nature"] == Nature.ACTION and action.due_on is None:
        return make_due_at(by=viewer, action_id=action.id, meeting=coming[said["meeting"]])
    return action


def _log(viewer: Viewer, form: Form) -> Action:
    said = form.cleaned_data
    audience = open_to_partnership(by=viewer, partnership_id=viewer.partnership_id)
    common: dict[str, Any] = {
        "by": viewer,
        "audience_id": audience.id,
        "text": said["text"],
        "due_on": said.get("due_on"),
        "basis": said.get("basis") or "confirmed",
        "source": said.get("source") or "",
        "recipient_name": said.get("recipient") or "",
        "action_id": form.token,
    }
    if said["who"] == "each":
        if said["nature"] != Nature.ACTION or said["due"] == "event":
            raise Refused(
                "What several agencies owe each by itself is an action with a date or without one.",
                field="who",
            )
        return operations.log_for_each(agency_ids=[UUID(agency) for agency in said["agencies"]], **common)
    if said["who"] == "named":
        owners = [Owes(name=said["owner_name"])]
    else:
        owners = [owner_chosen(said["owner"])]
        if said.get("joint"):
            owners.append(owner_chosen(said["joint"]))
    # What nobody has taken on waits for nothing yet: the words are kept until it is promoted.
    words = f"once: {said['event']}" if said["due"] == "event" and said["nature"] != Nature.ACTION else ""
    action = operations.log_action(owners=owners, nature=said["nature"], due_words=words, **common)
    if said["due"] == "event" and not words and action.awaited_id is None:
        return operations.await_event(
            by=viewer, action_id=action.id, event=said["event"], days_after=said.get("days_after") or 0
        )
    return action


STEP_WORDS = {
    "promote": ("", "It is now an action."),
    "start": ("How does it begin?", "It is under way."),
    "answered": ("What did they answer?", "It goes on."),
    "claim": ("What was done?", "Recorded as done. It is confirmed at a meeting."),
    "confirm": ("Anything to add?", "Confirmed."),
    "return": ("What is missing?", "It is open again."),
    "finish": ("What was done?", "It is done."),
    "carry_over": ("Why is it carried over?", "Carried over."),
    "nil": ("Anything to add?", "Recorded as a nil return."),
    "excuse": ("Why are they excused?", "Excused."),
    "drop": ("Why is it not needed?", "It is off the log."),
    "reopen": ("Why is it opened again?", "It is open again."),
}


def take_step(request: HttpRequest, action_id: UUID, step: str) -> HttpResponse:
    """Take one step of the state table."""
    if step not in STEP_WORDS:
        raise NotFound("No such step.")
    action = _action(request, action_id, step)
    form = forms.StepForm(sent(request), initial={"on": timezone.localdate()})
    asked, done = STEP_WORDS[step]
    if asked:
        form.fields["reason"].label = asked
    else:
        del form.fields["reason"]

    def do(form: Form) -> None:
        said = form.cleaned_data
        operations.take_step(
            by=viewer_of(request),
            action_id=action.id,
            step=step,
            reason=said.get("reason") or "",
            source=said["source"],
            on=said["on"],
        )
        date_recurring(by=viewer_of(request))

    words = states.BY_NAME[step].words
    return answer(request, action, form, do, title=words, button=words, done=done)


def record_progress(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Write down how it goes on."""
    action = _action(request, action_id, "progress")
    form = forms.ProgressForm(sent(request))

    def do(form: Form) -> None:
        operations.record_progress(
            by=viewer_of(request), action_id=action.id, step_id=form.token, **form.cleaned_data
        )

    return answer(request, action, form, do, title="Progress", button="Add", done="Added.")


def add_evidence(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Add a file that shows what was done."""
    action = _action(request, action_id, "progress")
    form = forms.EvidenceForm(sent(request), files(request))

    def do(form: Form) -> None:
        (file,) = form.cleaned_data["file"]
        operations.add_evidence(by=viewer_of(request), action_id=action.id, name=file.name, content=file)

    return answer(request, action, form, do, title="Add evidence", button="Add", done="The file is added.")


def set_deadline(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Set one of its deadlines."""
    action = _action(request, action_id)
    form = forms.DeadlineForm(sent(request))

    def do(form: Form) -> None:
        operations.set_deadline(by=viewer_of(request), action_id=action.id, **form.cleaned_data)

    return answer(
        request, action, form, do, title="Set a deadline", button="Set", done="The deadline is set.",
        introduction=("The deadline that holds now stays in the history.",),
    )  # fmt: skip


def set_recurrence(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Let it come back once it is done."""
    action = _action(request, action_id)
    viewer = viewer_of(request)
    bodies = [body for body in meetings.list_bodies(viewer=viewer) if may_run(viewer, body)]
    form = forms.RecurForm(sent(request), initial={"recurs": action.recurs or "never"})
    if action.recurs == Recurrence.MEETING:
        form.initial["recurs"] = str(meetings.body_of_recurring(viewer=viewer, action_id=action.id))
    choose(
        form,
        "recurs",
        [
            ("never", "Never: it is done once"),
            *((one.value, one.label) for one in Recurrence if one != Recurrence.MEETING),
            *((str(body.id), f"At each meeting of {body.name}") for body in bodies),
        ],
    )

    def do(form: Form) -> None:
        said = form.cleaned_data["recurs"]
        if body := next((body for body in bodies if str(body.id) == said), None):
            recur_at_meetings(by=viewer, action_id=action.id, body=body)
        else:
            operations.set_recurrence(by=viewer, action_id=action.id, recurs="" if said == "never" else said)

    return answer(
        request, action, form, do, title="Let it come back", button="Save", done="Saved.",
        introduction=("The next one is put into the log when this one is done, a nil return or excused.",),
    )  # fmt: skip


def await_event(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Let it wait for something to happen."""
    action = _action(request, action_id, "await")
    form = forms.AwaitForm(sent(request))
    events = queries.list_awaited(viewer=viewer_of(request))
    choose(form, "known", [(str(event.id), event.name) for event in events])

    def do(form: Form) -> None:
        said = form.cleaned_data
        operations.await_event(
            by=viewer_of(request),
            action_id=action.id,
            event=said["event"],
            event_id=UUID(said["known"]) if said["known"] else None,
            days_after=said["days_after"] or 0,
        )

    return answer(
        request, action, form, do, title="Wait for something to happen", button="Wait", done="It waits.",
        introduction=("Until it happens the action has no due day and is not late.",),
    )  # fmt: skip


def record_event(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Record that an awaited event happened."""
    viewer = viewer_of(request)
    event = next((event for event in queries.list_awaited(viewer=viewer) if event.id == event_id), None)
    if event is None:
        raise NotFound("No such event.")
    form = forms.HappenedForm(sent(request), initial={"on": timezone.localdate()})
    target = reverse("actions_waiting")
    if run(form, lambda form: operations.record_event(by=viewer, event_id=event_id, **form.cleaned_data)):
        messages.success(request, "What waited for it has a due day now.")
        return HttpResponseRedirect(target)
    return render(
        request,
        FormPage(
            title="It has happened",
            caption=event.name,
            form=form,
            layout=STAFF,
            section=SECTION,
            button="Record it",
            back=Link(text="Waiting for others", href=target),
            cancel=Link(text="Cancel", href=target),
        ),
    )


def wait_for(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Say that it waits for somebody outside."""
    action = _action(request, action_id, "wait")
    form = forms.WaitForm(sent(request), initial={"since": timezone.localdate()})

    def do(form: Form) -> None:
        operations.wait_for(by=viewer_of(request), action_id=action.id, **form.cleaned_data)

    return answer(
        request, action, form, do, title="Wait for somebody outside", button="Wait", done="It waits."
    )


def put_ask(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Write down that somebody outside was asked."""
    action = _action(request, action_id, "chase")
    today = f"{timezone.localdate():%d/%m/%Y}"
    form = forms.AskForm(sent(request), initial={"chaser": viewer_of(request).name, "when": today})

    def do(form: Form) -> None:
        said = dict(form.cleaned_data)
        operations.put_ask(
            by=viewer_of(request), action_id=action.id, ask_id=form.token, sent=_day(said.pop("when")), **said
        )

    return answer(
        request,
        action,
        form,
        do,
        title="Ask somebody outside",
        button="Record it",
        done="The question is recorded.",
    )


def _day(found: Any) -> FuzzyDay:
    assert isinstance(found, FuzzyDay)
    return found


def _ask(request: HttpRequest, ask_id: UUID) -> Ask:
    ask = queries.get_ask(viewer=viewer_of(request), ask_id=ask_id)
    check_may_move(viewer_of(request), ask.action, "chase")
    return ask


def chase_again(request: HttpRequest, ask_id: UUID) -> HttpResponse:
    """Write down a reminder or one rung higher."""
    ask = _ask(request, ask_id)
    form = forms.ChaseForm(sent(request), initial={"chaser": viewer_of(request).name})

    def do(form: Form) -> None:
        said = dict(form.cleaned_data)
        operations.chase_again(by=viewer_of(request), ask_id=ask.id, sent=_day(said.pop("when")), **said)

    return answer(
        request, ask.action, form, do, title="Chase", button="Record it", done="Recorded.",
        introduction=(f"{ask.party} was asked: {ask.what}",),
    )  # fmt: skip


def record_answer(request: HttpRequest, ask_id: UUID) -> HttpResponse:
    """Write down what they answered."""
    ask = _ask(request, ask_id)
    form = forms.AnswerForm(sent(request))

    def do(form: Form) -> None:
        said = form.cleaned_data
        operations.record_answer(
            by=viewer_of(request), ask_id=ask.id, answer=said["answer"], on=_day(said["when"])
        )

    return answer(
        request, ask.action, form, do, title="Record the answer", button="Record it", done="The answer is recorded.",
        introduction=(f"{ask.party} was asked: {ask.what}",),
    )  # fmt: skip


def give_up(request: HttpRequest, ask_id: UUID) -> HttpResponse:
    """Close a question unanswered."""
    ask = _ask(request, ask_id)
    form = forms.GiveUpForm(sent(request))

    def do(form: Form) -> None:
        operations.give_up_ask(
            by=viewer_of(request), ask_id=ask.id, on=timezone.localdate(), reason=form.cleaned_data["reason"]
        )

    return answer(
        request, ask.action, form, do, title="Give up", button="Give up", done="It is no longer asked.",
        introduction=(f"{ask.party} was asked: {ask.what}",),
    )  # fmt: skip


def change_owners(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Give it to others."""
    action = _action(request, action_id)
    viewer = viewer_of(request)
    form = forms.OwnersForm(sent(request), initial={"owner_name": action.owner_name})
    people = owners_to_choose(viewer)
    choose(form, "owner", people)
    choose(form, "joint", people)

    def do(form: Form) -> None:
        said = form.cleaned_data
        name = said["owner_name"]
        first = owner_chosen(said["owner"], name) if said["owner"] else Owes(name=name)
        owners = [first, *([owner_chosen(said["joint"])] if said["joint"] else [])]
        operations.change_owners(by=viewer, action_id=action.id, owners=owners, reason=said["reason"])

    return answer(request, action, form, do, title="Change who owes it", button="Change", done="Changed.")


def correct_text(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Put its words right."""
    action = _action(request, action_id)
    form = forms.TextForm(sent(request), initial={"text": action.text})

    def do(form: Form) -> None:
        operations.correct_text(by=viewer_of(request), action_id=action.id, text=form.cleaned_data["text"])

    return answer(request, action, form, do, title="Correct its words", button="Save", done="Saved.")


def add_dependency(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Say that it comes after another."""
    action = _action(request, action_id)
    form = forms.OtherActionForm(sent(request))

    def do(form: Form) -> None:
        other = _numbered(request, form.cleaned_data["number"])
        operations.add_dependency(by=viewer_of(request), action_id=action.id, needs_id=other.id)

    return answer(
        request, action, form, do, title="It comes after another", button="Save", done="Saved.",
        introduction=("It is shown as held up until the other one has ended.",),
    )  # fmt: skip


def remove_dependency(request: HttpRequest, action_id: UUID, number: int) -> HttpResponse:
    """It need not wait for another."""
    action = _action(request, action_id)
    other = _numbered(request, number)
    operations.remove_dependency(by=viewer_of(request), action_id=action.id, needs_id=other.id)
    messages.success(request, "It no longer waits for it.")
    return HttpResponseRedirect(reverse("action", args=[action.id]))


def end_in_favour(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Another action takes over."""
    action = _action(request, action_id)
    form = forms.InFavourForm(sent(request))

    def do(form: Form) -> None:
        said = form.cleaned_data
        other = _numbered(request, said["number"])
        operations.end_in_favour_of(
            by=viewer_of(request),
            action_id=action.id,
            other_id=other.id,
            merge=said["how"] == "merge",
            reason=said["reason"],
        )

    return answer(
        request, action, form, do, title="Another action takes over", button="Save", done="It has ended."
    )


def _numbered(request: HttpRequest, number: int) -> Action:
    try:
        return queries.find_by_number(viewer=viewer_of(request), number=number)
    except NotFound:
        raise Refused("There is no action with that number.", field="number") from None
