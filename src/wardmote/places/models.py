"""Areas, postcodes and streets (published data), and the places of a partnership."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from wardmote.access.actors import Actor
from wardmote.access.ids import new_id
from wardmote.partnerships.models import Membership, Partnership
from wardmote.places.choices import AreaKind, PlaceKind, PointFrom
from wardmote.places.postcodes import show_postcode


class Area(models.Model):
    """A district, ward, LSOA or MSOA of one edition, with its generalised boundary. Published by the ONS."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=8, choices=AreaKind.choices)
    code = models.CharField(max_length=9, unique=True, help_text="ONS code, e.g. E05005531.")
    name = models.CharField(max_length=120)
    district_code = models.CharField(
        max_length=9, blank=True, help_text="The district it lies in, itself for one."
    )
    edition = models.PositiveSmallIntegerField(help_text="Year of the boundaries, e.g. 2021 for LSOA 2021.")
    boundary = models.JSONField(help_text="GeoJSON Polygon or MultiPolygon, longitude and latitude (WGS 84).")
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    loaded_at = models.DateTimeField(help_text="When it was last changed: index caches follow it.")

    class Meta:
        indexes = [
            models.Index(fields=["district_code", "kind"]),
            models.Index(fields=["loaded_at"]),
        ]

    def __str__(self) -> str:
        return self.name


class Postcode(models.Model):
    """A postcode and the point in its middle, from the ONS Postcode Directory: live ones and former ones."""

    code = models.CharField(
        max_length=7, primary_key=True, help_text="In capitals, without the space: LE25LF."
    )
    outward = models.CharField(max_length=4, db_index=True, help_text="Its first part: LE2.")
    lon = models.FloatField(help_text="Degrees east (WGS 84).")
    lat = models.FloatField(help_text="Degrees north (WGS 84).")
    ward_code = models.CharField(max_length=9, blank=True)
    lsoa_code = models.CharField(max_length=9, blank=True)
    district_code = models.CharField(max_length=9, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["lat", "lon"]),
            # For what somebody has typed so far: a prefix, whatever the database's collation.
            models.Index(OpClass("code", name="text_pattern_ops"), name="postcode_by_prefix"),
        ]

    def __str__(self) -> str:
        return f"{self.code[:-3]} {self.code[-3:]}"


class Street(models.Model):
    """A street, or a stretch of one, with a point on it. Published anchors; a long street has several."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    normalised_name = models.CharField(max_length=120, help_text="Lower case, words of streets in full.")
    locality = models.CharField(max_length=80, blank=True, help_text="Village, town or suburb.")
    lon = models.FloatField(help_text="Degrees east (WGS 84).")
    lat = models.FloatField(help_text="Degrees north (WGS 84).")
    ward_code = models.CharField(max_length=9, blank=True)
    lsoa_code = models.CharField(max_length=9, blank=True)
    district_code = models.CharField(max_length=9, blank=True)
    outward = models.CharField(max_length=4, blank=True, help_text="First part of the nearest postcode.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["normalised_name", "lon", "lat"], name="street_anchor_once")
        ]
        indexes = [
            models.Index(fields=["lat", "lon"]),
            # Written seldom: without the list of pending entries, which makes look-ups dear after a load.
            GinIndex(
                fields=["normalised_name"],
                opclasses=["gin_trgm_ops"],
                fastupdate=False,
                name="street_by_trigram",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.locality}" if self.locality else self.name


class PlaceQuerySet(models.QuerySet["Place"]):
    def visible_to(self, viewer: Actor) -> Self:
        """The places of the viewer's own partnership, for people who work in it and for the system.

        The public and partners' machines see none: they say where something is, and do not look up who else
        has been there. The table's row security says the same.
        """
        partnership_id: UUID | None = getattr(viewer, "partnership_id", None)
        if viewer.kind == "system" and partnership_id is None:
            return self.all()
        if viewer.kind not in ("viewer", "system") or partnership_id is None:
            return self.none()
        return self.filter(partnership_id=partnership_id)


class Place(models.Model):
    """Where records of one partnership happened. It does not say why it is known, nor to whom.

    Pages show a place through a report or case that the viewer may see, never as a list of addresses: that an
    address is known at all can be a secret. Safe locations (class F5) are never places.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=PlaceKind.choices, default=PlaceKind.ADDRESS)
    name = models.CharField(max_length=120, blank=True, help_text="What people call it: Bell Street flats.")
    address_text = models.CharField(max_length=300, blank=True, help_text="As given (class F3).")
    # Made by rules.match_key and addresses.look_up_key when the place is written.
    match_key = models.CharField(max_length=320, blank=True, help_text="Same key, same place; empty: none.")
    address_key = models.CharField(max_length=200, blank=True, help_text="Finds writings of one house.")
    postcode = models.CharField(max_length=7, blank=True, help_text="In capitals, without the space.")
    uprn = models.BigIntegerField(null=True, blank=True, help_text="Unique Property Reference Number.")
    lon = models.FloatField(null=True, blank=True, help_text="Degrees east (WGS 84).")
    lat = models.FloatField(null=True, blank=True, help_text="Degrees north (WGS 84).")
    point_from = models.CharField(max_length=8, blank=True, choices=PointFrom.choices, default=PointFrom.NONE)
    ward_code = models.CharField(max_length=9, blank=True)
    lsoa_code = models.CharField(max_length=9, blank=True)
    district_code = models.CharField(max_length=9, blank=True)
    landlord_agency_id = models.UUIDField(null=True, blank=True, help_text="The agency that lets it.")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "match_key"], condition=~Q(match_key=""), name="place_once"
            ),
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True, point_from="")
                | Q(lon__range=(-180, 180), lat__range=(-90, 90)) & ~Q(point_from=""),
                name="place_point_whole_and_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(uprn__isnull=True) | Q(uprn__range=(1, 999_999_999_999)),
                name="place_uprn_12_digits",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "address_key"]),
            models.Index(fields=["partnership", "lat", "lon"]),
            models.Index(fields=["partnership", "ward_code"]),
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="place_name_by_trigram"),
        ]

    def __str__(self) -> str:
        return self.name or self.address_text or self.get_kind_display()

    @property
    def postcode_words(self) -> str:
        """The postcode as people write it: LE18 4SE."""
        return show_postcode(self.postcode)


class Correction(models.Model):
    """What was known of a place before somebody corrected it, and why they did."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="corrections")
    reason = models.CharField(max_length=300)
    before = models.JSONField(help_text="Name of each column that changed -> what stood there.")
    corrected_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["place", "-corrected_at"])]

    def __str__(self) -> str:
        return f"{self.place_id}: {self.reason}"
