"""Addresses of case reviews. Each asks for one permission; what may be done to one review is asked of the review."""

from functools import partial

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.casework import (
    reviews,
    reviews_asking,
    reviews_complaints,
    reviews_deciding,
    reviews_panel,
    reviews_people,
    reviews_print,
)
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
        "reviews/<str:reference>/information/<uuid:request_id>",
        reviews_asking.answer_request,
        name="review_answer",
    ),
    answer(
        "reviews/<str:reference>/information/<uuid:request_id>/refuse",
        reviews_asking.refuse_request,
        name="review_refuse",
    ),
    answer(
        "reviews/<str:reference>/recommendations/<int:number>",
        reviews_panel.answer_recommendation,
        name="review_recommendation",
    ),
    answer(
        "reviews/<str:reference>/complaints/<uuid:complaint_id>",
        reviews_complaints.confirm_complaint,
        name="review_complaint_confirm",
    ),
    answer("reviews/<str:reference>/papers", reviews_people.add_paper, name="review_paper_add"),
    run("reviews/<str:reference>/acknowledge", reviews_deciding.acknowledge, name="review_acknowledge"),
    run("reviews/<str:reference>/circulate", reviews_asking.circulate, name="review_circulate"),
    run("reviews/<str:reference>/information", reviews_asking.ask_for_information, name="review_ask"),
    run(
        "reviews/<str:reference>/information/complete",
        reviews_asking.information_complete,
        name="review_information_complete",
    ),
    run("reviews/<str:reference>/threshold", reviews_deciding.decide_threshold, name="review_threshold"),
    run("reviews/<str:reference>/reject", reviews_deciding.reject, name="review_reject"),
    run("reviews/<str:reference>/panel", reviews_panel.plan_panel, name="review_panel"),
    run("reviews/<str:reference>/panel/cancel", reviews_panel.cancel_panel, name="review_panel_cancel"),
    run("reviews/<str:reference>/panel/held", reviews_panel.record_panel, name="review_panel_held"),
    run("reviews/<str:reference>/panel/members", reviews_panel.change_members, name="review_panel_members"),
    run("reviews/<str:reference>/panel/chair", reviews_panel.change_chair, name="review_panel_chair"),
    run("reviews/<str:reference>/hearing", reviews_panel.hear_victim, name="review_hearing"),
    run("reviews/<str:reference>/outcome", reviews_deciding.tell_outcome, name="review_outcome"),
    run("reviews/<str:reference>/track", reviews_panel.track, name="review_track"),
    run("reviews/<str:reference>/close", reviews_deciding.close, name="review_close"),
    run("reviews/<str:reference>/appeal", reviews_deciding.appeal, name="review_enter_appeal"),
    run("reviews/<str:reference>/appeal/decide", reviews_deciding.decide_appeal, name="review_appeal_decide"),
    run("reviews/<str:reference>/withdraw", reviews_deciding.withdraw, name="review_withdraw"),
    run("reviews/<str:reference>/join", reviews_deciding.merge, name="review_merge"),
    run("reviews/<str:reference>/consent", reviews_people.keep_consent, name="review_consent"),
    run(
        "reviews/<str:reference>/representation",
        reviews_people.end_representation,
        name="review_representation",
    ),
    run("reviews/<str:reference>/bodies", reviews_asking.add_body, name="review_body"),
    run("reviews/<str:reference>/bodies/leave", reviews_asking.release, name="review_release"),
    run("reviews/<str:reference>/keep-away", reviews_people.bar, name="review_bar"),
    run("reviews/<str:reference>/contact-person", reviews_people.change_person, name="review_person"),
    run("reviews/<str:reference>/notes", reviews_people.add_note, name="review_note"),
    run("reviews/<str:reference>/contacts", reviews_people.keep_contact, name="review_contact"),
    run("reviews/<str:reference>/letters", reviews_deciding.write_letter, name="review_letter"),
    run("reviews/<str:reference>/complaints/found", reviews_complaints.find_complaints, name="review_found"),
    run("reviews/<str:reference>/complaints", reviews_complaints.add_complaint, name="review_complaint"),
    run(
        "reviews/<str:reference>/complaints/<uuid:complaint_id>/same",
        reviews_complaints.join_complaint,
        name="review_complaint_join",
    ),
    run(
        "reviews/<str:reference>/complaints/<uuid:complaint_id>/remove",
        reviews_complaints.remove_complaint,
        name="review_complaint_remove",
    ),
    run(
        "reviews/<str:reference>/recommendations/<int:number>/follow-up",
        reviews_panel.follow_up,
        name="review_follow_up",
    ),
    run("reviews/<str:reference>/link", reviews_people.give_link, name="review_link"),
]
