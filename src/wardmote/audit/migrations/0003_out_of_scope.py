"""Who asked for a record that is not theirs to know of; who failed to sign in. Both without telling the asker."""

from django.db import migrations

# The same statements and one event whether the record exists or not, so that neither the time nor what is
# written tells. Rooms name their records in functions `records_named_in_…` (see audit/naming.py), which only the
# log's own role may call.
_OUT_OF_SCOPE = """
create function audit_out_of_scope(event uuid, asked text, refs text[], ids uuid[], from_ip inet, from_session text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  finder name; kinds text[] := '{}'; records uuid[] := '{}'; more_kinds text[]; more_records uuid[];
begin
  if wardmote_kind() not in ('viewer', 'api') then
    raise exception 'only somebody who is known can be out of scope' using errcode = 'insufficient_privilege';
  end if;
  for finder in select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace
      and p.proname like 'records\\_named\\_in\\_%' and p.proowner = 'wardmote_owner'::regrole order by 1 loop
    execute format('select array_agg(kind), array_agg(record) from %I($1, $2)', finder)
      into more_kinds, more_records using refs, ids;
    kinds := kinds || coalesce(more_kinds, '{}'); records := records || coalesce(more_records, '{}');
  end loop;
  insert into audit_accessevent (id, at, category, act, outcome, actor_kind, account_id, membership_id, agency_id,
    partnership_id, record_type, record_ids, subject_ids, field_names, field_classes, query_fingerprint, purpose,
    recipient, ip, session_hash)
  values (event, clock_timestamp(), 'consultation', asked, 'denied', wardmote_kind(), wardmote_account(),
    wardmote_membership(), wardmote_agency(), wardmote_partnership(), coalesce(kinds[1], 'record'), records, '{}',
    '{}', '{}', '', '', '', from_ip, from_session);
end $$
"""

# What somebody was denied is not shown to themselves with its record: reading one's own events would tell what the
# 404 did not.
_MASKED = """
  select a.id, a.at, a.category, a.act, a.outcome, a.actor_kind, a.account_id, a.membership_id, a.agency_id,
    a.partnership_id, case when mine then 'record' else a.record_type end,
    case when mine then '{}'::uuid[] else a.record_ids end, a.subject_ids, a.field_names, a.field_classes,
    a.query_fingerprint, a.purpose, a.recipient, a.ip, a.session_hash
  from audit_accessevent a
  cross join lateral (select a.outcome = 'denied' and a.membership_id is not distinct from wardmote_membership() as mine)
    as own
"""

_READ = f"""
create or replace function audit_read(subject uuid, about uuid, who uuid, before timestamptz, how_many integer)
returns setof audit_accessevent language sql stable security definer set search_path = public, pg_temp as $$
  {_MASKED}
  where 'read_access_log' = any(wardmote_duties()) and a.partnership_id = wardmote_partnership()
    and a.agency_id = wardmote_agency()
    and (subject is null or a.subject_ids @> array[subject])
    and (about is null or (a.record_ids @> array[about] and not mine))
    and (who is null or a.membership_id = who) and (before is null or a.at < before)
  order by a.at desc, a.id desc limit least(how_many, 500)
$$
"""  # noqa: S608 - a constant of our own

_READ_OWN = f"""
create or replace function audit_read_own(before timestamptz, how_many integer)
returns setof audit_accessevent language sql stable security definer set search_path = public, pg_temp as $$
  {_MASKED}
  where wardmote_membership() is not null and a.membership_id = wardmote_membership()
    and (before is null or a.at < before)
  order by a.at desc, a.id desc limit least(how_many, 500)
$$
"""  # noqa: S608

# Failed sign-ins belong to no agency when they are written. They are shown to whoever answers for the account's
# agency; those for addresses that nobody has are counted for the door at which they were tried, and not shown.
_SIGN_INS = """
create function audit_failed_sign_ins(accounts uuid[], since timestamptz)
returns table (account uuid, day date, times bigint, addresses bigint, last_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.account_id, (a.at at time zone 'Europe/London')::date, count(*), count(distinct a.ip), max(a.at)
  from audit_accessevent a
  where 'see_failed_sign_ins' = any(wardmote_duties()) and a.act = 'pages.sign_in' and a.outcome = 'denied'
    and a.at >= since and a.account_id = any(accounts)
  group by 1, 2 order by max(a.at) desc limit 500
$$
"""

_UNKNOWN = """
create function audit_unknown_sign_ins(since timestamptz) returns table (day date, times bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select (a.at at time zone 'Europe/London')::date, count(*) from audit_accessevent a
  where 'see_failed_sign_ins' = any(wardmote_duties()) and a.act = 'pages.sign_in' and a.outcome = 'denied'
    and a.at >= since and a.account_id is null and a.record_ids @> array[wardmote_partnership()]
  group by 1 order by 1 desc
$$
"""

_FUNCTIONS = (
    "audit_out_of_scope(uuid, text, text[], uuid[], inet, text)",
    "audit_failed_sign_ins(uuid[], timestamptz)",
    "audit_unknown_sign_ins(timestamptz)",
)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_log_is_kept")]
    operations = [
        migrations.RunSQL(
            [
                _OUT_OF_SCOPE,
                _READ,
                _READ_OWN,
                _SIGN_INS,
                _UNKNOWN,
                "create index audit_failed_sign_ins on audit_accessevent (at)"
                " where act = 'pages.sign_in' and outcome = 'denied'",
                *[f"revoke all on function {function} from public" for function in _FUNCTIONS],
                *[f"grant execute on function {function} to wardmote_app" for function in _FUNCTIONS],
                *[f"alter function {function} owner to wardmote_audit" for function in _FUNCTIONS],
            ],
            migrations.RunSQL.noop,
        )
    ]
