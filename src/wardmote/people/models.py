"""Persons, contact points, safe locations, protected sources, links between records of one person."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from wardmote.access.ids import new_id
from wardmote.partnerships.models import Agency, Membership, Partnership
from wardmote.people.choices import AgeBand, ContactKind, Safety
from wardmote.sharing.models import AlsoShownQuerySet, Audience


class Person(models.Model):
    """One record of somebody, named or only described. Several records may be one person (see Link)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, db_index=False, related_name="+")
    # Nobody looks for persons by agency or audience alone, and neither is ever deleted: no index of its own.
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, db_index=False, related_name="+", help_text="Who holds the record."
    )
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, db_index=False, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    also_known_as = ArrayField(models.CharField(max_length=120), default=list)
    description = models.TextField(blank=True, help_text="Of somebody whose name is not known.")
    born_on = models.DateField(null=True, blank=True)
    age_band = models.CharField(max_length=8, choices=AgeBand.choices, default=AgeBand.UNKNOWN)
    language = models.CharField(max_length=40, blank=True)
    needs = models.TextField(
        blank=True, help_text="What makes them vulnerable, or what they need (class F4)."
    )
    needs_review_on = models.DateField(null=True, blank=True)
    address_text = models.CharField(max_length=200, blank=True, help_text="As given (class F3).")
    postcode = models.CharField(max_length=8, blank=True)
    # Keys for "same person" look-ups, made by `names.name_key` and `places.addresses`.
    name_key = models.CharField(max_length=120, blank=True)
    address_key = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = AlsoShownQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["partnership", "name_key"]),
            models.Index(
                fields=["partnership", "address_key"],
                condition=~models.Q(address_key=""),
                name="people_by_address",
            ),
            GinIndex(fields=["name_key"], opclasses=["gin_trgm_ops"], name="people_person_name_trigram"),
        ]

    def __str__(self) -> str:
        return self.name or self.description[:40] or "somebody"


class ContactPoint(models.Model):
    """One way to reach a person, and everything that decides whether it may be used."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contact_points")
    kind = models.CharField(max_length=12, choices=ContactKind.choices)
    value = models.CharField(max_length=200)
    value_key = models.CharField(max_length=200, help_text="Normalised, for look-ups.")
    safety = models.CharField(max_length=12, choices=Safety.choices, default=Safety.UNKNOWN)
    may_leave_message = models.BooleanField(default=False)
    may_say_who_we_are = models.BooleanField(default=False)
    say_we_are = models.CharField(max_length=80, blank=True)
    safe_times = models.CharField(max_length=120, blank=True)
    code_word = models.CharField(
        max_length=128, blank=True, help_text="A hash of the word they agreed with us: see code_words."
    )
    unsafe_with = models.CharField(max_length=200, blank=True, help_text="Who must not learn of it.")
    is_preferred = models.BooleanField(default=False)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["partnership", "value_key"]),
            models.Index(
                fields=["verified_by"],
                condition=models.Q(verified_by__isnull=False),
                name="people_contacts_verified_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} for {self.person_id}"


class SafeLocation(models.Model):
    """Where somebody is safe (class F5): encrypted, shown on click to those named, never in a list."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="safe_locations")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    sealed_text = models.BinaryField(help_text="AES-256-GCM; the key's name stands in front.")
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return "a safe location"


class ProtectedSource(models.Model):
    """Who told us in confidence (class F6): encrypted, shown on click to its author only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    record_id = models.UUIDField(help_text="The report or case it stands behind.")
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    sealed_text = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="When its text was emptied.")

    def __str__(self) -> str:
        return "a protected source"


class Link(models.Model):
    """Two records that an officer says are one person; undone by ending it, nothing is merged away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    linked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="two_different_records", condition=~models.Q(one=models.F("other"))),
            models.UniqueConstraint(
                fields=["one", "other"], condition=models.Q(ended_at__isnull=True), name="linked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} = {self.other_id}"
