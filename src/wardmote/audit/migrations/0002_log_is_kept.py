"""The log belongs to a role of its own; the app may only add to it. Seals, verification, reading."""

from django.db import migrations

_CANONICAL = """
create function audit_canonical(e audit_accessevent) returns bytea language sql stable as $$
  select convert_to(concat_ws(E'\\x1f', e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    e.category, e.act, e.outcome, e.actor_kind, coalesce(e.account_id::text, '-'),
    coalesce(e.membership_id::text, '-'), coalesce(e.agency_id::text, '-'), coalesce(e.partnership_id::text, '-'),
    e.record_type, array_to_string(e.record_ids, ','), array_to_string(e.subject_ids, ','),
    array_to_string(e.field_names, ','), array_to_string(e.field_classes, ','), e.query_fingerprint, e.purpose,
    e.recipient, coalesce(host(e.ip), '-'), e.session_hash), 'UTF8')
$$
"""

_QUEUE = """
create function audit_enqueue() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin insert into audit_unsealed (event_id) values (new.id); return null; end $$
"""

_REFUSE = """
create function audit_refuse() returns trigger language plpgsql as $$
begin raise exception 'the access log is never changed' using errcode = 'insufficient_privilege'; end $$
"""

_SEAL = """
create function audit_seal_events(how_many integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  e audit_accessevent; chain bytea; place bigint; done integer := 0;
begin
  perform pg_advisory_xact_lock(7236871);
  select s.position, s.hash into place, chain from audit_seal s order by s.position desc limit 1;
  place := coalesce(place, 0); chain := coalesce(chain, ''::bytea);
  for e in select a.* from audit_unsealed u join audit_accessevent a on a.id = u.event_id
           order by a.at, a.id limit how_many loop
    place := place + 1;
    chain := sha256(chain || audit_canonical(e));
    insert into audit_seal (position, event_id, hash, sealed_at) values (place, e.id, chain, clock_timestamp());
    delete from audit_unsealed where event_id = e.id;
    done := done + 1;
  end loop;
  return done;
end $$
"""

_VERIFY = """
create function audit_verify(out sealed bigint, out unsealed bigint, out head text, out first_bad bigint,
  out problem text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s record; chain bytea := ''::bytea; expected bigint := 0; events bigint;
begin
  sealed := 0; problem := ''; head := '';
  for s in select l.position, l.hash, l.event_id, a.id as found, audit_canonical(a) as content
           from audit_seal l left join audit_accessevent a on a.id = l.event_id order by l.position loop
    expected := expected + 1;
    if s.position <> expected then
      first_bad := expected; problem := 'a seal is missing'; exit;
    elsif s.found is null then
      first_bad := s.position; problem := 'a sealed event was removed'; exit;
    end if;
    chain := sha256(chain || s.content);
    if chain <> s.hash then
      first_bad := s.position; problem := 'an event or its place in the chain was changed'; exit;
    end if;
    sealed := sealed + 1; head := encode(chain, 'hex');
  end loop;
  select count(*) into unsealed from audit_unsealed;
  if problem = '' then
    select count(*) into events from audit_accessevent;
    if events < sealed + unsealed then problem := 'an event that waited for its seal was removed';
    elsif events > sealed + unsealed then problem := 'an event was taken out of the chain'; end if;
  end if;
end $$
"""

_HEAD = """
create function audit_head() returns table (place bigint, hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.position, encode(s.hash, 'hex') from audit_seal s order by s.position desc limit 1
$$
"""

_HASH_AT = """
create function audit_hash_at(place bigint) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select encode(s.hash, 'hex') from audit_seal s where s.position = place
$$
"""

_READ = """
create function audit_read(subject uuid, about uuid, who uuid, before timestamptz, how_many integer)
returns setof audit_accessevent language sql stable security definer set search_path = public, pg_temp as $$
  select a.* from audit_accessevent a
  where 'read_access_log' = any(wardmote_duties()) and a.partnership_id = wardmote_partnership()
    and a.agency_id = wardmote_agency()
    and (subject is null or a.subject_ids @> array[subject]) and (about is null or a.record_ids @> array[about])
    and (who is null or a.membership_id = who) and (before is null or a.at < before)
  order by a.at desc, a.id desc limit least(how_many, 500)
$$
"""

_READ_OWN = """
create function audit_read_own(before timestamptz, how_many integer)
returns setof audit_accessevent language sql stable security definer set search_path = public, pg_temp as $$
  select a.* from audit_accessevent a
  where wardmote_membership() is not null and a.membership_id = wardmote_membership()
    and (before is null or a.at < before)
  order by a.at desc, a.id desc limit least(how_many, 500)
$$
"""

_TABLES = ("audit_accessevent", "audit_seal", "audit_unsealed")
_FUNCTIONS = (
    "audit_canonical(audit_accessevent)",
    "audit_enqueue()",
    "audit_refuse()",
    "audit_seal_events(integer)",
    "audit_verify()",
    "audit_head()",
    "audit_hash_at(bigint)",
    "audit_read(uuid, uuid, uuid, timestamptz, integer)",
    "audit_read_own(timestamptz, integer)",
)
# Kept equal to the server's own knowledge of who acts: a client cannot write an event in another's name.
_OWN_NAME = (
    "actor_kind = (select wardmote_kind())"
    " and partnership_id is not distinct from (select wardmote_partnership())"
    " and membership_id is not distinct from (select wardmote_membership())"
    " and account_id is not distinct from (select wardmote_account())"
)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("access", "0001_functions")]
    operations = [
        migrations.RunSQL(
            [
                _CANONICAL,
                _QUEUE,
                _REFUSE,
                _SEAL,
                _VERIFY,
                _HEAD,
                _HASH_AT,
                _READ,
                _READ_OWN,
                "create trigger enqueue after insert on audit_accessevent for each row execute function audit_enqueue()",
                "create trigger never_changed before update or delete on audit_accessevent"
                " for each row execute function audit_refuse()",
                "create trigger never_emptied before truncate on audit_accessevent execute function audit_refuse()",
                "create trigger never_changed before update or delete on audit_seal"
                " for each row execute function audit_refuse()",
                "create trigger never_emptied before truncate on audit_seal execute function audit_refuse()",
                *[f"revoke all on {table} from wardmote_app" for table in _TABLES],
                *[f"revoke all on function {function} from public" for function in _FUNCTIONS],
                *[
                    f"grant execute on function {function} to wardmote_app"
                    for function in _FUNCTIONS
                    if "enqueue" not in function and "refuse" not in function and "canonical" not in function
                ],
                "grant insert on audit_accessevent to wardmote_app",
                *[
                    step
                    for table in _TABLES
                    for step in (
                        f"alter table {table} enable row level security",
                        f"alter table {table} force row level security",
                        f"create policy audit_keeps on {table} to wardmote_audit using (true) with check (true)",
                        f"alter table {table} owner to wardmote_audit",
                    )
                ],
                f"create policy app_adds on audit_accessevent for insert to wardmote_app with check ({_OWN_NAME})",
                *[f"alter function {function} owner to wardmote_audit" for function in _FUNCTIONS],
            ],
            migrations.RunSQL.noop,
        )
    ]
