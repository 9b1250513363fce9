"""Reports, their steps and incidents, the links by which people follow them, drafts of the public form.

A report's row holds what lists filter and sort by, so that one index serves both (see
`docs/reference/performance.md`): status, agency, attention and due day stand here, not in side tables.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from wardmote.access.ids import new_id
from wardmote.partnerships.models import Advice, Agency, Membership, Partnership, Team
from wardmote.people.models import Person
from wardmote.places.models import Place
from wardmote.reports.choices import (
    Affected,
    Channel,
    Frequency,
    HateStrand,
    ImportState,
    Kind,
    Known,
    Priority,
    Qualifier,
    Status,
)
from wardmote.reports.rules.import_states import state_of
from wardmote.sharing.models import AlsoShownQuerySet, Audience


def _where_known(prefix: str, *names: str) -> list[models.Index]:
    """Indexes of keys that are mostly empty, over the rows where they are not: a new report pays for none."""
    return [
        models.Index(fields=[name], condition=models.Q((f"{name}__isnull", False)), name=f"{prefix}_{name}")
        for name in names
    ]


class Report(models.Model):
    """What somebody told us, and where it stands."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, db_index=False, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, db_index=False, related_name="+", help_text="With whom it is now."
    )
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, db_index=False, related_name="+")
    reference = models.CharField(max_length=20)
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=12, choices=Channel.choices)
    entered_by = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    external_system = models.CharField(max_length=40, blank=True)
    external_reference = models.CharField(max_length=80, blank=True)
    # where it stands
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.RECEIVED)
    is_open = models.BooleanField(default=True, help_text="Still waits for a decision.")
    priority = models.CharField(max_length=10, choices=Priority.choices, default=Priority.ROUTINE)
    needs_attention = models.BooleanField(default=False, help_text="Serious, or somebody is at risk.")
    attention_reasons = ArrayField(models.CharField(max_length=120), default=list)
    respond_by = models.DateField(help_text="Last day of the response time.")
    first_contact_at = models.DateTimeField(null=True, blank=True)
    update_due_on = models.DateField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    duplicate_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="duplicates"
    )
    advice = models.ForeignKey(
        Advice, null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    told_the_reporter = models.TextField(blank=True, help_text="What the follow page says was decided.")
    # what
    kinds = ArrayField(models.CharField(max_length=20, choices=Kind.choices), default=list)
    qualifier = models.CharField(max_length=14, choices=Qualifier.choices, default=Qualifier.UNKNOWN)
    words = models.TextField(help_text="In whose words: as told.")
    # where
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    place_text = models.CharField(max_length=300, blank=True)
    address_key = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    ward_code = models.CharField(max_length=9, blank=True)
    lsoa_code = models.CharField(max_length=9, blank=True)
    # when
    happened_from = models.DateTimeField(null=True, blank=True)
    happened_to = models.DateTimeField(null=True, blank=True)
    is_ongoing = models.BooleanField(default=False)
    when_text = models.CharField(max_length=200, blank=True)
    # how bad
    frequency = models.CharField(max_length=12, choices=Frequency.choices, default=Frequency.UNKNOWN)
    affected = models.CharField(max_length=14, choices=Affected.choices, default=Affected.UNKNOWN)
    harm = models.TextField(blank=True)
    hate_perceived = models.CharField(max_length=8, choices=Known.choices, default=Known.UNKNOWN)
    hate_strands = ArrayField(models.CharField(max_length=20, choices=HateStrand.choices), default=list)
    danger_now = models.CharField(max_length=8, choices=Known.choices, default=Known.UNKNOWN)
    at_risk = models.CharField(max_length=8, choices=Known.choices, default=Known.UNKNOWN)
    told_before = models.CharField(max_length=8, choices=Known.choices, default=Known.UNKNOWN)
    told_before_text = models.CharField(max_length=300, blank=True)
    wish = models.TextField(blank=True, help_text="What would put it right.")
    # who
    reporter = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    is_anonymous = models.BooleanField(default=False)
    objects_to_sharing = models.BooleanField(default=False)
    objection_reason = models.CharField(max_length=300, blank=True)
    consent_withdrawn_at = models.DateTimeField(null=True, blank=True)
    privacy_notice = models.CharField(max_length=20, blank=True, help_text="Version that was shown.")
    # upkeep
    search = SearchVectorField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    follow_secret = ""
    """The secret of the report's link: only on the instance that `receive_report` returns, never kept."""

    objects = AlsoShownQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "external_system", "external_reference"],
                condition=~models.Q(external_reference=""),
                name="external_reference_once",
            ),
            # not `unique` on the column, which brings a second index for words that begin alike
            models.UniqueConstraint(fields=["reference"], name="reports_reference_once"),
        ]
        indexes = [
            # the inbox: one agency, open, serious first, then by due day; of one ward, without looking at the rest
            models.Index(
                fields=["agency", "-needs_attention", "respond_by", "id", "ward_code"],
                condition=models.Q(is_open=True),
                name="reports_inbox",
            ),
            # what other agencies work on and let us see: few of them, found from the newest back
            models.Index(
                fields=["partnership", "-received_at", "id"],
                condition=models.Q(is_open=True),
                name="reports_open_by_time",
            ),
            models.Index(fields=["agency", "-received_at", "id"], name="reports_by_agency"),
            models.Index(fields=["partnership", "-received_at"], name="reports_by_time"),
            models.Index(fields=["partnership", "ward_code", "-received_at"], name="reports_by_ward"),
            models.Index(fields=["reporter"], name="reports_by_reporter"),
            models.Index(fields=["partnership", "address_key", "-received_at"], name="reports_by_address"),
            models.Index(
                fields=["partnership", "address_key"],
                condition=models.Q(status=Status.WATCHED),
                name="reports_watched",
            ),
            GinIndex(fields=["search"], name="reports_search"),
            *_where_known("reports_by", "place", "advice", "entered_by", "decided_by", "duplicate_of"),
        ]

    def __str__(self) -> str:
        return self.reference


class ReportStep(models.Model):
    """One change of a report's status: append-only, with who and why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, db_index=False, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, db_index=False, related_name="steps")
    status = models.CharField(max_length=12, choices=Status.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, db_index=False, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["report", "at"]),
            models.Index(fields=["partnership", "at", "id"], name="reports_steps_by_time"),
            *_where_known("reports_steps_of", "by"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.status}"


class Incident(models.Model):
    """What happened, once: a report tells of one or more, and a repeat adds another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, db_index=False, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, db_index=False, related_name="incidents")
    told_at = models.DateTimeField()
    channel = models.CharField(max_length=12, choices=Channel.choices)
    happened_from = models.DateTimeField(null=True, blank=True)
    happened_to = models.DateTimeField(null=True, blank=True)
    when_text = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    told_to = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["report", "told_at"]),
            *_where_known("reports_incidents", "told_to"),
        ]

    def __str__(self) -> str:
        return f"incident in {self.report_id}"


class FollowLink(models.Model):
    """The secret address by which the person who reported follows it: only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="links")
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link to {self.report_id}"


class Letter(models.Model):
    """What was written to the person who reported, as they read it on the page behind their link."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="letters")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["report", "written_at"], name="reports_letters_of_report")]

    def __str__(self) -> str:
        return f"letter about {self.report_id}"


class ImportMapping(models.Model):
    """How the columns of a file are read: saved, because the same file comes every month."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    system = models.CharField(max_length=40, help_text="Where the references of the file come from.")
    columns = models.JSONField(default=dict, help_text="What a column is -> its heading.")
    kinds = models.JSONField(default=dict, help_text="A cell of the type column -> the national type.")
    month_first = models.BooleanField(default=False)
    saved_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="one_mapping_of_a_name")]

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """One file: brought, looked through, imported. The file itself is kept only until it is imported."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    brought_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(null=True, help_text="The file, until it is imported or put aside.")
    mapping = models.JSONField(default=dict, help_text="How its columns are read: as in ImportMapping.")
    are_waiting = models.BooleanField(default=False, help_text="They still wait for a decision.")
    rows = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0, help_text="Were there already: left as they are.")
    wrong = models.PositiveIntegerField(default=0)
    errors = models.JSONField(default=list, help_text="Row, column and sentence of what was left out.")
    begun_at = models.DateTimeField(null=True, help_text="When somebody said that it be imported.")
    begun_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    done = models.PositiveIntegerField(default=0, help_text="Rows that were gone through.")
    moved_at = models.DateTimeField(null=True, help_text="When the last rows were gone through.")
    imported_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(
        default=0, help_text="How often it was taken up since the last rows went in."
    )
    failed_at = models.DateTimeField(null=True, help_text="When it was given up; begun again, it is empty.")
    failure = models.CharField(max_length=500, blank=True, help_text="What happened, and what to do.")

    class Meta:
        indexes = [models.Index(fields=["agency", "-brought_at"], name="reports_imports_by_agency")]

    @property
    def state(self) -> ImportState:
        """Where it stands."""
        return state_of(
            is_begun=self.begun_at is not None,
            is_imported=self.imported_at is not None,
            has_failed=self.failed_at is not None,
        )

    @property
    def is_settled(self) -> bool:
        """Whether how it is read cannot be changed any more."""
        return self.begun_at is not None or self.imported_at is not None

    def __str__(self) -> str:
        return self.file_name
