"""The outbox, and prompts that people see when they sign in."""

from django.db import models

from wardmote.access.ids import new_id
from wardmote.notifications.choices import MessageState


class Message(models.Model):
    """One e-mail to be sent, or sent. Kept for the record; its text holds no facts of a case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    agency_id = models.UUIDField(null=True)
    to = models.EmailField()
    subject = models.CharField(max_length=150)
    text = models.TextField()
    record_id = models.UUIDField(null=True, help_text="The report, case or invitation it is about.")
    contact_point_id = models.UUIDField(null=True, help_text="For residents: asked again when it is sent.")
    state = models.CharField(max_length=8, choices=MessageState.choices, default=MessageState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["partnership_id", "-created_at"])]

    def __str__(self) -> str:
        return self.subject


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

    class Meta:
        indexes = [models.Index(fields=["agency_id", "settled_at"])]

    def __str__(self) -> str:
        return self.text
