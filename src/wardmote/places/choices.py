"""Words for areas and places."""

from django.db.models import TextChoices


class AreaKind(TextChoices):
    """Kinds of area, from the largest to the smallest that is drawn here."""

    DISTRICT = "district", "District"
    WARD = "ward", "Ward"
    MSOA = "msoa", "Middle layer super output area (MSOA)"
    LSOA = "lsoa", "Lower layer super output area (LSOA)"


class PlaceKind(TextChoices):
    """What a place is. An address may be somebody's home; the other kinds are not."""

    ADDRESS = "address", "Address"
    BUILDING = "building", "Building"
    OPEN_SPACE = "open_space", "Open space"
    STREET = "street", "Street"
    AREA = "area", "Area"
    OTHER = "other", "Other place"


class PointFrom(TextChoices):
    """Where a place's point comes from: how far it may be trusted on a map."""

    NONE = "", "No point"
    GIVEN = "given", "Given with the place"
    POSTCODE = "postcode", "The middle of its postcode"
