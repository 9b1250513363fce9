"""Actions."""

from django.db import models

from wardmote.access.ids import new_id
from wardmote.actions.choices import ActionState
from wardmote.partnerships.models import Agency, Membership, Partnership
from wardmote.sharing.models import Audience, SharedQuerySet


class Action(models.Model):
    """Something that somebody owes. Its audience is that of the record it was set on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="Who owes it.")
    owner = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=ActionState.choices, default=ActionState.OPEN)
    result = models.CharField(max_length=300, blank=True)
    set_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = SharedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "state", "due_on"]),
            models.Index(fields=["agency", "state", "due_on"]),
        ]

    def __str__(self) -> str:
        return self.text
