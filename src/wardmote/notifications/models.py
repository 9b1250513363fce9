"""The outbox, and prompts that people see when they sign in."""

from django.db import models
from django.db.models import Q

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import Permission
from wardmote.access.ids import new_id
from wardmote.notifications.choices import MessageState


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, viewer: Actor) -> "MessageQuerySet":
        """The messages of the viewer's agency: for its casework people and its account administrators."""
        if isinstance(viewer, SystemActor):
            here = viewer.partnership_id
            return self if here is None else self.filter(partnership_id=here)
        if not isinstance(viewer, Viewer):
            return self.none()
        agencies = {viewer.agency_id} & set(viewer.principals)
        if viewer.may(Permission.MANAGE_ACCOUNTS):
            agencies.add(viewer.agency_id)
        return self.filter(partnership_id=viewer.partnership_id, agency_id__in=agencies)


class Message(models.Model):
    """One e-mail to be sent, or sent. Kept for the record; its text holds no facts of a case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    agency_id = models.UUIDField(null=True)
    to = models.EmailField()
    subject = models.CharField(max_length=150)
    text = models.TextField(help_text="Emptied after it was sent when it holds a secret link.")
    holds_secret = models.BooleanField(
        default=False, help_text="Whoever reads the text could use its link: an invitation, a new password."
    )
    record_id = models.UUIDField(null=True, help_text="The report, case or invitation it is about.")
    contact_point_id = models.UUIDField(null=True, help_text="For residents: asked again when it is sent.")
    calendar = models.TextField(
        blank=True, default="", help_text="An invitation that goes with it (RFC 5545). Emptied with the text."
    )
    state = models.CharField(max_length=8, choices=MessageState.choices, default=MessageState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True, help_text="Without the address.")
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, help_text="When it was sent, given up or stopped.")

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["created_at"], condition=Q(state="waiting"), name="messages_waiting"),
        ]

    def __str__(self) -> str:
        return self.subject


class PromptQuerySet(models.QuerySet["Prompt"]):
    def visible_to(self, viewer: Actor) -> "PromptQuerySet":
        """The prompts for the viewer: their own, and those for everybody with casework duties."""
        if isinstance(viewer, SystemActor):
            here = viewer.partnership_id
            return self if here is None else self.filter(partnership_id=here)
        if not isinstance(viewer, Viewer):
            return self.none()
        reached = Q(membership_id=viewer.membership_id) | Q(
            membership_id__isnull=True, agency_id__in=viewer.principals
        )
        return self.filter(reached, partnership_id=viewer.partnership_id)


class Prompt(models.Model):
    """Something a person must see at their next sign-in: a serious report, somebody at risk."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    agency_id = models.UUIDField()
    membership_id = models.UUIDField(
        null=True, help_text="Empty: everybody of the agency with casework duties."
    )
    text = models.CharField(max_length=200)
    record_type = models.CharField(max_length=20)
    reference = models.CharField(max_length=20)
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True, help_text="The membership that settled it.")

    objects = PromptQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["agency_id", "settled_at"]),
            models.Index(fields=["record_type", "reference"], name="prompts_by_reference"),
        ]

    def __str__(self) -> str:
        return self.text


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def visible_to(self, viewer: Actor) -> "CalendarFeedQuerySet":
        """The viewer's own feeds."""
        if isinstance(viewer, SystemActor):
            here = viewer.partnership_id
            return self if here is None else self.filter(partnership_id=here)
        if not isinstance(viewer, Viewer):
            return self.none()
        return self.filter(partnership_id=viewer.partnership_id, membership_id=viewer.membership_id)


class CalendarFeed(models.Model):
    """The secret address of a calendar that one person subscribes to. Only its hash is kept; it can be stopped.

    What it shows is worked out each time from what that person may see then.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    membership_id = models.UUIDField()
    kind = models.CharField(max_length=20, help_text="Which calendar; the pages know the kinds.")
    record_id = models.UUIDField(null=True, help_text="Of which body or agency, where the kind has one.")
    name = models.CharField(max_length=120, help_text="As the calendar program shows it.")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_on = models.DateField(null=True)
    stopped_at = models.DateTimeField(null=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["membership_id"], name="calendar_feeds_of_a_person")]

    def __str__(self) -> str:
        return self.name
