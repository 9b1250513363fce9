"""Words about actions."""

from django.db.models import TextChoices


class ActionState(TextChoices):
    """Where an action stands. *Overdue* and *blocked* are worked out, not stored."""

    PROPOSED = "proposed", "Asked for or promised, not yet an action"
    OPEN = "open", "To do"
    IN_PROGRESS = "in_progress", "Under way"
    WAITING = "waiting", "Waiting for somebody outside"
    AWAITING = "awaiting", "Waiting for something to happen"
    CLAIMED = "claimed", "Said to be done"
    DONE = "done", "Done"
    NIL = "nil", "Nil return"
    EXCUSED = "excused", "Excused"
    NOT_NEEDED = "not_needed", "Not needed"
    SUPERSEDED = "superseded", "Superseded"
    MERGED = "merged", "Merged with another"


class Nature(TextChoices):
    """How it came up. A request, promise or suggestion is no action until somebody promotes it."""

    ACTION = "action", "Action"
    REQUEST = "request", "Request"
    PROMISE = "promise", "Promise"
    SUGGESTION = "suggestion", "Suggestion"


class DueKind(TextChoices):
    """What an action's due day hangs on."""

    NONE = "none", "No date yet"
    DATE = "date", "A date"
    EVENT = "event", "Something that has not happened yet"
    OCCASION = "occasion", "A meeting or another occasion"


class Basis(TextChoices):
    """How sure a deadline is."""

    BELIEVED = "believed", "Believed"
    CONFIRMED = "confirmed", "Confirmed"
    INFERRED = "inferred", "Worked out"


class Side(TextChoices):
    """Whose deadline it is: the one we set ourselves, or the one that somebody outside set for us."""

    INTERNAL = "internal", "Our own deadline"
    EXTERNAL = "external", "Deadline set from outside"


class Level(TextChoices):
    """The rungs of the ladder, lowest first."""

    ASKED = "asked", "Asked"
    REMINDED = "reminded", "Reminded"
    CHAIR = "chair", "Escalated to the chair"
    ELECTED = "elected", "Escalated to elected members"
    BOARD = "board", "Escalated to the board"


class Channel(TextChoices):
    """By what means somebody was asked."""

    EMAIL = "email", "E-mail"
    PHONE = "phone", "Telephone"
    LETTER = "letter", "Letter"
    MEETING = "meeting", "In person or at a meeting"
    UNKNOWN = "unknown", "Not recorded"


class Recurrence(TextChoices):
    """When an action comes back once it is done."""

    MONTHLY = "monthly", "Every month"
    QUARTERLY = "quarterly", "Every three months"
    YEARLY = "yearly", "Every year"
    MEETING = "meeting", "At each meeting"


class Moved(TextChoices):
    """When somebody wants to hear that a deadline has moved on which something of theirs hangs."""

    AT_ONCE = "at_once", "At once, in a message of its own"
    DIGEST = "digest", "Only in that e-mail"


class Rhythm(TextChoices):
    """How often somebody wants to be reminded by e-mail."""

    DAILY = "daily", "Every working day"
    WEEKLY = "weekly", "Once a week, on Monday"
    OFF = "off", "Never"
