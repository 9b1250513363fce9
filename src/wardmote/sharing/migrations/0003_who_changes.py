"""An audience knows which agency may change it, and on which side of the wall it stands; the database holds both."""

from django.db import migrations, models

from wardmote.access.rows import HERE, IN_PARTNERSHIP, SYSTEM_HERE, other_row_security

_DUTIES = "any((select wardmote_duties())::text[])"
_VIEWER = "(select wardmote_kind()) = 'viewer'"
_MINE = "agency_id = (select wardmote_agency())"
_SHARES = f"('share_cases' = {_DUTIES} or 'work_cases' = {_DUTIES})"
_MANAGES = f"'manage_partnership' = {_DUTIES}"
_ME = "(select wardmote_membership())"


def _audience(table: str, condition: str) -> str:
    return f"exists (select 1 from sharing_audience a where a.id = {table}.audience_id and {condition})"  # noqa: S608


def _keeps(table: str) -> str:
    """The audience is one that the viewer's agency changes, or one for whose changes its room answers."""
    return _audience(table, f"a.standing_for is null and (a.agency_id is null or a.{_MINE})")


_EMPTY = "sharing_is_empty({0}.audience_id)"
# Nobody lets others into what they do not see themselves.
_REACHES = "sharing_reaches_actor({0}.audience_id)"
# A policy cannot ask its own table: these do, of what the asker may know anyway.
_FUNCTIONS = """
create function sharing_is_empty(audience uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select 1 from sharing_audiencemember m where m.audience_id = audience)
$$;
create function sharing_reaches_actor(audience uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from sharing_audiencemember m
    where m.audience_id = audience and m.principal_id = any(wardmote_principals()) and m.until > statement_timestamp())
$$;
revoke all on function sharing_is_empty(uuid), sharing_reaches_actor(uuid) from public;
grant execute on function sharing_is_empty(uuid), sharing_reaches_actor(uuid) to wardmote_app;
"""


def _staff(*conditions: str) -> str:
    return f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_VIEWER} and {' and '.join(conditions)}))"


_MEMBER, _DENIAL, _ALSO = "sharing_audiencemember", "sharing_denial", "sharing_alsoshown"
# Nobody lets themselves in, but as one of the first members of an audience that they make.
_ADMITS = (
    f"({_keeps(_MEMBER)} and ({_EMPTY.format(_MEMBER)} or (principal_id is distinct from {_ME} and"
    f" ({_REACHES.format(_MEMBER)} or {_audience(_MEMBER, 'a.agency_id is null')}))))"
)
# The first members of a standing audience: an agency's own, and the one that is open to the whole partnership.
_OPEN = "standing_for = (select wardmote_partnership())"
_NEW_OPEN = (
    f"(principal_id = partnership_id and {_audience(_MEMBER, f'a.{_OPEN}')} and {_EMPTY.format(_MEMBER)})"
)
_NEW_AGENCY = (
    f"({_MANAGES} and {_audience(_MEMBER, 'a.standing_for is not null')} and {_EMPTY.format(_MEMBER)})"
)


# Whoever runs the partnership's business takes people off its own audiences, and off no case.
_TAKES_OFF = f"({_SHARES} or ('run_business' = {_DUTIES} and {_audience(_MEMBER, 'a.agency_id is null')}))"
_SEEN_OR_FREE = f"({_REACHES.format(_MEMBER)} or {_audience(_MEMBER, 'a.agency_id is null')})"


class Migration(migrations.Migration):
    dependencies = [("sharing", "0002_row_security")]
    operations = [
        migrations.AddField("audience", "agency_id", models.UUIDField(null=True)),
        migrations.AddField("audience", "side", models.CharField(max_length=10, default="", blank=True)),
        migrations.AddField("denial", "is_wall", models.BooleanField(default=False)),
        migrations.RemoveConstraint("denial", "one_denial_each"),
        migrations.AddConstraint(
            "denial",
            models.UniqueConstraint(
                fields=["audience", "membership_id", "is_wall"], name="one_denial_of_each_kind"
            ),
        ),
        migrations.RunSQL(
            [
                _FUNCTIONS,
                "update sharing_audience set agency_id = standing_for where standing_for is not null",
                "create index sharing_audience_sides on sharing_audience (partnership_id, side) where side <> ''",
            ],
            migrations.RunSQL.noop,
        ),
        other_row_security(
            "sharing_audience",
            insert=_staff(
                f"((standing_for is null and (agency_id is null or {_MINE})) or (standing_for is not null and ({_MANAGES} or {_OPEN})))"
            ),
            update=_staff("standing_for is null", _MINE, _SHARES, "sharing_reaches_actor(id)"),
            update_check=HERE,
        ),
        other_row_security(
            _MEMBER,
            insert=_staff(f"({_ADMITS} or {_NEW_AGENCY} or {_NEW_OPEN})"),
            update=_staff(_keeps(_MEMBER), _SEEN_OR_FREE),
            update_check=_staff(f"({_ADMITS})"),
            delete=_staff(_keeps(_MEMBER), _TAKES_OFF, _SEEN_OR_FREE),
        ),
        # Denials of the wall are the database's own.
        other_row_security(
            _DENIAL,
            insert=_staff(_keeps(_DENIAL), "not is_wall"),
            delete=_staff(_keeps(_DENIAL), "not is_wall", f"membership_id is distinct from {_ME}", _SHARES),
        ),
        other_row_security(_ALSO, delete=_staff(_keeps(_ALSO), _SHARES)),
    ]
