"""Crime files and their rows: published data, the same for every partnership of the installation."""

from django.db import models

from wardmote.access.ids import new_id
from wardmote.crimes.choices import CrimeType


class CrimeFile(models.Model):
    """One police force's month, as it was last published."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    force = models.CharField(max_length=80, help_text="As the file names it: Leicestershire Police.")
    month = models.DateField(help_text="Its first day.")
    sha256 = models.CharField(max_length=64, help_text="Of the file: the same again changes nothing.")
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "month"], name="crime_file_once")]

    def __str__(self) -> str:
        return f"{self.force}, {self.month:%Y-%m}"


class Crime(models.Model):
    """One published row. Its number at the police, which could be followed across files, is not kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey(CrimeFile, on_delete=models.PROTECT, related_name="crimes")
    month = models.DateField()
    kind = models.CharField(max_length=16, choices=CrimeType.choices)
    location = models.CharField(max_length=120, blank=True, help_text="On or near a street, as published.")
    lon = models.FloatField(null=True, help_text="Degrees east (WGS 84) of the anchor.")
    lat = models.FloatField(null=True, help_text="Degrees north (WGS 84) of the anchor.")
    lsoa_code = models.CharField(max_length=9, blank=True, help_text="As published: of 2011 or 2021.")
    ward_code = models.CharField(max_length=9, blank=True, help_text="Where wards are loaded.")
    outcome = models.CharField(max_length=80, blank=True, help_text="The last one published.")

    class Meta:
        indexes = [
            # Of the wards that are loaded alone: a national file lies elsewhere for the most part.
            models.Index(
                fields=["ward_code", "month", "kind"],
                condition=~models.Q(ward_code=""),
                name="crimes_by_ward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.location}, {self.month:%Y-%m}"
