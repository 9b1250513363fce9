"""Actions, who owes them with whom, their deadlines, what they hang on, and who was chased for them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wardmote.access.ids import new_id
from wardmote.actions.choices import (
    ActionState,
    Basis,
    Channel,
    DueKind,
    Level,
    Moved,
    Nature,
    Recurrence,
    Rhythm,
    Side,
)
from wardmote.partnerships.models import Agency, Membership, Partnership
from wardmote.sharing.models import Audience, SharedQuerySet


class AwaitedEvent(models.Model):
    """Something that has not happened yet and on which actions hang: "once the timeline is published"."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    happened_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="How it is known that it happened.")
    recorded_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SharedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Action(models.Model):
    """Something that somebody owes. Its audience is that of the record it was set on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    in_log = models.BooleanField(
        default=False,
        help_text="Of the partnership's own business: named in the action log, in mail and in calendars. Casework"
        " never is.",
    )
    number = models.PositiveIntegerField(null=True, blank=True, help_text="In the partnership's action log.")
    nature = models.CharField(max_length=10, choices=Nature.choices, default=Nature.ACTION)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Who owes it."
    )
    owner = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner_name = models.CharField(
        max_length=120, blank=True, help_text="Who owes it, where they have no account here."
    )
    recipient = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recipient_name = models.CharField(max_length=120, blank=True, help_text="Whom it is owed to, else.")
    text = models.CharField(max_length=300)
    as_minuted = models.TextField(blank=True, help_text="The words of the minutes, unchanged.")
    due_kind = models.CharField(max_length=10, choices=DueKind.choices, default=DueKind.NONE)
    due_on = models.DateField(null=True, blank=True, help_text="The earlier of its current deadlines.")
    due_words = models.CharField(max_length=200, blank=True, help_text='As said: "for December\'s meeting".')
    awaited = models.ForeignKey(
        AwaitedEvent, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    days_after = models.PositiveSmallIntegerField(
        default=0, help_text="Due this many days after the awaited event."
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    became = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="By which action it was superseded, or with which it was merged.",
    )
    recurs = models.CharField(max_length=10, choices=Recurrence.choices, blank=True)
    recurs_day = models.PositiveSmallIntegerField(
        null=True, help_text="Of the month: the 31st is the last day where there is none."
    )
    follows = models.OneToOneField(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="followed_by",
        help_text="After which one of its series it comes: one follows another once.",
    )
    waiting_on = models.CharField(max_length=120, blank=True, help_text="The party outside.")
    waiting_since = models.DateField(null=True, blank=True)
    carried_over = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=12, choices=ActionState.choices, default=ActionState.OPEN)
    result = models.CharField(max_length=300, blank=True)
    set_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField(
        default=0, help_text="Of its calendar entry (RFC 5545 section 3.8.7.4)."
    )
    version = models.PositiveIntegerField(default=1)

    objects = SharedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "state", "due_on"]),
            models.Index(fields=["agency", "state", "due_on"]),
            models.Index(fields=["partnership", "due_on"], condition=Q(in_log=True), name="actions_in_log"),
            models.Index(fields=["parent"], condition=Q(parent__isnull=False), name="actions_children"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"],
                condition=Q(number__isnull=False),
                name="action_number_once",
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(owner_name=""), name="somebody_owes_the_action"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class JointOwner(models.Model):
    """Somebody who owes an action together with the first owner: a person, an agency, or a name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="joint_owners")
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(name=""), name="a_joint_owner_is_somebody"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name or self.agency_id} with {self.action_id}"


class Deadline(models.Model):
    """A day by which an action is due, how sure that is, and who said so. Never changed: a new row takes over."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="deadlines")
    side = models.CharField(max_length=10, choices=Side.choices, default=Side.INTERNAL)
    on = models.DateField(null=True, help_text="Empty: taken away.")
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.CONFIRMED)
    source = models.CharField(max_length=200, blank=True, help_text="Who said so, and where.")
    is_current = models.BooleanField(default=True)
    set_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "side"],
                condition=Q(is_current=True),
                name="one_current_deadline_of_a_side",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} for {self.action_id}"


class Dependency(models.Model):
    """An action that cannot be done before another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="dependencies")
    needs = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="needed_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "needs"], name="needs_it_once")]

    def __str__(self) -> str:
        return f"{self.action_id} after {self.needs_id}"


class Step(models.Model):
    """One thing that became of an action: a change of state, progress, a carrying over. Never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="steps")
    name = models.CharField(max_length=20, help_text="Of the state table, or `progress`.")
    state = models.CharField(max_length=12, choices=ActionState.choices, help_text="In which it then was.")
    text = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True, help_text='Where: "Meeting of 10 December 2018".')
    on = models.DateField()
    by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["action", "at"])]

    def __str__(self) -> str:
        return f"{self.name} of {self.action_id}"


class Ask(models.Model):
    """One question put to a party outside, until it is answered or given up."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="asks")
    party = models.CharField(max_length=120)
    what = models.CharField(max_length=300)
    reply_due_on = models.DateField(null=True, blank=True)
    answered_from = models.DateField(null=True, blank=True, help_text="The earliest day it can have been.")
    answered_to = models.DateField(null=True, blank=True, help_text="The latest.")
    answered_words = models.CharField(max_length=60, blank=True, help_text='As said: "August".')
    answer = models.TextField(blank=True)
    given_up_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.what


class Chase(models.Model):
    """One sending of an ask: who asked, by what means, on which rung of the ladder."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="chases")
    level = models.CharField(max_length=10, choices=Level.choices)
    chaser = models.CharField(max_length=120, help_text="Who asked.")
    through = models.CharField(max_length=120, blank=True, help_text="Through whom: the councillors.")
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.UNKNOWN)
    sent_from = models.DateField(help_text="The earliest day it can have been.")
    sent_to = models.DateField(help_text="The latest.")
    sent_words = models.CharField(max_length=60, blank=True)
    recorded_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sent_from__lte=models.F("sent_to")), name="chased_on_some_day")
        ]

    def __str__(self) -> str:
        return f"{self.level} about {self.ask_id}"


class ReminderChoice(models.Model):
    """How somebody wants to be reminded of what they owe. Without a row: once a week, and of moved days at once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="+")
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    moved = models.CharField(max_length=10, choices=Moved.choices, default=Moved.AT_ONCE)
    last_sent_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.rhythm} to {self.membership_id}"


def owners_in_words(action: Action) -> str:
    """Return who owes the action, as a sentence would say it: "A Name (Council) and Police"."""
    joint = sorted(action.joint_owners.all(), key=lambda row: row.position)
    names = [_in_words(action.owner_name, action.owner, action.agency)]
    return " and ".join([*names, *(_in_words(row.name, row.membership, row.agency) for row in joint)])


def _in_words(name: str, membership: Membership | None, agency: Agency | None) -> str:
    person = name or (str(membership.account) if membership else "")
    return f"{person} ({agency})" if person and agency else person or str(agency)
