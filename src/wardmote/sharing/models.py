"""Audiences, their members, denials, and records shown to further audiences."""

from datetime import UTC, datetime
from typing import Any

from django.db import models

from wardmote.access.actors import Actor, ApiActor, PublicActor, SystemActor, Viewer
from wardmote.access.ids import new_id
from wardmote.access.rows import ROW_BY_ROW

# "Without end": PostgreSQL's infinity cannot be read by the driver as a date.
FOREVER = datetime(9999, 12, 31, tzinfo=UTC)


class Audience(models.Model):
    """A set of principals. `standing_for` = the agency whose own records share this audience, if any.

    `agency_id` = the agency that may change who is in it (of a case: the lead); none where a room's own duties decide.
    `side` = the side of the wall on which its records stand: who works on the other side has a denial for each.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    standing_for = models.UUIDField(null=True, unique=True)
    agency_id = models.UUIDField(null=True)
    side = models.CharField(max_length=10, default="", blank=True)
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
    is_override = models.BooleanField(default=False, help_text="In an emergency: reads, and changes nothing.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["audience", "principal_id"], name="one_membership_each")
        ]
        indexes = [models.Index(fields=["principal_id", "audience"])]

    def __str__(self) -> str:
        return f"{self.principal_id} in {self.audience_id}"


class Denial(models.Model):
    """One person who must not see an audience's records whatever else holds: a conflict of interest, or the wall.

    The person is not told: the records are absent for them. Denials of the wall (`is_wall`) are kept by the database
    itself, whenever a team, its people or the side of an audience change (room `partnerships`).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partnership_id = models.UUIDField()
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="denials")
    membership_id = models.UUIDField()
    reason = models.CharField(max_length=200)
    is_wall = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["audience", "membership_id", "is_wall"], name="one_denial_of_each_kind"
            )
        ]

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


class ShownTo(models.expressions.Expression):
    """The policy's rule as a WHERE condition on a table's own `audience_id`, written as SQL at once.

    Built of querysets it would be the same statement, but each use would take Django several milliseconds to
    compose, and every page uses it.
    """

    conditional = True

    def __init__(self, actor: Viewer | ApiActor, *, record_column: str | None) -> None:
        super().__init__(output_field=models.BooleanField())
        self.principals = list(actor.principals)
        self.denied = actor.membership_id if isinstance(actor, Viewer) else None
        self.record_column = record_column
        self.alias: str | None = None

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> "ShownTo":
        resolved = self.copy()
        resolved.alias = query.get_initial_alias()
        return resolved

    def relabeled_clone(self, change_map: Any) -> "ShownTo":
        clone = self.copy()
        clone.alias = change_map.get(self.alias, self.alias)
        return clone

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        table = compiler.quote_name_unless_alias(self.alias)
        member = (
            "exists (select 1 from sharing_audiencemember m where m.audience_id = {audience}"
            " and m.principal_id = any(%s::uuid[]) and m.until > statement_timestamp(){how})"
        )
        denial = "exists (select 1 from sharing_denial d where d.audience_id = {audience} and d.membership_id = %s)"
        further = "exists (select 1 from sharing_alsoshown s where s.record_id = {record} and {that})"
        own = f"{table}.audience_id"
        # Within an OR the planner cannot begin with the audiences: then one look for each row (see access.rows).
        how = ROW_BY_ROW if self.record_column is not None else ""
        shown, held = member.format(audience=own, how=how), [self.principals]
        denied, away = denial.format(audience=own), [self.denied]
        if self.record_column is not None:
            record = f"{table}.{self.record_column}"
            more = further.format(record=record, that=member.format(audience="s.audience_id", how=how))
            shown, held = f"({shown} or {more})", [*held, self.principals]
            more = further.format(record=record, that=denial.format(audience="s.audience_id"))
            denied, away = f"({denied} or {more})", [*away, self.denied]
        if self.denied is None:
            return shown, held
        return f"({shown} and not {denied})", [*held, *away]


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
            return self.filter(
                **{"partnership_id": actor.partnership_id, self.record_column: actor.report_id}
            )
        if not isinstance(actor, Viewer | ApiActor) or not actor.principals:
            return self.none()
        column = ("id" if self.record_column == "pk" else self.record_column) if self.also_shown else None
        return self.filter(ShownTo(actor, record_column=column), partnership_id=actor.partnership_id)


class AlsoShownQuerySet(SharedQuerySet):
    """Rows that may also be shown to further audiences than their own."""

    also_shown = True
