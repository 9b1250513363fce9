"""Writing case reviews. Every function is one transaction, leaves its event, and does one sending of a form once."""

from wardmote.reviews.operations.appeals import appeal, decide_appeal
from wardmote.reviews.operations.applying import apply_for_review
from wardmote.reviews.operations.complaints import (
    add_claimed,
    confirm_complaint,
    join_complaints,
    remove_complaint,
    take_from_record,
)
from wardmote.reviews.operations.explaining import explain_case_review
from wardmote.reviews.operations.figures import enter_figures, publish_due_figures, publish_figures
from wardmote.reviews.operations.following import end_representation, give_link
from wardmote.reviews.operations.information import (
    answer_request,
    complete_information,
    refuse_request,
    remind_bodies,
    request_information,
)
from wardmote.reviews.operations.letters import add_note, record_contact, write_to_applicant
from wardmote.reviews.operations.panels import (
    cancel_panel,
    change_hearing,
    plan_panel,
    record_panel,
    tell_outcome,
)
from wardmote.reviews.operations.papers import GivenPaper, add_paper, record_consent
from wardmote.reviews.operations.recommending import GivenRecommendation, answer_recommendation, follow_up
from wardmote.reviews.operations.seats import GivenMember, bar_from_review, change_chair, change_panel
from wardmote.reviews.operations.workflow import (
    acknowledge,
    circulate,
    close_review,
    decide_on_threshold,
    invite_body,
    merge_reviews,
    reject,
    release_bodies_that_left,
    release_body,
    set_contact_person,
    track_recommendations,
    withdraw_application,
    withdraw_representation,
)
from wardmote.reviews.operations.writing import ChangedMeanwhile

__all__ = [
    "ChangedMeanwhile",
    "GivenMember",
    "GivenPaper",
    "GivenRecommendation",
    "acknowledge",
    "add_claimed",
    "add_note",
    "add_paper",
    "answer_recommendation",
    "answer_request",
    "appeal",
    "apply_for_review",
    "bar_from_review",
    "cancel_panel",
    "change_chair",
    "change_hearing",
    "change_panel",
    "circulate",
    "close_review",
    "complete_information",
    "confirm_complaint",
    "decide_appeal",
    "decide_on_threshold",
    "follow_up",
    "invite_body",
    "join_complaints",
    "merge_reviews",
    "plan_panel",
    "record_consent",
    "record_contact",
    "record_panel",
    "refuse_request",
    "reject",
    "release_bodies_that_left",
    "release_body",
    "remind_bodies",
    "remove_complaint",
    "request_information",
    "set_contact_person",
    "take_from_record",
    "tell_outcome",
    "track_recommendations",
    "withdraw_application",
    "withdraw_representation",
    "write_to_applicant",
    "end_representation",
    "explain_case_review",
    "enter_figures",
    "publish_due_figures",
    "publish_figures",
    "give_link",
]
