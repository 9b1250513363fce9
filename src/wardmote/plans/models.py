"""Plans, what is reported on them, and returns to funders.

A plan and a return cycle carry an audience (that of the partnership); everything below them follows. Of a plan that
`is_published` the public reads priorities, objectives, tactical actions and how they are getting on; never comments,
money or returns.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wardmote.access.actors import Actor, PublicActor
from wardmote.access.ids import new_id
from wardmote.actions.models import Action
from wardmote.meetings.models import Meeting
from wardmote.partnerships.models import Agency, Membership, Partnership
from wardmote.plans.choices import (
    AnswerKind,
    Consent,
    CycleState,
    Duty,
    LineState,
    PlanKind,
    PlanState,
    Rag,
    TacticalState,
    Theme,
)
from wardmote.sharing.models import Audience, SharedQuerySet


class PlanQuerySet(SharedQuerySet):
    """Plans: shown to their audience, and to the public once published."""

    def visible_to(self, actor: Actor) -> "PlanQuerySet":
        """Return the plans that the actor may read."""
        if isinstance(actor, PublicActor):
            return self.filter(partnership_id=actor.partnership_id, is_published=True)
        found: PlanQuerySet = super().visible_to(actor)  # type: ignore[assignment]
        return found


class Plan(models.Model):
    """A strategy or a year's delivery plan."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="Whose officer keeps it."
    )
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=PlanKind.choices, default=PlanKind.DELIVERY)
    title = models.CharField(max_length=120)
    period_from = models.DateField()
    period_to = models.DateField()
    strategy = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="delivered_by"
    )
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    comments_by = models.DateField(null=True, blank=True, help_text="The last day for comments on the draft.")
    is_published = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_to__gt=models.F("period_from")), name="plan_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["partnership", "title"], name="plan_title_once"),
        ]

    def __str__(self) -> str:
        return self.title


class PlanVersion(models.Model):
    """A plan as it was adopted: the whole of it as data, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    adopted_on = models.DateField()
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    content = models.JSONField()
    adopted_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"{self.plan_id}, version {self.number}"


class PlanComment(models.Model):
    """What a partner said of the draft, and what was done about it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="comments")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    answer = models.TextField(blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text[:60]


class Priority(models.Model):
    """What matters most, and to which of the four statutory strategies it belongs."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="priorities")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    themes = ArrayField(models.CharField(max_length=12, choices=Theme.choices))
    regard = models.TextField(
        blank=True,
        help_text="The objective of the police and crime plan that was had regard to (1998 Act s.6(1A)).",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="priorities_in_order")]

    def __str__(self) -> str:
        return self.title


class Objective(models.Model):
    """What is to be reached under a priority."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="objectives")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["priority", "position"], name="objectives_in_order")]

    def __str__(self) -> str:
        return self.title


class TacticalAction(models.Model):
    """A line of the plan: what is done, by whom, by when, measured how."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tactical_actions")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="tactical_actions")
    position = models.PositiveSmallIntegerField()
    ref = models.CharField(max_length=12, help_text="Priority, objective, place: 1.2.3.")
    text = models.CharField(max_length=300)
    lead = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    lead_person = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    start_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    measure = models.CharField(max_length=200, blank=True)
    baseline = models.CharField(max_length=100, blank=True)
    target = models.CharField(max_length=100, blank=True)
    budget = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True, help_text="Pounds.")
    wants_case_study = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=TacticalState.choices, default=TacticalState.NOT_STARTED)
    rag = models.CharField(max_length=6, choices=Rag.choices, blank=True)
    rag_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "ref"], name="tactical_action_ref_once")]

    def __str__(self) -> str:
        return f"{self.ref} {self.text}"


class SupportingPartner(models.Model):
    """An agency that supports a tactical action beside its lead."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    tactical_action = models.ForeignKey(TacticalAction, on_delete=models.PROTECT, related_name="partners")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tactical_action", "agency"], name="supports_it_once")]

    def __str__(self) -> str:
        return f"{self.agency_id} supports {self.tactical_action_id}"


class Progress(models.Model):
    """What was said of a tactical action on a day: what went well, what stands in the way. Never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    tactical_action = models.ForeignKey(TacticalAction, on_delete=models.PROTECT, related_name="progress")
    meeting = models.ForeignKey(
        Meeting, null=True, on_delete=models.PROTECT, related_name="+", help_text="At which it was said."
    )
    on = models.DateField()
    positive = models.TextField(blank=True)
    barrier = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=TacticalState.choices)
    rag = models.CharField(max_length=6, choices=Rag.choices, blank=True)
    rag_reason = models.CharField(max_length=300, blank=True)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["tactical_action", "on"])]

    def __str__(self) -> str:
        return f"{self.tactical_action_id} on {self.on}"


class ReturnCycle(models.Model):
    """One period's report to one funder.

    Its deadlines, with basis and history, are those of its actions: partners owe `collect`, the collator `collate`
    and then `submit`, which carries the funder's own deadline.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="returns")
    funder = models.CharField(max_length=120)
    fund = models.CharField(max_length=120, blank=True)
    period_from = models.DateField()
    period_to = models.DateField()
    state = models.CharField(max_length=14, choices=CycleState.choices, default=CycleState.PLANNED)
    collect = models.ForeignKey(Action, null=True, on_delete=models.PROTECT, related_name="+")
    collate = models.ForeignKey(Action, null=True, on_delete=models.PROTECT, related_name="+")
    submit = models.ForeignKey(Action, null=True, on_delete=models.PROTECT, related_name="+")
    comments_by = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    submitted_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_how = models.CharField(max_length=200, blank=True)
    receipt = models.CharField(max_length=200, blank=True, help_text="The funder's own reference or words.")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = SharedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "funder", "fund", "period_from"], name="one_return_for_a_period"
            ),
            models.CheckConstraint(
                condition=models.Q(period_to__gt=models.F("period_from")), name="return_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.funder}, {self.period_from} to {self.period_to}"


class ReturnQuestion(models.Model):
    """One question of a cycle's form. The form is data: no two funders ask the same."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey(ReturnCycle, on_delete=models.PROTECT, related_name="questions")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=30)
    label = models.CharField(max_length=120)
    hint = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=8, choices=AnswerKind.choices, default=AnswerKind.TEXT)
    is_required = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "key"], name="question_once")]

    def __str__(self) -> str:
        return self.label


class ReturnLine(models.Model):
    """What one partner owes the cycle on one tactical action."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey(ReturnCycle, on_delete=models.PROTECT, related_name="lines")
    tactical_action = models.ForeignKey(TacticalAction, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(
        Action, on_delete=models.PROTECT, related_name="+", help_text="The agency's part of `collect`."
    )
    state = models.CharField(max_length=10, choices=LineState.choices, default=LineState.REQUESTED)
    draft = models.TextField(blank=True, help_text="What was said in meetings, to begin from.")
    answers = models.JSONField(default=dict, help_text="By the question's key; money as text.")
    reason = models.CharField(max_length=300, blank=True, help_text="Of a nil return or a waiver.")
    question = models.TextField(blank=True, help_text="What the collator asks back.")
    case_study = models.TextField(blank=True)
    consent = models.CharField(max_length=10, choices=Consent.choices, default=Consent.NONE)
    reminders = models.PositiveSmallIntegerField(default=0)
    requested_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    received_from = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "tactical_action", "agency"], name="one_line_of_a_partner"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} on {self.tactical_action_id}"


class Collation(models.Model):
    """The lines put together as they stood at an instant: content from which the Word file and the PDF are made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey(ReturnCycle, on_delete=models.PROTECT, related_name="collations")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    gaps = models.PositiveSmallIntegerField(help_text="How many lines were open.")
    created_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "number"], name="collation_once")]

    def __str__(self) -> str:
        return f"collation {self.number} of {self.cycle_id}"


class ReturnComment(models.Model):
    """What a partner said of the collated document before it went out, and what was done about it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey(ReturnCycle, on_delete=models.PROTECT, related_name="comments")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    answer = models.TextField(blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text[:60]


class FunderQuery(models.Model):
    """What the funder asked about a submitted return, and the answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey(ReturnCycle, on_delete=models.PROTECT, related_name="queries")
    asked_on = models.DateField()
    answer_by = models.DateField(null=True, blank=True)
    question = models.TextField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.question[:60]


class DutyRecord(models.Model):
    """That a duty of one period was done: when, where it can be seen."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    duty = models.CharField(max_length=16, choices=Duty.choices)
    agency = models.ForeignKey(
        Agency, null=True, on_delete=models.PROTECT, related_name="+", help_text="The supplier, for a supply."
    )
    period_from = models.DateField()
    done_on = models.DateField()
    evidence = models.CharField(max_length=300, blank=True)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    objects = SharedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "duty", "agency", "period_from"],
                name="duty_done_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.duty} from {self.period_from}"
