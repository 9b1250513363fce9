"""Records whose time is over, holds that beat every period, and what was erased. Named by plain identifiers."""

from django.db import models

from wardmote.access.ids import new_id
from wardmote.retention.choices import Decision
from wardmote.retention.rules import HoldFacts


class Hold(models.Model):
    """Nothing of a record may be erased: an inquiry, a court case, a complaint. With its reason and its end."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    agency_id = models.UUIDField(help_text="Whose record it is.")
    record_type = models.CharField(max_length=20)
    record_id = models.UUIDField()
    reference = models.CharField(max_length=20)
    reason = models.CharField(max_length=300)
    until = models.DateField(null=True, blank=True, help_text="Its last day; empty: until it is lifted.")
    placed_by = models.UUIDField(null=True)
    placed_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.UUIDField(null=True)
    lifted_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["record_id"])]

    def __str__(self) -> str:
        return f"hold on {self.reference}"

    @property
    def facts(self) -> HoldFacts:
        """What the rules ask of it."""
        return HoldFacts(self.until, self.lifted_at is not None)


class Due(models.Model):
    """A record whose time is over, waiting for a named person's decision; afterwards, what they decided."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    agency_id = models.UUIDField(help_text="Whose record it is.")
    record_type = models.CharField(max_length=20)
    record_id = models.UUIDField()
    reference = models.CharField(max_length=20)
    period = models.CharField(max_length=20)
    over_on = models.DateField(help_text="The first day on which the period was over.")
    found_at = models.DateTimeField()
    decision = models.CharField(max_length=5, choices=Decision.choices, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    keep_until = models.DateField(null=True, blank=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record_id"], condition=models.Q(decided_at=None), name="due_once_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["agency_id", "over_on"])]

    def __str__(self) -> str:
        return f"{self.reference} is due"


class Erasure(models.Model):
    """The certificate of an erasure: which record, by which rule, on whose decision, how many rows. No data."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    agency_id = models.UUIDField()
    record_type = models.CharField(max_length=20)
    record_id = models.UUIDField(unique=True)
    reference = models.CharField(max_length=20)
    period = models.CharField(max_length=20)
    rows = models.JSONField(default=dict, help_text="Table -> how many rows were emptied or deleted.")
    decided_by = models.UUIDField(null=True)
    erased_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reference} was erased"
