"""Reviews and everything that hangs on them. A review's children are seen by whoever sees the review."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wardmote.access.ids import new_id
from wardmote.actions.models import Action
from wardmote.actions.rules.states import ENDED as ENDED_ACTIONS
from wardmote.documents.models import Document
from wardmote.partnerships.choices import AppealBody, ReviewChannel
from wardmote.partnerships.models import Agency, Membership, Partnership, ReviewProcedure
from wardmote.people.models import ContactPoint, Person
from wardmote.reports.choices import HateStrand, Known
from wardmote.reports.models import Incident, Report
from wardmote.reviews.choices import (
    AnswerState,
    AppealAbout,
    AppealState,
    Attendance,
    BodyRole,
    Capacity,
    Consent,
    ExplainedHow,
    FiguresSource,
    LetterKind,
    PanelState,
    Presence,
    Relation,
    RequestState,
    ReviewEntryKind,
    ReviewState,
    Route,
    Source,
    Told,
)
from wardmote.sharing.models import Audience, SharedQuerySet


class Review(models.Model):
    """An application for an ASB case review, and what came of it. `agency` is the point of contact and leads."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="Who leads.")
    audience = models.OneToOneField(Audience, on_delete=models.PROTECT, related_name="+")
    procedure = models.ForeignKey(
        ReviewProcedure, on_delete=models.PROTECT, related_name="+", help_text="In force when it arrived."
    )
    reference = models.CharField(max_length=20, unique=True)
    received_at = models.DateTimeField()
    applied_on = models.DateField(help_text="The day the Act counts to: the London day of receipt.")
    channel = models.CharField(max_length=10, choices=ReviewChannel.choices)
    entered_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    # where it stands
    state = models.CharField(max_length=24, choices=ReviewState.choices, default=ReviewState.RECEIVED)
    is_open = models.BooleanField(default=True)
    step_due_on = models.DateField(null=True, blank=True, help_text="When the present step is due.")
    appeal_until = models.DateField(null=True, blank=True, help_text="Last day on which to appeal.")
    contact_person = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The applicant's single point of contact.",
    )  # fmt: skip
    promised_on = models.DateField(null=True, blank=True, help_text="Next contact promised.")
    # who
    victim = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", help_text="Who complained."
    )
    capacity = models.CharField(max_length=12, choices=Capacity.choices, default=Capacity.INDIVIDUAL)
    organisation = models.CharField(max_length=120, blank=True, help_text="Of a business or a group.")
    group_size = models.PositiveSmallIntegerField(null=True, blank=True)
    representative = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    relation = models.CharField(max_length=12, choices=Relation.choices, blank=True)
    consent = models.CharField(max_length=12, choices=Consent.choices, default=Consent.NOT_NEEDED)
    consent_on = models.DateField(null=True, blank=True, help_text="Day on the written consent.")
    consent_document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    consent_withdrawn_at = models.DateTimeField(null=True, blank=True)
    attendance = models.CharField(max_length=14, choices=Attendance.choices, default=Attendance.NOT_SAID)
    privacy_notice = models.CharField(max_length=20, blank=True, help_text="Version that was shown.")
    # what
    words = models.TextField(help_text="What has happened, and why it was not enough: as told.")
    harm = models.TextField(blank=True, help_text="What it does to them, as told.")
    wish = models.TextField(blank=True, help_text="What they want from the review.")
    place_text = models.CharField(max_length=300, blank=True)
    hate_perceived = models.CharField(max_length=8, choices=Known.choices, default=Known.UNKNOWN)
    hate_strands = ArrayField(models.CharField(max_length=20, choices=HateStrand.choices), default=list)
    no_effective_action = models.CharField(max_length=8, choices=Known.choices, default=Known.UNKNOWN)
    # how it ended before or after a review
    rejection_ground = models.CharField(max_length=200, blank=True, help_text="As the procedure says it.")
    ending_reason = models.TextField(blank=True, help_text="Of a rejection, a withdrawal, a closing.")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    follow_secret = ""
    """The secret of the applicant's link: only on the instance that `apply_for_review` returns, never kept."""

    objects = SharedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["partnership", "is_open", "step_due_on", "id"], name="reviews_by_clock"),
            models.Index(fields=["partnership", "applied_on"], name="reviews_by_day"),
        ]

    def __str__(self) -> str:
        return self.reference


class OfReview(models.Model):
    """What every child of a review has."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class ReviewStep(OfReview):
    """One change of a review's state: append-only. The clocks and the yearly figures are counted from these."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=24, choices=ReviewState.choices)
    at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True, help_text="By when the step before had to be done.")
    by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["review", "at"]), models.Index(fields=["partnership", "state", "at"])]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.state}"


class ReviewLink(OfReview):
    """The secret address by which the applicant follows a review: only its hash is kept."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", help_text="Whose it is.")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link to {self.review_id}"


class Complaint(OfReview):
    """One time that somebody was told of behaviour: found in the record, or only said by the applicant."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="complaints")
    source = models.CharField(max_length=10, choices=Source.choices)
    report = models.ForeignKey(Report, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    told_to = models.CharField(max_length=120, blank=True, help_text="As the applicant says it.")
    their_reference = models.CharField(max_length=80, blank=True)
    complained_on = models.DateField(null=True, blank=True)
    behaviour_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    is_hate = models.BooleanField(default=False)
    complainant = models.CharField(max_length=40, blank=True, help_text="Which of several people complained.")
    same_incident_as = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="twins"
    )
    confirmed_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    entered_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "incident"],
                condition=models.Q(removed_at__isnull=True, incident__isnull=False),
                name="incident_once_in_a_review",
            )
        ]

    def __str__(self) -> str:
        return f"complaint in {self.review_id}"


class ThresholdDecision(OfReview):
    """Whether the threshold was met, by which route, under which version of the procedure, and why.

    Never overwritten: a later decision (after an appeal) is a new row, and `is_current` says which holds.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="decisions")
    procedure = models.ForeignKey(ReviewProcedure, on_delete=models.PROTECT, related_name="+")
    applied_on = models.DateField()
    is_met = models.BooleanField()
    is_forced = models.BooleanField(help_text="By section 104(4): nobody could have decided otherwise.")
    route = models.CharField(max_length=16, choices=Route.choices)
    qualifying = models.PositiveSmallIntegerField(help_text="Complaints that qualified.")
    needed = models.PositiveSmallIntegerField()
    reason = models.TextField(help_text="As told to the applicant.")
    persistence = models.TextField(blank=True)
    harm = models.TextField(blank=True)
    adequacy = models.TextField(blank=True)
    decided_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=models.Q(is_current=True), name="one_current_threshold_decision"
            )
        ]

    def __str__(self) -> str:
        return f"threshold of {self.review_id}"


class CountedComplaint(OfReview):
    """A complaint as a threshold decision counted it: whether, and why in one sentence."""

    decision = models.ForeignKey(ThresholdDecision, on_delete=models.PROTECT, related_name="counted")
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="counted")
    counts = models.BooleanField()
    reason = models.CharField(max_length=300)
    last_day_to_complain = models.DateField(null=True, blank=True)
    last_day_to_apply = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "complaint"], name="complaint_counted_once")
        ]

    def __str__(self) -> str:
        return self.reason


class ReviewBody(OfReview):
    """A body that was informed of an application, and whether it still belongs to it."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="bodies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=BodyRole.choices, default=BodyRole.RELEVANT)
    informed_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    left_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "agency"], name="body_once_on_a_review")]

    def __str__(self) -> str:
        return f"{self.agency_id} on {self.review_id}"


class InformationRequest(OfReview):
    """What a body is asked for. `has_duty`: it must comply (Schedule 4 paragraph 7), having public functions."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="requests")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    has_duty = models.BooleanField(default=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.SENT)
    refusal_reason = models.TextField(blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "state", "due_on"], name="review_requests_by_agency")]

    def __str__(self) -> str:
        return f"{self.agency_id} is asked in {self.review_id}"


class InformationAnswer(OfReview):
    """What a body answered, in one part of possibly several.

    In confidence: read by the body that gave it and by the body that leads the review, not by the others.
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="answers")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="answers")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="Of the review.")
    text = models.TextField()
    in_confidence = models.BooleanField(default=False)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"answer of {self.agency_id}"


class Panel(OfReview):
    """One meeting that carries the review out."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="panels")
    state = models.CharField(max_length=10, choices=PanelState.choices, default=PanelState.PLANNED)
    starts_at = models.DateTimeField()
    where = models.CharField(max_length=200, blank=True)
    chair_name = models.CharField(max_length=120)
    chair_body = models.CharField(max_length=120, blank=True)
    chair = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    chair_is_independent = models.BooleanField()
    independence = models.CharField(max_length=300, blank=True, help_text="How 'independent' is meant.")
    invited_at = models.DateTimeField(null=True, blank=True, help_text="The victim or who speaks for them.")
    not_invited_reason = models.CharField(max_length=300, blank=True)
    attendance = models.CharField(max_length=14, choices=Attendance.choices, default=Attendance.NOT_SAID)
    statement = models.TextField(blank=True, help_text="Read to the panel, in the victim's words.")
    was_heard = models.CharField(max_length=14, choices=Attendance.choices, default=Attendance.NOT_SAID)
    notes = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True, help_text="Why it did not take place.")

    def __str__(self) -> str:
        return f"panel of {self.review_id}"


class PanelMember(OfReview):
    """Who sits on a panel, for which body. A seat that somebody gave up stays, with the day and who took it over."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="members")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=120)
    presence = models.CharField(max_length=10, choices=Presence.choices, default=Presence.EXPECTED)
    seated_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True, help_text="Gave the seat up before the meeting.")
    left_reason = models.CharField(max_length=300, blank=True, help_text="Never a conflict of interest.")
    takes_over_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_over_by"
    )

    def __str__(self) -> str:
        return self.name


class Finding(OfReview):
    """What the panel found."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="findings")
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"finding {self.number} in {self.review_id}"


class Recommendation(OfReview):
    """What the panel asks of a body that carries out public functions: it must have regard (section 104(7))."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="recommendations")
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body_name = models.CharField(max_length=120, blank=True, help_text="Of a body outside the partnership.")
    due_on = models.DateField(help_text="When the answer is due.")
    answer = models.CharField(max_length=14, choices=AnswerState.choices, default=AnswerState.AWAITED)
    answer_text = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    follow_up_text = models.TextField(blank=True, help_text="What came of it.")

    class Meta:
        indexes = [models.Index(fields=["agency", "answer", "due_on"], name="recommendations_by_agency")]

    def __str__(self) -> str:
        return f"recommendation {self.number} in {self.review_id}"

    @property
    def action(self) -> Action:
        """The action of the log: who owes it, when it is looked at again, and whether it is done."""
        return self.followed_by.action

    @property
    def is_done(self) -> bool:
        """Whether its action has ended: the one truth about it."""
        return self.action.state in ENDED_ACTIONS


class RecommendationAction(OfReview):
    """The action of the log by which a recommendation is followed up: owed by the body, due when it is looked at.

    Its audience is that of the review, and its words name no more than the review's reference.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    recommendation = models.OneToOneField(
        Recommendation, on_delete=models.PROTECT, related_name="followed_by"
    )
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"action {self.action_id} of {self.review_id}"


class Appeal(OfReview):
    """The applicant's dissatisfaction (Schedule 4 paragraph 3): about what, to whom, and what came of it."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="appeals")
    about = models.CharField(max_length=10, choices=AppealAbout.choices)
    level = models.PositiveSmallIntegerField(default=1)
    to = models.CharField(max_length=20, choices=AppealBody.choices, help_text="Who decides.")
    grounds = models.TextField()
    received_at = models.DateTimeField()
    is_late = models.BooleanField(default=False)
    late_reason = models.CharField(max_length=300, blank=True, help_text="Why it is taken all the same.")
    may_pass_on = models.BooleanField(default=False, help_text="The applicant agrees that it is passed on.")
    from_state = models.CharField(max_length=24, choices=ReviewState.choices)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=AppealState.choices, default=AppealState.RECEIVED)
    chair_name = models.CharField(max_length=120, blank=True, help_text="Who chaired the appeal.")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    sent_back_to = models.CharField(max_length=24, choices=ReviewState.choices, blank=True)

    def __str__(self) -> str:
        return f"appeal on {self.about} of {self.review_id}"


class ReviewLetter(OfReview):
    """What was written to the applicant, as they read it on the page behind their link, and how they were told."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=16, choices=LetterKind.choices)
    text = models.TextField()
    told = models.CharField(max_length=12, choices=Told.choices, default=Told.FOLLOW_PAGE)
    contact_point = models.ForeignKey(
        ContactPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["review", "written_at"], name="reviews_letters_of_review")]

    def __str__(self) -> str:
        return f"letter about {self.review_id}"


class ReviewEntry(OfReview):
    """A line of a review's chronology: append-only."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=12, choices=ReviewEntryKind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    contact_how = models.CharField(max_length=12, blank=True)
    contact_point = models.ForeignKey(
        ContactPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    promised_on = models.DateField(null=True, blank=True)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="A paper."
    )

    class Meta:
        indexes = [models.Index(fields=["review", "-at"], name="reviews_chronology")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.review_id}"


# --- the yearly figures, and who was told that there is a case review -------------------------------------


class YearlyFigures(OfReview):
    """The figures of one reporting period as they are, small numbers too (2014 Act s.104(9)): for staff alone.

    Counted from the record, or entered by hand for years before it. Never changed: a correction is a new row, and
    `is_current` says which holds. What the public sees is `PublishedFigures`.
    """

    first_day = models.DateField()
    last_day = models.DateField()
    source = models.CharField(max_length=8, choices=FiguresSource.choices)
    applications = models.PositiveIntegerField()
    not_met = models.PositiveIntegerField(null=True)
    reviews = models.PositiveIntegerField()
    recommended = models.PositiveIntegerField()
    explanation = models.TextField(blank=True, help_text="Why numbers that contradict each other are right.")
    correction = models.TextField(blank=True, help_text="Why they replace what was published before.")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+", help_text="None: by the clock."
    )
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "first_day"],
                condition=models.Q(is_current=True),
                name="one_current_row_of_yearly_figures",
            ),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="figures_end_after_they_begin"
            ),
        ]

    def __str__(self) -> str:
        return f"figures {self.first_day} to {self.last_day}"


class PublishedFigures(OfReview):
    """The figures of a period as the public sees them: small numbers as ranges. Earlier versions stay."""

    first_day = models.DateField()
    last_day = models.DateField()
    source = models.CharField(max_length=8, choices=FiguresSource.choices)
    shown = models.JSONField(help_text="[least, most] of each of the four; null: not given, or more.")
    explanation = models.TextField(blank=True)
    correction = models.TextField(blank=True)
    published_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "first_day"],
                condition=models.Q(replaced_at__isnull=True),
                name="one_standing_publication_of_a_period",
            )
        ]

    def __str__(self) -> str:
        return f"published figures {self.first_day} to {self.last_day}"


class ReviewExplained(OfReview):
    """At a second report within six months the victim is told that there is a case review: once, and how."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="+", help_text="The later report."
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="Whose report it is."
    )
    how = models.CharField(max_length=8, choices=ExplainedHow.choices)
    contact_point = models.ForeignKey(
        ContactPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report"], name="review_explained_once_for_a_report"),
        ]
        indexes = [models.Index(fields=["person"], name="review_explained_to_person")]

    def __str__(self) -> str:
        return f"told {self.person_id} of the case review"
