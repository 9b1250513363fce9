"""Partnerships, agencies, teams, accounts, memberships, invitations, tokens, routing, words, procedures."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from wardmote.access.choices import Role
from wardmote.access.ids import new_id
from wardmote.design.surroundings import BRAND_COLOURS
from wardmote.partnerships.choices import (
    AgencyType,
    AppealBody,
    ChairRule,
    DayUnit,
    EndReason,
    GroupMatter,
    ReviewChannel,
    Side,
)
from wardmote.partnerships.rules.procedures import Terms, terms_of
from wardmote.partnerships.rules.reaching import LONGEST_PHONE, LONGEST_WORDS, PublicContact


class Partnership(models.Model):
    """A tenant: one community safety partnership. Everything it shows the public is data here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120, help_text="As on its letterhead.")
    slug = models.SlugField(max_length=40, unique=True)
    hosts = ArrayField(
        models.CharField(max_length=253),
        default=list,
        help_text="Host names under which its pages are served.",
    )
    reference_prefix = models.CharField(max_length=6, default="ASB")
    district_code = models.CharField(max_length=9, help_text="Its area: ONS code, e.g. E07000135.")
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    contact_hours = models.CharField(max_length=120, blank=True)
    colour = models.CharField(
        max_length=7,
        choices=[(name, name.capitalize()) for name in BRAND_COLOURS],
        default="blue",
        help_text="Of its header.",
    )
    is_demonstration = models.BooleanField(
        default=False, help_text="Says on every page that all is invented."
    )
    is_being_filled = models.BooleanField(
        default=False, db_default=False, help_text="Its story is still being told: every page says so."
    )
    repeat_reports = models.PositiveSmallIntegerField(
        default=3, help_text="Similar reports that make a repeat victim."
    )
    repeat_months = models.PositiveSmallIntegerField(default=3, help_text="… within this many months.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_of_the_colours", condition=models.Q(colour__in=BRAND_COLOURS))
        ]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """A body of the partnership, with the response times that it promises."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=30)
    kind = models.CharField(max_length=20, choices=AgencyType.choices)
    email = models.EmailField(blank=True, help_text="Shared inbox of the locality officers: never public.")
    phone = models.CharField(max_length=30, blank=True, help_text="For partners: never public.")
    # How the public reaches it, in its own words: the only ones of these that public pages show.
    public_phone = models.CharField(max_length=LONGEST_PHONE, blank=True, default="", db_default="")
    public_email = models.EmailField(blank=True, default="", db_default="")
    public_web = models.URLField(blank=True, default="", db_default="")
    public_hours = models.CharField(max_length=LONGEST_WORDS, blank=True, default="", db_default="")
    audience_id = models.UUIDField(help_text="The standing audience of its own records (room sharing).")
    is_controller = models.BooleanField(default=True, help_text="A data controller of its own.")
    # Response times in working days; defaults 1/3/5 and an update every 10 (Hammersmith & Fulham, Magna).
    respond_emergency_days = models.PositiveSmallIntegerField(default=1)
    respond_urgent_days = models.PositiveSmallIntegerField(default=3)
    respond_routine_days = models.PositiveSmallIntegerField(default=5)
    update_days = models.PositiveSmallIntegerField(default=10)
    joined_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    version = models.PositiveIntegerField(
        default=1, db_default=1, help_text="Rises with each change of its lines or times."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("partnership", Lower("name"), name="agency_name_once_in_a_partnership")
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def public_contact(self) -> PublicContact:
        """How the public reaches it: what public pages may show of its lines."""
        return PublicContact(
            agency=self.name,
            phone=self.public_phone,
            email=self.public_email,
            web=self.public_web,
            hours=self.public_hours,
        )


class Team(models.Model):
    """A team of an agency, and the side of a case it works on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    side = models.CharField(max_length=10, choices=Side.choices, default=Side.NEUTRAL)
    ward_codes = ArrayField(models.CharField(max_length=9), default=list, help_text="Wards it looks after.")

    class Meta:
        constraints = [models.UniqueConstraint("agency", Lower("name"), name="team_name_once_in_an_agency")]

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Looks accounts up for sign-in; people are made by operations, never by `create_user`."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """How one person signs in. What they may do comes from their memberships."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30, blank=True)
    # Two flags that must both hold: the person's status, and whether the account is locked.
    is_active = models.BooleanField(default=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = AccountManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="account_email_once_whatever_its_case")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.partition(" ")[0]

    # Django asks users these questions; permissions here come from roles and the policy alone.
    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


class Membership(models.Model):
    """A person's place in one agency: its roles and teams, from and to. History is kept, rows end."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="memberships")
    job_title = models.CharField(max_length=80, blank=True)
    roles = ArrayField(models.CharField(max_length=30, choices=Role.choices))
    team_ids = ArrayField(models.UUIDField(), default=list)
    from_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=10, choices=EndReason.choices, blank=True)
    # Reviewed at least every quarter (A12): who looked last, and when.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "agency"],
                condition=models.Q(ended_at__isnull=True),
                name="one_current_membership_in_an_agency",
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} in {self.agency_id}"


class Invitation(models.Model):
    """An invitation bound to an e-mail address, an agency and roles: single use, 72 hours (A12)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=120)
    roles = ArrayField(models.CharField(max_length=30, choices=Role.choices))
    team_ids = ArrayField(models.UUIDField(), default=list)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.email


class ApiToken(models.Model):
    """Machine access of one agency: only the token's hash is kept; scoped, expiring, revocable (B14)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=30))
    created_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class RoutingRule(models.Model):
    """Which agency a kind of behaviour goes to first. Local: each partnership has its own table."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="routing_rules")
    kind = models.CharField(
        max_length=40, help_text="Type of behaviour (room reports), or '*' for all others."
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "kind"], name="one_route_for_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.agency_id}"


class Advice(models.Model):
    """An outcome for what is not anti-social behaviour: advice, and who can help instead. Editable."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="advice")
    code = models.SlugField(max_length=40)
    title = models.CharField(
        max_length=120, help_text="As a person would say it: 'A neighbour's cooking smells'."
    )
    text = models.TextField(help_text="What they can do, in plain English.")
    signpost_name = models.CharField(max_length=120, blank=True)
    signpost_contact = models.CharField(max_length=200, blank=True)
    signpost_agency = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
        help_text="An agency of the partnership: its public lines are shown as they stand then.",
    )
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "code"], name="advice_code_once")]

    def __str__(self) -> str:
        return self.title


class Words(models.Model):
    """A text of public pages, in one managed place: the same words wherever it is shown."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="words")
    key = models.SlugField(max_length=60)
    text = models.TextField()
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "key"], name="words_key_once")]

    def __str__(self) -> str:
        return self.key


class FormToken(models.Model):
    """A one-time token of a rendered form: the same form sent twice is done once.

    Kept with the reference of what it made, so that the second sending leads to the same place.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    partnership_id = models.UUIDField()
    act = models.CharField(max_length=60)
    result = models.CharField(max_length=200, default="")
    request_hash = models.CharField(
        max_length=64, default="", help_text="Of the body, for API idempotency keys."
    )
    used_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.act} {self.id}"


class ReviewProcedure(models.Model):
    """A version of the published ASB case review procedure (2014 Act section 104(2)). Never changed once published.

    It is in force from `valid_from` until the day before the next version begins, so versions never overlap; a
    decision keeps the version that it was made under. What each field means stands at `rules.procedures.Terms`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="review_procedures")
    version = models.PositiveSmallIntegerField(help_text="1, 2, 3 … in the order of publishing.")
    valid_from = models.DateField()
    published_on = models.DateField()
    published_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    # A version that has not begun may be taken back; its number and its text stay.
    withdrawn_on = models.DateField(null=True, blank=True)

    name = models.CharField(max_length=160)
    complaints_needed = models.PositiveSmallIntegerField()
    within_months = models.PositiveSmallIntegerField()
    reported_within = models.PositiveSmallIntegerField()
    reported_unit = models.CharField(max_length=10, choices=DayUnit.choices)
    same_incident_is_one = models.BooleanField()
    hate_incidents_needed = models.PositiveSmallIntegerField()
    people_needed = models.PositiveSmallIntegerField()
    people_about = models.CharField(max_length=20, choices=GroupMatter.choices)
    considers_persistence = models.BooleanField()
    considers_harm = models.BooleanField()
    considers_adequacy = models.BooleanField()
    caveats = ArrayField(models.TextField(), default=list)
    rejection_grounds = ArrayField(models.CharField(max_length=200), default=list)
    limits = models.JSONField(default=list, help_text="List of step, working_days, counted_from.")
    chair_rule = models.CharField(max_length=20, choices=ChairRule.choices)
    chair_words = models.TextField(blank=True, help_text="What the area means by independent.")
    appeal_to = ArrayField(models.CharField(max_length=20, choices=AppealBody.choices), default=list)
    appeal_working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    appeal_words = models.TextField(blank=True)
    channels = ArrayField(models.CharField(max_length=20, choices=ReviewChannel.choices), default=list)
    contact_name = models.CharField(max_length=120, blank=True, help_text="A post, not a person.")
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    contact_address = models.TextField(blank=True)
    words = models.TextField(blank=True, help_text="What the area adds on its public page.")
    source = models.CharField(max_length=300, blank=True, help_text="Where it is published.")
    reporting_begins_month = models.PositiveSmallIntegerField()
    reporting_months = models.PositiveSmallIntegerField()
    figures_working_days = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "version"], name="procedure_version_once"),
            models.UniqueConstraint(
                fields=["partnership", "valid_from"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="one_procedure_begins_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(complaints_needed__gte=1, complaints_needed__lte=3),
                name="never_above_three_complaints",
            ),
            models.CheckConstraint(
                condition=models.Q(reporting_months__gte=1, reporting_months__lte=12),
                name="reporting_period_of_twelve_months_at_most",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True)
                | models.Q(withdrawn_on__lt=models.F("valid_from")),
                name="only_what_has_not_begun_is_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"

    @property
    def terms(self) -> Terms:
        """What it says, as the plain value that rules take."""
        return terms_of(self)
