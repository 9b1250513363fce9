"""Addresses of the action log."""

from functools import partial

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.business import action_acts as acts
from wardmote.pages.business import actions
from wardmote.pages.routes import route

read = partial(route, permission=Permission.READ_BUSINESS, methods=("GET",))
# Whoever owes an action takes part in it; operations ask who that is.
take_part = partial(route, permission=Permission.READ_BUSINESS)
run = partial(route, permission=Permission.RUN_BUSINESS)

routes: list[URLPattern] = [
    read("actions", actions.show_log, name="actions"),
    read("actions/log.csv", actions.show_file, name="actions_file"),
    read("actions/log.pdf", actions.show_document, name="actions_document"),
    read("actions/mine", actions.show_mine, name="actions_mine"),
    read("actions/agencies/<uuid:agency_id>", actions.show_agency, name="actions_agency"),
    read("actions/waiting", actions.show_waiting, name="actions_waiting"),
    read("actions/proposed", actions.show_proposed, name="actions_proposed"),
    read("actions/ended", actions.show_ended, name="actions_ended"),
    run("actions/new", acts.set_action, name="action_new"),
    take_part("actions/events/<uuid:event_id>/happened", acts.record_event, name="action_event_happened"),
    take_part("actions/asks/<uuid:ask_id>/chase", acts.chase_again, name="action_chase"),
    take_part("actions/asks/<uuid:ask_id>/answer", acts.record_answer, name="action_answer"),
    take_part("actions/asks/<uuid:ask_id>/give-up", acts.give_up, name="action_give_up"),
    read("actions/<uuid:action_id>", actions.show_action, name="action"),
    take_part("actions/<uuid:action_id>/steps/<slug:step>", acts.take_step, name="action_step"),
    take_part("actions/<uuid:action_id>/progress", acts.record_progress, name="action_progress"),
    take_part("actions/<uuid:action_id>/evidence", acts.add_evidence, name="action_evidence"),
    take_part("actions/<uuid:action_id>/wait", acts.wait_for, name="action_wait"),
    take_part("actions/<uuid:action_id>/await", acts.await_event, name="action_await"),
    take_part("actions/<uuid:action_id>/ask", acts.put_ask, name="action_ask"),
    run("actions/<uuid:action_id>/deadline", acts.set_deadline, name="action_deadline"),
    run("actions/<uuid:action_id>/owners", acts.change_owners, name="action_owners"),
    run("actions/<uuid:action_id>/again", acts.set_recurrence, name="action_recur"),
    run("actions/<uuid:action_id>/text", acts.correct_text, name="action_text"),
    run("actions/<uuid:action_id>/after", acts.add_dependency, name="action_after"),
    run(
        "actions/<uuid:action_id>/after/<int:number>/remove",
        acts.remove_dependency,
        name="action_not_after",
        methods=("POST",),
    ),
    run("actions/<uuid:action_id>/in-favour", acts.end_in_favour, name="action_in_favour"),
]
