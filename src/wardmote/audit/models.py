"""The table of access events and their seals.

No foreign keys: the log must not hold up the erasure of what it speaks of, nor be changed by it. Both
tables belong to the database role `wardmote_audit`; the app role may insert events and nothing else.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from wardmote.access.ids import new_id
from wardmote.audit.choices import Category, Outcome


class AccessEvent(models.Model):
    """One act on personal data. Holds identifiers and names of fields, never their content."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField("when", help_text="Clock of the database, UTC.")
    category = models.CharField(max_length=12, choices=Category.choices)
    act = models.CharField(max_length=60, help_text="The operation or query, as named in the code.")
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.ALLOWED)
    actor_kind = models.CharField(max_length=10)
    account_id = models.UUIDField(null=True)
    membership_id = models.UUIDField(null=True)
    agency_id = models.UUIDField(null=True)
    partnership_id = models.UUIDField(null=True)
    record_type = models.CharField(max_length=40)
    record_ids = ArrayField(models.UUIDField(), help_text="The record, or the rows of a list as shown.")
    subject_ids = ArrayField(models.UUIDField(), default=list, help_text="Persons whose data it was.")
    field_names = ArrayField(models.CharField(max_length=60), default=list)
    field_classes = ArrayField(models.CharField(max_length=2), default=list)
    query_fingerprint = models.CharField(
        max_length=64, default="", help_text="Hash of a search, never its text."
    )
    purpose = models.CharField(max_length=40, default="")
    recipient = models.CharField(max_length=200, default="", help_text="To whom, for disclosures only.")
    ip = models.GenericIPAddressField(null=True)
    session_hash = models.CharField(max_length=64, default="")

    class Meta:
        db_table = "audit_accessevent"
        indexes = [
            models.Index(fields=["agency_id", "at"]),
            models.Index(fields=["membership_id", "at"]),
            GinIndex(fields=["subject_ids"]),
            GinIndex(fields=["record_ids"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="recipient_only_and_always_for_disclosure",
                condition=models.Q(category=Category.DISCLOSURE) & ~models.Q(recipient="")
                | ~models.Q(category=Category.DISCLOSURE) & models.Q(recipient=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act}"


class Unsealed(models.Model):
    """The queue of events that the sealer has not yet reached; a trigger puts them here."""

    event_id = models.UUIDField(primary_key=True)

    class Meta:
        db_table = "audit_unsealed"

    def __str__(self) -> str:
        return str(self.event_id)


class Seal(models.Model):
    """An event's place in the hash chain: `hash` = SHA-256 of the seal before and the event's content."""

    position = models.BigIntegerField(primary_key=True)
    event_id = models.UUIDField(unique=True)
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    class Meta:
        db_table = "audit_seal"

    def __str__(self) -> str:
        return str(self.position)
