"""Words about bodies, meetings, agendas, papers and minutes."""

from django.db.models import IntegerChoices, TextChoices


class BodyKind(TextChoices):
    """What kind of body it is."""

    PARTNERSHIP = "partnership", "Community safety partnership"
    OFFICER_GROUP = "officer_group", "Officer group"
    BOARD = "board", "Strategic board"
    DELIVERY_GROUP = "delivery_group", "Delivery group"
    SCRUTINY = "scrutiny", "Scrutiny committee"
    PANEL = "panel", "Panel or forum"
    OUTSIDE = "outside", "Outside body"  # as committee systems call one that the council only sends people to


class StatutoryKind(TextChoices):
    """What the law calls the body, if it names it."""

    NONE = "none", "Not named in law"
    STRATEGY_GROUP = "strategy_group", "Strategy group of the area (SI 2007/1830, regulation 3)"
    COUNTY_GROUP = "county_group", "County strategy group (SI 2007/1830, regulation 9)"
    SCRUTINY = "scrutiny", "Crime and disorder committee (Police and Justice Act 2006, section 19)"


class StatutoryType(TextChoices):
    """Who a member sits for, in the words of section 5 of the Crime and Disorder Act 1998."""

    COUNCIL = "council", "District, borough or unitary council"
    COUNTY = "county", "County council"
    POLICE = "police", "Chief officer of police"
    FIRE = "fire", "Fire and rescue authority"
    HEALTH = "health", "Integrated care board or local health board"
    PROBATION = "probation", "Provider of probation services"
    POLICING_BODY = "policing_body", "Local policing body"
    OTHER = "other", "Another organisation"


class MemberClass(TextChoices):
    """On which footing somebody sits on a body (Crime and Disorder Act 1998, section 5(1) to (3))."""

    RESPONSIBLE = "responsible", "Responsible authority"
    CO_OPERATING = "co_operating", "Co-operating body"
    PARTICIPATING = "participating", "Invited to participate"
    INVITED = "invited", "Guest or adviser"


class MemberRole(TextChoices):
    """What a member does on a body."""

    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice_chair", "Vice-chair"
    MEMBER = "member", "Member"
    OFFICER = "officer", "Officer support"
    OBSERVER = "observer", "Observer"


class Numbering(TextChoices):
    """How the items of a body's agendas are numbered."""

    YEAR = "year", "Numbers run on through the year"
    MEETING = "meeting", "Numbers begin again at each meeting"


class Names(TextChoices):
    """How people are shown on public pages and in published files."""

    ROLES = "roles", "Only their organisation and role"
    NAMES = "names", "Their names"


class NameKind(TextChoices):
    """Which other name of a body it is."""

    ALSO = "also", "Also called so"
    FORMER = "former", "Called so before"


class Precision(TextChoices):
    """How exactly an end is known."""

    DAY = "day", "That day"
    MONTH = "month", "Some day in that month"


class Ordinal(IntegerChoices):
    """Which one of a weekday in its month."""

    FIRST = 1, "first"
    SECOND = 2, "second"
    THIRD = 3, "third"
    FOURTH = 4, "fourth"
    LAST = 5, "last"


class Weekday(IntegerChoices):
    """Days of the week on which bodies meet."""

    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"


class MeetingState(TextChoices):
    """Where a meeting stands. Where its minutes stand is their own affair."""

    PROPOSED = "proposed", "Proposed"
    SCHEDULED = "scheduled", "Scheduled"
    AGENDA_OPEN = "agenda_open", "Agenda open"
    PAPERS_CLOSED = "papers_closed", "Papers closed"
    PUBLISHED = "published", "Agenda published"
    HELD = "held", "Held"
    POSTPONED = "postponed", "Postponed"
    CANCELLED = "cancelled", "Cancelled"


class ItemKind(TextChoices):
    """What is done under an item."""

    APOLOGIES = "apologies", "Apologies"
    DECLARATIONS = "declarations", "Declarations of interest"
    MINUTES = "minutes", "Minutes of the previous meeting"
    MATTERS_ARISING = "matters_arising", "Matters arising"
    ACTION_LOG = "action_log", "Action log"
    UPDATE = "update", "Partner update"
    PAPER = "paper", "Paper"
    DECISION = "decision", "Decision"
    PRESENTATION = "presentation", "Presentation"
    DISCUSSION = "discussion", "Discussion"
    OTHER_BUSINESS = "other_business", "Any other business"
    DATES = "dates", "Dates of next meetings"


class ItemState(TextChoices):
    """Where an agenda item stands."""

    REQUESTED = "requested", "Asked for"
    ON_AGENDA = "on_agenda", "On the agenda"
    HEARD = "heard", "Heard"
    DEFERRED = "deferred", "Deferred"
    BY_EMAIL = "by_email", "For information by e-mail"
    WITHDRAWN = "withdrawn", "Withdrawn"


class DeferralReason(TextChoices):
    """Why an item is put off."""

    APOLOGIES = "apologies", "Apologies"
    PAPER_NOT_READY = "paper_not_ready", "The paper is not ready"
    TIME = "time", "No time"
    AWAITING_DECISION = "awaiting_decision", "A decision is awaited elsewhere"
    OTHER = "other", "Another reason"


class PaperKind(TextChoices):
    """What kind of paper it is."""

    REPORT = "report", "Report"
    UPDATE = "update", "Update"
    PLAN = "plan", "Plan or strategy"
    STATEMENT = "statement", "Statement or policy"
    PRESENTATION = "presentation", "Presentation"
    OTHER = "other", "Other"


class ConsultationRole(TextChoices):
    """For what a paper is before a body (after OParl's `Consultation.role`)."""

    NOTING = "noting", "To note"
    COMMENT = "comment", "For comment"
    DECISION = "decision", "For decision"
    PRE_CONSULTATION = "pre_consultation", "For a view before another body decides"
    VERBAL = "verbal", "Told, without a paper"


class ConsultationOutcome(TextChoices):
    """What a body made of a paper."""

    AWAITED = "awaited", "Not yet heard"
    NOTED = "noted", "Noted"
    AGREED = "agreed", "Agreed"
    AMEND_REQUESTED = "amend_requested", "Amendments wanted"
    NOT_AGREED = "not_agreed", "Not agreed"
    DEFERRED = "deferred", "Deferred"


class AttendanceState(TextChoices):
    """How somebody was at a meeting."""

    PRESENT = "present", "Present"
    APOLOGIES = "apologies", "Apologies"
    ABSENT = "absent", "Absent"
    IN_ATTENDANCE = "in_attendance", "In attendance"


class InterestKind(TextChoices):
    """What kind of interest somebody declares."""

    PERSONAL = "personal", "Personal"
    PREJUDICIAL = "prejudicial", "Prejudicial"


class Round(TextChoices):
    """What went round to the members of a body."""

    CALL = "call", "Call for items"
    AGENDA = "agenda", "Agenda and papers"
    MINUTES = "minutes", "Draft minutes"
    POSTPONED = "postponed", "That the meeting is postponed"
    RESCHEDULED = "rescheduled", "The new date"
    CANCELLED = "cancelled", "That the meeting is cancelled"
    NOTE = "note", "A note to the members"


class AddressClass(TextChoices):
    """By which address somebody was written to. The address itself stands with the person, not with the proof."""

    ACCOUNT = "account", "The address of their account"
    GIVEN = "given", "An address given to the body"
    NONE = "none", "No address: not sent"


class MinutesState(TextChoices):
    """Where a version of the minutes stands."""

    DRAFT = "draft", "Draft"
    CIRCULATED = "circulated", "Draft, circulated"
    APPROVED = "approved", "Approved"
    REPLACED = "replaced", "Replaced by a later version"


class DecisionKind(TextChoices):
    """What a body did with a matter."""

    RESOLVED = "resolved", "Resolved"
    AGREED = "agreed", "Agreed"
    NOTED = "noted", "Noted"
    NOT_AGREED = "not_agreed", "Not agreed"


class CorrectionKind(TextChoices):
    """What a later meeting puts right in approved minutes."""

    ATTENDANCE = "attendance", "Attendance"
    TEXT = "text", "Words replaced"
    DATE = "date", "A date"
