"""Addresses of the case review's door for staff: entering applications, the yearly figures."""

from functools import partial

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.casework import review_entering, review_figures
from wardmote.pages.routes import route

enter = partial(route, permission=Permission.ENTER_REPORTS)
runs = partial(route, permission=Permission.RUN_REVIEWS)

routes: list[URLPattern] = [
    enter("case-review-applications/new", review_entering.enter_application, name="review_enter"),
    enter(
        "case-review-applications/entered",
        review_entering.show_entered,
        name="review_entered",
        methods=("GET",),
    ),
    runs("case-review-figures", review_figures.list_all, name="review_figures_list", methods=("GET",)),
    runs("case-review-figures/enter", review_figures.enter, name="review_figures_enter"),
    runs("case-review-figures/<str:first>/<str:last>", review_figures.check, name="review_figures_check"),
]
