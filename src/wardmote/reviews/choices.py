"""Words of an ASB case review."""

from django.db.models import TextChoices


class ReviewState(TextChoices):
    """Where a review stands: section 5.3 of the casework study."""

    RECEIVED = "received", "Received"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    CIRCULATED = "circulated", "All relevant bodies informed"
    INFO_REQUESTED = "info_requested", "Waiting for information"
    INFO_COMPLETE = "info_complete", "Ready for the threshold decision"
    THRESHOLD_MET = "threshold_met", "Threshold met"
    THRESHOLD_NOT_MET = "threshold_not_met", "Threshold not met"
    REJECTED = "rejected", "Rejected"
    PANEL_SCHEDULED = "panel_scheduled", "Panel has a date"
    REVIEWED = "reviewed", "Reviewed by the panel"
    OUTCOME_NOTIFIED = "outcome_notified", "Outcome told"
    RECOMMENDATIONS_TRACKED = "recommendations_tracked", "Recommendations followed up"
    CLOSED = "closed", "Closed"
    APPEAL_RECEIVED = "appeal_received", "Appeal received"
    APPEAL_DISMISSED = "appeal_dismissed", "Appeal dismissed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    MERGED = "merged", "Joined with another application"


class Capacity(TextChoices):
    """As what somebody applies: individuals, businesses and groups may."""

    INDIVIDUAL = "individual", "A person or household"
    BUSINESS = "business", "A business"
    GROUP = "group", "A group of people"


class Relation(TextChoices):
    """What somebody who applies for another person is to them."""

    FAMILY = "family", "Family member"
    FRIEND = "friend", "Friend or neighbour"
    CARER = "carer", "Carer"
    COUNCILLOR = "councillor", "Councillor"
    MP = "mp", "Member of Parliament"
    ADVOCATE = "advocate", "Advocate or support worker"
    PROFESSIONAL = "professional", "Another professional"
    OTHER = "other", "Somebody else"


class Consent(TextChoices):
    """Whether the person agreed in writing to be represented."""

    NOT_NEEDED = "not_needed", "Not needed: they apply themselves"
    AWAITED = "awaited", "Not here yet"
    GIVEN = "given", "Given in writing"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Attendance(TextChoices):
    """How the victim wants to be heard by the panel."""

    NOT_SAID = "not_said", "Not said"
    ATTEND = "attend", "Attends"
    REPRESENTATIVE = "representative", "Somebody attends for them"
    STATEMENT = "statement", "A statement is read"
    NO = "no", "Does not want to be heard"


class Source(TextChoices):
    """How we know of a complaint."""

    RECORD = "record", "Found in the record"
    CLAIMED = "claimed", "Said by the applicant, not verified"
    CONFIRMED = "confirmed", "Said by the applicant, confirmed by the agency"


class Route(TextChoices):
    """By which route of the procedure the threshold was met, or was not."""

    COMPLAINTS = "complaints", "Enough qualifying complaints"
    HATE = "hate", "A hate incident"
    SEVERAL_PEOPLE = "several_people", "Several people about the same incident"
    PEOPLE = "people", "Decided by people: persistence, harm, adequacy of the response"


class RequestState(TextChoices):
    """Where an information request stands (section 5.8 of the casework study)."""

    SENT = "sent", "Waiting for an answer"
    PARTLY = "partly", "Answered in part"
    SUPPLIED = "supplied", "Answered"
    REFUSED = "refused", "Refused"
    RELEASED = "released", "No longer asked: the body left"


class BodyRole(TextChoices):
    """Why a body is on a review."""

    RELEVANT = "relevant", "Relevant body (section 105(2))"
    INVITED = "invited", "Invited partner"


class Told(TextChoices):
    """How the applicant was told."""

    FOLLOW_PAGE = "follow_page", "On the page by which they follow their application"
    EMAIL = "email", "By email that holds no details, and on that page"
    LETTER = "letter", "By letter"
    IN_PERSON = "in_person", "In person or by phone"


class PanelState(TextChoices):
    """Where a panel stands."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Did not take place"


class Presence(TextChoices):
    """Whether a member of a panel was there."""

    EXPECTED = "expected", "Expected"
    PRESENT = "present", "Present"
    APOLOGIES = "apologies", "Apologies"
    ABSENT = "absent", "Absent"


class AnswerState(TextChoices):
    """What a body says to a recommendation to which it must have regard (section 104(7))."""

    AWAITED = "awaited", "No answer yet"
    ACCEPTED = "accepted", "Accepted"
    PARTLY = "partly", "Accepted in part"
    NOT_ACCEPTED = "not_accepted", "Not accepted, with reasons"


class AppealAbout(TextChoices):
    """What an appeal is about (Schedule 4 paragraph 3)."""

    THRESHOLD = "threshold", "The threshold decision"
    HANDLING = "handling", "How the application was handled"
    OUTCOME = "outcome", "The outcome of the review"


class AppealState(TextChoices):
    """Where an appeal stands."""

    RECEIVED = "received", "Received"
    UPHELD = "upheld", "Upheld"
    DISMISSED = "dismissed", "Dismissed"


class LetterKind(TextChoices):
    """What a letter to the applicant is about."""

    ACKNOWLEDGEMENT = "acknowledgement", "We have your application"
    THRESHOLD = "threshold", "The threshold decision"
    REJECTION = "rejection", "Why the application is not taken further"
    PANEL = "panel", "The panel and how to be heard"
    OUTCOME = "outcome", "The outcome"
    APPEAL = "appeal", "The answer to the appeal"
    PROGRESS = "progress", "Progress"
    CLOSING = "closing", "The review is closed"


class ReviewEntryKind(TextChoices):
    """A line of a review's chronology."""

    NOTE = "note", "Note"
    CONTACT = "contact", "Contact with the applicant"
    STATE = "state", "State"
    DECISION = "decision", "Decision"
    INFORMATION = "information", "Information from a body"
    PANEL = "panel", "Panel"
    LETTER = "letter", "Letter"
    PAPER = "paper", "Paper"


class FiguresSource(TextChoices):
    """Where yearly figures come from."""

    COUNTED = "counted", "Counted from the record"
    ENTERED = "entered", "Entered by hand"


class ExplainedHow(TextChoices):
    """How somebody was told that there is a case review."""

    EMAIL = "email", "By email that holds no details"
    PROMPT = "prompt", "An officer is asked to tell them"
