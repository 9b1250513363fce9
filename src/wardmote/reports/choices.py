"""Words of a report. Types and qualifiers are two fields: the national list does not tie them together."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """The 13 types of the National Standard for Incident Recording, in force since April 2011."""

    VEHICLE_ABANDONED = "vehicle_abandoned", "Abandoned vehicle (not stolen)"
    VEHICLE_NUISANCE = "vehicle_nuisance", "Vehicle nuisance or misuse"
    ROWDY = "rowdy", "Rowdy or inconsiderate behaviour"
    NEIGHBOURS = "neighbours", "Rowdy or nuisance neighbours"
    LITTER_DRUGS = "litter_drugs", "Littering or drug paraphernalia"
    ANIMALS = "animals", "Animal problems"
    TRESPASS = "trespass", "Trespass"
    COMMUNICATIONS = "communications", "Malicious or nuisance communications"
    STREET_DRINKING = "street_drinking", "Street drinking"
    PROSTITUTION = "prostitution", "Activity related to sex work"
    NOISE = "noise", "Noise"
    BEGGING = "begging", "Begging"
    FIREWORKS = "fireworks", "Fireworks"


class Qualifier(TextChoices):
    """Whom the behaviour affects (Home Office, since 2011)."""

    PERSONAL = "personal", "Personal: aimed at a person or group"
    NUISANCE = "nuisance", "Nuisance: affects the community"
    ENVIRONMENTAL = "environmental", "Environmental: affects places and public spaces"
    UNKNOWN = "unknown", "Not decided yet"


class Channel(TextChoices):
    """How a report reached us. Everything records its channel."""

    WEB = "web", "Online form"
    PHONE = "phone", "Phone"
    EMAIL = "email", "Email"
    IN_PERSON = "in_person", "In person"
    LETTER = "letter", "Letter"
    PARTNER = "partner", "Another agency"
    OPEN311 = "open311", "Open311"
    API = "api", "Partner's system"
    IMPORT = "import", "Imported file"
    COUNCILLOR = "councillor", "Councillor or MP"
    POLICE_LOG = "police_log", "Police log"
    FOLLOW = "follow", "Follow-up by the person who reported"


class Status(TextChoices):
    """Where a report stands: section 5.1 of the casework study."""

    RECEIVED = "received", "New"
    TRIAGED = "triaged", "Being looked at"
    ADVISED = "advised", "Closed with advice"
    REFERRED = "referred", "Passed to a partner"
    MERGED = "merged", "Same as another report"
    ATTACHED = "attached", "Part of a case"
    OPENED_CASE = "opened_case", "A case was opened"
    WATCHED = "watched", "Archived, watching for a repeat"


class ImportState(TextChoices):
    """Where a file of reports stands that somebody brought."""

    BROUGHT = "brought", "Not imported"
    UNDER_WAY = "under_way", "Under way"
    IMPORTED = "imported", "Imported"
    FAILED = "failed", "Stopped"


class Priority(TextChoices):
    """How soon an agency answers: its own response times in working days."""

    EMERGENCY = "emergency", "Emergency"
    URGENT = "urgent", "Urgent"
    ROUTINE = "routine", "Routine"


class Known(TextChoices):
    """An answer that may be 'I do not know'."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "I do not know"


class Frequency(TextChoices):
    """How often it happens (question set of section 7.2 of the casework study)."""

    ONCE = "once", "Only once"
    DAILY = "daily", "Every day"
    MOST_DAYS = "most_days", "Most days"
    MOST_WEEKS = "most_weeks", "Most weeks"
    MOST_MONTHS = "most_months", "Most months"
    UNKNOWN = "unknown", "I do not know"


class Affected(TextChoices):
    """Who is affected, as the person who reports says."""

    ME = "me", "Me"
    HOUSEHOLD = "household", "My household"
    SOMEBODY_ELSE = "somebody_else", "Somebody else"
    BUSINESS = "business", "A business or its staff"
    COMMUNITY = "community", "The whole neighbourhood"
    UNKNOWN = "unknown", "I do not know"


class HateStrand(TextChoices):
    """What hostility is perceived to be about (perception test, any person)."""

    DISABILITY = "disability", "Disability"
    RACE = "race", "Race or ethnicity"
    RELIGION = "religion", "Religion or belief"
    SEXUAL_ORIENTATION = "sexual_orientation", "Sexual orientation"
    TRANSGENDER = "transgender", "Transgender identity"
    OTHER = "other", "Something else about a person"
