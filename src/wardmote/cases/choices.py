"""Words of a case."""

from django.db.models import TextChoices


class Subject(TextChoices):
    """What the case is about."""

    PERSON = "person", "A person or household"
    PLACE = "place", "A place"
    GROUP = "group", "A group"


class SharingClass(TextChoices):
    """Who may see a case."""

    OWN_AGENCY = "own_agency", "Our agency only"
    SHARED = "shared", "Shared with named agencies"
    LOCKED = "locked", "Locked: others see only the name and agencies, and may ask"
    HIDDEN = "hidden", "Hidden: only the people named on it know that it exists"


class CaseStatus(TextChoices):
    """Where a case stands: section 5.2 of the casework study."""

    NEW = "new", "New"
    ASSIGNED = "assigned", "Assigned"
    ASSESSED = "assessed", "Risk assessed"
    PLAN_AGREED = "plan_agreed", "Plan agreed"
    ACTIVE = "active", "Active"
    MONITORING = "monitoring", "Monitoring"
    ON_HOLD = "on_hold", "On hold"
    CLOSURE_REQUESTED = "closure_requested", "Closing asked for"
    CLOSED = "closed", "Closed"


class RiskBand(TextChoices):
    """Outcome of a risk assessment; the questions are each partnership's own."""

    UNKNOWN = "unknown", "Not assessed"
    STANDARD = "standard", "Standard"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class CasePriority(TextChoices):
    """How soon a case is worked on; the highest default of its categories, unless overridden with a reason."""

    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class PersonRole(TextChoices):
    """What somebody is in a case; a person may be several (section 38(3) DPA 2018)."""

    COMPLAINANT = "complainant", "Complainant"
    VICTIM = "victim", "Victim"
    WITNESS = "witness", "Witness"
    ALLEGED = "alleged", "Alleged perpetrator"
    PROFESSIONAL = "professional", "Professional"
    PARENT = "parent", "Parent or guardian"
    AGENT = "agent", "Agent with written consent"


class Consent(TextChoices):
    """What somebody on a case says about sharing what they told."""

    AGREES = "agrees", "They agree"
    OBJECTS = "objects", "They object"
    NOT_ASKED = "not_asked", "They were not asked: it would not be safe, or nobody can reach them"

    @property
    def sentence(self) -> str:
        """The same after a name: "… agrees"."""
        return {"agrees": "agrees", "objects": "objects", "not_asked": "was not asked"}[self.value]


class EntryKind(TextChoices):
    """A line of the chronology."""

    NOTE = "note", "Note"
    CONTACT = "contact", "Contact with the victim"
    DECISION = "decision", "Decision"
    STATUS = "status", "Status"
    SHARING = "sharing", "Sharing"
    FILE = "file", "File"
    ACTION = "action", "Action"
    REPORT = "report", "Report"


class Outcome(TextChoices):
    """How a case ended."""

    RESOLVED = "resolved", "Resolved"
    RESOLVED_INFORMALLY = "resolved_informally", "Resolved by advice or agreement"
    ENFORCED = "enforced", "Resolved by use of a power"
    MOVED_AWAY = "moved_away", "Somebody moved away"
    NOT_SUBSTANTIATED = "not_substantiated", "Not enough evidence"
    NO_FURTHER_CONTACT = "no_further_contact", "The complainant does not want to go on"
    REFERRED = "referred", "Passed to another service"


class RequestState(TextChoices):
    """Where a request for access to a locked case stands."""

    ASKED = "asked", "Asked"
    GRANTED = "granted", "Granted"
    REFUSED = "refused", "Refused"


class OverrideReason(TextChoices):
    """Why the lock of a case had to be overridden."""

    LIFE = "life", "Somebody's life is at risk now"
    CHILD = "child", "A child is at risk now"
    SERIOUS_HARM = "serious_harm", "Somebody may be seriously hurt now"
    MISSING = "missing", "Somebody is missing"


class Verdict(TextChoices):
    """What the review of an override found."""

    UPHELD = "upheld", "It was right"
    MISUSE = "misuse", "It was misuse"


class LegalPower(TextChoices):
    """By what power personal data is given to another agency. The purpose is said in words beside it."""

    CDA_115 = "cda_115", "Crime and Disorder Act 1998, section 115"
    ABCPA_SCH4 = "abcpa_sch4", "ASB, Crime and Policing Act 2014, schedule 4 (ASB case review)"
    SAFEGUARDING = "safeguarding", "Safeguarding of a child or an adult at risk"
    VITAL = "vital", "To protect somebody's life"
    COURT = "court", "Order of a court"
    CONSENT = "consent", "The person agreed"
    OTHER = "other", "Another power, named in the purpose"


class Told(TextChoices):
    """How the complainant learns how the case ended."""

    FOLLOW_PAGE = "follow_page", "On the page by which they follow their report"
    EMAIL = "email", "By email, and on the page by which they follow their report"
    LETTER = "letter", "By letter"
    IN_PERSON = "in_person", "In person or by phone"
    NOBODY = "nobody", "Not told"


class ContactHow(TextChoices):
    """How a contact with a victim was made."""

    PHONE = "phone", "Phone call"
    TEXT = "text", "Text message"
    EMAIL = "email", "Email"
    POST = "post", "Letter"
    IN_PERSON = "in_person", "Visit or meeting"
    THIRD_PARTY = "third_party", "Through somebody else"


class Satisfaction(TextChoices):
    """An answer of the survey, on the scale of the regulator's tenant satisfaction measures (TP12 among them)."""

    VERY_GOOD = "very_good", "Very satisfied"
    GOOD = "good", "Fairly satisfied"
    NEITHER = "neither", "Neither satisfied nor dissatisfied"
    BAD = "bad", "Fairly dissatisfied"
    VERY_BAD = "very_bad", "Very dissatisfied"
