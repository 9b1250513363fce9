"""Addresses of plans, returns and duties for staff, in the order in which people meet them."""

from functools import partial

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.business import plans, returns
from wardmote.pages.routes import route

read = partial(route, permission=Permission.READ_BUSINESS, methods=("GET",))
ask = partial(route, permission=Permission.READ_BUSINESS)
run = partial(route, permission=Permission.RUN_BUSINESS)
post = partial(route, permission=Permission.RUN_BUSINESS, methods=("POST",))

_PLAN, _TACTICAL = "business/plans/<uuid:plan_id>", "business/tactical-actions/<uuid:tactical_id>"
_RETURN, _LINE = "business/returns/<uuid:cycle_id>", "business/return-lines/<uuid:line_id>"

routes: list[URLPattern] = [
    read("business/plans", plans.show_plans, name="plans"),
    run("business/plans/new", plans.add_plan, name="plan_new"),
    read(_PLAN, plans.show_plan, name="plan"),
    run(f"{_PLAN}/priorities/new", plans.add_priority, name="priority_new"),
    run(f"{_PLAN}/priorities/<uuid:priority_id>/objectives/new", plans.add_objective, name="objective_new"),
    run(f"{_PLAN}/objectives/<uuid:objective_id>/new", plans.add_tactical_action, name="tactical_action_new"),
    run(f"{_PLAN}/walk", plans.walk_through, name="plan_walk"),
    run(f"{_PLAN}/ask-for-comments", plans.ask_for_comments, name="plan_ask"),
    ask(f"{_PLAN}/comment", plans.comment, name="plan_comment"),
    run(f"{_PLAN}/comments/<uuid:comment_id>", plans.answer_comment, name="plan_comment_answer"),
    run(f"{_PLAN}/adopt", plans.adopt, name="plan_adopt"),
    post(f"{_PLAN}/public/<slug:how>", plans.publish, name="plan_publish"),
    post(f"{_PLAN}/close", plans.close, name="plan_close"),
    read(f"{_PLAN}/versions/<int:number>", plans.show_version, name="plan_version"),
    ask(_TACTICAL, plans.show_tactical_action, name="tactical_action"),
    run(f"{_TACTICAL}/change", plans.change_tactical_action, name="tactical_action_change"),
    post(f"{_TACTICAL}/remove", plans.remove_tactical_action, name="tactical_action_remove"),
    read("business/returns", returns.show_returns, name="returns"),
    run("business/returns/new", returns.add_return, name="return_new"),
    read(_RETURN, returns.show_return, name="return"),
    run(f"{_RETURN}/questions", returns.set_questions, name="return_questions"),
    run(f"{_RETURN}/request", returns.request_lines, name="return_request"),
    run(f"{_RETURN}/deadline", returns.move_deadline, name="return_deadline"),
    post(f"{_RETURN}/collate", returns.collate, name="return_collate"),
    read(f"{_RETURN}/documents/<int:number>", returns.show_collation, name="return_document"),
    read(f"{_RETURN}/documents/<int:number>/<slug:ending>", returns.send_file, name="return_file"),
    run(f"{_RETURN}/ask-for-comments", returns.ask_for_comments, name="return_ask"),
    ask(f"{_RETURN}/comment", returns.comment, name="return_comment"),
    run(f"{_RETURN}/comments/<uuid:comment_id>", returns.answer_comment, name="return_comment_answer"),
    run(f"{_RETURN}/submit", returns.submit, name="return_submit"),
    run(f"{_RETURN}/receipt", returns.acknowledge, name="return_receipt"),
    run(f"{_RETURN}/queries/new", returns.record_query, name="return_query"),
    run(f"{_RETURN}/queries/<uuid:query_id>", returns.answer_query, name="return_query_answer"),
    post(f"{_RETURN}/close", returns.close, name="return_close"),
    ask(_LINE, returns.show_line, name="return_line"),
    ask(f"{_LINE}/nil", returns.make_nil, name="return_line_nil"),
    ask(f"{_LINE}/case-study/withdraw", returns.withdraw_case_study, name="return_study_withdraw"),
    run(f"{_LINE}/waive", returns.waive_line, name="return_line_waive"),
    run(f"{_LINE}/ask-back", returns.ask_back, name="return_line_ask_back"),
    post(f"{_LINE}/<slug:step>", returns.decide_line, name="return_line_step"),
    read("business/duties", plans.show_duties, name="duties"),
    post("business/duties/<uuid:record_id>/withdraw", plans.withdraw_duty, name="duty_withdraw"),
    run("business/duties/<slug:duty>/<slug:period>", plans.record_duty, name="duty_record"),
]
