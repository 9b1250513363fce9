"""Uploaded files. Rooms below partnerships name the tenant and the agency by plain identifiers."""

from django.db import models

from wardmote.access.ids import new_id
from wardmote.documents.choices import DocumentState
from wardmote.sharing.models import Audience, SharedQuerySet


class DocumentQuerySet(SharedQuerySet):
    """A document is shown to whoever is shown the record that it came with."""

    also_shown = True
    record_column = "record_id"


class Document(models.Model):
    """One file: where it is stored, what it is, and the audience that it inherits from its record."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    agency_id = models.UUIDField()
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    record_id = models.UUIDField(help_text="The report or case it was added to.")
    original_name = models.CharField(max_length=120, help_text="As shown to staff; never used as a path.")
    stored_as = models.CharField(max_length=80, blank=True)
    content_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField(default=0, help_text="Bytes, as stored.")
    sha256 = models.CharField(max_length=64, blank=True, help_text="Of the bytes as stored.")
    state = models.CharField(max_length=8, choices=DocumentState.choices, default=DocumentState.WAITING)
    refused_because = models.CharField(max_length=200, blank=True)
    added_by = models.UUIDField(null=True, help_text="Membership; empty for the public.")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["record_id"])]

    def __str__(self) -> str:
        return self.original_name


class DraftDocument(models.Model):
    """A file uploaded before there is a report: kept for a day under the hash of the form's own key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    draft_key_hash = models.CharField(max_length=64)
    original_name = models.CharField(max_length=120)
    stored_as = models.CharField(max_length=80, blank=True)
    content_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField(default=0, help_text="Bytes, as stored.")
    sha256 = models.CharField(max_length=64, blank=True, help_text="Of the bytes as stored.")
    state = models.CharField(max_length=8, choices=DocumentState.choices, default=DocumentState.WAITING)
    refused_because = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["draft_key_hash"]),
            models.Index(fields=["created_at"]),
        ]

    def __str__(self) -> str:
        return self.original_name
