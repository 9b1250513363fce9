"""The partnership's plans as the public reads them: what is done, by whom, how it is getting on. No money, no names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.plans import queries
from wardmote.plans.models import Plan


@dataclass(frozen=True, kw_only=True)
class PublicPlansPage(Page):
    """The published plans."""

    template: ClassVar[str] = "public/plans.html"
    plans: tuple[Plan, ...]


def show_plans(request: Any) -> HttpResponse:
    """The plans that were adopted and published."""
    plans = queries.list_plans(viewer=request.actor)
    return render(request, PublicPlansPage(title="Our plans", plans=tuple(plans)))


@dataclass(frozen=True, kw_only=True)
class PublicPlanPage(Page):
    """One published plan."""

    template: ClassVar[str] = "public/plan.html"
    full: queries.FullPlan


def show_plan(request: Any, plan_id: UUID) -> HttpResponse:
    """A plan with its progress."""
    full = queries.get_plan(viewer=request.actor, plan_id=plan_id, today=timezone.localdate())
    return render(
        request,
        PublicPlanPage(
            title=full.plan.title, full=full, back=Link(text="Our plans", href=reverse("public_plans"))
        ),
    )
