"""Cases and everything that hangs on them. A case's children are seen by whoever sees the case."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from wardmote.access.ids import new_id
from wardmote.actions.models import Action
from wardmote.cases.choices import (
    CasePriority,
    CaseStatus,
    Consent,
    EntryKind,
    LegalPower,
    Outcome,
    OverrideReason,
    PersonRole,
    RequestState,
    RiskBand,
    Satisfaction,
    SharingClass,
    Subject,
    Told,
    Verdict,
)
from wardmote.documents.models import Document
from wardmote.partnerships.models import Agency, Membership, Partnership, Team
from wardmote.people.models import ContactPoint, Person
from wardmote.places.models import Place
from wardmote.reports.choices import Kind
from wardmote.reports.models import Incident, Report
from wardmote.sharing.models import Audience, SharedQuerySet


class Case(models.Model):
    """What partners work on. `audience` is its own: sharing changes the audience's members."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="Who leads.")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    audience = models.OneToOneField(Audience, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=120, help_text="No address of a protected person belongs here.")
    subject = models.CharField(max_length=8, choices=Subject.choices, default=Subject.PERSON)
    sharing_class = models.CharField(
        max_length=12, choices=SharingClass.choices, default=SharingClass.OWN_AGENCY
    )
    status = models.CharField(max_length=18, choices=CaseStatus.choices, default=CaseStatus.NEW)
    is_open = models.BooleanField(default=True)
    kinds = ArrayField(models.CharField(max_length=20, choices=Kind.choices), default=list)
    priority = models.CharField(max_length=8, choices=CasePriority.choices, default=CasePriority.MEDIUM)
    priority_reason = models.CharField(max_length=300, blank=True, help_text="Only when overridden.")
    risk = models.CharField(max_length=10, choices=RiskBand.choices, default=RiskBand.UNKNOWN)
    risk_reason = models.CharField(max_length=300, blank=True)
    is_hate = models.BooleanField(default=False)
    ward_code = models.CharField(max_length=9, blank=True)
    opened_at = models.DateTimeField()
    review_on = models.DateField(null=True, blank=True)
    hold_reason = models.CharField(max_length=300, blank=True)
    promised_on = models.DateField(null=True, blank=True, help_text="Next contact promised to the victim.")
    single_contact = models.ForeignKey(
        Membership,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="For the victim.",
    )
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    closing_reason = models.TextField(blank=True)
    closing_summary = models.TextField(blank=True, help_text="To the complainant.")
    closing_told = models.CharField(max_length=12, choices=Told.choices, blank=True)
    closing_told_reason = models.CharField(
        max_length=300, blank=True, help_text="Why nobody was told, or how it was done safely."
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    search = SearchVectorField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = SharedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["agency", "is_open", "-changed_at", "id"], name="cases_by_agency"),
            models.Index(fields=["partnership", "is_open", "-changed_at", "-id"], name="cases_by_change"),
            models.Index(
                fields=["partnership", "ward_code", "-changed_at", "-id"],
                condition=models.Q(is_open=True),
                name="cases_open_by_ward",
            ),
            models.Index(fields=["owner", "is_open", "review_on"], name="cases_by_owner"),
            GinIndex(fields=["search"], name="cases_search"),
        ]

    def __str__(self) -> str:
        return self.reference


class CaseStep(models.Model):
    """One change of a case's status: append-only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    status = models.CharField(max_length=18, choices=CaseStatus.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.status}"


class CaseAgency(models.Model):
    """An agency on a case, from and to: what the case page shows of its sharing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agencies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    shared_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField()
    why = models.CharField(max_length=300, blank=True, help_text="For what purpose.")
    power = models.CharField(max_length=12, choices=LegalPower.choices, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "agency"],
                condition=models.Q(ended_at__isnull=True),
                name="agency_once_on_a_case",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} on {self.case_id}"


class CaseMember(models.Model):
    """A person of an agency who is named on a case (locked and hidden cases are seen by these alone)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="members")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.membership_id} on {self.case_id}"


class CaseStub(models.Model):
    """What others may know of a locked case: the name and the agencies, so that they can ask for access."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.PROTECT, related_name="stub")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(
        Audience, on_delete=models.PROTECT, related_name="+", help_text="Of the case: for its denials."
    )
    name = models.CharField(max_length=120)
    agency_names = ArrayField(models.CharField(max_length=120))
    ask = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="Who decides on requests."
    )
    locked_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class AccessRequest(models.Model):
    """A request to see a locked case, and its answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="access_requests", db_constraint=False
    )
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="Of who asks.")
    ask = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="Who decides.")
    reason = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=RequestState.choices, default=RequestState.ASKED)
    decided_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.CharField(max_length=300, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.asked_by_id} asks for {self.case_id}"


class Override(models.Model):
    """Somebody saw a locked case in an emergency: why, from when to when, and what the review found.

    Written by the database function `cases_override_lock` alone, which asks whether it may be.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="overrides", db_constraint=False)
    reference = models.CharField(max_length=20)
    lead = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="Of whoever did it."
    )
    reason = models.CharField(max_length=12, choices=OverrideReason.choices)
    words = models.CharField(max_length=500)
    started_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=6, choices=Verdict.choices, blank=True)
    verdict_reason = models.CharField(max_length=500, blank=True)
    reviewed_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["until"], condition=models.Q(ended_at=None), name="overrides_open")]

    def __str__(self) -> str:
        return f"{self.by_id} saw {self.case_id} in an emergency"


class CasePerson(models.Model):
    """Somebody's role in a case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=14, choices=PersonRole.choices)
    note = models.CharField(max_length=200, blank=True)
    consent_document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # What they say about sharing, asked on the case; until then what their report says stands.
    consent = models.CharField(max_length=10, choices=Consent.choices, blank=True, default="", db_default="")
    consent_on = models.DateField(null=True, blank=True)
    consent_words = models.CharField(max_length=300, blank=True, default="", db_default="")
    ask_consent_since = models.DateTimeField(
        null=True, blank=True, help_text="Another agency leads since then: they are to be asked again."
    )
    added_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "role"],
                condition=models.Q(ended_at__isnull=True),
                name="one_role_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} in {self.case_id}"


class CasePlace(models.Model):
    """A place of a case; one may be its subject."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="places")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    is_subject = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "place"],
                condition=models.Q(ended_at__isnull=True),
                name="place_once_in_a_case",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place_id} in {self.case_id}"


class CaseReport(models.Model):
    """A report that is part of a case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="+")
    attached_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.report_id} in {self.case_id}"


class CaseIncident(models.Model):
    """An incident recorded on the case itself, with its own dates (those of its reports stay there)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="incidents")
    from_report = models.ForeignKey(
        Incident, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    told_at = models.DateTimeField()
    happened_from = models.DateTimeField(null=True, blank=True)
    happened_to = models.DateTimeField(null=True, blank=True)
    when_text = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    police_reference = models.CharField(max_length=40, blank=True)
    told_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"incident in {self.case_id}"


class CaseLink(models.Model):
    """Two cases that have to do with each other. Seen only by who sees both."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=200)
    linked_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="cases_linked_once")]

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id}"


class Entry(models.Model):
    """A line of the chronology in one version. An edit is a new version; nothing is overwritten."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    line = models.UUIDField(help_text="The same for all versions of one line.")
    version = models.PositiveIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    at = models.DateTimeField(help_text="When it happened; for contacts, when they were made.")
    written_at = models.DateTimeField()
    by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    contact_point = models.ForeignKey(
        ContactPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contact_how = models.CharField(max_length=12, blank=True)
    promised_on = models.DateField(null=True, blank=True)
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "version"], name="one_row_for_a_version"),
            models.UniqueConstraint(
                fields=["line"], condition=models.Q(is_current=True), name="one_current_version"
            ),
        ]
        indexes = [
            models.Index(fields=["case", "-at"], condition=models.Q(is_current=True), name="chronology")
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.case_id}"


class CaseAction(models.Model):
    """An action that was set on a case (the link belongs to the higher room)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="actions")
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.action_id} on {self.case_id}"


class PostalLetter(models.Model):
    """A letter to somebody on the case: set as a PDF, then posted on a day by somebody, or stopped."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    contact_point = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    posted_on = models.DateField(null=True, blank=True)
    posted_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField(null=True, blank=True)
    stop_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case"], name="letters_of_case")]

    def __str__(self) -> str:
        return f"letter of {self.case_id}"


class SurveyAnswer(models.Model):
    """What somebody who had reported says of how their case was dealt with. No words: three choices (class F1)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="survey_answers")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="+")
    handling = models.CharField(max_length=12, choices=Satisfaction.choices)
    informed = models.CharField(max_length=12, choices=Satisfaction.choices)
    outcome = models.CharField(max_length=12, choices=Satisfaction.choices)
    answered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case"], name="survey_answers_of_case")]

    def __str__(self) -> str:
        return f"answers about {self.case_id}"


class CaseVisit(models.Model):
    """When somebody last opened a case: what is new since then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "membership"], name="one_visit_kept")]

    def __str__(self) -> str:
        return f"{self.membership_id} at {self.case_id}"


class SavedView(models.Model):
    """A filter of a list that a person keeps under a name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    list_name = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    query = models.CharField(
        max_length=500, help_text="The filter as in the page's address; no free text search."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "list_name", "name"], name="saved_view_once")
        ]

    def __str__(self) -> str:
        return self.name
