"""Overriding the lock of a case: one door, in the database itself."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security

_ME = "(select wardmote_membership())"
_REVIEWS = (
    "('review_overrides' = any((select wardmote_duties())::text[])"
    " and (select wardmote_agency()) in (agency_id, lead_id))"
)
_OF_CASE = "exists (select 1 from cases_case c where c.id = cases_override.case_id)"

# Never a case that is not locked: a hidden one has no stub, and its class is asked too. Never against a denial,
# a conflict of interest or the wall. Never for more than an hour, and never to shorten what somebody has anyway.
_OVERRIDE = """
create function cases_override_lock(override uuid, wanted uuid, why text, said text, began timestamptz,
  ends timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  locked record;
begin
  if wardmote_kind() <> 'viewer' or not 'override_locks' = any(wardmote_duties())
      or ends > began + interval '60 minutes' or ends > clock_timestamp() + interval '61 minutes' then
    return false;
  end if;
  select c.id, c.audience_id, c.agency_id, s.name into locked
  from cases_case c join cases_casestub s on s.case_id = c.id
  where c.id = wanted and c.partnership_id = wardmote_partnership() and c.sharing_class = 'locked'
    and not exists (select 1 from sharing_denial d
      where d.audience_id = c.audience_id and d.membership_id = wardmote_membership())
  for update of c;
  if not found then
    return false;
  end if;
  insert into cases_override (id, partnership_id, case_id, name, lead_id, by_id, agency_id, reason, words, started_at,
    until, verdict, verdict_reason)
  values (override, wardmote_partnership(), wanted, locked.name, locked.agency_id, wardmote_membership(),
    wardmote_agency(), why, said, began, ends, '', '');
  insert into sharing_audiencemember as held (id, partnership_id, audience_id, principal_id, until, reason,
    is_override, created_at)
  values (gen_random_uuid(), wardmote_partnership(), locked.audience_id, wardmote_membership(), ends, 'emergency',
    true, statement_timestamp())
  on conflict (audience_id, principal_id) do update set until = excluded.until, is_override = true
    where held.is_override or held.until <= statement_timestamp();
  return true;
end $$
"""
_SIGNATURE = "cases_override_lock(uuid, uuid, text, text, timestamptz, timestamptz)"


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_override"), ("sharing", "0004_override")]
    operations = [
        row_security(
            "cases_override",
            select=f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and (by_id = {_ME} or {_REVIEWS} or {_OF_CASE})))",
            update=f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_REVIEWS} and by_id <> {_ME}))",
        ),
        migrations.RunSQL(
            [
                _OVERRIDE,
                f"revoke all on function {_SIGNATURE} from public",
                f"grant execute on function {_SIGNATURE} to wardmote_app",
            ],
            f"drop function {_SIGNATURE}",
        ),
    ]
