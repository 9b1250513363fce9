"""The pages of plans, returns and duties: what they offer, what they do, who may open them."""

import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document
from tests.builders.plans import Town, a_town, ask
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.plans import queries
from wardmote.plans.models import Plan, ReturnCycle, ReturnLine

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def officer(town: Town) -> Client:
    return signed_in_client(town.world, "council", "partnership_officer")


@pytest.fixture
def police(town: Town) -> Client:
    return signed_in_client(town.world, "police", "board_member")


def on(name: str, day: date) -> dict[str, str]:
    """A day as its three boxes send it."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def send(client: Client, name: str, *args: object, **data: object) -> object:
    """Send a form; it must be taken."""
    answer = client.post(reverse(name, args=args), data)
    problems = [error.text for error in answer.page.errors] if answer.status_code == 200 else []
    assert answer.status_code == 302, problems or answer.status_code
    return answer


def a_return(town: Town, officer: Client) -> ReturnCycle:
    send(
        officer, "return_new", funder="The Commissioner", fund="Locality fund", plan=str(town.plan.pk),
        **on("period_from", date(2018, 4, 1)), **on("period_to", date(2018, 9, 30)),
    )  # fmt: skip
    (cycle,) = ask(queries.list_returns, town.officer)
    send(
        officer, "return_request", cycle.pk, basis="believed", source="Telephone",
        **on("wanted_by", TODAY - timedelta(days=1)), **on("external_on", TODAY + timedelta(days=29)),
    )  # fmt: skip
    return cycle


def lines(town: Town) -> list[ReturnLine]:
    with acting_as(town.officer):
        rows = ReturnLine.objects.select_related("agency", "tactical_action")
        return list(rows.order_by("tactical_action__ref", "agency__short_name"))


def test_a_plan_is_written_adopted_and_published_on_its_pages(town, officer):
    send(officer, "plan_new", title="Strategy", kind="strategy",
         **on("period_from", date(2026, 4, 1)), **on("period_to", date(2029, 3, 31)))  # fmt: skip
    with acting_as(town.officer):
        strategy = Plan.objects.get(title="Strategy")
    send(officer, "priority_new", strategy.pk, title="Violence", themes=["violence", "crime"])
    full = ask(queries.get_plan, town.officer, plan_id=strategy.pk, today=TODAY)
    priority = full.parts[0].priority
    send(officer, "objective_new", strategy.pk, priority.pk, title="Fewer knives")
    full = ask(queries.get_plan, town.officer, plan_id=strategy.pk, today=TODAY)
    objective = full.parts[0].objectives[0].objective
    council = str(town.world.agency("council").pk)
    send(officer, "tactical_action_new", strategy.pk, objective.pk, text="Talk in each school", lead=council,
         budget="£1,250", wants_case_study="yes")  # fmt: skip
    page = officer.get(reverse("plan", args=[strategy.pk])).content.decode()
    assert "1.1.1 Talk in each school" in page
    send(officer, "plan_adopt", strategy.pk, **on("on", TODAY))
    assert "£" not in officer.get(reverse("plan_version", args=[strategy.pk, 1])).content.decode()
    public = Client()
    assert public.get(reverse("public_plan", args=[strategy.pk])).status_code == 404
    send(officer, "plan_publish", strategy.pk, "publish")
    shown = public.get(reverse("public_plan", args=[strategy.pk])).content.decode()
    assert "Talk in each school" in shown
    assert "1,250" not in shown
    assert "Strategy" in public.get(reverse("public_plans")).content.decode()
    send(officer, "plan_publish", strategy.pk, "withdraw")
    assert public.get(reverse("public_plan", args=[strategy.pk])).status_code == 404


def test_bad_input_is_kept_and_explained(town, officer):
    council = str(town.world.agency("council").pk)
    full = ask(queries.get_plan, town.officer, plan_id=town.plan.pk, today=TODAY)
    objective = full.parts[0].objectives[0].objective
    answer = officer.post(
        reverse("tactical_action_new", args=[town.plan.pk, objective.pk]),
        {"text": "", "lead": council, "budget": "a lot", "measure": "Visits made", "wants_case_study": "no"},
    )
    assert {error.text for error in answer.page.errors} == {
        "Say what is done",
        "Enter an amount, such as 1,250.00.",
    }
    page = answer.content.decode()
    assert "a lot" in page
    assert "Visits made" in page


def test_the_walk_through_keeps_what_is_whole_when_another_line_is_not(town, officer):
    first, second = (f"line-{line}" for line in (town.first, town.second))
    answer = officer.post(
        reverse("plan_walk", args=[town.plan.pk]),
        {
            "meeting": "",
            f"{first}-positive": "Nine visits.",
            f"{first}-state": "under_way",
            f"{second}-barrier": "No staff.",
            f"{second}-rag": "red",
            f"{second}-state": "under_way",
        },
    )
    assert [error.text for error in answer.page.errors] == ["Say why it is red"]
    assert "No staff." in answer.content.decode()
    row, said = ask(queries.get_tactical_action, town.officer, tactical_id=town.first)
    assert [one.positive for one in said] == ["Nine visits."]
    assert ask(queries.get_tactical_action, town.officer, tactical_id=town.second)[1] == []


def test_a_partner_sees_and_sends_what_it_owes_and_the_officer_takes_it_to_the_receipt(town, officer, police):
    cycle = a_return(town, officer)
    owed = police.get(reverse("returns")).page.owed
    assert [one.line.tactical_action.ref for one in owed] == ["1.1.1", "1.1.2"]
    assert all(one.days_overdue == 1 for one in owed)
    council, first, second = lines(town)
    bad = police.post(reverse("return_line", args=[first.pk]), {"version": "1", "consent": "none"})
    assert [error.text for error in bad.page.errors] == ["Answer “What was done in this period”."]
    answers = {"version": "1", "q_activity": "Twelve patrols.", "q_spent": "£120", "consent": "none"}
    send(police, "return_line", first.pk, **answers)
    again = police.post(reverse("return_line", args=[first.pk]), answers)
    assert "meanwhile" in again.page.errors[0].text
    assert police.post(reverse("return_line", args=[council.pk]), answers).status_code in (200, 403)
    assert {line.state for line in lines(town) if line.pk == council.pk} == {"requested"}
    send(police, "return_line_nil", second.pk, reason="Nobody was free.")
    send(officer, "return_line_step", first.pk, "accept")
    send(officer, "return_line_step", council.pk, "remind")
    send(officer, "return_collate", cycle.pk)
    document = officer.get(reverse("return_file", args=[cycle.pk, 1, "docx"]))
    text = "\n".join(one.text for one in Document(io.BytesIO(document.content)).paragraphs)
    assert "Gap: nothing has come in from this partner yet." in text
    assert "Nil return: Nobody was free." in text
    assert officer.get(reverse("return_file", args=[cycle.pk, 1, "pdf"])).content.startswith(b"%PDF")
    assert officer.get(reverse("return_file", args=[cycle.pk, 1, "odt"])).status_code == 404
    assert "Twelve patrols." in officer.get(reverse("return_document", args=[cycle.pk, 1])).content.decode()
    send(officer, "return_ask", cycle.pk, **on("until", TODAY))
    send(police, "return_comment", cycle.pk, text="Twelve, not eleven.")
    refused = officer.post(
        reverse("return_submit", args=[cycle.pk]), {**on("on", TODAY), "how": "Portal", "receipt": ""}
    )
    assert "Council has an open line on 1.1.1." in refused.page.errors[0].text
    send(officer, "return_line_waive", council.pk, reason="Told in person.")
    full = ask(queries.get_return, town.officer, cycle_id=cycle.pk, today=TODAY)
    send(officer, "return_comment_answer", cycle.pk, full.comments[0].pk, answer="Put right.")
    with acting_as(town.officer):
        ReturnCycle.objects.filter(pk=cycle.pk).update(comments_by=TODAY - timedelta(days=1))
    send(officer, "return_submit", cycle.pk, **on("on", TODAY), how="Portal", receipt="")
    send(officer, "return_receipt", cycle.pk, receipt="R-17")
    send(officer, "return_query", cycle.pk, question="Why less?", **on("asked_on", TODAY))
    full = ask(queries.get_return, town.officer, cycle_id=cycle.pk, today=TODAY)
    send(officer, "return_query_answer", cycle.pk, full.queries[0].pk, answer="A post was vacant.")
    send(officer, "return_close", cycle.pk)
    assert "Closed" in officer.get(reverse("return", args=[cycle.pk])).content.decode()


def test_the_funders_deadline_moves_and_what_partners_owe_stays(town, officer):
    cycle = a_return(town, officer)
    send(officer, "return_deadline", cycle.pk, basis="confirmed", source="Letter",
         **on("on", TODAY + timedelta(days=59)))  # fmt: skip
    full = officer.get(reverse("return", args=[cycle.pk])).page.full
    assert (full.lead_days, full.wanted_by) == (60, TODAY - timedelta(days=1))
    assert [one.basis for one in full.external] == ["confirmed", "believed"]


def test_the_form_of_a_return_is_written_one_question_a_line(town, officer):
    send(officer, "return_new", funder="A trust", fund="", plan=str(town.plan.pk),
         **on("period_from", date(2018, 4, 1)), **on("period_to", date(2018, 9, 30)))  # fmt: skip
    (cycle,) = ask(queries.list_returns, town.officer)
    send(
        officer,
        "return_questions",
        cycle.pk,
        questions="* What was done\n£ Spent to date\n# People helped\n\n",
    )
    full = ask(queries.get_return, town.officer, cycle_id=cycle.pk, today=TODAY)
    assert [(one.label, one.kind, one.is_required) for one in full.questions] == [
        ("What was done", "text", True),
        ("Spent to date", "money", False),
        ("People helped", "number", False),
    ]
    assert full.questions[1].key == "spent", "a known question keeps its meaning"


def test_a_duty_is_recorded_and_taken_back_on_the_calendar(town, officer, police):
    page = officer.get(reverse("duties")).page
    wanted = page.yearly[0].standing.wanted
    address = reverse("duty_record", args=[wanted.duty, wanted.period_from.isoformat()])
    assert officer.post(address, {**on("done_on", TODAY), "evidence": "Minutes"}).status_code == 302
    (done,) = [one for one in officer.get(reverse("duties")).page.yearly if one.entry]
    assert done.standing.done_on == TODAY
    assert police.post(reverse("duty_withdraw", args=[done.entry.pk])).status_code == 404
    assert officer.post(reverse("duty_withdraw", args=[done.entry.pk])).status_code == 302
    assert not any(one.entry for one in officer.get(reverse("duties")).page.yearly)
    assert officer.get(reverse("duty_record", args=["scrutiny", "1999-01-01"])).status_code == 404
