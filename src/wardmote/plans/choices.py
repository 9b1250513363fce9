"""Words about plans and returns."""

from django.db.models import TextChoices


class PlanKind(TextChoices):
    """What a plan is for."""

    STRATEGY = "strategy", "Strategy over several years"
    DELIVERY = "delivery", "Yearly delivery plan"


class PlanState(TextChoices):
    """Where a plan stands. What was adopted is kept as a version, whatever changes later."""

    DRAFT = "draft", "Draft"
    COMMENT = "comment", "Out for comment"
    ADOPTED = "adopted", "Adopted"
    CLOSED = "closed", "Closed"


class Theme(TextChoices):
    """The four strategies that every area must have (Crime and Disorder Act 1998 s.6(1))."""

    CRIME = "crime", "Crime, disorder and anti-social behaviour"
    SUBSTANCES = "substances", "Misuse of drugs, alcohol and other substances"
    REOFFENDING = "reoffending", "Re-offending"
    VIOLENCE = "violence", "Serious violence"


class TacticalState(TextChoices):
    """Where a tactical action stands."""

    NOT_STARTED = "not_started", "Not started"
    UNDER_WAY = "under_way", "Under way"
    COMPLETE = "complete", "Complete"
    STOPPED = "stopped", "Stopped"
    CARRIED = "carried", "Carried to the next year"


class Rag(TextChoices):
    """How a tactical action is getting on, as police and crime commissioners' plans say it."""

    GREEN = "green", "Green: on track"
    AMBER = "amber", "Amber: at risk"
    RED = "red", "Red: off track"


class CycleState(TextChoices):
    """Where a return to a funder stands."""

    PLANNED = "planned", "Planned"
    COLLECTING = "collecting", "Collecting from partners"
    COMMENT = "comment", "Out for comment"
    FINAL = "final", "Ready to submit"
    SUBMITTED = "submitted", "Submitted"
    ACKNOWLEDGED = "acknowledged", "Acknowledged by the funder"
    QUERIED = "queried", "The funder has a question"
    CLOSED = "closed", "Closed"


class LineState(TextChoices):
    """Where one partner's line on one tactical action stands. *Late* is worked out, not stored."""

    REQUESTED = "requested", "Asked for"
    REMINDED = "reminded", "Reminded"
    RECEIVED = "received", "Received"
    QUERY = "query", "Sent back with a question"
    ACCEPTED = "accepted", "Accepted"
    NIL = "nil", "Nil return"
    WAIVED = "waived", "Waived"


class AnswerKind(TextChoices):
    """What a question of a return's form wants."""

    TEXT = "text", "Words"
    NUMBER = "number", "A whole number"
    MONEY = "money", "Pounds and pence"


class Consent(TextChoices):
    """Whether those whom a case study is about agreed to it."""

    NONE = "none", "Nobody has agreed yet"
    ANONYMOUS = "anonymous", "They agreed to be written about without name"
    NAMED = "named", "They agreed to be named"
    NO_PERSON = "no_person", "It is about no person in particular"


class Duty(TextChoices):
    """What the law asks of a partnership again and again."""

    PUBLIC_MEETING = "public_meeting", "A public meeting"
    SCRUTINY = "scrutiny", "The council's crime and disorder committee looks at the partnership"
    ASSESSMENT = "assessment", "Strategic assessment"
    PLAN_REVISED = "plan_revised", "Partnership plan revised"
    SUPPLY = "supply", "Depersonalised information supplied by a relevant authority"
