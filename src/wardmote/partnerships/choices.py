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


class ReviewStep(TextChoices):
    """What happens in an ASB case review, in its order; a procedure promises each within working days."""

    RECEIVED = "received", "The application is received"
    ACKNOWLEDGED = "acknowledged", "The application is acknowledged"
    ASKED = "asked", "The agencies are asked what they hold"
    ANSWERED = "answered", "The agencies answer"
    DECIDED = "decided", "The applicant is told whether the threshold is met"
    PANEL = "panel", "The review meets"
    TOLD = "told", "The applicant is told the outcome"


class DayUnit(TextChoices):
    """What the time between the behaviour and the complaint is counted in."""

    MONTHS = "months", "months"
    DAYS = "days", "days"


class GroupMatter(TextChoices):
    """What several people must have complained about, where a procedure counts people."""

    SAME_INCIDENT = "same_incident", "the same incident"
    SAME_PROBLEM = "same_problem", "the same problem"


class ChairRule(TextChoices):
    """Who may chair a review, as the procedure says."""

    INDEPENDENT = "independent", "Somebody from outside the agencies that take part"
    NOT_INVOLVED = "not_involved", "Somebody who had nothing to do with the case"
    ANY = "any", "Any of the agencies"


class AppealBody(TextChoices):
    """Who hears an appeal (2014 Act, Schedule 4, paragraph 3: dissatisfaction with application or review)."""

    COUNCIL = "council", "The council"
    POLICING_BODY = "policing_body", "The local policing body"
    OTHER_AREA = "other_area", "The council of another area"


class ReviewChannel(TextChoices):
    """How a person may apply for a review."""

    ONLINE = "online", "Online"
    PHONE = "phone", "By telephone"
    PAPER = "paper", "On paper"
    E_MAIL = "e_mail", "By e-mail"
    IN_PERSON = "in_person", "In person"
