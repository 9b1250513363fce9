"""The categories of police.uk, with the words that its files use."""

from django.db.models import TextChoices


class CrimeType(TextChoices):
    """What was recorded. Those from "Public disorder and weapons" on are of files before May 2013."""

    ASB = "asb", "Anti-social behaviour"
    BICYCLE_THEFT = "bicycle_theft", "Bicycle theft"
    BURGLARY = "burglary", "Burglary"
    DAMAGE_ARSON = "damage_arson", "Criminal damage and arson"
    DRUGS = "drugs", "Drugs"
    OTHER_CRIME = "other_crime", "Other crime"
    OTHER_THEFT = "other_theft", "Other theft"
    WEAPONS = "weapons", "Possession of weapons"
    PUBLIC_ORDER = "public_order", "Public order"
    ROBBERY = "robbery", "Robbery"
    SHOPLIFTING = "shoplifting", "Shoplifting"
    THEFT_PERSON = "theft_person", "Theft from the person"
    VEHICLE_CRIME = "vehicle_crime", "Vehicle crime"
    VIOLENCE = "violence", "Violence and sexual offences"
    DISORDER_WEAPONS = "disorder_weapons", "Public disorder and weapons"
    VIOLENT_CRIME = "violent_crime", "Violent crime"
