"""Audiences, their members, denials, and records shown to further audiences."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from wardmote.access.actors import Actor, ApiActor, PublicActor, SystemActor, Viewer
from wardmote.access.ids import new_id

# "Without end": PostgreSQL's infinity cannot be read by the driver as a date.
FOREVER = datetime(9999, 12, 31, tzinfo=UTC)


class Audience(models.Model):
    """A set of principals. `standing_for` = the agency whose own records share this audience, if any."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    standing_for = models.UUIDField(null=True, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.id)


class AudienceMember(models.Model):
    """One agency or one membership in an audience, until an instant."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="members")
    principal_id = models.UUIDField()
    until = models.DateTimeField(default=FOREVER)
    granted_by = models.UUIDField(null=True, help_text="The membership that granted it.")
    reason = models.CharField(max_length=200, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["audience", "principal_id"], name="one_membership_each")
        ]
        indexes = [models.Index(fields=["principal_id", "audience"])]

    def __str__(self) -> str:
        return f"{self.principal_id} in {self.audience_id}"


class Denial(models.Model):
    """One person who must not see an audience's records whatever else holds: a conflict of interest.

    The person is not told: the records are absent for them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="denials")
    membership_id = models.UUIDField()
    reason = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audience", "membership_id"], name="one_denial_each")]

    def __str__(self) -> str:
        return f"{self.membership_id} not in {self.audience_id}"


class AlsoShown(models.Model):
    """A record (by its id) shown to a further audience than its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    record_id = models.UUIDField()
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="also_shown")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record_id", "audience"], name="shown_once_to_each")]

    def __str__(self) -> str:
        return f"{self.record_id} to {self.audience_id}"


class SharedQuerySet(models.QuerySet):
    """Rows with `partnership_id` and `audience_id`: the one place where access becomes a WHERE clause."""

    also_shown = False  # whether rows may be shown to further audiences (persons, reports)
    record_column = "pk"  # the record that `sharing_alsoshown` names: the row itself, or what it belongs to

    def visible_to(self, actor: Actor) -> "SharedQuerySet":
        """Return the rows that the policy lets the actor read.

        The same rule as `access.policy.can(actor, READ, record)`; tests prove the two, and row-level
        security, equal. Somebody with no casework role has no principals and so sees nothing.
        """
        if isinstance(actor, SystemActor):
            return self if actor.partnership_id is None else self.filter(partnership_id=actor.partnership_id)
        if isinstance(actor, PublicActor):
            if actor.report_id is None:
                return self.none()
            return self.filter(**{"partnership_id": actor.partnership_id, self.record_column: actor.report_id})
        if not isinstance(actor, Viewer | ApiActor):
            return self.none()
        own = OuterRef("audience_id")
        shown = Q(Exists(_members(actor.principals).filter(audience_id=own)))
        if self.also_shown:
            further = AlsoShown.objects.filter(record_id=OuterRef(self.record_column))
            shown |= Q(Exists(further.filter(Exists(_members(actor.principals).filter(audience_id=own)))))
        found = self.filter(shown, partnership_id=actor.partnership_id)
        if isinstance(actor, Viewer):
            denied = Denial.objects.filter(membership_id=actor.membership_id)
            found = found.exclude(Exists(denied.filter(audience_id=own)))
            if self.also_shown:
                found = found.exclude(Exists(further.filter(Exists(denied.filter(audience_id=own)))))
        return found


class AlsoShownQuerySet(SharedQuerySet):
    """Rows that may also be shown to further audiences than their own."""

    also_shown = True


def _members(principals: tuple[UUID, ...]) -> models.QuerySet[AudienceMember]:
    return AudienceMember.objects.filter(principal_id__in=principals, until__gt=Now())
