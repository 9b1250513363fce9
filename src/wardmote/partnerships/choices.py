"""Words of the partnership."""

from django.db.models import TextChoices


class AgencyType(TextChoices):
    """What kind of body an agency is (types of section 3.3 of the sharing study)."""

    DISTRICT = "district", "District or borough council"
    COUNTY = "county", "County council"
    UNITARY = "unitary", "Unitary council"
    POLICE = "police", "Police"
    FIRE = "fire", "Fire and rescue"
    HOUSING = "housing", "Housing provider"
    HEALTH = "health", "Health"
    PROBATION = "probation", "Probation"
    EDUCATION = "education", "Education"
    VOLUNTARY_VICTIM = "voluntary_victim", "Voluntary service for victims"
    VOLUNTARY_BEHAVIOUR = "voluntary_behaviour", "Voluntary service for behaviour change"
    VOLUNTARY_OTHER = "voluntary_other", "Other voluntary service"


class Side(TextChoices):
    """Which side of a case a team works on: one provider may hold both, behind a wall."""

    NEUTRAL = "neutral", "Neither"
    VICTIM = "victim", "With victims"
    BEHAVIOUR = "behaviour", "With people who cause harm"


class EndReason(TextChoices):
    """Why a membership ended."""

    LEFT = "left", "Left the agency"
    MOVED = "moved", "Moved to another job"
    DORMANT = "dormant", "Not used for a long time"
    MISUSE = "misuse", "Stopped by the agency"


class Scope(TextChoices):
    """What a machine token may do."""

    REPORTS_WRITE = "reports:write", "Send reports"
    REPORTS_READ = "reports:read", "Read the state of reports"
    REPORTS_PEOPLE = "reports:people", "With that, read what was told, where, and who told it"
