"""The wall: a denial for everybody who works on the other side of an audience, kept by the database itself.

Written by triggers, because a change of a team's side, of somebody's teams, or of an audience's side must close the
wall in its own transaction, whichever operation made it. `access.policy.walled_off` is the same rule.
"""

from django.db import migrations

_OPPOSITE = """
create function partnerships_other_side(side text) returns text language sql immutable parallel safe as $$
  select case side when 'victim' then 'behaviour' when 'behaviour' then 'victim' end
$$
"""

_OF_AUDIENCE = """
create function partnerships_wall_of_audience() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from sharing_denial where audience_id = new.id and is_wall;
  insert into sharing_denial (id, partnership_id, audience_id, membership_id, reason, created_at, is_wall)
  select gen_random_uuid(), new.partnership_id, new.id, m.id, 'Works on the other side', statement_timestamp(), true
  from partnerships_membership m
  where m.partnership_id = new.partnership_id and exists (
    select 1 from partnerships_team t
    where t.id = any(m.team_ids) and t.side = partnerships_other_side(new.side));
  return null;
end $$
"""

_OF_MEMBERSHIP = """
create function partnerships_raise_wall(membership uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from sharing_denial d using partnerships_membership m
    where m.id = membership and d.partnership_id = m.partnership_id and d.membership_id = membership and d.is_wall;
  insert into sharing_denial (id, partnership_id, audience_id, membership_id, reason, created_at, is_wall)
  select gen_random_uuid(), a.partnership_id, a.id, membership, 'Works on the other side', statement_timestamp(), true
  from sharing_audience a
  join partnerships_membership m on m.id = membership and m.partnership_id = a.partnership_id
  where a.side <> '' and exists (
    select 1 from partnerships_team t where t.id = any(m.team_ids) and a.side = partnerships_other_side(t.side));
end $$
"""

_TRIGGERS = """
create function partnerships_wall_of_membership() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin perform partnerships_raise_wall(new.id); return null; end $$;
create function partnerships_wall_of_team() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform partnerships_raise_wall(m.id) from partnerships_membership m where new.id = any(m.team_ids);
  return null;
end $$;
create trigger wall after insert on sharing_audience for each row when (new.side <> '')
  execute function partnerships_wall_of_audience();
create trigger wall_moved after update of side on sharing_audience for each row when (new.side <> old.side)
  execute function partnerships_wall_of_audience();
create trigger wall after insert on partnerships_membership for each row when (new.team_ids <> '{}')
  execute function partnerships_wall_of_membership();
create trigger wall_moved after update of team_ids on partnerships_membership for each row
  when (new.team_ids <> old.team_ids) execute function partnerships_wall_of_membership();
create trigger wall_moved after update of side on partnerships_team for each row when (new.side <> old.side)
  execute function partnerships_wall_of_team();
"""

_FUNCTIONS = (
    "partnerships_wall_of_audience()",
    "partnerships_raise_wall(uuid)",
    "partnerships_wall_of_membership()",
    "partnerships_wall_of_team()",
)


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0005_being_filled"), ("sharing", "0003_who_changes")]
    operations = [
        migrations.RunSQL(
            [
                _OPPOSITE,
                _OF_AUDIENCE,
                _OF_MEMBERSHIP,
                _TRIGGERS,
                *[f"revoke all on function {function} from public" for function in _FUNCTIONS],
            ],
            migrations.RunSQL.noop,
        )
    ]
