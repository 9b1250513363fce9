"""Addresses of case reviews. Each asks for one permission; what may be done to one review is asked of the review."""

from functools import partial

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.casework import reviews, reviews_print
from wardmote.pages.casework import reviews_acts as acts
from wardmote.pages.routes import route

read = partial(route, permission=Permission.READ_REVIEWS, methods=("GET",))
answer = partial(route, permission=Permission.READ_REVIEWS)
run = partial(route, permission=Permission.RUN_REVIEWS)
show = partial(route, permission=Permission.RUN_REVIEWS, methods=("GET",))

routes: list[URLPattern] = [
    read("reviews", reviews.show_reviews, name="reviews"),
    show("reviews/register", reviews.show_register, name="review_register"),
    show("reviews/register.csv", reviews.export_register, name="review_register_csv"),
    read("reviews/<str:reference>", reviews.show_review, name="review"),
    read("reviews/<str:reference>/pack", reviews.show_pack, name="review_pack"),
    read("reviews/<str:reference>/pack.pdf", reviews_print.print_pack, name="review_pack_pdf"),
    show(
        "reviews/<str:reference>/letters/<uuid:letter_id>",
        reviews_print.print_letter,
        name="review_letter_pdf",
    ),
    answer(
        "reviews/<str:reference>/information/<uuid:request_id>", acts.answer_request, name="review_answer"
    ),
    answer(
        "reviews/<str:reference>/information/<uuid:request_id>/refuse",
        acts.refuse_request,
        name="review_refuse",
    ),
    answer(
        "reviews/<str:reference>/recommendations/<int:number>",
        acts.answer_recommendation,
        name="review_recommendation",
    ),
    answer(
        "reviews/<str:reference>/complaints/<uuid:complaint_id>",
        acts.confirm_complaint,
        name="review_complaint_confirm",
    ),
    answer("reviews/<str:reference>/papers", acts.add_paper, name="review_paper_add"),
    run("reviews/<str:reference>/acknowledge", acts.acknowledge, name="review_acknowledge"),
    run("reviews/<str:reference>/circulate", acts.circulate, name="review_circulate"),
    run("reviews/<str:reference>/information", acts.ask_for_information, name="review_ask"),
    run(
        "reviews/<str:reference>/information/complete",
        acts.information_complete,
        name="review_information_complete",
    ),
    run("reviews/<str:reference>/threshold", acts.decide_threshold, name="review_threshold"),
    run("reviews/<str:reference>/reject", acts.reject, name="review_reject"),
    run("reviews/<str:reference>/panel", acts.plan_panel, name="review_panel"),
    run("reviews/<str:reference>/panel/cancel", acts.cancel_panel, name="review_panel_cancel"),
    run("reviews/<str:reference>/panel/held", acts.record_panel, name="review_panel_held"),
    run("reviews/<str:reference>/panel/members", acts.change_members, name="review_panel_members"),
    run("reviews/<str:reference>/panel/chair", acts.change_chair, name="review_panel_chair"),
    run("reviews/<str:reference>/hearing", acts.hear_victim, name="review_hearing"),
    run("reviews/<str:reference>/outcome", acts.tell_outcome, name="review_outcome"),
    run("reviews/<str:reference>/track", acts.track, name="review_track"),
    run("reviews/<str:reference>/close", acts.close, name="review_close"),
    run("reviews/<str:reference>/appeal", acts.appeal, name="review_enter_appeal"),
    run("reviews/<str:reference>/appeal/decide", acts.decide_appeal, name="review_appeal_decide"),
    run("reviews/<str:reference>/withdraw", acts.withdraw, name="review_withdraw"),
    run("reviews/<str:reference>/join", acts.merge, name="review_merge"),
    run("reviews/<str:reference>/consent", acts.keep_consent, name="review_consent"),
    run("reviews/<str:reference>/representation", acts.end_representation, name="review_representation"),
    run("reviews/<str:reference>/bodies", acts.add_body, name="review_body"),
    run("reviews/<str:reference>/bodies/leave", acts.release, name="review_release"),
    run("reviews/<str:reference>/keep-away", acts.bar, name="review_bar"),
    run("reviews/<str:reference>/contact-person", acts.change_person, name="review_person"),
    run("reviews/<str:reference>/notes", acts.add_note, name="review_note"),
    run("reviews/<str:reference>/contacts", acts.keep_contact, name="review_contact"),
    run("reviews/<str:reference>/letters", acts.write_letter, name="review_letter"),
    run("reviews/<str:reference>/complaints/found", acts.find_complaints, name="review_found"),
    run("reviews/<str:reference>/complaints", acts.add_complaint, name="review_complaint"),
    run(
        "reviews/<str:reference>/complaints/<uuid:complaint_id>/same",
        acts.join_complaint,
        name="review_complaint_join",
    ),
    run(
        "reviews/<str:reference>/complaints/<uuid:complaint_id>/remove",
        acts.remove_complaint,
        name="review_complaint_remove",
    ),
    run(
        "reviews/<str:reference>/recommendations/<int:number>/follow-up",
        acts.follow_up,
        name="review_follow_up",
    ),
    run("reviews/<str:reference>/link", acts.give_link, name="review_link"),
]
