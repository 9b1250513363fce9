"""Words about people."""

from django.db.models import TextChoices


class ContactKind(TextChoices):
    """A way to reach somebody."""

    PHONE = "phone", "Phone call"
    TEXT = "text", "Text message"
    EMAIL = "email", "Email"
    POST = "post", "Letter"
    IN_PERSON = "in_person", "Visit"
    THIRD_PARTY = "third_party", "Through somebody else"


class Safety(TextChoices):
    """Whether a contact point is safe to use. Unknown is treated as unsafe."""

    UNKNOWN = "unknown", "Not known: do not use"
    SAFE = "safe", "Safe"
    CONDITIONAL = "conditional", "Safe under conditions"
    UNSAFE = "unsafe", "Not safe: do not use"


class LookReason(TextChoices):
    """Why somebody looks at who told us in confidence. Kept as the purpose of the access event: a code, no text."""

    SAFETY = "safety", "To keep somebody safe"
    CONTACT = "contact_again", "To contact them again"
    COURT = "court", "For a court, or for a police inquiry"
    CHECK = "check", "To check what they told us"


class AgeBand(TextChoices):
    """Age where no date of birth is known."""

    UNKNOWN = "unknown", "Not known"
    CHILD = "child", "Under 18"
    ADULT = "adult", "18 to 64"
    OLDER = "older", "65 or over"
