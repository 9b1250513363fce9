"""Words of the access log."""

from django.db.models import TextChoices


class Category(TextChoices):
    """The six kinds of processing that section 62(1) DPA 2018 names."""

    COLLECTION = "collection", "Collection"
    ALTERATION = "alteration", "Alteration"
    CONSULTATION = "consultation", "Consultation"
    DISCLOSURE = "disclosure", "Disclosure"
    COMBINATION = "combination", "Combination"
    ERASURE = "erasure", "Erasure"


class Outcome(TextChoices):
    """Whether the act was allowed."""

    ALLOWED = "allowed", "allowed"
    DENIED = "denied", "denied"


class Purpose(TextChoices):
    """What the log itself may be read for: section 62(4) DPA 2018, and nothing else."""

    LAWFULNESS = "lawfulness", "checking that the processing is lawful"
    SELF_MONITORING = "self_monitoring", "self-monitoring, including disciplinary proceedings"
    INTEGRITY = "integrity", "making sure that the data is whole and secure"
    CRIMINAL = "criminal", "criminal proceedings"
