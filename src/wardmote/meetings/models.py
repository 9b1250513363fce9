"""Bodies, their members, meetings, agendas, papers, minutes.

A body, a meeting, an item and a paper each carry an audience: that of the whole partnership, or named memberships
where it is restricted. Everything below an item follows the item. `is_published` says that the public may read it.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from wardmote.access.actors import Actor, PublicActor, SystemActor, Viewer
from wardmote.access.choices import Permission
from wardmote.access.ids import new_id
from wardmote.actions.models import Action
from wardmote.documents.models import Document
from wardmote.meetings.choices import (
    AddressClass,
    AttendanceState,
    BodyKind,
    ConsultationOutcome,
    ConsultationRole,
    CorrectionKind,
    DecisionKind,
    DeferralReason,
    InterestKind,
    ItemKind,
    ItemState,
    MeetingState,
    MemberClass,
    MemberRole,
    MinutesState,
    NameKind,
    Names,
    Numbering,
    Ordinal,
    PaperKind,
    Precision,
    Round,
    StatutoryKind,
    StatutoryType,
    Weekday,
)
from wardmote.notifications.choices import MessageState
from wardmote.partnerships.models import Agency, Membership, Partnership
from wardmote.sharing.models import Audience, SharedQuerySet


class PublishedQuerySet(SharedQuerySet):
    """Rows of the partnership's business: shown to their audience, and to the public once published."""

    def visible_to(self, actor: Actor) -> "PublishedQuerySet":
        """Return the rows that the actor may read."""
        if isinstance(actor, PublicActor):
            return self.filter(partnership_id=actor.partnership_id, is_published=True)
        found: PublishedQuerySet = super().visible_to(actor)  # type: ignore[assignment]
        return found


class VenueQuerySet(models.QuerySet["Venue"]):
    """Places where bodies meet: of the agency that keeps them, and of each meeting or body that one sees."""

    def visible_to(self, actor: Actor) -> "VenueQuerySet":
        """Return the venues that the actor may read. The public reads those of published meetings and bodies."""
        if isinstance(actor, SystemActor):
            here = actor.partnership_id
            return self if here is None else self.filter(partnership_id=here)
        used = models.Q(
            pk__in=Meeting.objects.visible_to(actor)
            .filter(deleted_at__isnull=True, registered_venue__isnull=False)
            .values("registered_venue_id")
        ) | models.Q(
            pk__in=Body.objects.visible_to(actor)
            .filter(deleted_at__isnull=True, registered_venue__isnull=False)
            .values("registered_venue_id")
        )
        if isinstance(actor, Viewer) and actor.may(Permission.RUN_BUSINESS):
            used |= models.Q(agency_id=actor.agency_id)
        return self.filter(used, partnership_id=getattr(actor, "partnership_id", None))


class Venue(models.Model):
    """Somewhere that bodies meet, kept once: where it is, how to get in, how to join on-line.

    A meeting takes its line when it takes the venue, and keeps it as history when the venue changes later.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="Whose officer keeps it."
    )
    name = models.CharField(max_length=80)
    address = models.CharField(max_length=115, blank=True)
    directions = models.TextField(blank=True, help_text="How to find it; read by the public.")
    access_notes = models.TextField(
        blank=True, help_text="Steps, lifts, hearing loops, parking for blue badges; read by the public."
    )
    online_link = models.URLField(
        max_length=300, blank=True, help_text="Of the room. Shown to those invited, not to the public."
    )
    capacity = models.PositiveSmallIntegerField(default=0, help_text="People it holds; 0: not known.")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    closed_on = models.DateField(null=True, blank=True, help_text="From when on it is no longer offered.")

    objects = VenueQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("agency", Lower("name"), name="venue_of_an_agency_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def line(self) -> str:
        """Name and address on one line, as an agenda says it."""
        return ", ".join(part for part in (self.name, self.address) if part)


class Body(models.Model):
    """A body that meets, and how it wants to be run."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="Whose officer runs it."
    )
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=30)
    kind = models.CharField(max_length=20, choices=BodyKind.choices, default=BodyKind.PARTNERSHIP)
    statutory_kind = models.CharField(
        max_length=20, choices=StatutoryKind.choices, default=StatutoryKind.NONE
    )
    required_types = ArrayField(
        models.CharField(max_length=20, choices=StatutoryType.choices),
        default=list,
        help_text="Who must be a member: the coverage check.",
    )
    purpose = models.TextField(blank=True, help_text="Its terms of reference, in short.")
    purpose_review_on = models.DateField(null=True, blank=True)
    contact = models.CharField(
        max_length=120, blank=True, help_text="A role and its mailbox, never somebody's own address."
    )
    quorum = models.PositiveSmallIntegerField(default=0, help_text="0: none set.")
    registered_venue = models.ForeignKey(
        Venue, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    venue = models.CharField(max_length=200, blank=True)
    start_time = models.TimeField(null=True, blank=True)
    minutes_long = models.PositiveSmallIntegerField(default=120)
    notice_days = models.PositiveSmallIntegerField(
        default=5, help_text="Clear working days between publication and meeting."
    )
    paper_days = models.PositiveSmallIntegerField(
        default=2, help_text="Working days before publication by which papers are wanted."
    )
    minutes_days = models.PositiveSmallIntegerField(
        default=9, help_text="Working days after a meeting by which its draft minutes go out."
    )
    numbering = models.CharField(max_length=8, choices=Numbering.choices, default=Numbering.YEAR)
    year_begins = models.PositiveSmallIntegerField(
        default=5, help_text="Month in which numbers begin again; 5: the municipal year."
    )
    is_restricted = models.BooleanField(default=False)
    is_public = models.BooleanField(default=True, help_text="Its meetings are on the public pages.")
    drafts_are_public = models.BooleanField(
        default=True, help_text="Draft minutes are published once circulated."
    )
    public_names = models.CharField(max_length=8, choices=Names.choices, default=Names.ROLES)
    is_published = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    ended_on = models.DateField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True, help_text="Entered by mistake: a tombstone.")
    version = models.PositiveIntegerField(default=1)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "short_name"],
                condition=models.Q(deleted_at__isnull=True),
                name="body_short_name_once",
            )
        ]

    def __str__(self) -> str:
        return self.name


class BodyName(models.Model):
    """Another name of a body: one that people use beside its own, or one that it had until a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=6, choices=NameKind.choices, default=NameKind.ALSO)
    until_on = models.DateField(null=True, blank=True, help_text="Of a former name: its last day, if known.")

    class Meta:
        constraints = [models.UniqueConstraint("body", Lower("name"), name="name_of_a_body_once")]

    def __str__(self) -> str:
        return self.name


class StandingItem(models.Model):
    """An item that stands on each agenda of a body."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="standing_items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=ItemKind.choices)
    presenter = models.ForeignKey("BodyMember", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "position"], name="standing_items_in_order")]

    def __str__(self) -> str:
        return self.title


class BodyMemberQuerySet(models.QuerySet["BodyMember"]):
    """Places on bodies, shown to whoever sees the body."""

    def visible_to(self, actor: Actor) -> "BodyMemberQuerySet":
        """Return the places that the actor may read."""
        return self.filter(body__in=Body.objects.visible_to(actor).filter(deleted_at__isnull=True))


class BodyMember(models.Model):
    """A place on a body, from and to. `membership`: how this person signs in, if they do."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.CharField(max_length=120, help_text="As it is written in minutes.")
    name = models.CharField(max_length=120)
    initials = models.CharField(max_length=6, help_text="By which minutes of this body name them.")
    post = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True, help_text="For invitations to those who do not sign in here.")
    role = models.CharField(max_length=12, choices=MemberRole.choices, default=MemberRole.MEMBER)
    member_class = models.CharField(
        max_length=15, choices=MemberClass.choices, default=MemberClass.RESPONSIBLE
    )
    statutory_type = models.CharField(
        max_length=20, choices=StatutoryType.choices, default=StatutoryType.OTHER
    )
    leads_for = models.CharField(
        max_length=120,
        blank=True,
        help_text="The borough or district for which they lead on the group's work.",
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    name_hidden_at = models.DateTimeField(
        null=True,
        help_text="Erased on request: from then on the public is shown the role, whatever the body's setting.",
    )

    objects = BodyMemberQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Cover(models.Model):
    """Somebody stands in for a member until a day, which may be known to the month only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="covers")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    initials = models.CharField(max_length=6)
    email = models.EmailField(blank=True)
    from_on = models.DateField()
    until_on = models.DateField(help_text="The last day; of the month where only that is known.")
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    reason = models.CharField(max_length=200, blank=True)
    reminded_at = models.DateTimeField(null=True)
    handed_back_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.name} for {self.member_id}"


class Series(models.Model):
    """Meetings that recur: such a weekday of such months."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="series")
    months = ArrayField(models.PositiveSmallIntegerField())
    ordinal = models.PositiveSmallIntegerField(choices=Ordinal.choices)
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    start_time = models.TimeField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.get_ordinal_display()} {self.get_weekday_display()}"


class Meeting(models.Model):
    """One meeting of a body. Instants are kept in UTC and shown on the London clock."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    series = models.ForeignKey(Series, null=True, on_delete=models.PROTECT, related_name="meetings")
    state = models.CharField(max_length=14, choices=MeetingState.choices, default=MeetingState.SCHEDULED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    registered_venue = models.ForeignKey(
        Venue, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    venue = models.CharField(max_length=200, blank=True)
    online_link = models.URLField(
        max_length=300, blank=True, help_text="Shown to those invited, not to the public."
    )
    contact = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    is_public = models.BooleanField(default=True)
    faces_public = models.BooleanField(
        default=False, help_text="A public meeting, of which each year needs at least one."
    )
    items_wanted_by = models.DateField(null=True, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    state_reason = models.CharField(max_length=300, blank=True, help_text="Why postponed or cancelled.")
    sequence = models.PositiveIntegerField(default=0, help_text="Of its calendar entry (RFC 5545, SEQUENCE).")
    is_published = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "starts_at"],
                condition=models.Q(deleted_at__isnull=True),
                name="one_meeting_of_a_body_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "starts_at"])]

    def __str__(self) -> str:
        return f"{self.body_id} {self.starts_at:%Y-%m-%d}"


class AgendaItem(models.Model):
    """One item of an agenda. A restricted one has an audience of its own and numbers of its own (R1, R2)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=8, blank=True)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=ItemKind.choices, default=ItemKind.DISCUSSION)
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.ON_AGENDA)
    is_standing = models.BooleanField(default=False)
    presenter = models.ForeignKey(
        BodyMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    presenter_text = models.CharField(max_length=120, blank=True)
    requested_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True, help_text="What it is about, as the agenda says it.")
    time_minutes = models.PositiveSmallIntegerField(default=0)
    is_restricted = models.BooleanField(default=False)
    restriction_reason = models.CharField(
        max_length=300, blank=True, help_text="Why, with the paragraph of Schedule 12A where it binds."
    )
    deferred_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="deferred_to")
    deferrals = models.PositiveSmallIntegerField(default=0, help_text="How often it was put off before.")
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="following")
    is_cut = models.BooleanField(default=False, help_text="The source of its minutes was cut short.")
    is_published = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["meeting", "position"])]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Deferral(models.Model):
    """An item put off: why, to when, and for which time in a row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="deferral")
    to_meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    to_month = models.PositiveSmallIntegerField(
        null=True, help_text="Of the meeting meant, while there is none yet; empty: the next one."
    )
    new_item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=DeferralReason.choices)
    reason_text = models.CharField(max_length=300, blank=True)
    because_of = models.ForeignKey(
        "Attendance", null=True, on_delete=models.PROTECT, related_name="+", help_text="Whose apologies."
    )
    count = models.PositiveSmallIntegerField(default=1)
    decided_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.item_id} ({self.count})"


class Paper(models.Model):
    """A paper that is written for one or more bodies."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="Whose paper it is."
    )
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=15, choices=PaperKind.choices, default=PaperKind.REPORT)
    author = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    author_text = models.CharField(max_length=120, blank=True)
    recommendation = models.TextField(blank=True)
    section17 = models.TextField(
        blank=True, help_text="Crime and disorder implications: Crime and Disorder Act 1998, section 17."
    )
    finance = models.TextField(blank=True)
    equality = models.TextField(blank=True)
    is_restricted = models.BooleanField(default=False)
    is_published = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PublishedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title


class PaperVersion(models.Model):
    """One version of a paper: the file, and what changed in it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    what_changed = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once")]

    def __str__(self) -> str:
        return f"{self.paper_id} version {self.number}"


class Consultation(models.Model):
    """A paper before a body under an item: in which version, for what, and what came of it (after OParl)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="consultations")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="consultations")
    paper_version = models.ForeignKey(PaperVersion, null=True, on_delete=models.PROTECT, related_name="+")
    awaited_version = models.PositiveSmallIntegerField(
        default=1, help_text="The version that the item waits for."
    )
    owed_by = models.ForeignKey(BodyMember, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=16, choices=ConsultationRole.choices, default=ConsultationRole.NOTING)
    is_authoritative = models.BooleanField(default=False, help_text="This body decides on the paper.")
    outcome = models.CharField(
        max_length=16, choices=ConsultationOutcome.choices, default=ConsultationOutcome.AWAITED
    )
    outcome_text = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "item"], name="paper_once_under_an_item")]

    def __str__(self) -> str:
        return f"{self.paper_id} at {self.item_id}"


class Attendance(models.Model):
    """How one person was at a meeting."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    member = models.ForeignKey(BodyMember, null=True, on_delete=models.PROTECT, related_name="+")
    substitute_for = models.ForeignKey(BodyMember, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    initials = models.CharField(max_length=6, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=15, choices=AttendanceState.choices)
    note = models.CharField(max_length=120, blank=True, help_text="Arrived or left in between.")
    is_inferred = models.BooleanField(default=False, help_text="Read from minutes that had lost the heading.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "name"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"


class Declaration(models.Model):
    """An interest that somebody declares in an item, and what they did."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="declarations")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=InterestKind.choices)
    interest = models.CharField(max_length=300)
    did = models.CharField(max_length=120, blank=True, help_text="Stayed, left, took no part.")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.name} in {self.item_id}"


class MinutesVersion(models.Model):
    """A version of a meeting's minutes. Its texts change only while it is a draft."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=MinutesState.choices, default=MinutesState.DRAFT)
    drafted_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    circulated_at = models.DateTimeField(null=True)
    approved_on = models.DateField(null=True)
    approved_at_meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    signed_by = models.CharField(max_length=120, blank=True)
    with_corrections = models.BooleanField(default=False)
    is_published = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="minutes_version_once"),
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(state="draft"), name="one_draft_of_minutes"
            ),
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(state="approved"), name="minutes_approved_once"
            ),
        ]

    def __str__(self) -> str:
        return f"minutes of {self.meeting_id}, version {self.number}"


class MinuteText(models.Model):
    """What the minutes say under one item, one line a note, as typed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    minutes = models.ForeignKey(MinutesVersion, on_delete=models.PROTECT, related_name="texts")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="texts")
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "item"], name="one_text_for_an_item")]

    def __str__(self) -> str:
        return f"text of {self.item_id}"


class Decision(models.Model):
    """What a body decided under an item. It is neither a note nor an action."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    position = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=10, choices=DecisionKind.choices)
    text = models.TextField()
    votes = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.text[:60]


class Correction(models.Model):
    """What a later meeting puts right in approved minutes. The minutes themselves stay as they were approved."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    minutes = models.ForeignKey(MinutesVersion, on_delete=models.PROTECT, related_name="corrections")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="corrections")
    made_at_meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=CorrectionKind.choices)
    before = models.TextField(blank=True)
    after = models.TextField()
    made_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} in {self.minutes_id}"


class MeetingAction(models.Model):
    """An action that a meeting set, as it was minuted, and the meeting for which it is due, if it is one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="actions")
    minuted_as = models.TextField(help_text="The line of the minutes.")
    due_meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="actions_due")
    due_body = models.ForeignKey(
        Body, null=True, on_delete=models.PROTECT, related_name="+", help_text="Due at its next meeting."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "item"], name="action_once_under_an_item")]

    def __str__(self) -> str:
        return self.minuted_as[:60]


class MeetingActionOwner(models.Model):
    """A member whom the minutes name as owner, and the stand-in to whom it went, if somebody stood in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting_action = models.ForeignKey(MeetingAction, on_delete=models.PROTECT, related_name="owners")
    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="+")
    cover = models.ForeignKey(Cover, null=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting_action", "member"], name="owns_it_once")]

    def __str__(self) -> str:
        return f"{self.member_id} of {self.meeting_action_id}"


class Circulation(models.Model):
    """Something that went round to the members of a body: what, in which version, when, on whose word."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="circulations")
    what = models.CharField(max_length=12, choices=Round.choices)
    minutes = models.ForeignKey(MinutesVersion, null=True, on_delete=models.PROTECT, related_name="+")
    paper_versions = ArrayField(
        models.UUIDField(), default=list, help_text="The versions of papers that the agenda had then."
    )
    subject = models.CharField(max_length=150)
    text = models.TextField(blank=True, help_text="Of a note; of all else the kind says it.")
    subscribers = models.PositiveIntegerField(
        default=0, help_text="How many of the public were told too; who they are is nobody's business."
    )
    sent_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["body", "-sent_at"])]

    def __str__(self) -> str:
        return self.subject


class Delivery(models.Model):
    """That something was sent to one member, or to whoever stood in, and what the outbox knows of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    circulation = models.ForeignKey(Circulation, on_delete=models.PROTECT, related_name="deliveries")
    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="+")
    cover = models.ForeignKey(Cover, null=True, on_delete=models.PROTECT, related_name="+")
    address_class = models.CharField(max_length=8, choices=AddressClass.choices)
    message_id = models.UUIDField(
        null=True, help_text="Of the outbox, which forgets its messages after a year."
    )
    outcome = models.CharField(max_length=8, choices=MessageState.choices, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circulation", "member"], name="sent_to_a_member_once")
        ]
        indexes = [models.Index(fields=["id"], condition=models.Q(outcome="waiting"), name="deliveries_open")]

    def __str__(self) -> str:
        return f"{self.circulation_id} to {self.member_id}"


class BodyAction(models.Model):
    """An action that is due at a body's meeting, set elsewhere than under an item of one; it may come back at each."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.action_id} at each meeting of {self.body_id}"


class Subscription(models.Model):
    """Somebody of the public who wants a message when a body publishes something. Gone when they leave."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    secret_hash = models.CharField(max_length=64, unique=True, help_text="Of the secret in their links.")
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("body", Lower("email"), name="subscribed_once")]

    def __str__(self) -> str:
        return str(self.id)
