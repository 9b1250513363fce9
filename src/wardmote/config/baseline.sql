-- The tables as the migrations make them on PostgreSQL 18. Written by `./run baseline`, never by hand.
-- migrations: c9ec57ae5f904c7f
SELECT pg_catalog.set_config('search_path', '', true);
SET LOCAL check_function_bodies = false;
ALTER DEFAULT PRIVILEGES FOR ROLE wardmote_owner IN SCHEMA public REVOKE ALL ON TABLES FROM wardmote_app;
ALTER DEFAULT PRIVILEGES FOR ROLE wardmote_owner IN SCHEMA public REVOKE ALL ON SEQUENCES FROM wardmote_app;

-- *not* creating schema, since initdb creates it

ALTER SCHEMA public OWNER TO wardmote_owner;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

ALTER TYPE public.procrastinate_job_event_type OWNER TO wardmote_owner;

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

ALTER TYPE public.procrastinate_job_status OWNER TO wardmote_owner;

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

ALTER TYPE public.procrastinate_job_to_defer_v1 OWNER TO wardmote_owner;

CREATE FUNCTION public.actions_next_number() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform pg_advisory_xact_lock(hashtextextended('actions:' || wardmote_partnership()::text, 0));
  return (select coalesce(max(number), 0) + 1 from actions_action
          where partnership_id = wardmote_partnership());
end $$;

ALTER FUNCTION public.actions_next_number() OWNER TO wardmote_owner;

CREATE FUNCTION public.actions_owes(wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (
    select 1 from actions_action a
    where a.id = wanted and a.in_log and a.partnership_id = wardmote_partnership()
      and (a.agency_id = wardmote_agency() or a.owner_id = wardmote_membership()))
  or exists (
    select 1 from actions_jointowner j
    where j.action_id = wanted and j.partnership_id = wardmote_partnership()
      and (j.agency_id = wardmote_agency() or j.membership_id = wardmote_membership()))
$$;

ALTER FUNCTION public.actions_owes(wanted uuid) OWNER TO wardmote_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.audit_accessevent (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    category character varying(12) NOT NULL,
    act character varying(60) NOT NULL,
    outcome character varying(8) NOT NULL,
    actor_kind character varying(10) NOT NULL,
    account_id uuid,
    membership_id uuid,
    agency_id uuid,
    partnership_id uuid,
    record_type character varying(40) NOT NULL,
    record_ids uuid[] NOT NULL,
    subject_ids uuid[] NOT NULL,
    field_names character varying(60)[] NOT NULL,
    field_classes character varying(2)[] NOT NULL,
    query_fingerprint character varying(64) NOT NULL,
    purpose character varying(40) NOT NULL,
    recipient character varying(200) NOT NULL,
    ip inet,
    session_hash character varying(64) NOT NULL,
    CONSTRAINT recipient_only_and_always_for_disclosure CHECK (((((category)::text = 'disclosure'::text) AND (NOT ((recipient)::text = ''::text))) OR ((NOT ((category)::text = 'disclosure'::text)) AND ((recipient)::text = ''::text))))
);

ALTER TABLE ONLY public.audit_accessevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_accessevent OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_canonical(e public.audit_accessevent) RETURNS bytea
    LANGUAGE sql STABLE
    AS $$
  select convert_to(concat_ws(E'\x1f', e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    e.category, e.act, e.outcome, e.actor_kind, coalesce(e.account_id::text, '-'),
    coalesce(e.membership_id::text, '-'), coalesce(e.agency_id::text, '-'), coalesce(e.partnership_id::text, '-'),
    e.record_type, array_to_string(e.record_ids, ','), array_to_string(e.subject_ids, ','),
    array_to_string(e.field_names, ','), array_to_string(e.field_classes, ','), e.query_fingerprint, e.purpose,
    e.recipient, coalesce(host(e.ip), '-'), e.session_hash), 'UTF8')
$$;

ALTER FUNCTION public.audit_canonical(e public.audit_accessevent) OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_enqueue() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ begin insert into audit_unsealed (event_id) values (new.id); return null; end $$;

ALTER FUNCTION public.audit_enqueue() OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_failed_sign_ins(accounts uuid[], since timestamp with time zone) RETURNS TABLE(account uuid, day date, times bigint, addresses bigint, last_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select a.account_id, (a.at at time zone 'Europe/London')::date, count(*), count(distinct a.ip), max(a.at)
  from audit_accessevent a
  where 'see_failed_sign_ins' = any(wardmote_duties()) and a.act = 'pages.sign_in' and a.outcome = 'denied'
    and a.at >= since and a.account_id = any(accounts)
  group by 1, 2 order by max(a.at) desc limit 500
$$;

ALTER FUNCTION public.audit_failed_sign_ins(accounts uuid[], since timestamp with time zone) OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_hash_at(place bigint) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select encode(s.hash, 'hex') from audit_seal s where s.position = place
$$;

ALTER FUNCTION public.audit_hash_at(place bigint) OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_head() RETURNS TABLE(place bigint, hash text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select s.position, encode(s.hash, 'hex') from audit_seal s order by s.position desc limit 1
$$;

ALTER FUNCTION public.audit_head() OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_out_of_scope(event uuid, asked text, refs text[], ids uuid[], from_ip inet, from_session text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
declare
  finder name; kinds text[] := '{}'; records uuid[] := '{}'; more_kinds text[]; more_records uuid[];
begin
  if wardmote_kind() not in ('viewer', 'api') then
    raise exception 'only somebody who is known can be out of scope' using errcode = 'insufficient_privilege';
  end if;
  for finder in select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace
      and p.proname like 'records\_named\_in\_%' and p.proowner = 'wardmote_owner'::regrole order by 1 loop
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
end $_$;

ALTER FUNCTION public.audit_out_of_scope(event uuid, asked text, refs text[], ids uuid[], from_ip inet, from_session text) OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_read(subject uuid, about uuid, who uuid, before timestamp with time zone, how_many integer) RETURNS SETOF public.audit_accessevent
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  
  select a.id, a.at, a.category, a.act, a.outcome, a.actor_kind, a.account_id, a.membership_id, a.agency_id,
    a.partnership_id, case when mine then 'record' else a.record_type end,
    case when mine then '{}'::uuid[] else a.record_ids end, a.subject_ids, a.field_names, a.field_classes,
    a.query_fingerprint, a.purpose, a.recipient, a.ip, a.session_hash
  from audit_accessevent a
  cross join lateral (select a.outcome = 'denied' and a.membership_id is not distinct from wardmote_membership() as mine)
    as own

  where 'read_access_log' = any(wardmote_duties()) and a.partnership_id = wardmote_partnership()
    and a.agency_id = wardmote_agency()
    and (subject is null or a.subject_ids @> array[subject])
    and (about is null or (a.record_ids @> array[about] and not mine))
    and (who is null or a.membership_id = who) and (before is null or a.at < before)
  order by a.at desc, a.id desc limit least(how_many, 500)
$$;

ALTER FUNCTION public.audit_read(subject uuid, about uuid, who uuid, before timestamp with time zone, how_many integer) OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_read_own(before timestamp with time zone, how_many integer) RETURNS SETOF public.audit_accessevent
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  
  select a.id, a.at, a.category, a.act, a.outcome, a.actor_kind, a.account_id, a.membership_id, a.agency_id,
    a.partnership_id, case when mine then 'record' else a.record_type end,
    case when mine then '{}'::uuid[] else a.record_ids end, a.subject_ids, a.field_names, a.field_classes,
    a.query_fingerprint, a.purpose, a.recipient, a.ip, a.session_hash
  from audit_accessevent a
  cross join lateral (select a.outcome = 'denied' and a.membership_id is not distinct from wardmote_membership() as mine)
    as own

  where wardmote_membership() is not null and a.membership_id = wardmote_membership()
    and (before is null or a.at < before)
  order by a.at desc, a.id desc limit least(how_many, 500)
$$;

ALTER FUNCTION public.audit_read_own(before timestamp with time zone, how_many integer) OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin raise exception 'the access log is never changed' using errcode = 'insufficient_privilege'; end $$;

ALTER FUNCTION public.audit_refuse() OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_seal_events(how_many integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
end $$;

ALTER FUNCTION public.audit_seal_events(how_many integer) OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_unknown_sign_ins(since timestamp with time zone) RETURNS TABLE(day date, times bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select (a.at at time zone 'Europe/London')::date, count(*) from audit_accessevent a
  where 'see_failed_sign_ins' = any(wardmote_duties()) and a.act = 'pages.sign_in' and a.outcome = 'denied'
    and a.at >= since and a.account_id is null and a.record_ids @> array[wardmote_partnership()]
  group by 1 order by 1 desc
$$;

ALTER FUNCTION public.audit_unknown_sign_ins(since timestamp with time zone) OWNER TO wardmote_audit;

CREATE FUNCTION public.audit_verify(OUT sealed bigint, OUT unsealed bigint, OUT head text, OUT first_bad bigint, OUT problem text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
end $$;

ALTER FUNCTION public.audit_verify(OUT sealed bigint, OUT unsealed bigint, OUT head text, OUT first_bad bigint, OUT problem text) OWNER TO wardmote_audit;

CREATE FUNCTION public.cases_named_ids(pattern text, how_many integer) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select c.id from people_person p
  join cases_caseperson on_case on on_case.person_id = p.id and on_case.ended_at is null
  join cases_case c on c.id = on_case.case_id
  where p.partnership_id = wardmote_partnership() and p.name_key like pattern
  group by c.id, c.changed_at order by c.changed_at desc limit least(how_many, 2000)
$$;

ALTER FUNCTION public.cases_named_ids(pattern text, how_many integer) OWNER TO wardmote_owner;

CREATE FUNCTION public.cases_override_lock(override uuid, wanted uuid, why text, said text, began timestamp with time zone, ends timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  locked record;
begin
  if wardmote_kind() <> 'viewer' or not 'override_locks' = any(wardmote_duties())
      or ends > began + interval '60 minutes' or ends > clock_timestamp() + interval '61 minutes' then
    return false;
  end if;
  select c.id, c.audience_id, c.agency_id, c.reference into locked
  from cases_case c join cases_casestub s on s.case_id = c.id
  where c.id = wanted and c.partnership_id = wardmote_partnership() and c.sharing_class = 'locked'
    and not exists (select 1 from sharing_denial d
      where d.audience_id = c.audience_id and d.membership_id = wardmote_membership())
  for update of c;
  if not found then
    return false;
  end if;
  insert into cases_override (id, partnership_id, case_id, reference, lead_id, by_id, agency_id, reason, words,
    started_at, until, verdict, verdict_reason)
  values (override, wardmote_partnership(), wanted, locked.reference, locked.agency_id, wardmote_membership(),
    wardmote_agency(), why, said, began, ends, '', '');
  insert into sharing_audiencemember as held (id, partnership_id, audience_id, principal_id, until, reason,
    is_override, created_at)
  values (gen_random_uuid(), wardmote_partnership(), locked.audience_id, wardmote_membership(), ends, 'emergency',
    true, statement_timestamp())
  on conflict (audience_id, principal_id) do update set until = excluded.until, is_override = true
    where held.is_override or held.until <= statement_timestamp();
  return true;
end $$;

ALTER FUNCTION public.cases_override_lock(override uuid, wanted uuid, why text, said text, began timestamp with time zone, ends timestamp with time zone) OWNER TO wardmote_owner;

CREATE FUNCTION public.cases_record_reaches_actor(record uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with shown as (
    select p.audience_id from people_person p where p.id = record and p.partnership_id = wardmote_partnership()
    union select r.audience_id from reports_report r
      where r.id = record and r.partnership_id = wardmote_partnership()
    union select s.audience_id from sharing_alsoshown s
      where s.record_id = record and s.partnership_id = wardmote_partnership())
  select exists (
      select 1 from shown join sharing_audiencemember m on m.audience_id = shown.audience_id
      where m.principal_id = any(wardmote_principals()) and m.until > statement_timestamp())
    and not exists (
      select 1 from shown join sharing_denial d on d.audience_id = shown.audience_id
      where d.membership_id = wardmote_membership())
$$;

ALTER FUNCTION public.cases_record_reaches_actor(record uuid) OWNER TO wardmote_owner;

CREATE FUNCTION public.cases_search_ids(query text, how_many integer) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select found.id from (
    select c.id, c.changed_at from cases_case c
    where c.partnership_id = wardmote_partnership() and c.search @@ websearch_to_tsquery('english', query)
    union
    select c.id, c.changed_at from cases_entry e join cases_case c on c.id = e.case_id
    where e.is_current and e.partnership_id = wardmote_partnership()
      and to_tsvector('english', e.text) @@ websearch_to_tsquery('english', query)
    union
    select c.id, c.changed_at from cases_case c
    where c.partnership_id = wardmote_partnership() and c.reference = upper(btrim(query))
  ) found
  order by found.changed_at desc limit least(how_many, 2000)
$$;

ALTER FUNCTION public.cases_search_ids(query text, how_many integer) OWNER TO wardmote_owner;

CREATE FUNCTION public.cases_search_vector() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  new.search := setweight(to_tsvector('english', coalesce(new.title, '')), 'A')
    || setweight(to_tsvector('simple', new.reference), 'A');
  return new;
end $$;

ALTER FUNCTION public.cases_search_vector() OWNER TO wardmote_owner;

CREATE FUNCTION public.notifications_enter_by_feed(wanted text) RETURNS TABLE(feed uuid, partnership uuid, membership uuid, kind text, record uuid, name text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare found notifications_calendarfeed;
begin
  select f.* into found from notifications_calendarfeed f
    where f.secret_hash = wanted and f.stopped_at is null;
  if found.id is null then return; end if;
  if found.last_used_on is distinct from current_date then
    update notifications_calendarfeed set last_used_on = current_date where id = found.id;
  end if;
  return query select found.id, found.partnership_id, found.membership_id, found.kind::text, found.record_id,
    found.name::text;
end $$;

ALTER FUNCTION public.notifications_enter_by_feed(wanted text) OWNER TO wardmote_owner;

CREATE FUNCTION public.partnerships_enter_by_token(wanted text) RETURNS TABLE(token uuid, partnership uuid, agency uuid, scopes text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare found partnerships_apitoken;
begin
  select t.* into found from partnerships_apitoken t join partnerships_agency a on a.id = t.agency_id
    where t.token_hash = wanted and t.revoked_at is null and t.expires_at > statement_timestamp()
      and a.left_on is null;
  if found.id is null then return; end if;
  if found.last_used_on is distinct from current_date then
    update partnerships_apitoken set last_used_on = current_date where id = found.id;
  end if;
  return query select found.id, found.partnership_id, found.agency_id, found.scopes::text[];
end $$;

ALTER FUNCTION public.partnerships_enter_by_token(wanted text) OWNER TO wardmote_owner;

CREATE FUNCTION public.partnerships_other_side(side text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case side when 'victim' then 'behaviour' when 'behaviour' then 'victim' end
$$;

ALTER FUNCTION public.partnerships_other_side(side text) OWNER TO wardmote_owner;

CREATE FUNCTION public.partnerships_raise_wall(membership uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  delete from sharing_denial d using partnerships_membership m
    where m.id = membership and d.partnership_id = m.partnership_id and d.membership_id = membership and d.is_wall;
  insert into sharing_denial (id, partnership_id, audience_id, membership_id, reason, created_at, is_wall)
  select gen_random_uuid(), a.partnership_id, a.id, membership, 'Works on the other side', statement_timestamp(), true
  from sharing_audience a
  join partnerships_membership m on m.id = membership and m.partnership_id = a.partnership_id
  where a.side <> '' and exists (
    select 1 from partnerships_team t where t.id = any(m.team_ids) and a.side = partnerships_other_side(t.side));
end $$;

ALTER FUNCTION public.partnerships_raise_wall(membership uuid) OWNER TO wardmote_owner;

CREATE FUNCTION public.partnerships_wall_of_audience() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  delete from sharing_denial where audience_id = new.id and is_wall;
  insert into sharing_denial (id, partnership_id, audience_id, membership_id, reason, created_at, is_wall)
  select gen_random_uuid(), new.partnership_id, new.id, m.id, 'Works on the other side', statement_timestamp(), true
  from partnerships_membership m
  where m.partnership_id = new.partnership_id and exists (
    select 1 from partnerships_team t
    where t.id = any(m.team_ids) and t.side = partnerships_other_side(new.side));
  return null;
end $$;

ALTER FUNCTION public.partnerships_wall_of_audience() OWNER TO wardmote_owner;

CREATE FUNCTION public.partnerships_wall_of_membership() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin perform partnerships_raise_wall(new.id); return null; end $$;

ALTER FUNCTION public.partnerships_wall_of_membership() OWNER TO wardmote_owner;

CREATE FUNCTION public.partnerships_wall_of_team() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform partnerships_raise_wall(m.id) from partnerships_membership m where new.id = any(m.team_ids);
  return null;
end $$;

ALTER FUNCTION public.partnerships_wall_of_team() OWNER TO wardmote_owner;

CREATE FUNCTION public.people_contact_is_shared(point uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (
    select 1 from people_contactpoint mine
    join people_person me on me.id = mine.person_id
    join people_contactpoint theirs on theirs.partnership_id = mine.partnership_id
      and theirs.value_key = mine.value_key and theirs.withdrawn_at is null and theirs.person_id <> me.id
    join people_person other on other.id = theirs.person_id
      and (other.name_key <> me.name_key or me.name_key = '')
    where mine.id = point and mine.partnership_id = wardmote_partnership() and mine.value_key <> ''
      and not exists (
        select 1 from people_link l where l.ended_at is null
          and (l.one_id, l.other_id) in ((me.id, other.id), (other.id, me.id))))
$$;

ALTER FUNCTION public.people_contact_is_shared(point uuid) OWNER TO wardmote_owner;

CREATE FUNCTION public.people_erase_secrets(records uuid[], persons uuid[], OUT sources bigint, OUT locations bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if wardmote_kind() <> 'system' then
    raise exception 'only an erasure by the system' using errcode = 'insufficient_privilege';
  end if;
  update people_protectedsource set sealed_text = ''::bytea, ended_at = coalesce(ended_at, statement_timestamp())
    where record_id = any(records) and (wardmote_everywhere() or partnership_id = wardmote_partnership());
  get diagnostics sources = row_count;
  update people_safelocation set sealed_text = ''::bytea, ended_at = coalesce(ended_at, statement_timestamp())
    where person_id = any(persons) and (wardmote_everywhere() or partnership_id = wardmote_partnership());
  get diagnostics locations = row_count;
end $$;

ALTER FUNCTION public.people_erase_secrets(records uuid[], persons uuid[], OUT sources bigint, OUT locations bigint) OWNER TO wardmote_owner;

CREATE FUNCTION public.people_found_ids(pattern text, contact text, how_many integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if contact <> '' then
    return query select c.person_id from people_contactpoint c
      where c.partnership_id = wardmote_partnership() and c.value_key = contact and c.withdrawn_at is null
      order by c.created_at desc limit least(how_many, 2000);
  elsif pattern <> '' then
    return query select p.id from people_person p
      where p.partnership_id = wardmote_partnership() and p.name_key like pattern
      order by p.created_at desc limit least(how_many, 2000);
  end if;
end $$;

ALTER FUNCTION public.people_found_ids(pattern text, contact text, how_many integer) OWNER TO wardmote_owner;

CREATE FUNCTION public.plans_reports_on(wanted uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (
    select 1 from plans_tacticalaction t
    where t.id = wanted and t.partnership_id = wardmote_partnership() and t.lead_id = wardmote_agency())
  or exists (
    select 1 from plans_supportingpartner s
    where s.tactical_action_id = wanted and s.partnership_id = wardmote_partnership()
      and s.agency_id = wardmote_agency())
$$;

ALTER FUNCTION public.plans_reports_on(wanted uuid) OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

ALTER FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

ALTER FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

ALTER FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) OWNER TO wardmote_owner;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

ALTER TABLE public.procrastinate_jobs OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

ALTER FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

ALTER FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

ALTER FUNCTION public.procrastinate_notify_queue_abort_job_v1() OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

ALTER FUNCTION public.procrastinate_notify_queue_job_inserted_v1() OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

ALTER FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

ALTER FUNCTION public.procrastinate_register_worker_v1() OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

ALTER FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

ALTER FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

ALTER FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

ALTER FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

ALTER FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

ALTER FUNCTION public.procrastinate_trigger_function_status_events_update_v1() OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

ALTER FUNCTION public.procrastinate_unlink_periodic_defers_v1() OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

ALTER FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) OWNER TO wardmote_owner;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

ALTER FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) OWNER TO wardmote_owner;

CREATE FUNCTION public.records_named_in_actions(refs text[], ids uuid[]) RETURNS TABLE(kind text, record uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select 'action'::text, t.id from actions_action t where t.partnership_id = wardmote_partnership() and (t.id = any(ids)) $$;

ALTER FUNCTION public.records_named_in_actions(refs text[], ids uuid[]) OWNER TO wardmote_owner;

CREATE FUNCTION public.records_named_in_cases(refs text[], ids uuid[]) RETURNS TABLE(kind text, record uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select 'case'::text, t.id from cases_case t where t.partnership_id = wardmote_partnership() and (t.id = any(ids) or t.reference = any(refs)) union select 'entry'::text, t.line from cases_entry t where t.partnership_id = wardmote_partnership() and (t.line = any(ids)) union select 'access_request'::text, t.id from cases_accessrequest t where t.partnership_id = wardmote_partnership() and (t.id = any(ids)) $$;

ALTER FUNCTION public.records_named_in_cases(refs text[], ids uuid[]) OWNER TO wardmote_owner;

CREATE FUNCTION public.records_named_in_documents(refs text[], ids uuid[]) RETURNS TABLE(kind text, record uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select 'document'::text, t.id from documents_document t where t.partnership_id = wardmote_partnership() and (t.id = any(ids)) $$;

ALTER FUNCTION public.records_named_in_documents(refs text[], ids uuid[]) OWNER TO wardmote_owner;

CREATE FUNCTION public.records_named_in_people(refs text[], ids uuid[]) RETURNS TABLE(kind text, record uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select 'person'::text, t.id from people_person t where t.partnership_id = wardmote_partnership() and (t.id = any(ids)) union select 'safe_location'::text, t.id from people_safelocation t where t.partnership_id = wardmote_partnership() and (t.id = any(ids)) union select 'protected_source'::text, t.id from people_protectedsource t where t.partnership_id = wardmote_partnership() and (t.id = any(ids)) $$;

ALTER FUNCTION public.records_named_in_people(refs text[], ids uuid[]) OWNER TO wardmote_owner;

CREATE FUNCTION public.records_named_in_reports(refs text[], ids uuid[]) RETURNS TABLE(kind text, record uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select 'report'::text, t.id from reports_report t where t.partnership_id = wardmote_partnership() and (t.id = any(ids) or t.reference = any(refs)) union select 'import_run'::text, t.id from reports_importrun t where t.partnership_id = wardmote_partnership() and (t.id = any(ids)) $$;

ALTER FUNCTION public.records_named_in_reports(refs text[], ids uuid[]) OWNER TO wardmote_owner;

CREATE FUNCTION public.reports_alike_ids(one uuid, since timestamp with time zone, how_many integer) RETURNS TABLE(report uuid, way text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  r reports_report; people uuid[]; keys text[]; row_of integer; column_of integer;
begin
  select * into r from reports_report where id = one and partnership_id = wardmote_partnership();
  if not found then return; end if;
  if r.reporter_id is not null then
    select array_agg(distinct k) into people from (
      select r.reporter_id as k
      union select l.other_id from people_link l where l.one_id = r.reporter_id and l.ended_at is null
      union select l.one_id from people_link l where l.other_id = r.reporter_id and l.ended_at is null) p;
    return query select x.id, 'person' from reports_report x
      where x.reporter_id = any(people) and x.id <> one order by x.received_at desc limit how_many;
    select array_agg(distinct c.value_key) into keys from people_contactpoint c
      where c.person_id = r.reporter_id and c.value_key <> '';
    if keys is not null then
      return query select x.id, 'contact' from people_contactpoint c join reports_report x on x.reporter_id = c.person_id
        where c.partnership_id = r.partnership_id and c.value_key = any(keys) and x.id <> one
        order by x.received_at desc limit how_many;
    end if;
    return query select x.id, 'name' from people_person me join people_person p
      on p.partnership_id = me.partnership_id and p.name_key = me.name_key and p.id <> me.id
      join reports_report x on x.reporter_id = p.id
      where me.id = r.reporter_id and me.name_key <> '' and x.id <> one order by x.received_at desc limit how_many;
  end if;
  if r.address_key <> '' then
    return query select x.id, 'address' from reports_report x
      where x.partnership_id = r.partnership_id and x.address_key = r.address_key and x.id <> one
      order by x.received_at desc limit how_many;
  end if;
  if r.lat is not null then
    row_of := floor(r.lat * 500)::integer; column_of := floor(r.lon * 330)::integer;
    return query select x.id, 'near' from (values (-1), (0), (1)) as a(i), (values (-1), (0), (1)) as b(j),
      lateral (select y.id, y.received_at from reports_report y
        where y.partnership_id = r.partnership_id and floor(y.lat * 500)::integer = row_of + a.i
          and floor(y.lon * 330)::integer = column_of + b.j and y.received_at >= since and y.id <> one
        order by y.received_at desc limit how_many) x
      order by x.received_at desc limit how_many;
  end if;
  if r.ward_code <> '' then
    return query select x.id, 'ward' from reports_report x
      where x.partnership_id = r.partnership_id and x.ward_code = r.ward_code and x.received_at >= since
        and x.id <> one order by x.received_at desc limit how_many;
  end if;
end $$;

ALTER FUNCTION public.reports_alike_ids(one uuid, since timestamp with time zone, how_many integer) OWNER TO wardmote_owner;

CREATE FUNCTION public.reports_earlier(audience uuid, since timestamp with time zone, address text, in_postcode text, contacts text[]) RETURNS TABLE(same_address bigint, same_contact bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select
    (select count(*) from reports_report r
     where address <> '' and r.partnership_id = wardmote_partnership() and r.address_key = address
       and r.received_at >= since and r.audience_id = audience
       and (in_postcode = '' or r.postcode in ('', in_postcode))),
    (select count(distinct r.id) from people_contactpoint c join reports_report r on r.reporter_id =
    c.person_id
     where c.partnership_id = wardmote_partnership() and c.value_key = any(contacts)
       and r.received_at >= since and r.audience_id = audience)
$$;

ALTER FUNCTION public.reports_earlier(audience uuid, since timestamp with time zone, address text, in_postcode text, contacts text[]) OWNER TO wardmote_owner;

CREATE FUNCTION public.reports_follow(secret text) RETURNS TABLE(partnership uuid, report uuid, person uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select l.partnership_id, l.report_id, r.reporter_id from reports_followlink l
  join reports_report r on r.id = l.report_id where l.secret_hash = secret and l.ended_at is null
$$;

ALTER FUNCTION public.reports_follow(secret text) OWNER TO wardmote_owner;

CREATE FUNCTION public.reports_in_box_ids(west double precision, south double precision, east double precision, north double precision, since timestamp with time zone, how_many integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
begin
  return query execute
    'select r.id from reports_report r where r.partnership_id = $1 and r.lat is not null'
    ' and floor(r.lat * 500)::integer = any($2) and floor(r.lon * 330)::integer = any($3) and r.received_at >= $4'
    ' and r.lat between $5 and $6 and r.lon between $7 and $8 order by r.received_at desc limit $9'
    using wardmote_partnership(),
      array(select generate_series(floor(south * 500)::integer, floor(north * 500)::integer)),
      array(select generate_series(floor(west * 330)::integer, floor(east * 330)::integer)),
      since, south, north, west, east, least(how_many, 8000);
end $_$;

ALTER FUNCTION public.reports_in_box_ids(west double precision, south double precision, east double precision, north double precision, since timestamp with time zone, how_many integer) OWNER TO wardmote_owner;

CREATE FUNCTION public.reports_like_ids(one uuid, since timestamp with time zone, how_many integer) RETURNS TABLE(report uuid, way text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  r reports_report; people uuid[]; keys text[]; row_of integer; column_of integer;
begin
  select * into r from reports_report where id = one and partnership_id = wardmote_partnership();
  if not found then return; end if;
  if r.reporter_id is not null then
    select array_agg(distinct k) into people from (
      select r.reporter_id as k
      union select l.other_id from people_link l where l.one_id = r.reporter_id and l.ended_at is null
      union select l.one_id from people_link l where l.other_id = r.reporter_id and l.ended_at is null) p;
    return query select x.id, 'person' from reports_report x
      where x.reporter_id = any(people) and x.id <> one order by x.received_at desc limit how_many;
    select array_agg(distinct c.value_key) into keys from people_contactpoint c
      where c.person_id = r.reporter_id and c.value_key <> '';
    if keys is not null then
      return query select x.id, 'contact' from people_contactpoint c join reports_report x on x.reporter_id = c.person_id
        where c.partnership_id = r.partnership_id and c.value_key = any(keys) and x.id <> one
        order by x.received_at desc limit how_many;
    end if;
    return query select x.id, 'name' from people_person me join people_person p
      on p.partnership_id = me.partnership_id and p.name_key = me.name_key and p.id <> me.id
      join reports_report x on x.reporter_id = p.id
      where me.id = r.reporter_id and me.name_key <> '' and x.id <> one order by x.received_at desc limit how_many;
  end if;
  if r.address_key <> '' then
    return query select x.id, 'address' from reports_report x
      where x.partnership_id = r.partnership_id and x.address_key = r.address_key and x.id <> one
      order by x.received_at desc limit how_many;
  end if;
  if r.lat is not null then
    row_of := floor(r.lat * 500)::integer; column_of := floor(r.lon * 330)::integer;
    return query select x.id, 'near' from (values (-1), (0), (1)) as a(i), (values (-1), (0), (1)) as b(j),
      lateral (select y.id, y.received_at from reports_report y
        where y.partnership_id = r.partnership_id and floor(y.lat * 500)::integer = row_of + a.i
          and floor(y.lon * 330)::integer = column_of + b.j and y.received_at >= since and y.id <> one
        order by y.partnership_id, floor(y.lat * 500)::integer, floor(y.lon * 330)::integer, y.received_at desc
        limit how_many) x
      order by x.received_at desc limit how_many;
  end if;
  if r.ward_code <> '' then
    return query select w.id, 'ward' from (
        select x.id, x.lat, x.lon from reports_report x
        where x.partnership_id = r.partnership_id and x.ward_code = r.ward_code and x.received_at >= since
          and x.id <> one order by x.received_at desc limit how_many) w
      where r.lat is null or w.lat is null
        or (abs(w.lat - r.lat) < 0.005 and abs(w.lon - r.lon) < 0.005 / greatest(cos(radians(r.lat)), 0.01));
  end if;
end $$;

ALTER FUNCTION public.reports_like_ids(one uuid, since timestamp with time zone, how_many integer) OWNER TO wardmote_owner;

CREATE FUNCTION public.reports_look_back(audience uuid, since timestamp with time zone, address text, in_postcode text, contacts text[]) RETURNS TABLE(same_address bigint, same_contact bigint, watched uuid[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  here uuid := wardmote_partnership();
  from_contact uuid[];
begin
  same_address := 0; same_contact := 0; watched := '{}';
  if address <> '' then
    select count(*) into same_address from reports_report r
      where r.partnership_id = here and r.address_key = address and r.received_at >= since
        and r.audience_id = audience and (in_postcode = '' or r.postcode in ('', in_postcode));
    select coalesce(array_agg(r.id), '{}') into watched from reports_report r
      where r.partnership_id = here and r.address_key = address and r.status = 'watched'
        and r.audience_id = audience and (in_postcode = '' or r.postcode in ('', in_postcode));
  end if;
  if cardinality(contacts) > 0 then
    select count(distinct r.id) filter (where r.received_at >= since),
        coalesce(array_agg(distinct r.id) filter (where r.status = 'watched'), '{}')
      into same_contact, from_contact
      from people_contactpoint c join reports_report r on r.reporter_id = c.person_id
      where c.partnership_id = here and c.value_key = any(contacts) and r.audience_id = audience;
    watched := watched || from_contact;
  end if;
  return next;
end $$;

ALTER FUNCTION public.reports_look_back(audience uuid, since timestamp with time zone, address text, in_postcode text, contacts text[]) OWNER TO wardmote_owner;

CREATE FUNCTION public.reports_newest_ids(query text, how_many integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
begin
  return query execute
    'select r.id from reports_report r where r.partnership_id = $1 and r.search @@ $2'
    ' order by r.received_at desc, r.id limit $3'
    using wardmote_partnership(), websearch_to_tsquery('english', query), least(how_many, 2000);
end $_$;

ALTER FUNCTION public.reports_newest_ids(query text, how_many integer) OWNER TO wardmote_owner;

CREATE FUNCTION public.reports_repeats_unseen(one uuid, since timestamp with time zone) RETURNS TABLE(same_person bigint, same_address bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  mine reports_report; people uuid[];
begin
  select r.* into mine from reports_report r
    where r.id = one and r.partnership_id = wardmote_partnership() and (((select wardmote_everywhere()) or ((select wardmote_kind()) = 'system' and partnership_id = (select wardmote_partnership()))) or (partnership_id = (select wardmote_partnership()) and ((exists (select 1 from sharing_audiencemember m where m.audience_id = r.audience_id and m.principal_id = any((select wardmote_principals())::uuid[]) and m.until > statement_timestamp() offset 0) or exists (select 1 from sharing_alsoshown s join sharing_audiencemember m on m.audience_id = s.audience_id where s.record_id = r.id and m.principal_id = any((select wardmote_principals())::uuid[]) and m.until > statement_timestamp() offset 0)) and not exists (select 1 from sharing_denial d join sharing_alsoshown s on s.audience_id = d.audience_id where s.record_id = r.id and d.membership_id = (select wardmote_membership())) and not exists (select 1 from sharing_denial d where d.audience_id = r.audience_id and d.membership_id = (select wardmote_membership())))));
  same_person := 0; same_address := 0;
  if mine.id is null then return next; return; end if;
  if mine.reporter_id is not null then
    select array_agg(distinct k) into people from (
      select mine.reporter_id as k
      union select l.other_id from people_link l where l.one_id = mine.reporter_id and l.ended_at is null
      union select l.one_id from people_link l where l.other_id = mine.reporter_id and l.ended_at is null
      union select c.person_id from people_contactpoint c join people_contactpoint own
        on own.person_id = mine.reporter_id and own.value_key <> '' and c.value_key = own.value_key
        where c.partnership_id = mine.partnership_id) p;
    select count(*) into same_person from reports_report r where r.reporter_id = any(people) and 
  r.partnership_id = wardmote_partnership() and r.received_at >= since and r.id <> one and r.status <> 'merged'
  and not r.objects_to_sharing and r.consent_withdrawn_at is null
  and exists (select 1 from partnerships_agency a where a.id = r.agency_id and a.audience_id = r.audience_id)
  and not exists (select 1 from sharing_alsoshown s where s.record_id = r.id and not exists (
    select 1 from sharing_audiencemember m join partnerships_agency a on a.id = m.principal_id
    where m.audience_id = s.audience_id and m.until > statement_timestamp()))
  and not exists (select 1 from sharing_denial d where d.membership_id = wardmote_membership()
    and (d.audience_id = r.audience_id or d.audience_id in (
      select s.audience_id from sharing_alsoshown s where s.record_id = r.id)))
  and not (((select wardmote_everywhere()) or ((select wardmote_kind()) = 'system' and partnership_id = (select wardmote_partnership()))) or (partnership_id = (select wardmote_partnership()) and ((exists (select 1 from sharing_audiencemember m where m.audience_id = r.audience_id and m.principal_id = any((select wardmote_principals())::uuid[]) and m.until > statement_timestamp() offset 0) or exists (select 1 from sharing_alsoshown s join sharing_audiencemember m on m.audience_id = s.audience_id where s.record_id = r.id and m.principal_id = any((select wardmote_principals())::uuid[]) and m.until > statement_timestamp() offset 0)) and not exists (select 1 from sharing_denial d join sharing_alsoshown s on s.audience_id = d.audience_id where s.record_id = r.id and d.membership_id = (select wardmote_membership())) and not exists (select 1 from sharing_denial d where d.audience_id = r.audience_id and d.membership_id = (select wardmote_membership())))))
;
  end if;
  if mine.address_key <> '' then
    select count(*) into same_address from reports_report r where r.address_key = mine.address_key and 
  r.partnership_id = wardmote_partnership() and r.received_at >= since and r.id <> one and r.status <> 'merged'
  and not r.objects_to_sharing and r.consent_withdrawn_at is null
  and exists (select 1 from partnerships_agency a where a.id = r.agency_id and a.audience_id = r.audience_id)
  and not exists (select 1 from sharing_alsoshown s where s.record_id = r.id and not exists (
    select 1 from sharing_audiencemember m join partnerships_agency a on a.id = m.principal_id
    where m.audience_id = s.audience_id and m.until > statement_timestamp()))
  and not exists (select 1 from sharing_denial d where d.membership_id = wardmote_membership()
    and (d.audience_id = r.audience_id or d.audience_id in (
      select s.audience_id from sharing_alsoshown s where s.record_id = r.id)))
  and not (((select wardmote_everywhere()) or ((select wardmote_kind()) = 'system' and partnership_id = (select wardmote_partnership()))) or (partnership_id = (select wardmote_partnership()) and ((exists (select 1 from sharing_audiencemember m where m.audience_id = r.audience_id and m.principal_id = any((select wardmote_principals())::uuid[]) and m.until > statement_timestamp() offset 0) or exists (select 1 from sharing_alsoshown s join sharing_audiencemember m on m.audience_id = s.audience_id where s.record_id = r.id and m.principal_id = any((select wardmote_principals())::uuid[]) and m.until > statement_timestamp() offset 0)) and not exists (select 1 from sharing_denial d join sharing_alsoshown s on s.audience_id = d.audience_id where s.record_id = r.id and d.membership_id = (select wardmote_membership())) and not exists (select 1 from sharing_denial d where d.audience_id = r.audience_id and d.membership_id = (select wardmote_membership())))))
;
  end if;
  return next;
end $$;

ALTER FUNCTION public.reports_repeats_unseen(one uuid, since timestamp with time zone) OWNER TO wardmote_owner;

CREATE FUNCTION public.reports_search_ids(query text, how_many integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
begin
  return query execute
    'select r.id from reports_report r where r.partnership_id = $1 and r.search @@ $2'
    ' order by r.received_at desc limit $3'
    using wardmote_partnership(), websearch_to_tsquery('english', query), least(how_many, 2000);
end $_$;

ALTER FUNCTION public.reports_search_ids(query text, how_many integer) OWNER TO wardmote_owner;

CREATE FUNCTION public.reports_search_vector() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  new.search := setweight(to_tsvector('english', coalesce(new.words, '')), 'A')
    || setweight(
         to_tsvector('english', coalesce(new.place_text, '') || ' ' || coalesce(new.postcode, '')), 'B')
    || setweight(to_tsvector('simple', new.reference || ' ' || coalesce(new.external_reference, '')), 'A');
  return new;
end $$;

ALTER FUNCTION public.reports_search_vector() OWNER TO wardmote_owner;

CREATE FUNCTION public.reviews_follow(secret text) RETURNS TABLE(partnership uuid, review uuid, person uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select l.partnership_id, l.review_id, l.person_id from reviews_reviewlink l
  where l.secret_hash = secret and l.ended_at is null
$$;

ALTER FUNCTION public.reviews_follow(secret text) OWNER TO wardmote_owner;

CREATE FUNCTION public.reviews_in_record(of_review uuid) RETURNS TABLE(report uuid, root uuid, incident uuid, agency uuid, told_at timestamp with time zone, happened_at timestamp with time zone, how text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with review as (
    select v.id, v.partnership_id, v.victim_id, p.name_key, p.address_key
    from reviews_review v join people_person p on p.id = v.victim_id
    where v.id = of_review and v.partnership_id = wardmote_partnership()
      and (wardmote_kind() = 'system'
        or ('run_reviews' = any(wardmote_duties()) and (exists (select 1 from sharing_audiencemember m where m.audience_id = v.audience_id and m.principal_id = any((select wardmote_principals())::uuid[]) and m.until > statement_timestamp() offset 0) and not exists (select 1 from sharing_denial d where d.audience_id = v.audience_id and d.membership_id = (select wardmote_membership())))))
  ),
  persons as (
    select p.id, 'contact' as how from review v
      join people_person p on p.partnership_id = v.partnership_id and p.name_key = v.name_key
    where v.name_key <> '' and exists (
      select 1 from people_contactpoint mine join people_contactpoint theirs
        on theirs.partnership_id = mine.partnership_id and theirs.value_key = mine.value_key
      where mine.person_id = v.victim_id and theirs.person_id = p.id and mine.value_key <> '')
    union
    select p.id, 'address' from review v
      join people_person p on p.partnership_id = v.partnership_id and p.name_key = v.name_key
    where v.name_key <> '' and v.address_key <> '' and p.address_key = v.address_key
    union
    select case when l.one_id = v.victim_id then l.other_id else l.one_id end, 'link'
    from review v join people_link l on l.ended_at is null and v.victim_id in (l.one_id, l.other_id)
  ),
  found as (
    select r.id, min(x.how) as how from persons x join reports_report r on r.reporter_id = x.id
    join review v on r.partnership_id = v.partnership_id group by r.id
    union
    select r.id, 'reference' from review v
      join reviews_complaint c on c.review_id = v.id and c.their_reference <> '' and c.removed_at is null
      join reports_report r on r.partnership_id = v.partnership_id
        and upper(c.their_reference) in (upper(r.reference), upper(r.external_reference))
      join people_person p on p.id = r.reporter_id and p.name_key = v.name_key and v.name_key <> ''
  )
  select distinct on (i.id) r.id, coalesce(r.duplicate_of_id, r.id), i.id, r.agency_id, i.told_at,
    least(coalesce(i.happened_to, i.happened_from), i.told_at), f.how
  from found f join reports_report r on r.id = f.id
  join reports_incident i on i.report_id = r.id
  join sharing_audience a on a.id = r.audience_id
  join partnerships_agency g on g.id = r.agency_id and g.left_on is null
  where ((exists (select 1 from sharing_audiencemember m where m.audience_id = r.audience_id and m.principal_id = any((select wardmote_principals())::uuid[]) and m.until > statement_timestamp() offset 0) and not exists (select 1 from sharing_denial d where d.audience_id = r.audience_id and d.membership_id = (select wardmote_membership())))
      or (a.standing_for is not null and g.kind in ('district', 'unitary', 'police', 'health', 'housing')))
    and not exists (select 1 from sharing_denial d where d.membership_id = wardmote_membership()
      and (d.audience_id = r.audience_id or d.audience_id in (
        select s.audience_id from sharing_alsoshown s where s.record_id = r.id)))
  order by i.id, f.how
$$;

ALTER FUNCTION public.reviews_in_record(of_review uuid) OWNER TO wardmote_owner;

CREATE FUNCTION public.sharing_is_empty(audience uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select not exists (select 1 from sharing_audiencemember m where m.audience_id = audience)
$$;

ALTER FUNCTION public.sharing_is_empty(audience uuid) OWNER TO wardmote_owner;

CREATE FUNCTION public.sharing_reaches_actor(audience uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (
    select 1 from sharing_audiencemember m
    where m.audience_id = audience and m.principal_id = any(wardmote_principals())
      and m.until > statement_timestamp() and not m.is_override)
$$;

ALTER FUNCTION public.sharing_reaches_actor(audience uuid) OWNER TO wardmote_owner;

CREATE FUNCTION public.wardmote_account() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('wardmote.account', true), '')::uuid $$;

ALTER FUNCTION public.wardmote_account() OWNER TO wardmote_owner;

CREATE FUNCTION public.wardmote_agency() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('wardmote.agency', true), '')::uuid $$;

ALTER FUNCTION public.wardmote_agency() OWNER TO wardmote_owner;

CREATE FUNCTION public.wardmote_duties() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select coalesce(nullif(current_setting('wardmote.duties', true), ''), '{}')::text[] $$;

ALTER FUNCTION public.wardmote_duties() OWNER TO wardmote_owner;

CREATE FUNCTION public.wardmote_everywhere() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select current_setting('wardmote.kind', true) = 'system' and coalesce(current_setting('wardmote.partnership', true), '') = '' $$;

ALTER FUNCTION public.wardmote_everywhere() OWNER TO wardmote_owner;

CREATE FUNCTION public.wardmote_kind() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select coalesce(current_setting('wardmote.kind', true), '') $$;

ALTER FUNCTION public.wardmote_kind() OWNER TO wardmote_owner;

CREATE FUNCTION public.wardmote_membership() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('wardmote.membership', true), '')::uuid $$;

ALTER FUNCTION public.wardmote_membership() OWNER TO wardmote_owner;

CREATE FUNCTION public.wardmote_partnership() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('wardmote.partnership', true), '')::uuid $$;

ALTER FUNCTION public.wardmote_partnership() OWNER TO wardmote_owner;

CREATE FUNCTION public.wardmote_principals() RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select coalesce(nullif(current_setting('wardmote.principals', true), ''), '{}')::uuid[] $$;

ALTER FUNCTION public.wardmote_principals() OWNER TO wardmote_owner;

CREATE FUNCTION public.wardmote_record() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('wardmote.record', true), '')::uuid $$;

ALTER FUNCTION public.wardmote_record() OWNER TO wardmote_owner;

CREATE FUNCTION public.wardmote_subject() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('wardmote.subject', true), '')::uuid $$;

ALTER FUNCTION public.wardmote_subject() OWNER TO wardmote_owner;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.account_emailaddress OWNER TO wardmote_owner;

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation OWNER TO wardmote_owner;

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.actions_action (
    id uuid NOT NULL,
    text character varying(300) NOT NULL,
    due_on date,
    state character varying(12) NOT NULL,
    result character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    version integer NOT NULL,
    agency_id uuid,
    audience_id uuid NOT NULL,
    ended_by_id uuid,
    owner_id uuid,
    partnership_id uuid NOT NULL,
    set_by_id uuid,
    as_minuted text NOT NULL,
    became_id uuid,
    carried_over smallint NOT NULL,
    days_after smallint NOT NULL,
    due_kind character varying(10) NOT NULL,
    due_words character varying(200) NOT NULL,
    in_log boolean NOT NULL,
    nature character varying(10) NOT NULL,
    number integer,
    owner_name character varying(120) NOT NULL,
    parent_id uuid,
    recipient_id uuid,
    recipient_name character varying(120) NOT NULL,
    sequence integer NOT NULL,
    waiting_on character varying(120) NOT NULL,
    waiting_since date,
    awaited_id uuid,
    recurs character varying(10) NOT NULL,
    recurs_day smallint,
    follows_id uuid,
    CONSTRAINT actions_action_carried_over_check CHECK ((carried_over >= 0)),
    CONSTRAINT actions_action_days_after_check CHECK ((days_after >= 0)),
    CONSTRAINT actions_action_number_check CHECK ((number >= 0)),
    CONSTRAINT actions_action_recurs_day_check CHECK ((recurs_day >= 0)),
    CONSTRAINT actions_action_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT actions_action_version_check CHECK ((version >= 0)),
    CONSTRAINT somebody_owes_the_action CHECK (((agency_id IS NOT NULL) OR (NOT ((owner_name)::text = ''::text))))
);

ALTER TABLE ONLY public.actions_action FORCE ROW LEVEL SECURITY;

ALTER TABLE public.actions_action OWNER TO wardmote_owner;

CREATE TABLE public.actions_ask (
    id uuid NOT NULL,
    party character varying(120) NOT NULL,
    what character varying(300) NOT NULL,
    reply_due_on date,
    answered_from date,
    answered_to date,
    answered_words character varying(60) NOT NULL,
    answer text NOT NULL,
    given_up_on date,
    created_at timestamp with time zone NOT NULL,
    action_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.actions_ask FORCE ROW LEVEL SECURITY;

ALTER TABLE public.actions_ask OWNER TO wardmote_owner;

CREATE TABLE public.actions_awaitedevent (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    happened_on date,
    source character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    audience_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    recorded_by_id uuid
);

ALTER TABLE ONLY public.actions_awaitedevent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.actions_awaitedevent OWNER TO wardmote_owner;

CREATE TABLE public.actions_chase (
    id uuid NOT NULL,
    level character varying(10) NOT NULL,
    chaser character varying(120) NOT NULL,
    through character varying(120) NOT NULL,
    channel character varying(10) NOT NULL,
    sent_from date NOT NULL,
    sent_to date NOT NULL,
    sent_words character varying(60) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    ask_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    recorded_by_id uuid,
    CONSTRAINT chased_on_some_day CHECK ((sent_from <= sent_to))
);

ALTER TABLE ONLY public.actions_chase FORCE ROW LEVEL SECURITY;

ALTER TABLE public.actions_chase OWNER TO wardmote_owner;

CREATE TABLE public.actions_deadline (
    id uuid NOT NULL,
    side character varying(10) NOT NULL,
    "on" date,
    basis character varying(10) NOT NULL,
    source character varying(200) NOT NULL,
    is_current boolean NOT NULL,
    set_at timestamp with time zone NOT NULL,
    action_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    set_by_id uuid
);

ALTER TABLE ONLY public.actions_deadline FORCE ROW LEVEL SECURITY;

ALTER TABLE public.actions_deadline OWNER TO wardmote_owner;

CREATE TABLE public.actions_dependency (
    id uuid NOT NULL,
    action_id uuid NOT NULL,
    needs_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.actions_dependency FORCE ROW LEVEL SECURITY;

ALTER TABLE public.actions_dependency OWNER TO wardmote_owner;

CREATE TABLE public.actions_jointowner (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    "position" smallint NOT NULL,
    action_id uuid NOT NULL,
    agency_id uuid,
    membership_id uuid,
    partnership_id uuid NOT NULL,
    CONSTRAINT a_joint_owner_is_somebody CHECK (((agency_id IS NOT NULL) OR (NOT ((name)::text = ''::text)))),
    CONSTRAINT actions_jointowner_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.actions_jointowner FORCE ROW LEVEL SECURITY;

ALTER TABLE public.actions_jointowner OWNER TO wardmote_owner;

CREATE TABLE public.actions_reminderchoice (
    id uuid NOT NULL,
    rhythm character varying(10) NOT NULL,
    last_sent_on date,
    membership_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    moved character varying(10) NOT NULL
);

ALTER TABLE ONLY public.actions_reminderchoice FORCE ROW LEVEL SECURITY;

ALTER TABLE public.actions_reminderchoice OWNER TO wardmote_owner;

CREATE TABLE public.actions_step (
    id uuid NOT NULL,
    name character varying(20) NOT NULL,
    state character varying(12) NOT NULL,
    text text NOT NULL,
    source character varying(200) NOT NULL,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    action_id uuid NOT NULL,
    by_id uuid,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.actions_step FORCE ROW LEVEL SECURITY;

ALTER TABLE public.actions_step OWNER TO wardmote_owner;

CREATE TABLE public.audit_seal (
    "position" bigint NOT NULL,
    event_id uuid NOT NULL,
    hash bytea NOT NULL,
    sealed_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.audit_seal FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_seal OWNER TO wardmote_audit;

CREATE TABLE public.audit_unsealed (
    event_id uuid NOT NULL
);

ALTER TABLE ONLY public.audit_unsealed FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_unsealed OWNER TO wardmote_audit;

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group OWNER TO wardmote_owner;

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions OWNER TO wardmote_owner;

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission OWNER TO wardmote_owner;

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cases_accessrequest (
    id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    decided_at timestamp with time zone,
    decision_reason character varying(300) NOT NULL,
    until timestamp with time zone,
    agency_id uuid NOT NULL,
    ask_id uuid NOT NULL,
    asked_by_id uuid NOT NULL,
    decided_by_id uuid,
    partnership_id uuid NOT NULL,
    case_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_accessrequest FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_accessrequest OWNER TO wardmote_owner;

CREATE TABLE public.cases_case (
    id uuid NOT NULL,
    reference character varying(20) NOT NULL,
    title character varying(120) NOT NULL,
    subject character varying(8) NOT NULL,
    sharing_class character varying(12) NOT NULL,
    status character varying(18) NOT NULL,
    is_open boolean NOT NULL,
    kinds character varying(20)[] NOT NULL,
    priority character varying(8) NOT NULL,
    priority_reason character varying(300) NOT NULL,
    risk character varying(10) NOT NULL,
    risk_reason character varying(300) NOT NULL,
    is_hate boolean NOT NULL,
    ward_code character varying(9) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    review_on date,
    hold_reason character varying(300) NOT NULL,
    promised_on date,
    outcome character varying(20) NOT NULL,
    closing_reason text NOT NULL,
    closing_summary text NOT NULL,
    closing_told character varying(12) NOT NULL,
    closing_told_reason character varying(300) NOT NULL,
    closed_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    search tsvector,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    audience_id uuid NOT NULL,
    closed_by_id uuid,
    owner_id uuid,
    partnership_id uuid NOT NULL,
    single_contact_id uuid,
    supervisor_id uuid,
    team_id uuid,
    CONSTRAINT cases_case_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.cases_case FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_case OWNER TO wardmote_owner;

CREATE TABLE public.cases_caseaction (
    id uuid NOT NULL,
    action_id uuid NOT NULL,
    case_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_caseaction FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caseaction OWNER TO wardmote_owner;

CREATE TABLE public.cases_caseagency (
    id uuid NOT NULL,
    shared_at timestamp with time zone NOT NULL,
    why character varying(300) NOT NULL,
    power character varying(12) NOT NULL,
    until timestamp with time zone,
    ended_at timestamp with time zone,
    agency_id uuid NOT NULL,
    case_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    shared_by_id uuid
);

ALTER TABLE ONLY public.cases_caseagency FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caseagency OWNER TO wardmote_owner;

CREATE TABLE public.cases_caseincident (
    id uuid NOT NULL,
    told_at timestamp with time zone NOT NULL,
    happened_from timestamp with time zone,
    happened_to timestamp with time zone,
    when_text character varying(200) NOT NULL,
    words text NOT NULL,
    police_reference character varying(40) NOT NULL,
    case_id uuid NOT NULL,
    from_report_id uuid,
    partnership_id uuid NOT NULL,
    recorded_by_id uuid,
    told_by_id uuid
);

ALTER TABLE ONLY public.cases_caseincident FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caseincident OWNER TO wardmote_owner;

CREATE TABLE public.cases_caselink (
    id uuid NOT NULL,
    why character varying(200) NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    linked_by_id uuid,
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_caselink FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caselink OWNER TO wardmote_owner;

CREATE TABLE public.cases_casemember (
    id uuid NOT NULL,
    named_at timestamp with time zone NOT NULL,
    until timestamp with time zone,
    ended_at timestamp with time zone,
    case_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    named_by_id uuid,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_casemember FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_casemember OWNER TO wardmote_owner;

CREATE TABLE public.cases_caseperson (
    id uuid NOT NULL,
    role character varying(14) NOT NULL,
    note character varying(200) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    added_by_id uuid,
    case_id uuid NOT NULL,
    consent_document_id uuid,
    partnership_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ask_consent_since timestamp with time zone,
    consent character varying(10) DEFAULT ''::character varying NOT NULL,
    consent_on date,
    consent_words character varying(300) DEFAULT ''::character varying NOT NULL
);

ALTER TABLE ONLY public.cases_caseperson FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caseperson OWNER TO wardmote_owner;

CREATE TABLE public.cases_caseplace (
    id uuid NOT NULL,
    is_subject boolean NOT NULL,
    added_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    case_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    place_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_caseplace FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caseplace OWNER TO wardmote_owner;

CREATE TABLE public.cases_casereport (
    id uuid NOT NULL,
    attached_at timestamp with time zone NOT NULL,
    attached_by_id uuid,
    case_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    report_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_casereport FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_casereport OWNER TO wardmote_owner;

CREATE TABLE public.cases_casestep (
    id uuid NOT NULL,
    status character varying(18) NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    by_id uuid,
    case_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_casestep FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_casestep OWNER TO wardmote_owner;

CREATE TABLE public.cases_casestub (
    case_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    agency_names character varying(120)[] NOT NULL,
    locked_at timestamp with time zone NOT NULL,
    ask_id uuid NOT NULL,
    audience_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_casestub FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_casestub OWNER TO wardmote_owner;

CREATE TABLE public.cases_casevisit (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_casevisit FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_casevisit OWNER TO wardmote_owner;

CREATE TABLE public.cases_entry (
    id uuid NOT NULL,
    line uuid NOT NULL,
    version integer NOT NULL,
    is_current boolean NOT NULL,
    kind character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    written_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    contact_how character varying(12) NOT NULL,
    promised_on date,
    action_id uuid,
    agency_id uuid,
    by_id uuid,
    case_id uuid NOT NULL,
    contact_point_id uuid,
    document_id uuid,
    partnership_id uuid NOT NULL,
    CONSTRAINT cases_entry_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.cases_entry FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_entry OWNER TO wardmote_owner;

CREATE TABLE public.cases_override (
    id uuid NOT NULL,
    reason character varying(12) NOT NULL,
    words character varying(500) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    verdict character varying(6) NOT NULL,
    verdict_reason character varying(500) NOT NULL,
    reviewed_at timestamp with time zone,
    agency_id uuid NOT NULL,
    by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    reviewed_by_id uuid,
    reference character varying(20) NOT NULL
);

ALTER TABLE ONLY public.cases_override FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_override OWNER TO wardmote_owner;

CREATE TABLE public.cases_postalletter (
    id uuid NOT NULL,
    written_at timestamp with time zone NOT NULL,
    posted_on date,
    stopped_at timestamp with time zone,
    stop_reason character varying(300) NOT NULL,
    case_id uuid NOT NULL,
    contact_point_id uuid NOT NULL,
    document_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    posted_by_id uuid,
    written_by_id uuid
);

ALTER TABLE ONLY public.cases_postalletter FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_postalletter OWNER TO wardmote_owner;

CREATE TABLE public.cases_savedview (
    id uuid NOT NULL,
    list_name character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    query character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    membership_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_savedview FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_savedview OWNER TO wardmote_owner;

CREATE TABLE public.cases_surveyanswer (
    id uuid NOT NULL,
    handling character varying(12) NOT NULL,
    informed character varying(12) NOT NULL,
    outcome character varying(12) NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    report_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_surveyanswer FORCE ROW LEVEL SECURITY;

ALTER TABLE public.cases_surveyanswer OWNER TO wardmote_owner;

CREATE TABLE public.crimes_crime (
    id uuid NOT NULL,
    month date NOT NULL,
    kind character varying(16) NOT NULL,
    location character varying(120) NOT NULL,
    lon double precision,
    lat double precision,
    lsoa_code character varying(9) NOT NULL,
    ward_code character varying(9) NOT NULL,
    outcome character varying(80) NOT NULL,
    file_id uuid NOT NULL
);

ALTER TABLE ONLY public.crimes_crime FORCE ROW LEVEL SECURITY;

ALTER TABLE public.crimes_crime OWNER TO wardmote_owner;

CREATE TABLE public.crimes_crimefile (
    id uuid NOT NULL,
    force character varying(80) NOT NULL,
    month date NOT NULL,
    sha256 character varying(64) NOT NULL,
    rows integer NOT NULL,
    loaded_at timestamp with time zone NOT NULL,
    CONSTRAINT crimes_crimefile_rows_check CHECK ((rows >= 0))
);

ALTER TABLE ONLY public.crimes_crimefile FORCE ROW LEVEL SECURITY;

ALTER TABLE public.crimes_crimefile OWNER TO wardmote_owner;

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type OWNER TO wardmote_owner;

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations OWNER TO wardmote_owner;

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

ALTER TABLE public.django_session OWNER TO wardmote_owner;

CREATE TABLE public.documents_document (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    record_id uuid NOT NULL,
    original_name character varying(120) NOT NULL,
    stored_as character varying(80) NOT NULL,
    content_type character varying(60) NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    state character varying(8) NOT NULL,
    refused_because character varying(200) NOT NULL,
    added_by uuid,
    created_at timestamp with time zone NOT NULL,
    audience_id uuid NOT NULL,
    CONSTRAINT documents_document_size_check CHECK ((size >= 0))
);

ALTER TABLE ONLY public.documents_document FORCE ROW LEVEL SECURITY;

ALTER TABLE public.documents_document OWNER TO wardmote_owner;

CREATE TABLE public.documents_draftdocument (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    draft_key_hash character varying(64) NOT NULL,
    original_name character varying(120) NOT NULL,
    stored_as character varying(80) NOT NULL,
    content_type character varying(60) NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    state character varying(8) NOT NULL,
    refused_because character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT documents_draftdocument_size_check CHECK ((size >= 0))
);

ALTER TABLE ONLY public.documents_draftdocument FORCE ROW LEVEL SECURITY;

ALTER TABLE public.documents_draftdocument OWNER TO wardmote_owner;

CREATE TABLE public.meetings_agendaitem (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    number character varying(8) NOT NULL,
    title character varying(300) NOT NULL,
    kind character varying(20) NOT NULL,
    state character varying(10) NOT NULL,
    is_standing boolean NOT NULL,
    presenter_text character varying(120) NOT NULL,
    note text NOT NULL,
    time_minutes smallint NOT NULL,
    is_restricted boolean NOT NULL,
    restriction_reason character varying(300) NOT NULL,
    deferrals smallint NOT NULL,
    is_cut boolean NOT NULL,
    is_published boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    audience_id uuid NOT NULL,
    deferred_from_id uuid,
    parent_id uuid,
    partnership_id uuid NOT NULL,
    previous_id uuid,
    requested_by_id uuid,
    presenter_id uuid,
    meeting_id uuid NOT NULL,
    CONSTRAINT meetings_agendaitem_deferrals_check CHECK ((deferrals >= 0)),
    CONSTRAINT meetings_agendaitem_position_check CHECK (("position" >= 0)),
    CONSTRAINT meetings_agendaitem_time_minutes_check CHECK ((time_minutes >= 0))
);

ALTER TABLE ONLY public.meetings_agendaitem FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_agendaitem OWNER TO wardmote_owner;

CREATE TABLE public.meetings_attendance (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    initials character varying(6) NOT NULL,
    organisation character varying(120) NOT NULL,
    state character varying(15) NOT NULL,
    note character varying(120) NOT NULL,
    is_inferred boolean NOT NULL,
    partnership_id uuid NOT NULL,
    member_id uuid,
    substitute_for_id uuid,
    meeting_id uuid NOT NULL
);

ALTER TABLE ONLY public.meetings_attendance FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_attendance OWNER TO wardmote_owner;

CREATE TABLE public.meetings_body (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    short_name character varying(30) NOT NULL,
    kind character varying(20) NOT NULL,
    statutory_kind character varying(20) NOT NULL,
    required_types character varying(20)[] NOT NULL,
    purpose text NOT NULL,
    purpose_review_on date,
    contact character varying(120) NOT NULL,
    quorum smallint NOT NULL,
    venue character varying(200) NOT NULL,
    start_time time without time zone,
    minutes_long smallint NOT NULL,
    notice_days smallint NOT NULL,
    paper_days smallint NOT NULL,
    minutes_days smallint NOT NULL,
    numbering character varying(8) NOT NULL,
    year_begins smallint NOT NULL,
    is_restricted boolean NOT NULL,
    is_public boolean NOT NULL,
    drafts_are_public boolean NOT NULL,
    public_names character varying(8) NOT NULL,
    is_published boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    ended_on date,
    deleted_at timestamp with time zone,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    audience_id uuid NOT NULL,
    parent_id uuid,
    partnership_id uuid NOT NULL,
    registered_venue_id uuid,
    CONSTRAINT meetings_body_minutes_days_check CHECK ((minutes_days >= 0)),
    CONSTRAINT meetings_body_minutes_long_check CHECK ((minutes_long >= 0)),
    CONSTRAINT meetings_body_notice_days_check CHECK ((notice_days >= 0)),
    CONSTRAINT meetings_body_paper_days_check CHECK ((paper_days >= 0)),
    CONSTRAINT meetings_body_quorum_check CHECK ((quorum >= 0)),
    CONSTRAINT meetings_body_version_check CHECK ((version >= 0)),
    CONSTRAINT meetings_body_year_begins_check CHECK ((year_begins >= 0))
);

ALTER TABLE ONLY public.meetings_body FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_body OWNER TO wardmote_owner;

CREATE TABLE public.meetings_bodyaction (
    id uuid NOT NULL,
    action_id uuid NOT NULL,
    body_id uuid NOT NULL,
    meeting_id uuid,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.meetings_bodyaction FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_bodyaction OWNER TO wardmote_owner;

CREATE TABLE public.meetings_bodymember (
    id uuid NOT NULL,
    organisation character varying(120) NOT NULL,
    name character varying(120) NOT NULL,
    initials character varying(6) NOT NULL,
    post character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    role character varying(12) NOT NULL,
    member_class character varying(15) NOT NULL,
    statutory_type character varying(20) NOT NULL,
    from_on date NOT NULL,
    until_on date,
    agency_id uuid,
    body_id uuid NOT NULL,
    membership_id uuid,
    partnership_id uuid NOT NULL,
    leads_for character varying(120) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    name_hidden_at timestamp with time zone
);

ALTER TABLE ONLY public.meetings_bodymember FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_bodymember OWNER TO wardmote_owner;

CREATE TABLE public.meetings_bodyname (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(6) NOT NULL,
    until_on date,
    body_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.meetings_bodyname FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_bodyname OWNER TO wardmote_owner;

CREATE TABLE public.meetings_circulation (
    id uuid NOT NULL,
    what character varying(12) NOT NULL,
    paper_versions uuid[] NOT NULL,
    subject character varying(150) NOT NULL,
    text text NOT NULL,
    subscribers integer NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    meeting_id uuid,
    minutes_id uuid,
    partnership_id uuid NOT NULL,
    sent_by_id uuid,
    CONSTRAINT meetings_circulation_subscribers_check CHECK ((subscribers >= 0))
);

ALTER TABLE ONLY public.meetings_circulation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_circulation OWNER TO wardmote_owner;

CREATE TABLE public.meetings_consultation (
    id uuid NOT NULL,
    awaited_version smallint NOT NULL,
    role character varying(16) NOT NULL,
    is_authoritative boolean NOT NULL,
    outcome character varying(16) NOT NULL,
    outcome_text character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    item_id uuid NOT NULL,
    owed_by_id uuid,
    partnership_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    paper_version_id uuid,
    CONSTRAINT meetings_consultation_awaited_version_check CHECK ((awaited_version >= 0))
);

ALTER TABLE ONLY public.meetings_consultation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_consultation OWNER TO wardmote_owner;

CREATE TABLE public.meetings_correction (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    before text NOT NULL,
    after text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    item_id uuid,
    made_by_id uuid,
    partnership_id uuid NOT NULL,
    made_at_meeting_id uuid NOT NULL,
    minutes_id uuid NOT NULL
);

ALTER TABLE ONLY public.meetings_correction FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_correction OWNER TO wardmote_owner;

CREATE TABLE public.meetings_cover (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    initials character varying(6) NOT NULL,
    email character varying(254) NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    "precision" character varying(5) NOT NULL,
    reason character varying(200) NOT NULL,
    reminded_at timestamp with time zone,
    handed_back_on date,
    member_id uuid NOT NULL,
    membership_id uuid,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.meetings_cover FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_cover OWNER TO wardmote_owner;

CREATE TABLE public.meetings_decision (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(10) NOT NULL,
    text text NOT NULL,
    votes character varying(120) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    item_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT meetings_decision_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.meetings_decision FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_decision OWNER TO wardmote_owner;

CREATE TABLE public.meetings_declaration (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(12) NOT NULL,
    interest character varying(300) NOT NULL,
    did character varying(120) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    item_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.meetings_declaration FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_declaration OWNER TO wardmote_owner;

CREATE TABLE public.meetings_deferral (
    id uuid NOT NULL,
    reason character varying(20) NOT NULL,
    reason_text character varying(300) NOT NULL,
    count smallint NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    because_of_id uuid,
    decided_by_id uuid,
    item_id uuid NOT NULL,
    new_item_id uuid,
    partnership_id uuid NOT NULL,
    to_meeting_id uuid,
    to_month smallint,
    CONSTRAINT meetings_deferral_count_check CHECK ((count >= 0)),
    CONSTRAINT meetings_deferral_to_month_check CHECK ((to_month >= 0))
);

ALTER TABLE ONLY public.meetings_deferral FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_deferral OWNER TO wardmote_owner;

CREATE TABLE public.meetings_delivery (
    id uuid NOT NULL,
    address_class character varying(8) NOT NULL,
    message_id uuid,
    outcome character varying(8) NOT NULL,
    ended_at timestamp with time zone,
    circulation_id uuid NOT NULL,
    cover_id uuid,
    member_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.meetings_delivery FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_delivery OWNER TO wardmote_owner;

CREATE TABLE public.meetings_meeting (
    id uuid NOT NULL,
    state character varying(14) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    venue character varying(200) NOT NULL,
    online_link character varying(300) NOT NULL,
    contact character varying(120) NOT NULL,
    note character varying(300) NOT NULL,
    is_public boolean NOT NULL,
    faces_public boolean NOT NULL,
    items_wanted_by date,
    called_at timestamp with time zone,
    invited_at timestamp with time zone,
    published_at timestamp with time zone,
    state_reason character varying(300) NOT NULL,
    sequence integer NOT NULL,
    is_published boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    version integer NOT NULL,
    audience_id uuid NOT NULL,
    body_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    series_id uuid,
    registered_venue_id uuid,
    CONSTRAINT meeting_ends_after_it_starts CHECK (((ends_at IS NULL) OR (ends_at > starts_at))),
    CONSTRAINT meetings_meeting_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT meetings_meeting_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.meetings_meeting FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_meeting OWNER TO wardmote_owner;

CREATE TABLE public.meetings_meetingaction (
    id uuid NOT NULL,
    minuted_as text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    action_id uuid NOT NULL,
    due_body_id uuid,
    due_meeting_id uuid,
    item_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.meetings_meetingaction FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_meetingaction OWNER TO wardmote_owner;

CREATE TABLE public.meetings_meetingactionowner (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    cover_id uuid,
    meeting_action_id uuid NOT NULL,
    member_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT meetings_meetingactionowner_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.meetings_meetingactionowner FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_meetingactionowner OWNER TO wardmote_owner;

CREATE TABLE public.meetings_minutesversion (
    id uuid NOT NULL,
    number smallint NOT NULL,
    state character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    circulated_at timestamp with time zone,
    approved_on date,
    signed_by character varying(120) NOT NULL,
    with_corrections boolean NOT NULL,
    is_published boolean NOT NULL,
    approved_at_meeting_id uuid,
    drafted_by_id uuid,
    meeting_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT meetings_minutesversion_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.meetings_minutesversion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_minutesversion OWNER TO wardmote_owner;

CREATE TABLE public.meetings_minutetext (
    id uuid NOT NULL,
    text text NOT NULL,
    revision integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id uuid,
    item_id uuid NOT NULL,
    minutes_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT meetings_minutetext_revision_check CHECK ((revision >= 0))
);

ALTER TABLE ONLY public.meetings_minutetext FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_minutetext OWNER TO wardmote_owner;

CREATE TABLE public.meetings_paper (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    kind character varying(15) NOT NULL,
    author_text character varying(120) NOT NULL,
    recommendation text NOT NULL,
    section17 text NOT NULL,
    finance text NOT NULL,
    equality text NOT NULL,
    is_restricted boolean NOT NULL,
    is_published boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    audience_id uuid NOT NULL,
    author_id uuid,
    partnership_id uuid NOT NULL,
    CONSTRAINT meetings_paper_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.meetings_paper FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_paper OWNER TO wardmote_owner;

CREATE TABLE public.meetings_paperversion (
    id uuid NOT NULL,
    number smallint NOT NULL,
    what_changed character varying(300) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid,
    document_id uuid,
    paper_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT meetings_paperversion_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.meetings_paperversion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_paperversion OWNER TO wardmote_owner;

CREATE TABLE public.meetings_series (
    id uuid NOT NULL,
    months smallint[] NOT NULL,
    ordinal smallint NOT NULL,
    weekday smallint NOT NULL,
    start_time time without time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    body_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT meetings_series_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT meetings_series_weekday_check CHECK ((weekday >= 0))
);

ALTER TABLE ONLY public.meetings_series FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_series OWNER TO wardmote_owner;

CREATE TABLE public.meetings_standingitem (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(200) NOT NULL,
    kind character varying(20) NOT NULL,
    body_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    presenter_id uuid,
    CONSTRAINT meetings_standingitem_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.meetings_standingitem FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_standingitem OWNER TO wardmote_owner;

CREATE TABLE public.meetings_subscription (
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    secret_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    body_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.meetings_subscription FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_subscription OWNER TO wardmote_owner;

CREATE TABLE public.meetings_venue (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    address character varying(115) NOT NULL,
    directions text NOT NULL,
    access_notes text NOT NULL,
    online_link character varying(300) NOT NULL,
    capacity smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    closed_on date,
    agency_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT meetings_venue_capacity_check CHECK ((capacity >= 0))
);

ALTER TABLE ONLY public.meetings_venue FORCE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_venue OWNER TO wardmote_owner;

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator OWNER TO wardmote_owner;

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_calendarfeed (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    record_id uuid,
    name character varying(120) NOT NULL,
    secret_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_on date,
    stopped_at timestamp with time zone
);

ALTER TABLE ONLY public.notifications_calendarfeed FORCE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_calendarfeed OWNER TO wardmote_owner;

CREATE TABLE public.notifications_message (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    agency_id uuid,
    "to" character varying(254) NOT NULL,
    subject character varying(150) NOT NULL,
    text text NOT NULL,
    holds_secret boolean NOT NULL,
    record_id uuid,
    contact_point_id uuid,
    state character varying(8) NOT NULL,
    attempts smallint NOT NULL,
    last_error character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    calendar text NOT NULL,
    CONSTRAINT notifications_message_attempts_check CHECK ((attempts >= 0))
);

ALTER TABLE ONLY public.notifications_message FORCE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_message OWNER TO wardmote_owner;

CREATE TABLE public.notifications_prompt (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    membership_id uuid,
    text character varying(200) NOT NULL,
    record_type character varying(20) NOT NULL,
    reference character varying(20) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    settled_by uuid
);

ALTER TABLE ONLY public.notifications_prompt FORCE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_prompt OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_account (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    phone character varying(30) NOT NULL,
    is_active boolean NOT NULL,
    locked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.partnerships_account FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_account OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_advice (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    signpost_name character varying(120) NOT NULL,
    signpost_contact character varying(200) NOT NULL,
    "position" smallint NOT NULL,
    is_offered boolean NOT NULL,
    partnership_id uuid NOT NULL,
    signpost_agency_id uuid,
    CONSTRAINT partnerships_advice_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.partnerships_advice FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_advice OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_agency (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    short_name character varying(30) NOT NULL,
    kind character varying(20) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(30) NOT NULL,
    audience_id uuid NOT NULL,
    is_controller boolean NOT NULL,
    respond_emergency_days smallint NOT NULL,
    respond_urgent_days smallint NOT NULL,
    respond_routine_days smallint NOT NULL,
    update_days smallint NOT NULL,
    joined_on date,
    left_on date,
    partnership_id uuid NOT NULL,
    public_email character varying(254) DEFAULT ''::character varying NOT NULL,
    public_hours character varying(300) DEFAULT ''::character varying NOT NULL,
    public_phone character varying(30) DEFAULT ''::character varying NOT NULL,
    public_web character varying(200) DEFAULT ''::character varying NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT partnerships_agency_respond_emergency_days_check CHECK ((respond_emergency_days >= 0)),
    CONSTRAINT partnerships_agency_respond_routine_days_check CHECK ((respond_routine_days >= 0)),
    CONSTRAINT partnerships_agency_respond_urgent_days_check CHECK ((respond_urgent_days >= 0)),
    CONSTRAINT partnerships_agency_update_days_check CHECK ((update_days >= 0)),
    CONSTRAINT partnerships_agency_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.partnerships_agency FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_agency OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_apitoken (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    token_hash character varying(64) NOT NULL,
    scopes character varying(30)[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_on date,
    agency_id uuid NOT NULL,
    created_by_id uuid,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.partnerships_apitoken FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_apitoken OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_formtoken (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    act character varying(60) NOT NULL,
    result character varying(200) NOT NULL,
    request_hash character varying(64) NOT NULL,
    used_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.partnerships_formtoken FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_formtoken OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_invitation (
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    roles character varying(30)[] NOT NULL,
    team_ids uuid[] NOT NULL,
    token_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    agency_id uuid NOT NULL,
    invited_by_id uuid,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.partnerships_invitation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_invitation OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_membership (
    id uuid NOT NULL,
    job_title character varying(80) NOT NULL,
    roles character varying(30)[] NOT NULL,
    team_ids uuid[] NOT NULL,
    from_on date NOT NULL,
    ended_at timestamp with time zone,
    end_reason character varying(10) NOT NULL,
    confirmed_at timestamp with time zone,
    account_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    confirmed_by_id uuid,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.partnerships_membership FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_membership OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_partnership (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    slug character varying(40) NOT NULL,
    hosts character varying(253)[] NOT NULL,
    reference_prefix character varying(6) NOT NULL,
    district_code character varying(9) NOT NULL,
    contact_email character varying(254) NOT NULL,
    contact_phone character varying(30) NOT NULL,
    contact_hours character varying(120) NOT NULL,
    colour character varying(7) NOT NULL,
    is_demonstration boolean NOT NULL,
    repeat_reports smallint NOT NULL,
    repeat_months smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    is_being_filled boolean DEFAULT false NOT NULL,
    CONSTRAINT one_of_the_colours CHECK (((colour)::text = ANY ((ARRAY['blue'::character varying, 'navy'::character varying, 'teal'::character varying, 'green'::character varying, 'purple'::character varying, 'plum'::character varying, 'brick'::character varying, 'slate'::character varying])::text[]))),
    CONSTRAINT partnerships_partnership_repeat_months_check CHECK ((repeat_months >= 0)),
    CONSTRAINT partnerships_partnership_repeat_reports_check CHECK ((repeat_reports >= 0))
);

ALTER TABLE ONLY public.partnerships_partnership FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_partnership OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_reviewprocedure (
    id uuid NOT NULL,
    version smallint NOT NULL,
    valid_from date NOT NULL,
    published_on date NOT NULL,
    withdrawn_on date,
    name character varying(160) NOT NULL,
    complaints_needed smallint NOT NULL,
    within_months smallint NOT NULL,
    reported_within smallint NOT NULL,
    reported_unit character varying(10) NOT NULL,
    same_incident_is_one boolean NOT NULL,
    hate_incidents_needed smallint NOT NULL,
    people_needed smallint NOT NULL,
    people_about character varying(20) NOT NULL,
    considers_persistence boolean NOT NULL,
    considers_harm boolean NOT NULL,
    considers_adequacy boolean NOT NULL,
    caveats text[] NOT NULL,
    rejection_grounds character varying(200)[] NOT NULL,
    limits jsonb NOT NULL,
    chair_rule character varying(20) NOT NULL,
    chair_words text NOT NULL,
    appeal_to character varying(20)[] NOT NULL,
    appeal_working_days smallint,
    appeal_words text NOT NULL,
    channels character varying(20)[] NOT NULL,
    contact_name character varying(120) NOT NULL,
    contact_email character varying(254) NOT NULL,
    contact_phone character varying(30) NOT NULL,
    contact_address text NOT NULL,
    words text NOT NULL,
    source character varying(300) NOT NULL,
    reporting_begins_month smallint NOT NULL,
    reporting_months smallint NOT NULL,
    figures_working_days smallint NOT NULL,
    partnership_id uuid NOT NULL,
    published_by_id uuid,
    CONSTRAINT never_above_three_complaints CHECK (((complaints_needed >= 1) AND (complaints_needed <= 3))),
    CONSTRAINT only_what_has_not_begun_is_withdrawn CHECK (((withdrawn_on IS NULL) OR (withdrawn_on < valid_from))),
    CONSTRAINT partnerships_reviewprocedure_appeal_working_days_check CHECK ((appeal_working_days >= 0)),
    CONSTRAINT partnerships_reviewprocedure_complaints_needed_check CHECK ((complaints_needed >= 0)),
    CONSTRAINT partnerships_reviewprocedure_figures_working_days_check CHECK ((figures_working_days >= 0)),
    CONSTRAINT partnerships_reviewprocedure_hate_incidents_needed_check CHECK ((hate_incidents_needed >= 0)),
    CONSTRAINT partnerships_reviewprocedure_people_needed_check CHECK ((people_needed >= 0)),
    CONSTRAINT partnerships_reviewprocedure_reported_within_check CHECK ((reported_within >= 0)),
    CONSTRAINT partnerships_reviewprocedure_reporting_begins_month_check CHECK ((reporting_begins_month >= 0)),
    CONSTRAINT partnerships_reviewprocedure_reporting_months_check CHECK ((reporting_months >= 0)),
    CONSTRAINT partnerships_reviewprocedure_version_check CHECK ((version >= 0)),
    CONSTRAINT partnerships_reviewprocedure_within_months_check CHECK ((within_months >= 0)),
    CONSTRAINT reporting_period_of_twelve_months_at_most CHECK (((reporting_months >= 1) AND (reporting_months <= 12)))
);

ALTER TABLE ONLY public.partnerships_reviewprocedure FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_reviewprocedure OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_routingrule (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    agency_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    team_id uuid
);

ALTER TABLE ONLY public.partnerships_routingrule FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_routingrule OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_team (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    email character varying(254) NOT NULL,
    side character varying(10) NOT NULL,
    ward_codes character varying(9)[] NOT NULL,
    agency_id uuid NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.partnerships_team FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_team OWNER TO wardmote_owner;

CREATE TABLE public.partnerships_words (
    id uuid NOT NULL,
    key character varying(60) NOT NULL,
    text text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.partnerships_words FORCE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_words OWNER TO wardmote_owner;

CREATE TABLE public.people_contactpoint (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    value character varying(200) NOT NULL,
    value_key character varying(200) NOT NULL,
    safety character varying(12) NOT NULL,
    may_leave_message boolean NOT NULL,
    may_say_who_we_are boolean NOT NULL,
    say_we_are character varying(80) NOT NULL,
    safe_times character varying(120) NOT NULL,
    code_word character varying(128) NOT NULL,
    unsafe_with character varying(200) NOT NULL,
    is_preferred boolean NOT NULL,
    verified_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    partnership_id uuid NOT NULL,
    verified_by_id uuid,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.people_contactpoint FORCE ROW LEVEL SECURITY;

ALTER TABLE public.people_contactpoint OWNER TO wardmote_owner;

CREATE TABLE public.people_link (
    id uuid NOT NULL,
    reason character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    linked_by_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    CONSTRAINT two_different_records CHECK ((NOT (one_id = other_id)))
);

ALTER TABLE ONLY public.people_link FORCE ROW LEVEL SECURITY;

ALTER TABLE public.people_link OWNER TO wardmote_owner;

CREATE TABLE public.people_person (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    also_known_as character varying(120)[] NOT NULL,
    description text NOT NULL,
    born_on date,
    age_band character varying(8) NOT NULL,
    language character varying(40) NOT NULL,
    needs text NOT NULL,
    needs_review_on date,
    address_text character varying(200) NOT NULL,
    postcode character varying(8) NOT NULL,
    name_key character varying(120) NOT NULL,
    address_key character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    audience_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT people_person_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.people_person FORCE ROW LEVEL SECURITY;

ALTER TABLE public.people_person OWNER TO wardmote_owner;

CREATE TABLE public.people_protectedsource (
    id uuid NOT NULL,
    record_id uuid NOT NULL,
    sealed_text bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    audience_id uuid NOT NULL,
    author_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    ended_at timestamp with time zone
);

ALTER TABLE ONLY public.people_protectedsource FORCE ROW LEVEL SECURITY;

ALTER TABLE public.people_protectedsource OWNER TO wardmote_owner;

CREATE TABLE public.people_safelocation (
    id uuid NOT NULL,
    sealed_text bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    audience_id uuid NOT NULL,
    author_id uuid,
    partnership_id uuid NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.people_safelocation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.people_safelocation OWNER TO wardmote_owner;

CREATE TABLE public.places_area (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    code character varying(9) NOT NULL,
    name character varying(120) NOT NULL,
    district_code character varying(9) NOT NULL,
    edition smallint NOT NULL,
    boundary jsonb NOT NULL,
    west double precision NOT NULL,
    south double precision NOT NULL,
    east double precision NOT NULL,
    north double precision NOT NULL,
    loaded_at timestamp with time zone NOT NULL,
    CONSTRAINT places_area_edition_check CHECK ((edition >= 0))
);

ALTER TABLE ONLY public.places_area FORCE ROW LEVEL SECURITY;

ALTER TABLE public.places_area OWNER TO wardmote_owner;

CREATE TABLE public.places_correction (
    id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    before jsonb NOT NULL,
    corrected_at timestamp with time zone NOT NULL,
    corrected_by_id uuid,
    partnership_id uuid NOT NULL,
    place_id uuid NOT NULL
);

ALTER TABLE ONLY public.places_correction FORCE ROW LEVEL SECURITY;

ALTER TABLE public.places_correction OWNER TO wardmote_owner;

CREATE TABLE public.places_place (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    address_text character varying(300) NOT NULL,
    match_key character varying(320) NOT NULL,
    address_key character varying(200) NOT NULL,
    postcode character varying(7) NOT NULL,
    uprn bigint,
    lon double precision,
    lat double precision,
    point_from character varying(8) NOT NULL,
    ward_code character varying(9) NOT NULL,
    lsoa_code character varying(9) NOT NULL,
    district_code character varying(9) NOT NULL,
    landlord_agency_id uuid,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT place_point_whole_and_on_earth CHECK ((((lat IS NULL) AND (lon IS NULL) AND ((point_from)::text = ''::text)) OR (((lat >= ('-90.0'::numeric)::double precision) AND (lat <= (90.0)::double precision)) AND ((lon >= ('-180.0'::numeric)::double precision) AND (lon <= (180.0)::double precision)) AND (NOT ((point_from)::text = ''::text))))),
    CONSTRAINT place_uprn_12_digits CHECK (((uprn IS NULL) OR ((uprn >= 1) AND (uprn <= '999999999999'::bigint)))),
    CONSTRAINT places_place_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.places_place FORCE ROW LEVEL SECURITY;

ALTER TABLE public.places_place OWNER TO wardmote_owner;

CREATE TABLE public.places_postcode (
    code character varying(7) NOT NULL,
    outward character varying(4) NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL,
    ward_code character varying(9) NOT NULL,
    lsoa_code character varying(9) NOT NULL,
    district_code character varying(9) NOT NULL
);

ALTER TABLE ONLY public.places_postcode FORCE ROW LEVEL SECURITY;

ALTER TABLE public.places_postcode OWNER TO wardmote_owner;

CREATE TABLE public.places_street (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    normalised_name character varying(120) NOT NULL,
    locality character varying(80) NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL,
    ward_code character varying(9) NOT NULL,
    lsoa_code character varying(9) NOT NULL,
    district_code character varying(9) NOT NULL,
    outward character varying(4) NOT NULL
);

ALTER TABLE ONLY public.places_street FORCE ROW LEVEL SECURITY;

ALTER TABLE public.places_street OWNER TO wardmote_owner;

CREATE TABLE public.plans_collation (
    id uuid NOT NULL,
    number smallint NOT NULL,
    content jsonb NOT NULL,
    gaps smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id uuid,
    partnership_id uuid NOT NULL,
    cycle_id uuid NOT NULL,
    CONSTRAINT plans_collation_gaps_check CHECK ((gaps >= 0)),
    CONSTRAINT plans_collation_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.plans_collation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_collation OWNER TO wardmote_owner;

CREATE TABLE public.plans_dutyrecord (
    id uuid NOT NULL,
    duty character varying(16) NOT NULL,
    period_from date NOT NULL,
    done_on date NOT NULL,
    evidence character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agency_id uuid,
    audience_id uuid NOT NULL,
    meeting_id uuid,
    partnership_id uuid NOT NULL,
    recorded_by_id uuid
);

ALTER TABLE ONLY public.plans_dutyrecord FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_dutyrecord OWNER TO wardmote_owner;

CREATE TABLE public.plans_funderquery (
    id uuid NOT NULL,
    asked_on date NOT NULL,
    answer_by date,
    question text NOT NULL,
    answer text NOT NULL,
    answered_on date,
    partnership_id uuid NOT NULL,
    cycle_id uuid NOT NULL
);

ALTER TABLE ONLY public.plans_funderquery FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_funderquery OWNER TO wardmote_owner;

CREATE TABLE public.plans_objective (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(300) NOT NULL,
    partnership_id uuid NOT NULL,
    priority_id uuid NOT NULL,
    CONSTRAINT plans_objective_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.plans_objective FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_objective OWNER TO wardmote_owner;

CREATE TABLE public.plans_plan (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(120) NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    state character varying(10) NOT NULL,
    comments_by date,
    is_published boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    audience_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    strategy_id uuid,
    CONSTRAINT plan_ends_after_it_begins CHECK ((period_to > period_from)),
    CONSTRAINT plans_plan_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.plans_plan FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_plan OWNER TO wardmote_owner;

CREATE TABLE public.plans_plancomment (
    id uuid NOT NULL,
    text text NOT NULL,
    answer text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    membership_id uuid,
    partnership_id uuid NOT NULL,
    plan_id uuid NOT NULL
);

ALTER TABLE ONLY public.plans_plancomment FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_plancomment OWNER TO wardmote_owner;

CREATE TABLE public.plans_planversion (
    id uuid NOT NULL,
    number smallint NOT NULL,
    adopted_on date NOT NULL,
    note character varying(300) NOT NULL,
    content jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    adopted_by_id uuid,
    meeting_id uuid,
    partnership_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_planversion_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.plans_planversion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_planversion OWNER TO wardmote_owner;

CREATE TABLE public.plans_priority (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(200) NOT NULL,
    themes character varying(12)[] NOT NULL,
    regard text NOT NULL,
    partnership_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_priority_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.plans_priority FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_priority OWNER TO wardmote_owner;

CREATE TABLE public.plans_progress (
    id uuid NOT NULL,
    "on" date NOT NULL,
    positive text NOT NULL,
    barrier text NOT NULL,
    state character varying(12) NOT NULL,
    rag character varying(6) NOT NULL,
    rag_reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    agency_id uuid,
    by_id uuid,
    meeting_id uuid,
    partnership_id uuid NOT NULL,
    tactical_action_id uuid NOT NULL
);

ALTER TABLE ONLY public.plans_progress FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_progress OWNER TO wardmote_owner;

CREATE TABLE public.plans_returncomment (
    id uuid NOT NULL,
    text text NOT NULL,
    answer text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    membership_id uuid,
    partnership_id uuid NOT NULL,
    cycle_id uuid NOT NULL
);

ALTER TABLE ONLY public.plans_returncomment FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_returncomment OWNER TO wardmote_owner;

CREATE TABLE public.plans_returncycle (
    id uuid NOT NULL,
    funder character varying(120) NOT NULL,
    fund character varying(120) NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    state character varying(14) NOT NULL,
    comments_by date,
    submitted_on date,
    submitted_how character varying(200) NOT NULL,
    receipt character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    audience_id uuid NOT NULL,
    collate_id uuid,
    collect_id uuid,
    partnership_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    submit_id uuid,
    submitted_by_id uuid,
    CONSTRAINT plans_returncycle_version_check CHECK ((version >= 0)),
    CONSTRAINT return_ends_after_it_begins CHECK ((period_to > period_from))
);

ALTER TABLE ONLY public.plans_returncycle FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_returncycle OWNER TO wardmote_owner;

CREATE TABLE public.plans_returnline (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    draft text NOT NULL,
    answers jsonb NOT NULL,
    reason character varying(300) NOT NULL,
    question text NOT NULL,
    case_study text NOT NULL,
    consent character varying(10) NOT NULL,
    reminders smallint NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone,
    version integer NOT NULL,
    accepted_by_id uuid,
    action_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    cycle_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    received_from_id uuid,
    tactical_action_id uuid NOT NULL,
    CONSTRAINT plans_returnline_reminders_check CHECK ((reminders >= 0)),
    CONSTRAINT plans_returnline_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.plans_returnline FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_returnline OWNER TO wardmote_owner;

CREATE TABLE public.plans_returnquestion (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    key character varying(30) NOT NULL,
    label character varying(120) NOT NULL,
    hint character varying(200) NOT NULL,
    kind character varying(8) NOT NULL,
    is_required boolean NOT NULL,
    cycle_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    CONSTRAINT plans_returnquestion_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.plans_returnquestion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_returnquestion OWNER TO wardmote_owner;

CREATE TABLE public.plans_supportingpartner (
    id uuid NOT NULL,
    agency_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    tactical_action_id uuid NOT NULL
);

ALTER TABLE ONLY public.plans_supportingpartner FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_supportingpartner OWNER TO wardmote_owner;

CREATE TABLE public.plans_tacticalaction (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    ref character varying(12) NOT NULL,
    text character varying(300) NOT NULL,
    start_on date,
    due_on date,
    measure character varying(200) NOT NULL,
    baseline character varying(100) NOT NULL,
    target character varying(100) NOT NULL,
    budget numeric(12,2),
    wants_case_study boolean NOT NULL,
    state character varying(12) NOT NULL,
    rag character varying(6) NOT NULL,
    rag_reason character varying(300) NOT NULL,
    version integer NOT NULL,
    lead_id uuid NOT NULL,
    lead_person_id uuid,
    objective_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_tacticalaction_position_check CHECK (("position" >= 0)),
    CONSTRAINT plans_tacticalaction_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.plans_tacticalaction FORCE ROW LEVEL SECURITY;

ALTER TABLE public.plans_tacticalaction OWNER TO wardmote_owner;

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

ALTER TABLE public.procrastinate_events OWNER TO wardmote_owner;

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNER TO wardmote_owner;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNER TO wardmote_owner;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

ALTER TABLE public.procrastinate_periodic_defers OWNER TO wardmote_owner;

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNER TO wardmote_owner;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers OWNER TO wardmote_owner;

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reports_followlink (
    id uuid NOT NULL,
    secret_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    partnership_id uuid NOT NULL,
    report_id uuid NOT NULL
);

ALTER TABLE ONLY public.reports_followlink FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reports_followlink OWNER TO wardmote_owner;

CREATE TABLE public.reports_importmapping (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    system character varying(40) NOT NULL,
    columns jsonb NOT NULL,
    kinds jsonb NOT NULL,
    month_first boolean NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    saved_by_id uuid
);

ALTER TABLE ONLY public.reports_importmapping FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reports_importmapping OWNER TO wardmote_owner;

CREATE TABLE public.reports_importrun (
    id uuid NOT NULL,
    brought_at timestamp with time zone NOT NULL,
    file_name character varying(200) NOT NULL,
    content bytea,
    mapping jsonb NOT NULL,
    are_waiting boolean NOT NULL,
    rows integer NOT NULL,
    made integer NOT NULL,
    known integer NOT NULL,
    wrong integer NOT NULL,
    errors jsonb NOT NULL,
    imported_at timestamp with time zone,
    agency_id uuid NOT NULL,
    brought_by_id uuid,
    partnership_id uuid NOT NULL,
    begun_at timestamp with time zone,
    begun_by_id uuid,
    done integer NOT NULL,
    moved_at timestamp with time zone,
    attempts smallint NOT NULL,
    failed_at timestamp with time zone,
    failure character varying(500) NOT NULL,
    CONSTRAINT reports_importrun_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT reports_importrun_done_check CHECK ((done >= 0)),
    CONSTRAINT reports_importrun_known_check CHECK ((known >= 0)),
    CONSTRAINT reports_importrun_made_check CHECK ((made >= 0)),
    CONSTRAINT reports_importrun_rows_check CHECK ((rows >= 0)),
    CONSTRAINT reports_importrun_wrong_check CHECK ((wrong >= 0))
);

ALTER TABLE ONLY public.reports_importrun FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reports_importrun OWNER TO wardmote_owner;

CREATE TABLE public.reports_incident (
    id uuid NOT NULL,
    told_at timestamp with time zone NOT NULL,
    channel character varying(12) NOT NULL,
    happened_from timestamp with time zone,
    happened_to timestamp with time zone,
    when_text character varying(200) NOT NULL,
    words text NOT NULL,
    partnership_id uuid NOT NULL,
    told_to_id uuid,
    report_id uuid NOT NULL
);

ALTER TABLE ONLY public.reports_incident FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reports_incident OWNER TO wardmote_owner;

CREATE TABLE public.reports_letter (
    id uuid NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    partnership_id uuid NOT NULL,
    report_id uuid NOT NULL,
    written_by_id uuid
);

ALTER TABLE ONLY public.reports_letter FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reports_letter OWNER TO wardmote_owner;

CREATE TABLE public.reports_report (
    id uuid NOT NULL,
    reference character varying(20) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    channel character varying(12) NOT NULL,
    external_system character varying(40) NOT NULL,
    external_reference character varying(80) NOT NULL,
    status character varying(12) NOT NULL,
    is_open boolean NOT NULL,
    priority character varying(10) NOT NULL,
    needs_attention boolean NOT NULL,
    attention_reasons character varying(120)[] NOT NULL,
    respond_by date NOT NULL,
    first_contact_at timestamp with time zone,
    update_due_on date,
    decision_reason text NOT NULL,
    decided_at timestamp with time zone,
    told_the_reporter text NOT NULL,
    kinds character varying(20)[] NOT NULL,
    qualifier character varying(14) NOT NULL,
    words text NOT NULL,
    place_text character varying(300) NOT NULL,
    address_key character varying(200) NOT NULL,
    postcode character varying(8) NOT NULL,
    lon double precision,
    lat double precision,
    ward_code character varying(9) NOT NULL,
    lsoa_code character varying(9) NOT NULL,
    happened_from timestamp with time zone,
    happened_to timestamp with time zone,
    is_ongoing boolean NOT NULL,
    when_text character varying(200) NOT NULL,
    frequency character varying(12) NOT NULL,
    affected character varying(14) NOT NULL,
    harm text NOT NULL,
    hate_perceived character varying(8) NOT NULL,
    hate_strands character varying(20)[] NOT NULL,
    danger_now character varying(8) NOT NULL,
    at_risk character varying(8) NOT NULL,
    told_before character varying(8) NOT NULL,
    told_before_text character varying(300) NOT NULL,
    wish text NOT NULL,
    is_anonymous boolean NOT NULL,
    objects_to_sharing boolean NOT NULL,
    objection_reason character varying(300) NOT NULL,
    consent_withdrawn_at timestamp with time zone,
    privacy_notice character varying(20) NOT NULL,
    search tsvector,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    advice_id uuid,
    agency_id uuid NOT NULL,
    audience_id uuid NOT NULL,
    decided_by_id uuid,
    duplicate_of_id uuid,
    entered_by_id uuid,
    partnership_id uuid NOT NULL,
    place_id uuid,
    reporter_id uuid,
    team_id uuid,
    CONSTRAINT reports_report_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.reports_report FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reports_report OWNER TO wardmote_owner;

CREATE TABLE public.reports_reportstep (
    id uuid NOT NULL,
    status character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    by_id uuid,
    partnership_id uuid NOT NULL,
    report_id uuid NOT NULL
);

ALTER TABLE ONLY public.reports_reportstep FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reports_reportstep OWNER TO wardmote_owner;

CREATE TABLE public.retention_due (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    record_type character varying(20) NOT NULL,
    record_id uuid NOT NULL,
    reference character varying(20) NOT NULL,
    period character varying(20) NOT NULL,
    over_on date NOT NULL,
    found_at timestamp with time zone NOT NULL,
    decision character varying(5) NOT NULL,
    reason character varying(300) NOT NULL,
    keep_until date,
    decided_by uuid,
    decided_at timestamp with time zone
);

ALTER TABLE ONLY public.retention_due FORCE ROW LEVEL SECURITY;

ALTER TABLE public.retention_due OWNER TO wardmote_owner;

CREATE TABLE public.retention_erasure (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    record_type character varying(20) NOT NULL,
    record_id uuid NOT NULL,
    reference character varying(20) NOT NULL,
    period character varying(20) NOT NULL,
    rows jsonb NOT NULL,
    decided_by uuid,
    erased_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.retention_erasure FORCE ROW LEVEL SECURITY;

ALTER TABLE public.retention_erasure OWNER TO wardmote_owner;

CREATE TABLE public.retention_hold (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    record_type character varying(20) NOT NULL,
    record_id uuid NOT NULL,
    reference character varying(20) NOT NULL,
    reason character varying(300) NOT NULL,
    until date,
    placed_by uuid,
    placed_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by uuid,
    lifted_reason character varying(300) NOT NULL
);

ALTER TABLE ONLY public.retention_hold FORCE ROW LEVEL SECURITY;

ALTER TABLE public.retention_hold OWNER TO wardmote_owner;

CREATE TABLE public.reviews_appeal (
    id uuid NOT NULL,
    about character varying(10) NOT NULL,
    level smallint NOT NULL,
    "to" character varying(20) NOT NULL,
    grounds text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    is_late boolean NOT NULL,
    late_reason character varying(300) NOT NULL,
    may_pass_on boolean NOT NULL,
    from_state character varying(24) NOT NULL,
    due_on date,
    state character varying(10) NOT NULL,
    chair_name character varying(120) NOT NULL,
    decided_at timestamp with time zone,
    reason text NOT NULL,
    sent_back_to character varying(24) NOT NULL,
    decided_by_id uuid,
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    CONSTRAINT reviews_appeal_level_check CHECK ((level >= 0))
);

ALTER TABLE ONLY public.reviews_appeal FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_appeal OWNER TO wardmote_owner;

CREATE TABLE public.reviews_complaint (
    id uuid NOT NULL,
    source character varying(10) NOT NULL,
    told_to character varying(120) NOT NULL,
    their_reference character varying(80) NOT NULL,
    complained_on date,
    behaviour_on date,
    words text NOT NULL,
    is_hate boolean NOT NULL,
    complainant character varying(40) NOT NULL,
    confirmed_at timestamp with time zone,
    entered_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    removed_reason character varying(300) NOT NULL,
    agency_id uuid,
    confirmed_by_id uuid,
    incident_id uuid,
    partnership_id uuid NOT NULL,
    report_id uuid,
    same_incident_as_id uuid,
    review_id uuid NOT NULL
);

ALTER TABLE ONLY public.reviews_complaint FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_complaint OWNER TO wardmote_owner;

CREATE TABLE public.reviews_countedcomplaint (
    id uuid NOT NULL,
    counts boolean NOT NULL,
    reason character varying(300) NOT NULL,
    last_day_to_complain date,
    last_day_to_apply date,
    complaint_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    decision_id uuid NOT NULL
);

ALTER TABLE ONLY public.reviews_countedcomplaint FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_countedcomplaint OWNER TO wardmote_owner;

CREATE TABLE public.reviews_finding (
    id uuid NOT NULL,
    number smallint NOT NULL,
    text text NOT NULL,
    partnership_id uuid NOT NULL,
    panel_id uuid NOT NULL,
    review_id uuid NOT NULL,
    CONSTRAINT reviews_finding_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.reviews_finding FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_finding OWNER TO wardmote_owner;

CREATE TABLE public.reviews_informationanswer (
    id uuid NOT NULL,
    text text NOT NULL,
    in_confidence boolean NOT NULL,
    given_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    given_by_id uuid,
    lead_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    request_id uuid NOT NULL,
    review_id uuid NOT NULL
);

ALTER TABLE ONLY public.reviews_informationanswer FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_informationanswer OWNER TO wardmote_owner;

CREATE TABLE public.reviews_informationrequest (
    id uuid NOT NULL,
    question text NOT NULL,
    has_duty boolean NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    state character varying(10) NOT NULL,
    refusal_reason text NOT NULL,
    reminded_on date,
    reminders smallint NOT NULL,
    ended_at timestamp with time zone,
    agency_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    sent_by_id uuid,
    review_id uuid NOT NULL,
    CONSTRAINT reviews_informationrequest_reminders_check CHECK ((reminders >= 0))
);

ALTER TABLE ONLY public.reviews_informationrequest FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_informationrequest OWNER TO wardmote_owner;

CREATE TABLE public.reviews_panel (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    "where" character varying(200) NOT NULL,
    chair_name character varying(120) NOT NULL,
    chair_body character varying(120) NOT NULL,
    chair_is_independent boolean NOT NULL,
    independence character varying(300) NOT NULL,
    invited_at timestamp with time zone,
    not_invited_reason character varying(300) NOT NULL,
    attendance character varying(14) NOT NULL,
    statement text NOT NULL,
    was_heard character varying(14) NOT NULL,
    notes text NOT NULL,
    ended_at timestamp with time zone,
    ended_reason character varying(300) NOT NULL,
    chair_id uuid,
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL
);

ALTER TABLE ONLY public.reviews_panel FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_panel OWNER TO wardmote_owner;

CREATE TABLE public.reviews_panelmember (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    presence character varying(10) NOT NULL,
    agency_id uuid,
    membership_id uuid,
    panel_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    seated_at timestamp with time zone,
    left_at timestamp with time zone,
    left_reason character varying(300) NOT NULL,
    takes_over_from_id uuid
);

ALTER TABLE ONLY public.reviews_panelmember FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_panelmember OWNER TO wardmote_owner;

CREATE TABLE public.reviews_publishedfigures (
    id uuid NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    source character varying(8) NOT NULL,
    shown jsonb NOT NULL,
    explanation text NOT NULL,
    correction text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    replaced_at timestamp with time zone,
    partnership_id uuid NOT NULL
);

ALTER TABLE ONLY public.reviews_publishedfigures FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_publishedfigures OWNER TO wardmote_owner;

CREATE TABLE public.reviews_recommendation (
    id uuid NOT NULL,
    number smallint NOT NULL,
    text text NOT NULL,
    body_name character varying(120) NOT NULL,
    due_on date NOT NULL,
    answer character varying(14) NOT NULL,
    answer_text text NOT NULL,
    answered_at timestamp with time zone,
    follow_up_on date,
    follow_up_text text NOT NULL,
    done_at timestamp with time zone,
    agency_id uuid,
    answered_by_id uuid,
    panel_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    CONSTRAINT reviews_recommendation_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.reviews_recommendation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_recommendation OWNER TO wardmote_owner;

CREATE TABLE public.reviews_recommendationaction (
    id uuid NOT NULL,
    action_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    review_id uuid NOT NULL
);

ALTER TABLE ONLY public.reviews_recommendationaction FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_recommendationaction OWNER TO wardmote_owner;

CREATE TABLE public.reviews_review (
    id uuid NOT NULL,
    reference character varying(20) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    applied_on date NOT NULL,
    channel character varying(10) NOT NULL,
    state character varying(24) NOT NULL,
    is_open boolean NOT NULL,
    step_due_on date,
    appeal_until date,
    promised_on date,
    capacity character varying(12) NOT NULL,
    organisation character varying(120) NOT NULL,
    group_size smallint,
    relation character varying(12) NOT NULL,
    consent character varying(12) NOT NULL,
    consent_on date,
    consent_withdrawn_at timestamp with time zone,
    attendance character varying(14) NOT NULL,
    privacy_notice character varying(20) NOT NULL,
    words text NOT NULL,
    harm text NOT NULL,
    wish text NOT NULL,
    place_text character varying(300) NOT NULL,
    hate_perceived character varying(8) NOT NULL,
    hate_strands character varying(20)[] NOT NULL,
    no_effective_action character varying(8) NOT NULL,
    rejection_ground character varying(200) NOT NULL,
    ending_reason text NOT NULL,
    closed_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    audience_id uuid NOT NULL,
    consent_document_id uuid,
    contact_person_id uuid,
    entered_by_id uuid,
    merged_into_id uuid,
    partnership_id uuid NOT NULL,
    procedure_id uuid NOT NULL,
    representative_id uuid,
    victim_id uuid NOT NULL,
    CONSTRAINT reviews_review_group_size_check CHECK ((group_size >= 0)),
    CONSTRAINT reviews_review_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.reviews_review FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_review OWNER TO wardmote_owner;

CREATE TABLE public.reviews_reviewbody (
    id uuid NOT NULL,
    role character varying(10) NOT NULL,
    informed_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    left_reason character varying(300) NOT NULL,
    agency_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL
);

ALTER TABLE ONLY public.reviews_reviewbody FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewbody OWNER TO wardmote_owner;

CREATE TABLE public.reviews_reviewentry (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    text text NOT NULL,
    contact_how character varying(12) NOT NULL,
    promised_on date,
    agency_id uuid,
    by_id uuid,
    contact_point_id uuid,
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    document_id uuid
);

ALTER TABLE ONLY public.reviews_reviewentry FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewentry OWNER TO wardmote_owner;

CREATE TABLE public.reviews_reviewexplained (
    id uuid NOT NULL,
    how character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    contact_point_id uuid,
    partnership_id uuid NOT NULL,
    person_id uuid NOT NULL,
    report_id uuid NOT NULL
);

ALTER TABLE ONLY public.reviews_reviewexplained FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewexplained OWNER TO wardmote_owner;

CREATE TABLE public.reviews_reviewletter (
    id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    text text NOT NULL,
    told character varying(12) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    contact_point_id uuid,
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    written_by_id uuid
);

ALTER TABLE ONLY public.reviews_reviewletter FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewletter OWNER TO wardmote_owner;

CREATE TABLE public.reviews_reviewlink (
    id uuid NOT NULL,
    secret_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    partnership_id uuid NOT NULL,
    person_id uuid NOT NULL,
    review_id uuid NOT NULL
);

ALTER TABLE ONLY public.reviews_reviewlink FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewlink OWNER TO wardmote_owner;

CREATE TABLE public.reviews_reviewstep (
    id uuid NOT NULL,
    state character varying(24) NOT NULL,
    at timestamp with time zone NOT NULL,
    due_on date,
    reason text NOT NULL,
    by_id uuid,
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL
);

ALTER TABLE ONLY public.reviews_reviewstep FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewstep OWNER TO wardmote_owner;

CREATE TABLE public.reviews_thresholddecision (
    id uuid NOT NULL,
    applied_on date NOT NULL,
    is_met boolean NOT NULL,
    is_forced boolean NOT NULL,
    route character varying(16) NOT NULL,
    qualifying smallint NOT NULL,
    needed smallint NOT NULL,
    reason text NOT NULL,
    persistence text NOT NULL,
    harm text NOT NULL,
    adequacy text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    is_current boolean NOT NULL,
    decided_by_id uuid,
    partnership_id uuid NOT NULL,
    procedure_id uuid NOT NULL,
    review_id uuid NOT NULL,
    CONSTRAINT reviews_thresholddecision_needed_check CHECK ((needed >= 0)),
    CONSTRAINT reviews_thresholddecision_qualifying_check CHECK ((qualifying >= 0))
);

ALTER TABLE ONLY public.reviews_thresholddecision FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_thresholddecision OWNER TO wardmote_owner;

CREATE TABLE public.reviews_yearlyfigures (
    id uuid NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    source character varying(8) NOT NULL,
    applications integer NOT NULL,
    not_met integer,
    reviews integer NOT NULL,
    recommended integer NOT NULL,
    explanation text NOT NULL,
    correction text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    is_current boolean NOT NULL,
    made_by_id uuid,
    partnership_id uuid NOT NULL,
    CONSTRAINT figures_end_after_they_begin CHECK ((last_day >= first_day)),
    CONSTRAINT reviews_yearlyfigures_applications_check CHECK ((applications >= 0)),
    CONSTRAINT reviews_yearlyfigures_not_met_check CHECK ((not_met >= 0)),
    CONSTRAINT reviews_yearlyfigures_recommended_check CHECK ((recommended >= 0)),
    CONSTRAINT reviews_yearlyfigures_reviews_check CHECK ((reviews >= 0))
);

ALTER TABLE ONLY public.reviews_yearlyfigures FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_yearlyfigures OWNER TO wardmote_owner;

CREATE TABLE public.sharing_alsoshown (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    record_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    audience_id uuid NOT NULL
);

ALTER TABLE ONLY public.sharing_alsoshown FORCE ROW LEVEL SECURITY;

ALTER TABLE public.sharing_alsoshown OWNER TO wardmote_owner;

CREATE TABLE public.sharing_audience (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    standing_for uuid,
    created_at timestamp with time zone NOT NULL,
    agency_id uuid,
    side character varying(10) NOT NULL
);

ALTER TABLE ONLY public.sharing_audience FORCE ROW LEVEL SECURITY;

ALTER TABLE public.sharing_audience OWNER TO wardmote_owner;

CREATE TABLE public.sharing_audiencemember (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    until timestamp with time zone NOT NULL,
    granted_by uuid,
    reason character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    audience_id uuid NOT NULL,
    is_override boolean NOT NULL
);

ALTER TABLE ONLY public.sharing_audiencemember FORCE ROW LEVEL SECURITY;

ALTER TABLE public.sharing_audiencemember OWNER TO wardmote_owner;

CREATE TABLE public.sharing_denial (
    id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    reason character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    audience_id uuid NOT NULL,
    is_wall boolean NOT NULL
);

ALTER TABLE ONLY public.sharing_denial FORCE ROW LEVEL SECURITY;

ALTER TABLE public.sharing_denial OWNER TO wardmote_owner;

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.socialaccount_socialaccount OWNER TO wardmote_owner;

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);

ALTER TABLE public.socialaccount_socialapp OWNER TO wardmote_owner;

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);

ALTER TABLE public.socialaccount_socialtoken OWNER TO wardmote_owner;

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.usersessions_usersession OWNER TO wardmote_owner;

ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wardmote_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

ALTER TABLE public.wardmote_cache OWNER TO wardmote_owner;

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_meetingaction
    ADD CONSTRAINT action_once_under_an_item UNIQUE (action_id, item_id);

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_follows_id_key UNIQUE (follows_id);

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.actions_ask
    ADD CONSTRAINT actions_ask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.actions_awaitedevent
    ADD CONSTRAINT actions_awaitedevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.actions_chase
    ADD CONSTRAINT actions_chase_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.actions_deadline
    ADD CONSTRAINT actions_deadline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.actions_dependency
    ADD CONSTRAINT actions_dependency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.actions_jointowner
    ADD CONSTRAINT actions_jointowner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.actions_reminderchoice
    ADD CONSTRAINT actions_reminderchoice_membership_id_key UNIQUE (membership_id);

ALTER TABLE ONLY public.actions_reminderchoice
    ADD CONSTRAINT actions_reminderchoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.actions_step
    ADD CONSTRAINT actions_step_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_advice
    ADD CONSTRAINT advice_code_once UNIQUE (partnership_id, code);

ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT attendance_once UNIQUE (meeting_id, name);

ALTER TABLE ONLY public.audit_accessevent
    ADD CONSTRAINT audit_accessevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT audit_seal_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT audit_seal_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.audit_unsealed
    ADD CONSTRAINT audit_unsealed_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewbody
    ADD CONSTRAINT body_once_on_a_review UNIQUE (review_id, agency_id);

ALTER TABLE ONLY public.cases_accessrequest
    ADD CONSTRAINT cases_accessrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_audience_id_key UNIQUE (audience_id);

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_reference_key UNIQUE (reference);

ALTER TABLE ONLY public.cases_caseaction
    ADD CONSTRAINT cases_caseaction_action_id_key UNIQUE (action_id);

ALTER TABLE ONLY public.cases_caseaction
    ADD CONSTRAINT cases_caseaction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_caseagency
    ADD CONSTRAINT cases_caseagency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_caseincident
    ADD CONSTRAINT cases_caseincident_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_caselink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_casemember
    ADD CONSTRAINT cases_casemember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_caseperson
    ADD CONSTRAINT cases_caseperson_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_caseplace
    ADD CONSTRAINT cases_caseplace_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_casereport
    ADD CONSTRAINT cases_casereport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_casereport
    ADD CONSTRAINT cases_casereport_report_id_key UNIQUE (report_id);

ALTER TABLE ONLY public.cases_casestep
    ADD CONSTRAINT cases_casestep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_casestub
    ADD CONSTRAINT cases_casestub_pkey PRIMARY KEY (case_id);

ALTER TABLE ONLY public.cases_casevisit
    ADD CONSTRAINT cases_casevisit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_entry
    ADD CONSTRAINT cases_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_linked_once UNIQUE (one_id, other_id);

ALTER TABLE ONLY public.cases_override
    ADD CONSTRAINT cases_override_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_postalletter
    ADD CONSTRAINT cases_postalletter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_savedview
    ADD CONSTRAINT cases_savedview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_surveyanswer
    ADD CONSTRAINT cases_surveyanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_surveyanswer
    ADD CONSTRAINT cases_surveyanswer_report_id_key UNIQUE (report_id);

ALTER TABLE ONLY public.plans_collation
    ADD CONSTRAINT collation_once UNIQUE (cycle_id, number);

ALTER TABLE ONLY public.reviews_countedcomplaint
    ADD CONSTRAINT complaint_counted_once UNIQUE (decision_id, complaint_id);

ALTER TABLE ONLY public.crimes_crimefile
    ADD CONSTRAINT crime_file_once UNIQUE (force, month);

ALTER TABLE ONLY public.crimes_crime
    ADD CONSTRAINT crimes_crime_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.crimes_crimefile
    ADD CONSTRAINT crimes_crimefile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_draftdocument
    ADD CONSTRAINT documents_draftdocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_dutyrecord
    ADD CONSTRAINT duty_done_once UNIQUE NULLS NOT DISTINCT (partnership_id, duty, agency_id, period_from);

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_body
    ADD CONSTRAINT meetings_body_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_bodyaction
    ADD CONSTRAINT meetings_bodyaction_action_id_key UNIQUE (action_id);

ALTER TABLE ONLY public.meetings_bodyaction
    ADD CONSTRAINT meetings_bodyaction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_bodymember
    ADD CONSTRAINT meetings_bodymember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_bodyname
    ADD CONSTRAINT meetings_bodyname_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_circulation
    ADD CONSTRAINT meetings_circulation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_consultation
    ADD CONSTRAINT meetings_consultation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_correction
    ADD CONSTRAINT meetings_correction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_cover
    ADD CONSTRAINT meetings_cover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_decision
    ADD CONSTRAINT meetings_decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_declaration
    ADD CONSTRAINT meetings_declaration_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_deferral
    ADD CONSTRAINT meetings_deferral_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.meetings_deferral
    ADD CONSTRAINT meetings_deferral_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_delivery
    ADD CONSTRAINT meetings_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_meetingaction
    ADD CONSTRAINT meetings_meetingaction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_meetingactionowner
    ADD CONSTRAINT meetings_meetingactionowner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_minutesversion
    ADD CONSTRAINT meetings_minutesversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_minutetext
    ADD CONSTRAINT meetings_minutetext_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT meetings_paperversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_series
    ADD CONSTRAINT meetings_series_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_standingitem
    ADD CONSTRAINT meetings_standingitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_subscription
    ADD CONSTRAINT meetings_subscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_subscription
    ADD CONSTRAINT meetings_subscription_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.meetings_venue
    ADD CONSTRAINT meetings_venue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_minutesversion
    ADD CONSTRAINT minutes_version_once UNIQUE (meeting_id, number);

ALTER TABLE ONLY public.actions_dependency
    ADD CONSTRAINT needs_it_once UNIQUE (action_id, needs_id);

ALTER TABLE ONLY public.notifications_calendarfeed
    ADD CONSTRAINT notifications_calendarfeed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_calendarfeed
    ADD CONSTRAINT notifications_calendarfeed_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_prompt
    ADD CONSTRAINT notifications_prompt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_objective
    ADD CONSTRAINT objectives_in_order UNIQUE (priority_id, "position");

ALTER TABLE ONLY public.sharing_denial
    ADD CONSTRAINT one_denial_of_each_kind UNIQUE (audience_id, membership_id, is_wall);

ALTER TABLE ONLY public.plans_returnline
    ADD CONSTRAINT one_line_of_a_partner UNIQUE (cycle_id, tactical_action_id, agency_id);

ALTER TABLE ONLY public.reports_importmapping
    ADD CONSTRAINT one_mapping_of_a_name UNIQUE (agency_id, name);

ALTER TABLE ONLY public.sharing_audiencemember
    ADD CONSTRAINT one_membership_each UNIQUE (audience_id, principal_id);

ALTER TABLE ONLY public.plans_returncycle
    ADD CONSTRAINT one_return_for_a_period UNIQUE (partnership_id, funder, fund, period_from);

ALTER TABLE ONLY public.partnerships_routingrule
    ADD CONSTRAINT one_route_for_a_kind UNIQUE (partnership_id, kind);

ALTER TABLE ONLY public.cases_entry
    ADD CONSTRAINT one_row_for_a_version UNIQUE (line, version);

ALTER TABLE ONLY public.meetings_minutetext
    ADD CONSTRAINT one_text_for_an_item UNIQUE (minutes_id, item_id);

ALTER TABLE ONLY public.cases_casevisit
    ADD CONSTRAINT one_visit_kept UNIQUE (case_id, membership_id);

ALTER TABLE ONLY public.meetings_meetingactionowner
    ADD CONSTRAINT owns_it_once UNIQUE (meeting_action_id, member_id);

ALTER TABLE ONLY public.meetings_consultation
    ADD CONSTRAINT paper_once_under_an_item UNIQUE (paper_id, item_id);

ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT paper_version_once UNIQUE (paper_id, number);

ALTER TABLE ONLY public.partnerships_account
    ADD CONSTRAINT partnerships_account_email_key UNIQUE (email);

ALTER TABLE ONLY public.partnerships_account
    ADD CONSTRAINT partnerships_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_advice
    ADD CONSTRAINT partnerships_advice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_agency
    ADD CONSTRAINT partnerships_agency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_apitoken
    ADD CONSTRAINT partnerships_apitoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_apitoken
    ADD CONSTRAINT partnerships_apitoken_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.partnerships_formtoken
    ADD CONSTRAINT partnerships_formtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_invitation
    ADD CONSTRAINT partnerships_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_invitation
    ADD CONSTRAINT partnerships_invitation_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.partnerships_membership
    ADD CONSTRAINT partnerships_membership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_partnership
    ADD CONSTRAINT partnerships_partnership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_partnership
    ADD CONSTRAINT partnerships_partnership_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.partnerships_reviewprocedure
    ADD CONSTRAINT partnerships_reviewprocedure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_routingrule
    ADD CONSTRAINT partnerships_routingrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_team
    ADD CONSTRAINT partnerships_team_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partnerships_words
    ADD CONSTRAINT partnerships_words_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_contactpoint
    ADD CONSTRAINT people_contactpoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_link
    ADD CONSTRAINT people_link_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_protectedsource
    ADD CONSTRAINT people_protectedsource_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_safelocation
    ADD CONSTRAINT people_safelocation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_area
    ADD CONSTRAINT places_area_code_key UNIQUE (code);

ALTER TABLE ONLY public.places_area
    ADD CONSTRAINT places_area_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_correction
    ADD CONSTRAINT places_correction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_place
    ADD CONSTRAINT places_place_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.places_postcode
    ADD CONSTRAINT places_postcode_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.places_street
    ADD CONSTRAINT places_street_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plan_title_once UNIQUE (partnership_id, title);

ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT plan_version_once UNIQUE (plan_id, number);

ALTER TABLE ONLY public.plans_collation
    ADD CONSTRAINT plans_collation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_dutyrecord
    ADD CONSTRAINT plans_dutyrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_funderquery
    ADD CONSTRAINT plans_funderquery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_objective
    ADD CONSTRAINT plans_objective_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_plancomment
    ADD CONSTRAINT plans_plancomment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT plans_planversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_priority
    ADD CONSTRAINT plans_priority_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_progress
    ADD CONSTRAINT plans_progress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_returncomment
    ADD CONSTRAINT plans_returncomment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_returncycle
    ADD CONSTRAINT plans_returncycle_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_returnline
    ADD CONSTRAINT plans_returnline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_returnquestion
    ADD CONSTRAINT plans_returnquestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_supportingpartner
    ADD CONSTRAINT plans_supportingpartner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_tacticalaction
    ADD CONSTRAINT plans_tacticalaction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_priority
    ADD CONSTRAINT priorities_in_order UNIQUE (plan_id, "position");

ALTER TABLE ONLY public.partnerships_reviewprocedure
    ADD CONSTRAINT procedure_version_once UNIQUE (partnership_id, version);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans_returnquestion
    ADD CONSTRAINT question_once UNIQUE (cycle_id, key);

ALTER TABLE ONLY public.reports_followlink
    ADD CONSTRAINT reports_followlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_followlink
    ADD CONSTRAINT reports_followlink_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.reports_importmapping
    ADD CONSTRAINT reports_importmapping_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_importrun
    ADD CONSTRAINT reports_importrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_incident
    ADD CONSTRAINT reports_incident_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_letter
    ADD CONSTRAINT reports_letter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_reference_once UNIQUE (reference);

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_report_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_reportstep
    ADD CONSTRAINT reports_reportstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.retention_due
    ADD CONSTRAINT retention_due_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.retention_erasure
    ADD CONSTRAINT retention_erasure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.retention_erasure
    ADD CONSTRAINT retention_erasure_record_id_key UNIQUE (record_id);

ALTER TABLE ONLY public.retention_hold
    ADD CONSTRAINT retention_hold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewexplained
    ADD CONSTRAINT review_explained_once_for_a_report UNIQUE (report_id);

ALTER TABLE ONLY public.reviews_appeal
    ADD CONSTRAINT reviews_appeal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_complaint
    ADD CONSTRAINT reviews_complaint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_countedcomplaint
    ADD CONSTRAINT reviews_countedcomplaint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_finding
    ADD CONSTRAINT reviews_finding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_informationanswer
    ADD CONSTRAINT reviews_informationanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_informationrequest
    ADD CONSTRAINT reviews_informationrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_panel
    ADD CONSTRAINT reviews_panel_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_panelmember
    ADD CONSTRAINT reviews_panelmember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_publishedfigures
    ADD CONSTRAINT reviews_publishedfigures_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_recommendation
    ADD CONSTRAINT reviews_recommendation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_recommendationaction
    ADD CONSTRAINT reviews_recommendationaction_action_id_key UNIQUE (action_id);

ALTER TABLE ONLY public.reviews_recommendationaction
    ADD CONSTRAINT reviews_recommendationaction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_recommendationaction
    ADD CONSTRAINT reviews_recommendationaction_recommendation_id_key UNIQUE (recommendation_id);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_audience_id_key UNIQUE (audience_id);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_reference_key UNIQUE (reference);

ALTER TABLE ONLY public.reviews_reviewbody
    ADD CONSTRAINT reviews_reviewbody_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewentry
    ADD CONSTRAINT reviews_reviewentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewexplained
    ADD CONSTRAINT reviews_reviewexplained_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewletter
    ADD CONSTRAINT reviews_reviewletter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewlink
    ADD CONSTRAINT reviews_reviewlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewlink
    ADD CONSTRAINT reviews_reviewlink_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.reviews_reviewstep
    ADD CONSTRAINT reviews_reviewstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_thresholddecision
    ADD CONSTRAINT reviews_thresholddecision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_yearlyfigures
    ADD CONSTRAINT reviews_yearlyfigures_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cases_savedview
    ADD CONSTRAINT saved_view_once UNIQUE (membership_id, list_name, name);

ALTER TABLE ONLY public.meetings_delivery
    ADD CONSTRAINT sent_to_a_member_once UNIQUE (circulation_id, member_id);

ALTER TABLE ONLY public.sharing_alsoshown
    ADD CONSTRAINT sharing_alsoshown_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sharing_audience
    ADD CONSTRAINT sharing_audience_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sharing_audience
    ADD CONSTRAINT sharing_audience_standing_for_key UNIQUE (standing_for);

ALTER TABLE ONLY public.sharing_audiencemember
    ADD CONSTRAINT sharing_audiencemember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sharing_denial
    ADD CONSTRAINT sharing_denial_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sharing_alsoshown
    ADD CONSTRAINT shown_once_to_each UNIQUE (record_id, audience_id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meetings_standingitem
    ADD CONSTRAINT standing_items_in_order UNIQUE (body_id, "position");

ALTER TABLE ONLY public.places_street
    ADD CONSTRAINT street_anchor_once UNIQUE (normalised_name, lon, lat);

ALTER TABLE ONLY public.plans_supportingpartner
    ADD CONSTRAINT supports_it_once UNIQUE (tactical_action_id, agency_id);

ALTER TABLE ONLY public.plans_tacticalaction
    ADD CONSTRAINT tactical_action_ref_once UNIQUE (plan_id, ref);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);

ALTER TABLE ONLY public.wardmote_cache
    ADD CONSTRAINT wardmote_cache_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.partnerships_words
    ADD CONSTRAINT words_key_once UNIQUE (partnership_id, key);

CREATE UNIQUE INDEX account_email_once_whatever_its_case ON public.partnerships_account USING btree (lower((email)::text));

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE UNIQUE INDEX action_number_once ON public.actions_action USING btree (partnership_id, number) WHERE (number IS NOT NULL);

CREATE INDEX actions_act_agency__c6c4ee_idx ON public.actions_action USING btree (agency_id, state, due_on);

CREATE INDEX actions_act_owner_i_701a7d_idx ON public.actions_action USING btree (owner_id, state, due_on);

CREATE INDEX actions_action_agency_id_c7e0de38 ON public.actions_action USING btree (agency_id);

CREATE INDEX actions_action_audience_id_c6b65886 ON public.actions_action USING btree (audience_id);

CREATE INDEX actions_action_awaited_id_b5b28e18 ON public.actions_action USING btree (awaited_id);

CREATE INDEX actions_action_became_id_773ed76c ON public.actions_action USING btree (became_id);

CREATE INDEX actions_action_ended_by_id_5d58e6b7 ON public.actions_action USING btree (ended_by_id);

CREATE INDEX actions_action_owner_id_b42acf84 ON public.actions_action USING btree (owner_id);

CREATE INDEX actions_action_parent_id_cd40e191 ON public.actions_action USING btree (parent_id);

CREATE INDEX actions_action_partnership_id_13b89a68 ON public.actions_action USING btree (partnership_id);

CREATE INDEX actions_action_recipient_id_0317f759 ON public.actions_action USING btree (recipient_id);

CREATE INDEX actions_action_set_by_id_d2529af7 ON public.actions_action USING btree (set_by_id);

CREATE INDEX actions_ask_action_id_eac2211d ON public.actions_ask USING btree (action_id);

CREATE INDEX actions_ask_partnership_id_9a1d2f4c ON public.actions_ask USING btree (partnership_id);

CREATE INDEX actions_awaitedevent_audience_id_4bac5eee ON public.actions_awaitedevent USING btree (audience_id);

CREATE INDEX actions_awaitedevent_partnership_id_56a335bc ON public.actions_awaitedevent USING btree (partnership_id);

CREATE INDEX actions_awaitedevent_recorded_by_id_39089018 ON public.actions_awaitedevent USING btree (recorded_by_id);

CREATE INDEX actions_chase_ask_id_ed8132eb ON public.actions_chase USING btree (ask_id);

CREATE INDEX actions_chase_partnership_id_c2ab4f4b ON public.actions_chase USING btree (partnership_id);

CREATE INDEX actions_chase_recorded_by_id_f5a820c7 ON public.actions_chase USING btree (recorded_by_id);

CREATE INDEX actions_children ON public.actions_action USING btree (parent_id) WHERE (parent_id IS NOT NULL);

CREATE INDEX actions_deadline_action_id_89ea8712 ON public.actions_deadline USING btree (action_id);

CREATE INDEX actions_deadline_partnership_id_903b4778 ON public.actions_deadline USING btree (partnership_id);

CREATE INDEX actions_deadline_set_by_id_0f2bbbef ON public.actions_deadline USING btree (set_by_id);

CREATE INDEX actions_dependency_action_id_b29f080b ON public.actions_dependency USING btree (action_id);

CREATE INDEX actions_dependency_needs_id_ef9bb352 ON public.actions_dependency USING btree (needs_id);

CREATE INDEX actions_dependency_partnership_id_c43d5b93 ON public.actions_dependency USING btree (partnership_id);

CREATE INDEX actions_in_log ON public.actions_action USING btree (partnership_id, due_on) WHERE in_log;

CREATE INDEX actions_jointowner_action_id_128b9eb4 ON public.actions_jointowner USING btree (action_id);

CREATE INDEX actions_jointowner_agency_id_478efd75 ON public.actions_jointowner USING btree (agency_id);

CREATE INDEX actions_jointowner_membership_id_0393b3a6 ON public.actions_jointowner USING btree (membership_id);

CREATE INDEX actions_jointowner_partnership_id_d0c791f9 ON public.actions_jointowner USING btree (partnership_id);

CREATE INDEX actions_reminderchoice_partnership_id_fedcd93b ON public.actions_reminderchoice USING btree (partnership_id);

CREATE INDEX actions_ste_action__8f8972_idx ON public.actions_step USING btree (action_id, at);

CREATE INDEX actions_step_action_id_4e1b0184 ON public.actions_step USING btree (action_id);

CREATE INDEX actions_step_by_id_bf7388ca ON public.actions_step USING btree (by_id);

CREATE INDEX actions_step_partnership_id_c59301d9 ON public.actions_step USING btree (partnership_id);

CREATE UNIQUE INDEX agency_name_once_in_a_partnership ON public.partnerships_agency USING btree (partnership_id, lower((name)::text));

CREATE UNIQUE INDEX agency_once_on_a_case ON public.cases_caseagency USING btree (case_id, agency_id) WHERE (ended_at IS NULL);

CREATE INDEX audit_acces_agency__117637_idx ON public.audit_accessevent USING btree (agency_id, at);

CREATE INDEX audit_acces_members_ccd2cf_idx ON public.audit_accessevent USING btree (membership_id, at);

CREATE INDEX audit_acces_record__fe56b1_gin ON public.audit_accessevent USING gin (record_ids);

CREATE INDEX audit_acces_subject_df1309_gin ON public.audit_accessevent USING gin (subject_ids);

CREATE INDEX audit_failed_sign_ins ON public.audit_accessevent USING btree (at) WHERE (((act)::text = 'pages.sign_in'::text) AND ((outcome)::text = 'denied'::text));

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE UNIQUE INDEX body_short_name_once ON public.meetings_body USING btree (partnership_id, short_name) WHERE (deleted_at IS NULL);

CREATE INDEX calendar_feeds_of_a_person ON public.notifications_calendarfeed USING btree (membership_id);

CREATE INDEX cases_accessrequest_agency_id_e1a26b48 ON public.cases_accessrequest USING btree (agency_id);

CREATE INDEX cases_accessrequest_ask_id_9628bba4 ON public.cases_accessrequest USING btree (ask_id);

CREATE INDEX cases_accessrequest_asked_by_id_a25841cf ON public.cases_accessrequest USING btree (asked_by_id);

CREATE INDEX cases_accessrequest_case_id_985c3fe4 ON public.cases_accessrequest USING btree (case_id);

CREATE INDEX cases_accessrequest_decided_by_id_e2e6231e ON public.cases_accessrequest USING btree (decided_by_id);

CREATE INDEX cases_accessrequest_partnership_id_18b46030 ON public.cases_accessrequest USING btree (partnership_id);

CREATE INDEX cases_by_agency ON public.cases_case USING btree (agency_id, is_open, changed_at DESC, id);

CREATE INDEX cases_by_change ON public.cases_case USING btree (partnership_id, is_open, changed_at DESC, id DESC);

CREATE INDEX cases_by_owner ON public.cases_case USING btree (owner_id, is_open, review_on);

CREATE INDEX cases_case_agency_id_062136fa ON public.cases_case USING btree (agency_id);

CREATE INDEX cases_case_closed_by_id_7c149f70 ON public.cases_case USING btree (closed_by_id);

CREATE INDEX cases_case_owner_id_352cf2f7 ON public.cases_case USING btree (owner_id);

CREATE INDEX cases_case_partnership_id_bdfe865c ON public.cases_case USING btree (partnership_id);

CREATE INDEX cases_case_reference_cb43aa34_like ON public.cases_case USING btree (reference varchar_pattern_ops);

CREATE INDEX cases_case_single_contact_id_c9dcab1d ON public.cases_case USING btree (single_contact_id);

CREATE INDEX cases_case_supervisor_id_2c938115 ON public.cases_case USING btree (supervisor_id);

CREATE INDEX cases_case_team_id_60679476 ON public.cases_case USING btree (team_id);

CREATE INDEX cases_caseaction_case_id_bfce89f9 ON public.cases_caseaction USING btree (case_id);

CREATE INDEX cases_caseaction_partnership_id_339a2710 ON public.cases_caseaction USING btree (partnership_id);

CREATE INDEX cases_caseagency_agency_id_d9adf766 ON public.cases_caseagency USING btree (agency_id);

CREATE INDEX cases_caseagency_case_id_7e01a290 ON public.cases_caseagency USING btree (case_id);

CREATE INDEX cases_caseagency_partnership_id_852800a4 ON public.cases_caseagency USING btree (partnership_id);

CREATE INDEX cases_caseagency_shared_by_id_b64024d3 ON public.cases_caseagency USING btree (shared_by_id);

CREATE INDEX cases_caseincident_case_id_bd0ea232 ON public.cases_caseincident USING btree (case_id);

CREATE INDEX cases_caseincident_from_report_id_dc722c86 ON public.cases_caseincident USING btree (from_report_id);

CREATE INDEX cases_caseincident_partnership_id_1524397e ON public.cases_caseincident USING btree (partnership_id);

CREATE INDEX cases_caseincident_recorded_by_id_815b2721 ON public.cases_caseincident USING btree (recorded_by_id);

CREATE INDEX cases_caseincident_told_by_id_17834f20 ON public.cases_caseincident USING btree (told_by_id);

CREATE INDEX cases_caselink_linked_by_id_25a0fc76 ON public.cases_caselink USING btree (linked_by_id);

CREATE INDEX cases_caselink_one_id_3db1c802 ON public.cases_caselink USING btree (one_id);

CREATE INDEX cases_caselink_other_id_e6b4d578 ON public.cases_caselink USING btree (other_id);

CREATE INDEX cases_caselink_partnership_id_c7f5ad27 ON public.cases_caselink USING btree (partnership_id);

CREATE INDEX cases_casemember_case_id_36f8da6d ON public.cases_casemember USING btree (case_id);

CREATE INDEX cases_casemember_membership_id_5a3f13e1 ON public.cases_casemember USING btree (membership_id);

CREATE INDEX cases_casemember_named_by_id_4d630ca2 ON public.cases_casemember USING btree (named_by_id);

CREATE INDEX cases_casemember_partnership_id_5b2d6c70 ON public.cases_casemember USING btree (partnership_id);

CREATE INDEX cases_caseperson_added_by_id_2b4e315c ON public.cases_caseperson USING btree (added_by_id);

CREATE INDEX cases_caseperson_case_id_f97e1a77 ON public.cases_caseperson USING btree (case_id);

CREATE INDEX cases_caseperson_consent_document_id_44066d74 ON public.cases_caseperson USING btree (consent_document_id);

CREATE INDEX cases_caseperson_partnership_id_c5efc69c ON public.cases_caseperson USING btree (partnership_id);

CREATE INDEX cases_caseperson_person_id_b254d1ed ON public.cases_caseperson USING btree (person_id);

CREATE INDEX cases_caseplace_case_id_1d2e7318 ON public.cases_caseplace USING btree (case_id);

CREATE INDEX cases_caseplace_partnership_id_130b40b1 ON public.cases_caseplace USING btree (partnership_id);

CREATE INDEX cases_caseplace_place_id_35c50d81 ON public.cases_caseplace USING btree (place_id);

CREATE INDEX cases_casereport_attached_by_id_14c553c7 ON public.cases_casereport USING btree (attached_by_id);

CREATE INDEX cases_casereport_case_id_68166209 ON public.cases_casereport USING btree (case_id);

CREATE INDEX cases_casereport_partnership_id_490ed04c ON public.cases_casereport USING btree (partnership_id);

CREATE INDEX cases_casestep_by_id_cce6e4eb ON public.cases_casestep USING btree (by_id);

CREATE INDEX cases_casestep_case_id_70bbe3b6 ON public.cases_casestep USING btree (case_id);

CREATE INDEX cases_casestep_partnership_id_1fa3c896 ON public.cases_casestep USING btree (partnership_id);

CREATE INDEX cases_casestub_ask_id_dba60a33 ON public.cases_casestub USING btree (ask_id);

CREATE INDEX cases_casestub_audience_id_a81f48f2 ON public.cases_casestub USING btree (audience_id);

CREATE INDEX cases_casestub_partnership_id_90151971 ON public.cases_casestub USING btree (partnership_id);

CREATE INDEX cases_casevisit_case_id_a46a891a ON public.cases_casevisit USING btree (case_id);

CREATE INDEX cases_casevisit_membership_id_d5c57023 ON public.cases_casevisit USING btree (membership_id);

CREATE INDEX cases_casevisit_partnership_id_bf0e2a15 ON public.cases_casevisit USING btree (partnership_id);

CREATE INDEX cases_entry_action_id_22348788 ON public.cases_entry USING btree (action_id);

CREATE INDEX cases_entry_agency_id_d5facede ON public.cases_entry USING btree (agency_id);

CREATE INDEX cases_entry_by_id_8a50e965 ON public.cases_entry USING btree (by_id);

CREATE INDEX cases_entry_case_id_b12f1eb1 ON public.cases_entry USING btree (case_id);

CREATE INDEX cases_entry_contact_point_id_064cb955 ON public.cases_entry USING btree (contact_point_id);

CREATE INDEX cases_entry_document_id_579513e0 ON public.cases_entry USING btree (document_id);

CREATE INDEX cases_entry_partnership_id_d610d954 ON public.cases_entry USING btree (partnership_id);

CREATE INDEX cases_entry_words ON public.cases_entry USING gin (to_tsvector('english'::regconfig, text)) WHERE is_current;

CREATE INDEX cases_open_by_ward ON public.cases_case USING btree (partnership_id, ward_code, changed_at DESC, id DESC) WHERE is_open;

CREATE INDEX cases_override_agency_id_4066fdfc ON public.cases_override USING btree (agency_id);

CREATE INDEX cases_override_by_id_09956824 ON public.cases_override USING btree (by_id);

CREATE INDEX cases_override_case_id_74e6d0e4 ON public.cases_override USING btree (case_id);

CREATE INDEX cases_override_lead_id_dbc923f7 ON public.cases_override USING btree (lead_id);

CREATE INDEX cases_override_partnership_id_b3444afe ON public.cases_override USING btree (partnership_id);

CREATE INDEX cases_override_reviewed_by_id_e305f400 ON public.cases_override USING btree (reviewed_by_id);

CREATE INDEX cases_postalletter_case_id_0c74a6c2 ON public.cases_postalletter USING btree (case_id);

CREATE INDEX cases_postalletter_contact_point_id_78b717a2 ON public.cases_postalletter USING btree (contact_point_id);

CREATE INDEX cases_postalletter_document_id_402f104a ON public.cases_postalletter USING btree (document_id);

CREATE INDEX cases_postalletter_partnership_id_84e5bf10 ON public.cases_postalletter USING btree (partnership_id);

CREATE INDEX cases_postalletter_posted_by_id_227f96b9 ON public.cases_postalletter USING btree (posted_by_id);

CREATE INDEX cases_postalletter_written_by_id_a7e41d21 ON public.cases_postalletter USING btree (written_by_id);

CREATE INDEX cases_savedview_membership_id_2ae5c812 ON public.cases_savedview USING btree (membership_id);

CREATE INDEX cases_savedview_partnership_id_2af43c0a ON public.cases_savedview USING btree (partnership_id);

CREATE INDEX cases_search ON public.cases_case USING gin (search);

CREATE INDEX cases_surveyanswer_case_id_ccfccb74 ON public.cases_surveyanswer USING btree (case_id);

CREATE INDEX cases_surveyanswer_partnership_id_41016fc3 ON public.cases_surveyanswer USING btree (partnership_id);

CREATE INDEX chronology ON public.cases_entry USING btree (case_id, at DESC) WHERE is_current;

CREATE INDEX crimes_by_ward ON public.crimes_crime USING btree (ward_code, month, kind) WHERE (NOT ((ward_code)::text = ''::text));

CREATE INDEX crimes_crime_file_id_8754a721 ON public.crimes_crime USING btree (file_id);

CREATE INDEX deliveries_open ON public.meetings_delivery USING btree (id) WHERE ((outcome)::text = 'waiting'::text);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX documents_d_created_d1505d_idx ON public.documents_draftdocument USING btree (created_at);

CREATE INDEX documents_d_draft_k_a6c308_idx ON public.documents_draftdocument USING btree (draft_key_hash);

CREATE INDEX documents_d_record__acb404_idx ON public.documents_document USING btree (record_id);

CREATE INDEX documents_document_audience_id_681dfa6e ON public.documents_document USING btree (audience_id);

CREATE UNIQUE INDEX due_once_at_a_time ON public.retention_due USING btree (record_id) WHERE (decided_at IS NULL);

CREATE UNIQUE INDEX external_reference_once ON public.reports_report USING btree (agency_id, external_system, external_reference) WHERE (NOT ((external_reference)::text = ''::text));

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE UNIQUE INDEX incident_once_in_a_review ON public.reviews_complaint USING btree (review_id, incident_id) WHERE ((incident_id IS NOT NULL) AND (removed_at IS NULL));

CREATE INDEX letters_of_case ON public.cases_postalletter USING btree (case_id);

CREATE UNIQUE INDEX linked_once ON public.people_link USING btree (one_id, other_id) WHERE (ended_at IS NULL);

CREATE INDEX meetings_ag_meeting_b2aca8_idx ON public.meetings_agendaitem USING btree (meeting_id, "position");

CREATE INDEX meetings_agendaitem_audience_id_d46ba663 ON public.meetings_agendaitem USING btree (audience_id);

CREATE INDEX meetings_agendaitem_deferred_from_id_b379dbd6 ON public.meetings_agendaitem USING btree (deferred_from_id);

CREATE INDEX meetings_agendaitem_meeting_id_07815bb0 ON public.meetings_agendaitem USING btree (meeting_id);

CREATE INDEX meetings_agendaitem_parent_id_61edc61c ON public.meetings_agendaitem USING btree (parent_id);

CREATE INDEX meetings_agendaitem_partnership_id_7fc0ca58 ON public.meetings_agendaitem USING btree (partnership_id);

CREATE INDEX meetings_agendaitem_presenter_id_03e6030b ON public.meetings_agendaitem USING btree (presenter_id);

CREATE INDEX meetings_agendaitem_previous_id_efb3ce37 ON public.meetings_agendaitem USING btree (previous_id);

CREATE INDEX meetings_agendaitem_requested_by_id_e4a44220 ON public.meetings_agendaitem USING btree (requested_by_id);

CREATE INDEX meetings_attendance_meeting_id_296f48af ON public.meetings_attendance USING btree (meeting_id);

CREATE INDEX meetings_attendance_member_id_4b8f2006 ON public.meetings_attendance USING btree (member_id);

CREATE INDEX meetings_attendance_partnership_id_c7e90722 ON public.meetings_attendance USING btree (partnership_id);

CREATE INDEX meetings_attendance_substitute_for_id_3e81ccd4 ON public.meetings_attendance USING btree (substitute_for_id);

CREATE INDEX meetings_body_agency_id_512a3989 ON public.meetings_body USING btree (agency_id);

CREATE INDEX meetings_body_audience_id_3f9a7332 ON public.meetings_body USING btree (audience_id);

CREATE INDEX meetings_body_parent_id_4d05f8e8 ON public.meetings_body USING btree (parent_id);

CREATE INDEX meetings_body_partnership_id_77a447d9 ON public.meetings_body USING btree (partnership_id);

CREATE INDEX meetings_body_registered_venue_id_674f7640 ON public.meetings_body USING btree (registered_venue_id);

CREATE INDEX meetings_bodyaction_body_id_355d4219 ON public.meetings_bodyaction USING btree (body_id);

CREATE INDEX meetings_bodyaction_meeting_id_566f59b0 ON public.meetings_bodyaction USING btree (meeting_id);

CREATE INDEX meetings_bodyaction_partnership_id_b1017c0b ON public.meetings_bodyaction USING btree (partnership_id);

CREATE INDEX meetings_bodymember_agency_id_92763720 ON public.meetings_bodymember USING btree (agency_id);

CREATE INDEX meetings_bodymember_body_id_624ef91a ON public.meetings_bodymember USING btree (body_id);

CREATE INDEX meetings_bodymember_membership_id_b056ca1d ON public.meetings_bodymember USING btree (membership_id);

CREATE INDEX meetings_bodymember_partnership_id_78ac395e ON public.meetings_bodymember USING btree (partnership_id);

CREATE INDEX meetings_bodyname_body_id_13cf0dfc ON public.meetings_bodyname USING btree (body_id);

CREATE INDEX meetings_bodyname_partnership_id_9861495e ON public.meetings_bodyname USING btree (partnership_id);

CREATE INDEX meetings_ci_body_id_5c8cab_idx ON public.meetings_circulation USING btree (body_id, sent_at DESC);

CREATE INDEX meetings_circulation_body_id_581f984d ON public.meetings_circulation USING btree (body_id);

CREATE INDEX meetings_circulation_meeting_id_f18dce1b ON public.meetings_circulation USING btree (meeting_id);

CREATE INDEX meetings_circulation_minutes_id_34b56c1f ON public.meetings_circulation USING btree (minutes_id);

CREATE INDEX meetings_circulation_partnership_id_ffe90d6f ON public.meetings_circulation USING btree (partnership_id);

CREATE INDEX meetings_circulation_sent_by_id_9ec5f5c2 ON public.meetings_circulation USING btree (sent_by_id);

CREATE INDEX meetings_consultation_item_id_a1a13de9 ON public.meetings_consultation USING btree (item_id);

CREATE INDEX meetings_consultation_owed_by_id_4dd931a1 ON public.meetings_consultation USING btree (owed_by_id);

CREATE INDEX meetings_consultation_paper_id_0266774b ON public.meetings_consultation USING btree (paper_id);

CREATE INDEX meetings_consultation_paper_version_id_2ff54a78 ON public.meetings_consultation USING btree (paper_version_id);

CREATE INDEX meetings_consultation_partnership_id_2562a1fe ON public.meetings_consultation USING btree (partnership_id);

CREATE INDEX meetings_correction_item_id_cbc702f6 ON public.meetings_correction USING btree (item_id);

CREATE INDEX meetings_correction_made_at_meeting_id_261ae227 ON public.meetings_correction USING btree (made_at_meeting_id);

CREATE INDEX meetings_correction_made_by_id_3cd08235 ON public.meetings_correction USING btree (made_by_id);

CREATE INDEX meetings_correction_minutes_id_16418e2a ON public.meetings_correction USING btree (minutes_id);

CREATE INDEX meetings_correction_partnership_id_8dd3f92b ON public.meetings_correction USING btree (partnership_id);

CREATE INDEX meetings_cover_member_id_b5e433a3 ON public.meetings_cover USING btree (member_id);

CREATE INDEX meetings_cover_membership_id_7c6193f7 ON public.meetings_cover USING btree (membership_id);

CREATE INDEX meetings_cover_partnership_id_86fb5c79 ON public.meetings_cover USING btree (partnership_id);

CREATE INDEX meetings_decision_item_id_7c040df0 ON public.meetings_decision USING btree (item_id);

CREATE INDEX meetings_decision_partnership_id_e94ccfdd ON public.meetings_decision USING btree (partnership_id);

CREATE INDEX meetings_declaration_item_id_d19fb22b ON public.meetings_declaration USING btree (item_id);

CREATE INDEX meetings_declaration_partnership_id_44661912 ON public.meetings_declaration USING btree (partnership_id);

CREATE INDEX meetings_deferral_because_of_id_fe330918 ON public.meetings_deferral USING btree (because_of_id);

CREATE INDEX meetings_deferral_decided_by_id_d5356021 ON public.meetings_deferral USING btree (decided_by_id);

CREATE INDEX meetings_deferral_new_item_id_5b929fd2 ON public.meetings_deferral USING btree (new_item_id);

CREATE INDEX meetings_deferral_partnership_id_facb7175 ON public.meetings_deferral USING btree (partnership_id);

CREATE INDEX meetings_deferral_to_meeting_id_574f16bf ON public.meetings_deferral USING btree (to_meeting_id);

CREATE INDEX meetings_delivery_circulation_id_a915b570 ON public.meetings_delivery USING btree (circulation_id);

CREATE INDEX meetings_delivery_cover_id_14787dfa ON public.meetings_delivery USING btree (cover_id);

CREATE INDEX meetings_delivery_member_id_1a695ade ON public.meetings_delivery USING btree (member_id);

CREATE INDEX meetings_delivery_partnership_id_089f6e52 ON public.meetings_delivery USING btree (partnership_id);

CREATE INDEX meetings_me_partner_e3cb27_idx ON public.meetings_meeting USING btree (partnership_id, starts_at);

CREATE INDEX meetings_meeting_audience_id_cead99df ON public.meetings_meeting USING btree (audience_id);

CREATE INDEX meetings_meeting_body_id_aa0b8f7f ON public.meetings_meeting USING btree (body_id);

CREATE INDEX meetings_meeting_partnership_id_27e232c2 ON public.meetings_meeting USING btree (partnership_id);

CREATE INDEX meetings_meeting_registered_venue_id_9ca8c514 ON public.meetings_meeting USING btree (registered_venue_id);

CREATE INDEX meetings_meeting_series_id_4c28ba88 ON public.meetings_meeting USING btree (series_id);

CREATE INDEX meetings_meetingaction_action_id_cbd83289 ON public.meetings_meetingaction USING btree (action_id);

CREATE INDEX meetings_meetingaction_due_body_id_700f2d48 ON public.meetings_meetingaction USING btree (due_body_id);

CREATE INDEX meetings_meetingaction_due_meeting_id_8e33ea96 ON public.meetings_meetingaction USING btree (due_meeting_id);

CREATE INDEX meetings_meetingaction_item_id_a1f2eded ON public.meetings_meetingaction USING btree (item_id);

CREATE INDEX meetings_meetingaction_partnership_id_b403a078 ON public.meetings_meetingaction USING btree (partnership_id);

CREATE INDEX meetings_meetingactionowner_cover_id_d3d6284d ON public.meetings_meetingactionowner USING btree (cover_id);

CREATE INDEX meetings_meetingactionowner_meeting_action_id_d8f74b09 ON public.meetings_meetingactionowner USING btree (meeting_action_id);

CREATE INDEX meetings_meetingactionowner_member_id_cfa82b6e ON public.meetings_meetingactionowner USING btree (member_id);

CREATE INDEX meetings_meetingactionowner_partnership_id_4b1cd4bf ON public.meetings_meetingactionowner USING btree (partnership_id);

CREATE INDEX meetings_minutesversion_approved_at_meeting_id_62cb2f8c ON public.meetings_minutesversion USING btree (approved_at_meeting_id);

CREATE INDEX meetings_minutesversion_drafted_by_id_2f5f78fe ON public.meetings_minutesversion USING btree (drafted_by_id);

CREATE INDEX meetings_minutesversion_meeting_id_b023de5c ON public.meetings_minutesversion USING btree (meeting_id);

CREATE INDEX meetings_minutesversion_partnership_id_ed23827f ON public.meetings_minutesversion USING btree (partnership_id);

CREATE INDEX meetings_minutetext_changed_by_id_c9a50fb4 ON public.meetings_minutetext USING btree (changed_by_id);

CREATE INDEX meetings_minutetext_item_id_55169ec3 ON public.meetings_minutetext USING btree (item_id);

CREATE INDEX meetings_minutetext_minutes_id_03426707 ON public.meetings_minutetext USING btree (minutes_id);

CREATE INDEX meetings_minutetext_partnership_id_abfa242a ON public.meetings_minutetext USING btree (partnership_id);

CREATE INDEX meetings_paper_agency_id_d73d7c6b ON public.meetings_paper USING btree (agency_id);

CREATE INDEX meetings_paper_audience_id_05907560 ON public.meetings_paper USING btree (audience_id);

CREATE INDEX meetings_paper_author_id_056370b2 ON public.meetings_paper USING btree (author_id);

CREATE INDEX meetings_paper_partnership_id_e7809b2c ON public.meetings_paper USING btree (partnership_id);

CREATE INDEX meetings_paperversion_added_by_id_92bf32f8 ON public.meetings_paperversion USING btree (added_by_id);

CREATE INDEX meetings_paperversion_document_id_9565ef45 ON public.meetings_paperversion USING btree (document_id);

CREATE INDEX meetings_paperversion_paper_id_f93a3d99 ON public.meetings_paperversion USING btree (paper_id);

CREATE INDEX meetings_paperversion_partnership_id_19fe4f87 ON public.meetings_paperversion USING btree (partnership_id);

CREATE INDEX meetings_series_body_id_4d6e31a0 ON public.meetings_series USING btree (body_id);

CREATE INDEX meetings_series_partnership_id_20528d8b ON public.meetings_series USING btree (partnership_id);

CREATE INDEX meetings_standingitem_body_id_7df6a110 ON public.meetings_standingitem USING btree (body_id);

CREATE INDEX meetings_standingitem_partnership_id_5bd6491c ON public.meetings_standingitem USING btree (partnership_id);

CREATE INDEX meetings_standingitem_presenter_id_078924e5 ON public.meetings_standingitem USING btree (presenter_id);

CREATE INDEX meetings_subscription_body_id_ec05ea7c ON public.meetings_subscription USING btree (body_id);

CREATE INDEX meetings_subscription_partnership_id_58cac2c4 ON public.meetings_subscription USING btree (partnership_id);

CREATE INDEX meetings_subscription_secret_hash_8ca0185c_like ON public.meetings_subscription USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX meetings_venue_agency_id_2ac42ae9 ON public.meetings_venue USING btree (agency_id);

CREATE INDEX meetings_venue_partnership_id_b4ffffdf ON public.meetings_venue USING btree (partnership_id);

CREATE INDEX messages_waiting ON public.notifications_message USING btree (created_at) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE UNIQUE INDEX minutes_approved_once ON public.meetings_minutesversion USING btree (meeting_id) WHERE ((state)::text = 'approved'::text);

CREATE UNIQUE INDEX name_of_a_body_once ON public.meetings_bodyname USING btree (body_id, lower((name)::text));

CREATE INDEX notificatio_agency__643680_idx ON public.notifications_prompt USING btree (agency_id, settled_at);

CREATE INDEX notifications_calendarfeed_secret_hash_b5323d06_like ON public.notifications_calendarfeed USING btree (secret_hash varchar_pattern_ops);

CREATE UNIQUE INDEX one_current_deadline_of_a_side ON public.actions_deadline USING btree (action_id, side) WHERE is_current;

CREATE UNIQUE INDEX one_current_membership_in_an_agency ON public.partnerships_membership USING btree (account_id, agency_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_current_row_of_yearly_figures ON public.reviews_yearlyfigures USING btree (partnership_id, first_day) WHERE is_current;

CREATE UNIQUE INDEX one_current_threshold_decision ON public.reviews_thresholddecision USING btree (review_id) WHERE is_current;

CREATE UNIQUE INDEX one_current_version ON public.cases_entry USING btree (line) WHERE is_current;

CREATE UNIQUE INDEX one_draft_of_minutes ON public.meetings_minutesversion USING btree (meeting_id) WHERE ((state)::text = 'draft'::text);

CREATE UNIQUE INDEX one_meeting_of_a_body_at_a_time ON public.meetings_meeting USING btree (body_id, starts_at) WHERE (deleted_at IS NULL);

CREATE UNIQUE INDEX one_procedure_begins_on_a_day ON public.partnerships_reviewprocedure USING btree (partnership_id, valid_from) WHERE (withdrawn_on IS NULL);

CREATE UNIQUE INDEX one_role_once ON public.cases_caseperson USING btree (case_id, person_id, role) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_standing_publication_of_a_period ON public.reviews_publishedfigures USING btree (partnership_id, first_day) WHERE (replaced_at IS NULL);

CREATE INDEX overrides_open ON public.cases_override USING btree (until) WHERE (ended_at IS NULL);

CREATE INDEX partnerships_account_email_23d35702_like ON public.partnerships_account USING btree (email varchar_pattern_ops);

CREATE INDEX partnerships_advice_code_9ba9df52 ON public.partnerships_advice USING btree (code);

CREATE INDEX partnerships_advice_code_9ba9df52_like ON public.partnerships_advice USING btree (code varchar_pattern_ops);

CREATE INDEX partnerships_advice_partnership_id_5a389045 ON public.partnerships_advice USING btree (partnership_id);

CREATE INDEX partnerships_agency_partnership_id_acf0e3e5 ON public.partnerships_agency USING btree (partnership_id);

CREATE INDEX partnerships_apitoken_agency_id_4062699c ON public.partnerships_apitoken USING btree (agency_id);

CREATE INDEX partnerships_apitoken_created_by_id_8c08aa73 ON public.partnerships_apitoken USING btree (created_by_id);

CREATE INDEX partnerships_apitoken_partnership_id_b21a3ce6 ON public.partnerships_apitoken USING btree (partnership_id);

CREATE INDEX partnerships_apitoken_token_hash_edd7b1f1_like ON public.partnerships_apitoken USING btree (token_hash varchar_pattern_ops);

CREATE INDEX partnerships_invitation_agency_id_18784507 ON public.partnerships_invitation USING btree (agency_id);

CREATE INDEX partnerships_invitation_invited_by_id_3cf58c4d ON public.partnerships_invitation USING btree (invited_by_id);

CREATE INDEX partnerships_invitation_partnership_id_a9f9c806 ON public.partnerships_invitation USING btree (partnership_id);

CREATE INDEX partnerships_invitation_token_hash_964d430d_like ON public.partnerships_invitation USING btree (token_hash varchar_pattern_ops);

CREATE INDEX partnerships_membership_account_id_f362743a ON public.partnerships_membership USING btree (account_id);

CREATE INDEX partnerships_membership_agency_id_b250ec58 ON public.partnerships_membership USING btree (agency_id);

CREATE INDEX partnerships_membership_confirmed_by_id_f64b358d ON public.partnerships_membership USING btree (confirmed_by_id);

CREATE INDEX partnerships_membership_partnership_id_a3106382 ON public.partnerships_membership USING btree (partnership_id);

CREATE INDEX partnerships_partnership_slug_4e8b2983_like ON public.partnerships_partnership USING btree (slug varchar_pattern_ops);

CREATE INDEX partnerships_reviewprocedure_partnership_id_a29e8e87 ON public.partnerships_reviewprocedure USING btree (partnership_id);

CREATE INDEX partnerships_reviewprocedure_published_by_id_9bf2fff4 ON public.partnerships_reviewprocedure USING btree (published_by_id);

CREATE INDEX partnerships_routingrule_agency_id_0ce87518 ON public.partnerships_routingrule USING btree (agency_id);

CREATE INDEX partnerships_routingrule_partnership_id_5ba4bfa8 ON public.partnerships_routingrule USING btree (partnership_id);

CREATE INDEX partnerships_routingrule_team_id_a2067966 ON public.partnerships_routingrule USING btree (team_id);

CREATE INDEX partnerships_team_agency_id_a6aede7a ON public.partnerships_team USING btree (agency_id);

CREATE INDEX partnerships_team_partnership_id_cffb4687 ON public.partnerships_team USING btree (partnership_id);

CREATE INDEX partnerships_words_key_6536cc2f ON public.partnerships_words USING btree (key);

CREATE INDEX partnerships_words_key_6536cc2f_like ON public.partnerships_words USING btree (key varchar_pattern_ops);

CREATE INDEX partnerships_words_partnership_id_dc4c472d ON public.partnerships_words USING btree (partnership_id);

CREATE INDEX people_by_address ON public.people_person USING btree (partnership_id, address_key) WHERE (NOT ((address_key)::text = ''::text));

CREATE INDEX people_cont_partner_0c4345_idx ON public.people_contactpoint USING btree (partnership_id, value_key);

CREATE INDEX people_contactpoint_person_id_d28ae76a ON public.people_contactpoint USING btree (person_id);

CREATE INDEX people_contacts_verified_by ON public.people_contactpoint USING btree (verified_by_id) WHERE (verified_by_id IS NOT NULL);

CREATE INDEX people_link_linked_by_id_fb370b02 ON public.people_link USING btree (linked_by_id);

CREATE INDEX people_link_one_id_4818402a ON public.people_link USING btree (one_id);

CREATE INDEX people_link_other_id_0f3b9564 ON public.people_link USING btree (other_id);

CREATE INDEX people_link_partnership_id_3e4ff010 ON public.people_link USING btree (partnership_id);

CREATE INDEX people_pers_partner_bf89a3_idx ON public.people_person USING btree (partnership_id, name_key);

CREATE INDEX people_person_name_trigram ON public.people_person USING gin (name_key public.gin_trgm_ops);

CREATE INDEX people_protectedsource_audience_id_cf488944 ON public.people_protectedsource USING btree (audience_id);

CREATE INDEX people_protectedsource_author_id_dbf80ebf ON public.people_protectedsource USING btree (author_id);

CREATE INDEX people_protectedsource_partnership_id_5d44382b ON public.people_protectedsource USING btree (partnership_id);

CREATE INDEX people_safelocation_audience_id_a5d3918c ON public.people_safelocation USING btree (audience_id);

CREATE INDEX people_safelocation_author_id_6cf1af2e ON public.people_safelocation USING btree (author_id);

CREATE INDEX people_safelocation_partnership_id_62b5f05d ON public.people_safelocation USING btree (partnership_id);

CREATE INDEX people_safelocation_person_id_dea62907 ON public.people_safelocation USING btree (person_id);

CREATE INDEX place_name_by_trigram ON public.places_place USING gin (upper((name)::text) public.gin_trgm_ops);

CREATE UNIQUE INDEX place_once ON public.places_place USING btree (partnership_id, match_key) WHERE (NOT ((match_key)::text = ''::text));

CREATE UNIQUE INDEX place_once_in_a_case ON public.cases_caseplace USING btree (case_id, place_id) WHERE (ended_at IS NULL);

CREATE INDEX places_area_code_7c3e4f9f_like ON public.places_area USING btree (code varchar_pattern_ops);

CREATE INDEX places_area_distric_ae9d70_idx ON public.places_area USING btree (district_code, kind);

CREATE INDEX places_area_loaded__049819_idx ON public.places_area USING btree (loaded_at);

CREATE INDEX places_corr_place_i_b3f21f_idx ON public.places_correction USING btree (place_id, corrected_at DESC);

CREATE INDEX places_correction_corrected_by_id_4e09c962 ON public.places_correction USING btree (corrected_by_id);

CREATE INDEX places_correction_partnership_id_9bf92007 ON public.places_correction USING btree (partnership_id);

CREATE INDEX places_correction_place_id_edb1cf7e ON public.places_correction USING btree (place_id);

CREATE INDEX places_plac_partner_7923af_idx ON public.places_place USING btree (partnership_id, address_key);

CREATE INDEX places_plac_partner_9bf039_idx ON public.places_place USING btree (partnership_id, lat, lon);

CREATE INDEX places_plac_partner_a0809b_idx ON public.places_place USING btree (partnership_id, ward_code);

CREATE INDEX places_place_partnership_id_cd4198e7 ON public.places_place USING btree (partnership_id);

CREATE INDEX places_post_lat_e20f54_idx ON public.places_postcode USING btree (lat, lon);

CREATE INDEX places_postcode_code_f0423afa_like ON public.places_postcode USING btree (code varchar_pattern_ops);

CREATE INDEX places_postcode_outward_331331a6 ON public.places_postcode USING btree (outward);

CREATE INDEX places_postcode_outward_331331a6_like ON public.places_postcode USING btree (outward varchar_pattern_ops);

CREATE INDEX places_stre_lat_f591d0_idx ON public.places_street USING btree (lat, lon);

CREATE INDEX plans_collation_created_by_id_e68fe778 ON public.plans_collation USING btree (created_by_id);

CREATE INDEX plans_collation_cycle_id_d958c196 ON public.plans_collation USING btree (cycle_id);

CREATE INDEX plans_collation_partnership_id_23d7daad ON public.plans_collation USING btree (partnership_id);

CREATE INDEX plans_dutyrecord_agency_id_5784d781 ON public.plans_dutyrecord USING btree (agency_id);

CREATE INDEX plans_dutyrecord_audience_id_a849e489 ON public.plans_dutyrecord USING btree (audience_id);

CREATE INDEX plans_dutyrecord_meeting_id_ff28d6ea ON public.plans_dutyrecord USING btree (meeting_id);

CREATE INDEX plans_dutyrecord_partnership_id_aafd61e0 ON public.plans_dutyrecord USING btree (partnership_id);

CREATE INDEX plans_dutyrecord_recorded_by_id_adc3a370 ON public.plans_dutyrecord USING btree (recorded_by_id);

CREATE INDEX plans_funderquery_cycle_id_4795375e ON public.plans_funderquery USING btree (cycle_id);

CREATE INDEX plans_funderquery_partnership_id_a9c2e0f7 ON public.plans_funderquery USING btree (partnership_id);

CREATE INDEX plans_objective_partnership_id_39d9fceb ON public.plans_objective USING btree (partnership_id);

CREATE INDEX plans_objective_priority_id_a290e551 ON public.plans_objective USING btree (priority_id);

CREATE INDEX plans_plan_agency_id_e35478dd ON public.plans_plan USING btree (agency_id);

CREATE INDEX plans_plan_audience_id_9433fda1 ON public.plans_plan USING btree (audience_id);

CREATE INDEX plans_plan_partnership_id_2226fc02 ON public.plans_plan USING btree (partnership_id);

CREATE INDEX plans_plan_strategy_id_92931457 ON public.plans_plan USING btree (strategy_id);

CREATE INDEX plans_plancomment_agency_id_17f44ef2 ON public.plans_plancomment USING btree (agency_id);

CREATE INDEX plans_plancomment_membership_id_6cfa8966 ON public.plans_plancomment USING btree (membership_id);

CREATE INDEX plans_plancomment_partnership_id_278a625c ON public.plans_plancomment USING btree (partnership_id);

CREATE INDEX plans_plancomment_plan_id_c5fe3c67 ON public.plans_plancomment USING btree (plan_id);

CREATE INDEX plans_planversion_adopted_by_id_e112d6ff ON public.plans_planversion USING btree (adopted_by_id);

CREATE INDEX plans_planversion_meeting_id_1d8b6aad ON public.plans_planversion USING btree (meeting_id);

CREATE INDEX plans_planversion_partnership_id_2677b8ed ON public.plans_planversion USING btree (partnership_id);

CREATE INDEX plans_planversion_plan_id_dcdb03c5 ON public.plans_planversion USING btree (plan_id);

CREATE INDEX plans_priority_partnership_id_be9e69bc ON public.plans_priority USING btree (partnership_id);

CREATE INDEX plans_priority_plan_id_c0d5a0b1 ON public.plans_priority USING btree (plan_id);

CREATE INDEX plans_progr_tactica_a33a3e_idx ON public.plans_progress USING btree (tactical_action_id, "on");

CREATE INDEX plans_progress_agency_id_d988f7d2 ON public.plans_progress USING btree (agency_id);

CREATE INDEX plans_progress_by_id_bf9bde16 ON public.plans_progress USING btree (by_id);

CREATE INDEX plans_progress_meeting_id_7809e953 ON public.plans_progress USING btree (meeting_id);

CREATE INDEX plans_progress_partnership_id_59627801 ON public.plans_progress USING btree (partnership_id);

CREATE INDEX plans_progress_tactical_action_id_5a68d5ad ON public.plans_progress USING btree (tactical_action_id);

CREATE INDEX plans_returncomment_agency_id_e5a29f0f ON public.plans_returncomment USING btree (agency_id);

CREATE INDEX plans_returncomment_cycle_id_f8cebd8e ON public.plans_returncomment USING btree (cycle_id);

CREATE INDEX plans_returncomment_membership_id_0c8c5a6c ON public.plans_returncomment USING btree (membership_id);

CREATE INDEX plans_returncomment_partnership_id_20a3cda7 ON public.plans_returncomment USING btree (partnership_id);

CREATE INDEX plans_returncycle_agency_id_e20fb88d ON public.plans_returncycle USING btree (agency_id);

CREATE INDEX plans_returncycle_audience_id_2943ced8 ON public.plans_returncycle USING btree (audience_id);

CREATE INDEX plans_returncycle_collate_id_04f32702 ON public.plans_returncycle USING btree (collate_id);

CREATE INDEX plans_returncycle_collect_id_0944ba6a ON public.plans_returncycle USING btree (collect_id);

CREATE INDEX plans_returncycle_partnership_id_065802c3 ON public.plans_returncycle USING btree (partnership_id);

CREATE INDEX plans_returncycle_plan_id_bfe50a95 ON public.plans_returncycle USING btree (plan_id);

CREATE INDEX plans_returncycle_submit_id_5e751b84 ON public.plans_returncycle USING btree (submit_id);

CREATE INDEX plans_returncycle_submitted_by_id_eaced815 ON public.plans_returncycle USING btree (submitted_by_id);

CREATE INDEX plans_returnline_accepted_by_id_69ab6b7b ON public.plans_returnline USING btree (accepted_by_id);

CREATE INDEX plans_returnline_action_id_6bad990a ON public.plans_returnline USING btree (action_id);

CREATE INDEX plans_returnline_agency_id_c02c2636 ON public.plans_returnline USING btree (agency_id);

CREATE INDEX plans_returnline_cycle_id_603d0781 ON public.plans_returnline USING btree (cycle_id);

CREATE INDEX plans_returnline_partnership_id_67151597 ON public.plans_returnline USING btree (partnership_id);

CREATE INDEX plans_returnline_received_from_id_4793e5ef ON public.plans_returnline USING btree (received_from_id);

CREATE INDEX plans_returnline_tactical_action_id_06297e3d ON public.plans_returnline USING btree (tactical_action_id);

CREATE INDEX plans_returnquestion_cycle_id_f8a6ad98 ON public.plans_returnquestion USING btree (cycle_id);

CREATE INDEX plans_returnquestion_key_826a1ecb ON public.plans_returnquestion USING btree (key);

CREATE INDEX plans_returnquestion_key_826a1ecb_like ON public.plans_returnquestion USING btree (key varchar_pattern_ops);

CREATE INDEX plans_returnquestion_partnership_id_9abd4dd1 ON public.plans_returnquestion USING btree (partnership_id);

CREATE INDEX plans_supportingpartner_agency_id_80ac2e46 ON public.plans_supportingpartner USING btree (agency_id);

CREATE INDEX plans_supportingpartner_partnership_id_000b841f ON public.plans_supportingpartner USING btree (partnership_id);

CREATE INDEX plans_supportingpartner_tactical_action_id_d14a71c9 ON public.plans_supportingpartner USING btree (tactical_action_id);

CREATE INDEX plans_tacticalaction_lead_id_e83e6b82 ON public.plans_tacticalaction USING btree (lead_id);

CREATE INDEX plans_tacticalaction_lead_person_id_3a379a01 ON public.plans_tacticalaction USING btree (lead_person_id);

CREATE INDEX plans_tacticalaction_objective_id_7fd28d05 ON public.plans_tacticalaction USING btree (objective_id);

CREATE INDEX plans_tacticalaction_partnership_id_e6ae1d48 ON public.plans_tacticalaction USING btree (partnership_id);

CREATE INDEX plans_tacticalaction_plan_id_6a23e451 ON public.plans_tacticalaction USING btree (plan_id);

CREATE INDEX postcode_by_prefix ON public.places_postcode USING btree (code text_pattern_ops);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX prompts_by_reference ON public.notifications_prompt USING btree (record_type, reference);

CREATE INDEX recommendations_by_agency ON public.reviews_recommendation USING btree (agency_id, answer, due_on);

CREATE INDEX reports_by_address ON public.reports_report USING btree (partnership_id, address_key, received_at DESC);

CREATE INDEX reports_by_advice ON public.reports_report USING btree (advice_id) WHERE (advice_id IS NOT NULL);

CREATE INDEX reports_by_agency ON public.reports_report USING btree (agency_id, received_at DESC, id);

CREATE INDEX reports_by_cell ON public.reports_report USING btree (partnership_id, ((floor((lat * (500)::double precision)))::integer), ((floor((lon * (330)::double precision)))::integer), received_at DESC) WHERE (lat IS NOT NULL);

CREATE INDEX reports_by_decided_by ON public.reports_report USING btree (decided_by_id) WHERE (decided_by_id IS NOT NULL);

CREATE INDEX reports_by_duplicate_of ON public.reports_report USING btree (duplicate_of_id) WHERE (duplicate_of_id IS NOT NULL);

CREATE INDEX reports_by_entered_by ON public.reports_report USING btree (entered_by_id) WHERE (entered_by_id IS NOT NULL);

CREATE INDEX reports_by_place ON public.reports_report USING btree (place_id) WHERE (place_id IS NOT NULL);

CREATE INDEX reports_by_reporter ON public.reports_report USING btree (reporter_id);

CREATE INDEX reports_by_time ON public.reports_report USING btree (partnership_id, received_at DESC);

CREATE INDEX reports_by_ward ON public.reports_report USING btree (partnership_id, ward_code, received_at DESC);

CREATE INDEX reports_followlink_partnership_id_17e65f83 ON public.reports_followlink USING btree (partnership_id);

CREATE INDEX reports_followlink_report_id_81483793 ON public.reports_followlink USING btree (report_id);

CREATE INDEX reports_followlink_secret_hash_cc9e971f_like ON public.reports_followlink USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX reports_importmapping_agency_id_32b6bfcb ON public.reports_importmapping USING btree (agency_id);

CREATE INDEX reports_importmapping_partnership_id_003b9887 ON public.reports_importmapping USING btree (partnership_id);

CREATE INDEX reports_importmapping_saved_by_id_aec5b9c6 ON public.reports_importmapping USING btree (saved_by_id);

CREATE INDEX reports_importrun_agency_id_a79e6c63 ON public.reports_importrun USING btree (agency_id);

CREATE INDEX reports_importrun_begun_by_id_d22b061c ON public.reports_importrun USING btree (begun_by_id);

CREATE INDEX reports_importrun_brought_by_id_e986002c ON public.reports_importrun USING btree (brought_by_id);

CREATE INDEX reports_importrun_partnership_id_088b8ff3 ON public.reports_importrun USING btree (partnership_id);

CREATE INDEX reports_imports_by_agency ON public.reports_importrun USING btree (agency_id, brought_at DESC);

CREATE INDEX reports_inbox ON public.reports_report USING btree (agency_id, needs_attention DESC, respond_by, id, ward_code) WHERE is_open;

CREATE INDEX reports_inc_report__2a2291_idx ON public.reports_incident USING btree (report_id, told_at);

CREATE INDEX reports_incidents_told_to ON public.reports_incident USING btree (told_to_id) WHERE (told_to_id IS NOT NULL);

CREATE INDEX reports_letter_partnership_id_6739d5e7 ON public.reports_letter USING btree (partnership_id);

CREATE INDEX reports_letter_report_id_58d55312 ON public.reports_letter USING btree (report_id);

CREATE INDEX reports_letter_written_by_id_fd11f8f9 ON public.reports_letter USING btree (written_by_id);

CREATE INDEX reports_letters_of_report ON public.reports_letter USING btree (report_id, written_at);

CREATE INDEX reports_open_by_time ON public.reports_report USING btree (partnership_id, received_at DESC, id) WHERE is_open;

CREATE INDEX reports_rep_report__f89050_idx ON public.reports_reportstep USING btree (report_id, at);

CREATE INDEX reports_report_team_id_9ddfe693 ON public.reports_report USING btree (team_id);

CREATE INDEX reports_search ON public.reports_report USING gin (search);

CREATE INDEX reports_steps_by_time ON public.reports_reportstep USING btree (partnership_id, at, id);

CREATE INDEX reports_steps_of_by ON public.reports_reportstep USING btree (by_id) WHERE (by_id IS NOT NULL);

CREATE INDEX reports_watched ON public.reports_report USING btree (partnership_id, address_key) WHERE ((status)::text = 'watched'::text);

CREATE INDEX retention_d_agency__9c1db0_idx ON public.retention_due USING btree (agency_id, over_on);

CREATE INDEX retention_h_record__c3948e_idx ON public.retention_hold USING btree (record_id);

CREATE INDEX review_explained_to_person ON public.reviews_reviewexplained USING btree (person_id);

CREATE INDEX review_requests_by_agency ON public.reviews_informationrequest USING btree (agency_id, state, due_on);

CREATE INDEX reviews_appeal_decided_by_id_e81dc1a3 ON public.reviews_appeal USING btree (decided_by_id);

CREATE INDEX reviews_appeal_partnership_id_927d9cc8 ON public.reviews_appeal USING btree (partnership_id);

CREATE INDEX reviews_appeal_review_id_7ff03b09 ON public.reviews_appeal USING btree (review_id);

CREATE INDEX reviews_by_clock ON public.reviews_review USING btree (partnership_id, is_open, step_due_on, id);

CREATE INDEX reviews_by_day ON public.reviews_review USING btree (partnership_id, applied_on);

CREATE INDEX reviews_chronology ON public.reviews_reviewentry USING btree (review_id, at DESC);

CREATE INDEX reviews_complaint_agency_id_124e99e9 ON public.reviews_complaint USING btree (agency_id);

CREATE INDEX reviews_complaint_confirmed_by_id_470a4916 ON public.reviews_complaint USING btree (confirmed_by_id);

CREATE INDEX reviews_complaint_incident_id_548096c5 ON public.reviews_complaint USING btree (incident_id);

CREATE INDEX reviews_complaint_partnership_id_62b4c76b ON public.reviews_complaint USING btree (partnership_id);

CREATE INDEX reviews_complaint_report_id_c4b1a7ad ON public.reviews_complaint USING btree (report_id);

CREATE INDEX reviews_complaint_review_id_bd27f7c5 ON public.reviews_complaint USING btree (review_id);

CREATE INDEX reviews_complaint_same_incident_as_id_19a64fb2 ON public.reviews_complaint USING btree (same_incident_as_id);

CREATE INDEX reviews_countedcomplaint_complaint_id_1fb0ebb6 ON public.reviews_countedcomplaint USING btree (complaint_id);

CREATE INDEX reviews_countedcomplaint_decision_id_0018189a ON public.reviews_countedcomplaint USING btree (decision_id);

CREATE INDEX reviews_countedcomplaint_partnership_id_75f5bda2 ON public.reviews_countedcomplaint USING btree (partnership_id);

CREATE INDEX reviews_finding_panel_id_c9b7cb4a ON public.reviews_finding USING btree (panel_id);

CREATE INDEX reviews_finding_partnership_id_65b1dbae ON public.reviews_finding USING btree (partnership_id);

CREATE INDEX reviews_finding_review_id_04911644 ON public.reviews_finding USING btree (review_id);

CREATE INDEX reviews_informationanswer_agency_id_865d0961 ON public.reviews_informationanswer USING btree (agency_id);

CREATE INDEX reviews_informationanswer_given_by_id_fa14efc9 ON public.reviews_informationanswer USING btree (given_by_id);

CREATE INDEX reviews_informationanswer_lead_id_33cfb351 ON public.reviews_informationanswer USING btree (lead_id);

CREATE INDEX reviews_informationanswer_partnership_id_13a8cedb ON public.reviews_informationanswer USING btree (partnership_id);

CREATE INDEX reviews_informationanswer_request_id_ce1c1648 ON public.reviews_informationanswer USING btree (request_id);

CREATE INDEX reviews_informationanswer_review_id_a10fc37e ON public.reviews_informationanswer USING btree (review_id);

CREATE INDEX reviews_informationrequest_agency_id_331c07fc ON public.reviews_informationrequest USING btree (agency_id);

CREATE INDEX reviews_informationrequest_partnership_id_8e53da94 ON public.reviews_informationrequest USING btree (partnership_id);

CREATE INDEX reviews_informationrequest_review_id_fa517511 ON public.reviews_informationrequest USING btree (review_id);

CREATE INDEX reviews_informationrequest_sent_by_id_17164d28 ON public.reviews_informationrequest USING btree (sent_by_id);

CREATE INDEX reviews_letters_of_review ON public.reviews_reviewletter USING btree (review_id, written_at);

CREATE INDEX reviews_panel_chair_id_161ed942 ON public.reviews_panel USING btree (chair_id);

CREATE INDEX reviews_panel_partnership_id_6bd5f003 ON public.reviews_panel USING btree (partnership_id);

CREATE INDEX reviews_panel_review_id_96a0818e ON public.reviews_panel USING btree (review_id);

CREATE INDEX reviews_panelmember_agency_id_4b506508 ON public.reviews_panelmember USING btree (agency_id);

CREATE INDEX reviews_panelmember_membership_id_53697a64 ON public.reviews_panelmember USING btree (membership_id);

CREATE INDEX reviews_panelmember_panel_id_7c17c3a8 ON public.reviews_panelmember USING btree (panel_id);

CREATE INDEX reviews_panelmember_partnership_id_7ee73a84 ON public.reviews_panelmember USING btree (partnership_id);

CREATE INDEX reviews_panelmember_review_id_52fc1be5 ON public.reviews_panelmember USING btree (review_id);

CREATE INDEX reviews_panelmember_takes_over_from_id_0d70b417 ON public.reviews_panelmember USING btree (takes_over_from_id);

CREATE INDEX reviews_publishedfigures_partnership_id_8bf00e17 ON public.reviews_publishedfigures USING btree (partnership_id);

CREATE INDEX reviews_recommendation_agency_id_85023c64 ON public.reviews_recommendation USING btree (agency_id);

CREATE INDEX reviews_recommendation_answered_by_id_c6d52fce ON public.reviews_recommendation USING btree (answered_by_id);

CREATE INDEX reviews_recommendation_panel_id_122cba77 ON public.reviews_recommendation USING btree (panel_id);

CREATE INDEX reviews_recommendation_partnership_id_64ef1e5f ON public.reviews_recommendation USING btree (partnership_id);

CREATE INDEX reviews_recommendation_review_id_e4856b25 ON public.reviews_recommendation USING btree (review_id);

CREATE INDEX reviews_recommendationaction_partnership_id_766e420f ON public.reviews_recommendationaction USING btree (partnership_id);

CREATE INDEX reviews_recommendationaction_review_id_68000635 ON public.reviews_recommendationaction USING btree (review_id);

CREATE INDEX reviews_rev_partner_e66450_idx ON public.reviews_reviewstep USING btree (partnership_id, state, at);

CREATE INDEX reviews_rev_review__9a33b4_idx ON public.reviews_reviewstep USING btree (review_id, at);

CREATE INDEX reviews_review_agency_id_64176b9b ON public.reviews_review USING btree (agency_id);

CREATE INDEX reviews_review_consent_document_id_25a2427e ON public.reviews_review USING btree (consent_document_id);

CREATE INDEX reviews_review_contact_person_id_0c3f93c5 ON public.reviews_review USING btree (contact_person_id);

CREATE INDEX reviews_review_entered_by_id_4e37ce7f ON public.reviews_review USING btree (entered_by_id);

CREATE INDEX reviews_review_merged_into_id_a8696dee ON public.reviews_review USING btree (merged_into_id);

CREATE INDEX reviews_review_partnership_id_5bb05d96 ON public.reviews_review USING btree (partnership_id);

CREATE INDEX reviews_review_procedure_id_23eb371a ON public.reviews_review USING btree (procedure_id);

CREATE INDEX reviews_review_reference_eaaa7c46_like ON public.reviews_review USING btree (reference varchar_pattern_ops);

CREATE INDEX reviews_review_representative_id_498edc61 ON public.reviews_review USING btree (representative_id);

CREATE INDEX reviews_review_victim_id_1cc5d0db ON public.reviews_review USING btree (victim_id);

CREATE INDEX reviews_reviewbody_agency_id_2afae6dd ON public.reviews_reviewbody USING btree (agency_id);

CREATE INDEX reviews_reviewbody_partnership_id_ca193a31 ON public.reviews_reviewbody USING btree (partnership_id);

CREATE INDEX reviews_reviewbody_review_id_8f68b059 ON public.reviews_reviewbody USING btree (review_id);

CREATE INDEX reviews_reviewentry_agency_id_81a787de ON public.reviews_reviewentry USING btree (agency_id);

CREATE INDEX reviews_reviewentry_by_id_2f43a7b8 ON public.reviews_reviewentry USING btree (by_id);

CREATE INDEX reviews_reviewentry_contact_point_id_11ee4b94 ON public.reviews_reviewentry USING btree (contact_point_id);

CREATE INDEX reviews_reviewentry_document_id_b3cdbfd8 ON public.reviews_reviewentry USING btree (document_id);

CREATE INDEX reviews_reviewentry_partnership_id_9afedf68 ON public.reviews_reviewentry USING btree (partnership_id);

CREATE INDEX reviews_reviewentry_review_id_17e040fe ON public.reviews_reviewentry USING btree (review_id);

CREATE INDEX reviews_reviewexplained_agency_id_dc55aa50 ON public.reviews_reviewexplained USING btree (agency_id);

CREATE INDEX reviews_reviewexplained_contact_point_id_ddb3cc45 ON public.reviews_reviewexplained USING btree (contact_point_id);

CREATE INDEX reviews_reviewexplained_partnership_id_d08e3c2b ON public.reviews_reviewexplained USING btree (partnership_id);

CREATE INDEX reviews_reviewexplained_person_id_6efaf249 ON public.reviews_reviewexplained USING btree (person_id);

CREATE INDEX reviews_reviewexplained_report_id_87478717 ON public.reviews_reviewexplained USING btree (report_id);

CREATE INDEX reviews_reviewletter_contact_point_id_7fddf01e ON public.reviews_reviewletter USING btree (contact_point_id);

CREATE INDEX reviews_reviewletter_partnership_id_c43b9144 ON public.reviews_reviewletter USING btree (partnership_id);

CREATE INDEX reviews_reviewletter_review_id_bc0ef539 ON public.reviews_reviewletter USING btree (review_id);

CREATE INDEX reviews_reviewletter_written_by_id_b10a94cb ON public.reviews_reviewletter USING btree (written_by_id);

CREATE INDEX reviews_reviewlink_partnership_id_7d43ef61 ON public.reviews_reviewlink USING btree (partnership_id);

CREATE INDEX reviews_reviewlink_person_id_9a4566fc ON public.reviews_reviewlink USING btree (person_id);

CREATE INDEX reviews_reviewlink_review_id_25c83a79 ON public.reviews_reviewlink USING btree (review_id);

CREATE INDEX reviews_reviewlink_secret_hash_71874794_like ON public.reviews_reviewlink USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX reviews_reviewstep_by_id_c615e9bf ON public.reviews_reviewstep USING btree (by_id);

CREATE INDEX reviews_reviewstep_partnership_id_5b0666f9 ON public.reviews_reviewstep USING btree (partnership_id);

CREATE INDEX reviews_reviewstep_review_id_b93dd572 ON public.reviews_reviewstep USING btree (review_id);

CREATE INDEX reviews_thresholddecision_decided_by_id_e9a7d846 ON public.reviews_thresholddecision USING btree (decided_by_id);

CREATE INDEX reviews_thresholddecision_partnership_id_d041c3b2 ON public.reviews_thresholddecision USING btree (partnership_id);

CREATE INDEX reviews_thresholddecision_procedure_id_e83bbfda ON public.reviews_thresholddecision USING btree (procedure_id);

CREATE INDEX reviews_thresholddecision_review_id_85f6b2de ON public.reviews_thresholddecision USING btree (review_id);

CREATE INDEX reviews_yearlyfigures_made_by_id_399a935a ON public.reviews_yearlyfigures USING btree (made_by_id);

CREATE INDEX reviews_yearlyfigures_partnership_id_bcb678c7 ON public.reviews_yearlyfigures USING btree (partnership_id);

CREATE INDEX sharing_alsoshown_audience_id_97db6054 ON public.sharing_alsoshown USING btree (audience_id);

CREATE INDEX sharing_aud_princip_16767f_idx ON public.sharing_audiencemember USING btree (principal_id, audience_id);

CREATE INDEX sharing_audience_sides ON public.sharing_audience USING btree (partnership_id, side) WHERE ((side)::text <> ''::text);

CREATE INDEX sharing_audiencemember_audience_id_fdad27be ON public.sharing_audiencemember USING btree (audience_id);

CREATE INDEX sharing_denial_audience_id_71a08dfc ON public.sharing_denial USING btree (audience_id);

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);

CREATE INDEX street_by_trigram ON public.places_street USING gin (normalised_name public.gin_trgm_ops) WITH (fastupdate=off);

CREATE UNIQUE INDEX subscribed_once ON public.meetings_subscription USING btree (body_id, lower((email)::text));

CREATE INDEX survey_answers_of_case ON public.cases_surveyanswer USING btree (case_id);

CREATE UNIQUE INDEX team_name_once_in_an_agency ON public.partnerships_team USING btree (agency_id, lower((name)::text));

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);

CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);

CREATE UNIQUE INDEX venue_of_an_agency_once ON public.meetings_venue USING btree (agency_id, lower((name)::text));

CREATE INDEX wardmote_cache_expires ON public.wardmote_cache USING btree (expires);

CREATE TRIGGER enqueue AFTER INSERT ON public.audit_accessevent FOR EACH ROW EXECUTE FUNCTION public.audit_enqueue();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.audit_accessevent FOR EACH ROW EXECUTE FUNCTION public.audit_refuse();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION public.audit_refuse();

CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.audit_accessevent FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse();

CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

CREATE TRIGGER search_vector BEFORE INSERT OR UPDATE OF title ON public.cases_case FOR EACH ROW EXECUTE FUNCTION public.cases_search_vector();

CREATE TRIGGER search_vector BEFORE INSERT OR UPDATE OF words, place_text, postcode, external_reference ON public.reports_report FOR EACH ROW EXECUTE FUNCTION public.reports_search_vector();

CREATE TRIGGER wall AFTER INSERT ON public.partnerships_membership FOR EACH ROW WHEN ((new.team_ids <> '{}'::uuid[])) EXECUTE FUNCTION public.partnerships_wall_of_membership();

CREATE TRIGGER wall AFTER INSERT ON public.sharing_audience FOR EACH ROW WHEN (((new.side)::text <> ''::text)) EXECUTE FUNCTION public.partnerships_wall_of_audience();

CREATE TRIGGER wall_moved AFTER UPDATE OF team_ids ON public.partnerships_membership FOR EACH ROW WHEN ((new.team_ids <> old.team_ids)) EXECUTE FUNCTION public.partnerships_wall_of_membership();

CREATE TRIGGER wall_moved AFTER UPDATE OF side ON public.partnerships_team FOR EACH ROW WHEN (((new.side)::text <> (old.side)::text)) EXECUTE FUNCTION public.partnerships_wall_of_team();

CREATE TRIGGER wall_moved AFTER UPDATE OF side ON public.sharing_audience FOR EACH ROW WHEN (((new.side)::text <> (old.side)::text)) EXECUTE FUNCTION public.partnerships_wall_of_audience();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_partnersh FOREIGN KEY (user_id) REFERENCES public.partnerships_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_agency_id_c7e0de38_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_audience_id_c6b65886_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_awaited_id_b5b28e18_fk_actions_awaitedevent_id FOREIGN KEY (awaited_id) REFERENCES public.actions_awaitedevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_became_id_773ed76c_fk_actions_action_id FOREIGN KEY (became_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_ended_by_id_5d58e6b7_fk_partnersh FOREIGN KEY (ended_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_follows_id_c795c79c_fk_actions_action_id FOREIGN KEY (follows_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_owner_id_b42acf84_fk_partnerships_membership_id FOREIGN KEY (owner_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_parent_id_cd40e191_fk_actions_action_id FOREIGN KEY (parent_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_partnership_id_13b89a68_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_recipient_id_0317f759_fk_partnersh FOREIGN KEY (recipient_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_action
    ADD CONSTRAINT actions_action_set_by_id_d2529af7_fk_partnerships_membership_id FOREIGN KEY (set_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_ask
    ADD CONSTRAINT actions_ask_action_id_eac2211d_fk_actions_action_id FOREIGN KEY (action_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_ask
    ADD CONSTRAINT actions_ask_partnership_id_9a1d2f4c_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_awaitedevent
    ADD CONSTRAINT actions_awaitedevent_audience_id_4bac5eee_fk_sharing_a FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_awaitedevent
    ADD CONSTRAINT actions_awaitedevent_partnership_id_56a335bc_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_awaitedevent
    ADD CONSTRAINT actions_awaitedevent_recorded_by_id_39089018_fk_partnersh FOREIGN KEY (recorded_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_chase
    ADD CONSTRAINT actions_chase_ask_id_ed8132eb_fk_actions_ask_id FOREIGN KEY (ask_id) REFERENCES public.actions_ask(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_chase
    ADD CONSTRAINT actions_chase_partnership_id_c2ab4f4b_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_chase
    ADD CONSTRAINT actions_chase_recorded_by_id_f5a820c7_fk_partnersh FOREIGN KEY (recorded_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_deadline
    ADD CONSTRAINT actions_deadline_action_id_89ea8712_fk_actions_action_id FOREIGN KEY (action_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_deadline
    ADD CONSTRAINT actions_deadline_partnership_id_903b4778_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_deadline
    ADD CONSTRAINT actions_deadline_set_by_id_0f2bbbef_fk_partnersh FOREIGN KEY (set_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_dependency
    ADD CONSTRAINT actions_dependency_action_id_b29f080b_fk_actions_action_id FOREIGN KEY (action_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_dependency
    ADD CONSTRAINT actions_dependency_needs_id_ef9bb352_fk_actions_action_id FOREIGN KEY (needs_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_dependency
    ADD CONSTRAINT actions_dependency_partnership_id_c43d5b93_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_jointowner
    ADD CONSTRAINT actions_jointowner_action_id_128b9eb4_fk_actions_action_id FOREIGN KEY (action_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_jointowner
    ADD CONSTRAINT actions_jointowner_agency_id_478efd75_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_jointowner
    ADD CONSTRAINT actions_jointowner_membership_id_0393b3a6_fk_partnersh FOREIGN KEY (membership_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_jointowner
    ADD CONSTRAINT actions_jointowner_partnership_id_d0c791f9_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_reminderchoice
    ADD CONSTRAINT actions_reminderchoi_membership_id_b0650015_fk_partnersh FOREIGN KEY (membership_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_reminderchoice
    ADD CONSTRAINT actions_reminderchoi_partnership_id_fedcd93b_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_step
    ADD CONSTRAINT actions_step_action_id_4e1b0184_fk_actions_action_id FOREIGN KEY (action_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_step
    ADD CONSTRAINT actions_step_by_id_bf7388ca_fk_partnerships_membership_id FOREIGN KEY (by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.actions_step
    ADD CONSTRAINT actions_step_partnership_id_c59301d9_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_accessrequest
    ADD CONSTRAINT cases_accessrequest_agency_id_e1a26b48_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_accessrequest
    ADD CONSTRAINT cases_accessrequest_ask_id_9628bba4_fk_partnerships_agency_id FOREIGN KEY (ask_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_accessrequest
    ADD CONSTRAINT cases_accessrequest_asked_by_id_a25841cf_fk_partnersh FOREIGN KEY (asked_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_accessrequest
    ADD CONSTRAINT cases_accessrequest_decided_by_id_e2e6231e_fk_partnersh FOREIGN KEY (decided_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_accessrequest
    ADD CONSTRAINT cases_accessrequest_partnership_id_18b46030_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_agency_id_062136fa_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_audience_id_60456324_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_closed_by_id_7c149f70_fk_partnerships_membership_id FOREIGN KEY (closed_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_owner_id_352cf2f7_fk_partnerships_membership_id FOREIGN KEY (owner_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_partnership_id_bdfe865c_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_single_contact_id_c9dcab1d_fk_partnersh FOREIGN KEY (single_contact_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_supervisor_id_2c938115_fk_partnerships_membership_id FOREIGN KEY (supervisor_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_team_id_60679476_fk_partnerships_team_id FOREIGN KEY (team_id) REFERENCES public.partnerships_team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseaction
    ADD CONSTRAINT cases_caseaction_action_id_c4fb5d6a_fk_actions_action_id FOREIGN KEY (action_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseaction
    ADD CONSTRAINT cases_caseaction_case_id_bfce89f9_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseaction
    ADD CONSTRAINT cases_caseaction_partnership_id_339a2710_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseagency
    ADD CONSTRAINT cases_caseagency_agency_id_d9adf766_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseagency
    ADD CONSTRAINT cases_caseagency_case_id_7e01a290_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseagency
    ADD CONSTRAINT cases_caseagency_partnership_id_852800a4_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseagency
    ADD CONSTRAINT cases_caseagency_shared_by_id_b64024d3_fk_partnersh FOREIGN KEY (shared_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseincident
    ADD CONSTRAINT cases_caseincident_case_id_bd0ea232_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseincident
    ADD CONSTRAINT cases_caseincident_from_report_id_dc722c86_fk_reports_i FOREIGN KEY (from_report_id) REFERENCES public.reports_incident(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseincident
    ADD CONSTRAINT cases_caseincident_partnership_id_1524397e_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseincident
    ADD CONSTRAINT cases_caseincident_recorded_by_id_815b2721_fk_partnersh FOREIGN KEY (recorded_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseincident
    ADD CONSTRAINT cases_caseincident_told_by_id_17834f20_fk_people_person_id FOREIGN KEY (told_by_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_caselink_linked_by_id_25a0fc76_fk_partnersh FOREIGN KEY (linked_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_caselink_one_id_3db1c802_fk_cases_case_id FOREIGN KEY (one_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_caselink_other_id_e6b4d578_fk_cases_case_id FOREIGN KEY (other_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_caselink_partnership_id_c7f5ad27_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casemember
    ADD CONSTRAINT cases_casemember_case_id_36f8da6d_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casemember
    ADD CONSTRAINT cases_casemember_membership_id_5a3f13e1_fk_partnersh FOREIGN KEY (membership_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casemember
    ADD CONSTRAINT cases_casemember_named_by_id_4d630ca2_fk_partnersh FOREIGN KEY (named_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casemember
    ADD CONSTRAINT cases_casemember_partnership_id_5b2d6c70_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseperson
    ADD CONSTRAINT cases_caseperson_added_by_id_2b4e315c_fk_partnersh FOREIGN KEY (added_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseperson
    ADD CONSTRAINT cases_caseperson_case_id_f97e1a77_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseperson
    ADD CONSTRAINT cases_caseperson_consent_document_id_44066d74_fk_documents FOREIGN KEY (consent_document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseperson
    ADD CONSTRAINT cases_caseperson_partnership_id_c5efc69c_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseperson
    ADD CONSTRAINT cases_caseperson_person_id_b254d1ed_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseplace
    ADD CONSTRAINT cases_caseplace_case_id_1d2e7318_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseplace
    ADD CONSTRAINT cases_caseplace_partnership_id_130b40b1_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_caseplace
    ADD CONSTRAINT cases_caseplace_place_id_35c50d81_fk_places_place_id FOREIGN KEY (place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casereport
    ADD CONSTRAINT cases_casereport_attached_by_id_14c553c7_fk_partnersh FOREIGN KEY (attached_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casereport
    ADD CONSTRAINT cases_casereport_case_id_68166209_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casereport
    ADD CONSTRAINT cases_casereport_partnership_id_490ed04c_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casereport
    ADD CONSTRAINT cases_casereport_report_id_a2449767_fk_reports_report_id FOREIGN KEY (report_id) REFERENCES public.reports_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casestep
    ADD CONSTRAINT cases_casestep_by_id_cce6e4eb_fk_partnerships_membership_id FOREIGN KEY (by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casestep
    ADD CONSTRAINT cases_casestep_case_id_70bbe3b6_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casestep
    ADD CONSTRAINT cases_casestep_partnership_id_1fa3c896_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casestub
    ADD CONSTRAINT cases_casestub_ask_id_dba60a33_fk_partnerships_agency_id FOREIGN KEY (ask_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casestub
    ADD CONSTRAINT cases_casestub_audience_id_a81f48f2_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casestub
    ADD CONSTRAINT cases_casestub_case_id_c68ac294_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casestub
    ADD CONSTRAINT cases_casestub_partnership_id_90151971_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casevisit
    ADD CONSTRAINT cases_casevisit_case_id_a46a891a_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casevisit
    ADD CONSTRAINT cases_casevisit_membership_id_d5c57023_fk_partnersh FOREIGN KEY (membership_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_casevisit
    ADD CONSTRAINT cases_casevisit_partnership_id_bf0e2a15_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_entry
    ADD CONSTRAINT cases_entry_action_id_22348788_fk_actions_action_id FOREIGN KEY (action_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_entry
    ADD CONSTRAINT cases_entry_agency_id_d5facede_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_entry
    ADD CONSTRAINT cases_entry_by_id_8a50e965_fk_partnerships_membership_id FOREIGN KEY (by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_entry
    ADD CONSTRAINT cases_entry_case_id_b12f1eb1_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_entry
    ADD CONSTRAINT cases_entry_contact_point_id_064cb955_fk_people_contactpoint_id FOREIGN KEY (contact_point_id) REFERENCES public.people_contactpoint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_entry
    ADD CONSTRAINT cases_entry_document_id_579513e0_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_entry
    ADD CONSTRAINT cases_entry_partnership_id_d610d954_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_override
    ADD CONSTRAINT cases_override_agency_id_4066fdfc_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_override
    ADD CONSTRAINT cases_override_by_id_09956824_fk_partnerships_membership_id FOREIGN KEY (by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_override
    ADD CONSTRAINT cases_override_lead_id_dbc923f7_fk_partnerships_agency_id FOREIGN KEY (lead_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_override
    ADD CONSTRAINT cases_override_partnership_id_b3444afe_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_override
    ADD CONSTRAINT cases_override_reviewed_by_id_e305f400_fk_partnersh FOREIGN KEY (reviewed_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_postalletter
    ADD CONSTRAINT cases_postalletter_case_id_0c74a6c2_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_postalletter
    ADD CONSTRAINT cases_postalletter_contact_point_id_78b717a2_fk_people_co FOREIGN KEY (contact_point_id) REFERENCES public.people_contactpoint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_postalletter
    ADD CONSTRAINT cases_postalletter_document_id_402f104a_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_postalletter
    ADD CONSTRAINT cases_postalletter_partnership_id_84e5bf10_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_postalletter
    ADD CONSTRAINT cases_postalletter_posted_by_id_227f96b9_fk_partnersh FOREIGN KEY (posted_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_postalletter
    ADD CONSTRAINT cases_postalletter_written_by_id_a7e41d21_fk_partnersh FOREIGN KEY (written_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_savedview
    ADD CONSTRAINT cases_savedview_membership_id_2ae5c812_fk_partnersh FOREIGN KEY (membership_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_savedview
    ADD CONSTRAINT cases_savedview_partnership_id_2af43c0a_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_surveyanswer
    ADD CONSTRAINT cases_surveyanswer_case_id_ccfccb74_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_surveyanswer
    ADD CONSTRAINT cases_surveyanswer_partnership_id_41016fc3_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cases_surveyanswer
    ADD CONSTRAINT cases_surveyanswer_report_id_31bd961f_fk_reports_report_id FOREIGN KEY (report_id) REFERENCES public.reports_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.crimes_crime
    ADD CONSTRAINT crimes_crime_file_id_8754a721_fk_crimes_crimefile_id FOREIGN KEY (file_id) REFERENCES public.crimes_crimefile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_audience_id_681dfa6e_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_audience_id_d46ba663_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_deferred_from_id_b379dbd6_fk_meetings_ FOREIGN KEY (deferred_from_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_meeting_id_07815bb0_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_parent_id_61edc61c_fk_meetings_ FOREIGN KEY (parent_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_partnership_id_7fc0ca58_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_presenter_id_03e6030b_fk_meetings_ FOREIGN KEY (presenter_id) REFERENCES public.meetings_bodymember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_previous_id_efb3ce37_fk_meetings_ FOREIGN KEY (previous_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_requested_by_id_e4a44220_fk_partnersh FOREIGN KEY (requested_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_meeting_id_296f48af_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_member_id_4b8f2006_fk_meetings_ FOREIGN KEY (member_id) REFERENCES public.meetings_bodymember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_partnership_id_c7e90722_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_substitute_for_id_3e81ccd4_fk_meetings_ FOREIGN KEY (substitute_for_id) REFERENCES public.meetings_bodymember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_body
    ADD CONSTRAINT meetings_body_agency_id_512a3989_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_body
    ADD CONSTRAINT meetings_body_audience_id_3f9a7332_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_body
    ADD CONSTRAINT meetings_body_parent_id_4d05f8e8_fk_meetings_body_id FOREIGN KEY (parent_id) REFERENCES public.meetings_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_body
    ADD CONSTRAINT meetings_body_partnership_id_77a447d9_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_body
    ADD CONSTRAINT meetings_body_registered_venue_id_674f7640_fk_meetings_venue_id FOREIGN KEY (registered_venue_id) REFERENCES public.meetings_venue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_bodyaction
    ADD CONSTRAINT meetings_bodyaction_action_id_2163e395_fk_actions_action_id FOREIGN KEY (action_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_bodyaction
    ADD CONSTRAINT meetings_bodyaction_body_id_355d4219_fk_meetings_body_id FOREIGN KEY (body_id) REFERENCES public.meetings_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_bodyaction
    ADD CONSTRAINT meetings_bodyaction_meeting_id_566f59b0_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_bodyaction
    ADD CONSTRAINT meetings_bodyaction_partnership_id_b1017c0b_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_bodymember
    ADD CONSTRAINT meetings_bodymember_agency_id_92763720_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_bodymember
    ADD CONSTRAINT meetings_bodymember_body_id_624ef91a_fk_meetings_body_id FOREIGN KEY (body_id) REFERENCES public.meetings_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_bodymember
    ADD CONSTRAINT meetings_bodymember_membership_id_b056ca1d_fk_partnersh FOREIGN KEY (membership_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_bodymember
    ADD CONSTRAINT meetings_bodymember_partnership_id_78ac395e_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_bodyname
    ADD CONSTRAINT meetings_bodyname_body_id_13cf0dfc_fk_meetings_body_id FOREIGN KEY (body_id) REFERENCES public.meetings_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_bodyname
    ADD CONSTRAINT meetings_bodyname_partnership_id_9861495e_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_circulation
    ADD CONSTRAINT meetings_circulation_body_id_581f984d_fk_meetings_body_id FOREIGN KEY (body_id) REFERENCES public.meetings_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_circulation
    ADD CONSTRAINT meetings_circulation_meeting_id_f18dce1b_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_circulation
    ADD CONSTRAINT meetings_circulation_minutes_id_34b56c1f_fk_meetings_ FOREIGN KEY (minutes_id) REFERENCES public.meetings_minutesversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_circulation
    ADD CONSTRAINT meetings_circulation_partnership_id_ffe90d6f_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_circulation
    ADD CONSTRAINT meetings_circulation_sent_by_id_9ec5f5c2_fk_partnersh FOREIGN KEY (sent_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_consultation
    ADD CONSTRAINT meetings_consultatio_item_id_a1a13de9_fk_meetings_ FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_consultation
    ADD CONSTRAINT meetings_consultatio_owed_by_id_4dd931a1_fk_meetings_ FOREIGN KEY (owed_by_id) REFERENCES public.meetings_bodymember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_consultation
    ADD CONSTRAINT meetings_consultatio_paper_version_id_2ff54a78_fk_meetings_ FOREIGN KEY (paper_version_id) REFERENCES public.meetings_paperversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_consultation
    ADD CONSTRAINT meetings_consultatio_partnership_id_2562a1fe_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_consultation
    ADD CONSTRAINT meetings_consultation_paper_id_0266774b_fk_meetings_paper_id FOREIGN KEY (paper_id) REFERENCES public.meetings_paper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_correction
    ADD CONSTRAINT meetings_correction_item_id_cbc702f6_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_correction
    ADD CONSTRAINT meetings_correction_made_at_meeting_id_261ae227_fk_meetings_ FOREIGN KEY (made_at_meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_correction
    ADD CONSTRAINT meetings_correction_made_by_id_3cd08235_fk_partnersh FOREIGN KEY (made_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_correction
    ADD CONSTRAINT meetings_correction_minutes_id_16418e2a_fk_meetings_ FOREIGN KEY (minutes_id) REFERENCES public.meetings_minutesversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_correction
    ADD CONSTRAINT meetings_correction_partnership_id_8dd3f92b_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_cover
    ADD CONSTRAINT meetings_cover_member_id_b5e433a3_fk_meetings_bodymember_id FOREIGN KEY (member_id) REFERENCES public.meetings_bodymember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_cover
    ADD CONSTRAINT meetings_cover_membership_id_7c6193f7_fk_partnersh FOREIGN KEY (membership_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_cover
    ADD CONSTRAINT meetings_cover_partnership_id_86fb5c79_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_decision
    ADD CONSTRAINT meetings_decision_item_id_7c040df0_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_decision
    ADD CONSTRAINT meetings_decision_partnership_id_e94ccfdd_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_declaration
    ADD CONSTRAINT meetings_declaration_item_id_d19fb22b_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_declaration
    ADD CONSTRAINT meetings_declaration_partnership_id_44661912_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_deferral
    ADD CONSTRAINT meetings_deferral_because_of_id_fe330918_fk_meetings_ FOREIGN KEY (because_of_id) REFERENCES public.meetings_attendance(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_deferral
    ADD CONSTRAINT meetings_deferral_decided_by_id_d5356021_fk_partnersh FOREIGN KEY (decided_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_deferral
    ADD CONSTRAINT meetings_deferral_item_id_3f4357d5_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_deferral
    ADD CONSTRAINT meetings_deferral_new_item_id_5b929fd2_fk_meetings_ FOREIGN KEY (new_item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_deferral
    ADD CONSTRAINT meetings_deferral_partnership_id_facb7175_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_deferral
    ADD CONSTRAINT meetings_deferral_to_meeting_id_574f16bf_fk_meetings_meeting_id FOREIGN KEY (to_meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_delivery
    ADD CONSTRAINT meetings_delivery_circulation_id_a915b570_fk_meetings_ FOREIGN KEY (circulation_id) REFERENCES public.meetings_circulation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_delivery
    ADD CONSTRAINT meetings_delivery_cover_id_14787dfa_fk_meetings_cover_id FOREIGN KEY (cover_id) REFERENCES public.meetings_cover(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_delivery
    ADD CONSTRAINT meetings_delivery_member_id_1a695ade_fk_meetings_bodymember_id FOREIGN KEY (member_id) REFERENCES public.meetings_bodymember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_delivery
    ADD CONSTRAINT meetings_delivery_partnership_id_089f6e52_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_audience_id_cead99df_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_body_id_aa0b8f7f_fk_meetings_body_id FOREIGN KEY (body_id) REFERENCES public.meetings_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_partnership_id_27e232c2_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_registered_venue_id_9ca8c514_fk_meetings_ FOREIGN KEY (registered_venue_id) REFERENCES public.meetings_venue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_series_id_4c28ba88_fk_meetings_series_id FOREIGN KEY (series_id) REFERENCES public.meetings_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meetingactionowner
    ADD CONSTRAINT meetings_meetingacti_cover_id_d3d6284d_fk_meetings_ FOREIGN KEY (cover_id) REFERENCES public.meetings_cover(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meetingaction
    ADD CONSTRAINT meetings_meetingacti_due_meeting_id_8e33ea96_fk_meetings_ FOREIGN KEY (due_meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meetingaction
    ADD CONSTRAINT meetings_meetingacti_item_id_a1f2eded_fk_meetings_ FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meetingactionowner
    ADD CONSTRAINT meetings_meetingacti_meeting_action_id_d8f74b09_fk_meetings_ FOREIGN KEY (meeting_action_id) REFERENCES public.meetings_meetingaction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meetingactionowner
    ADD CONSTRAINT meetings_meetingacti_member_id_cfa82b6e_fk_meetings_ FOREIGN KEY (member_id) REFERENCES public.meetings_bodymember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meetingactionowner
    ADD CONSTRAINT meetings_meetingacti_partnership_id_4b1cd4bf_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meetingaction
    ADD CONSTRAINT meetings_meetingacti_partnership_id_b403a078_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meetingaction
    ADD CONSTRAINT meetings_meetingaction_action_id_cbd83289_fk_actions_action_id FOREIGN KEY (action_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_meetingaction
    ADD CONSTRAINT meetings_meetingaction_due_body_id_700f2d48_fk_meetings_body_id FOREIGN KEY (due_body_id) REFERENCES public.meetings_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_minutesversion
    ADD CONSTRAINT meetings_minutesvers_approved_at_meeting__62cb2f8c_fk_meetings_ FOREIGN KEY (approved_at_meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_minutesversion
    ADD CONSTRAINT meetings_minutesvers_drafted_by_id_2f5f78fe_fk_partnersh FOREIGN KEY (drafted_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_minutesversion
    ADD CONSTRAINT meetings_minutesvers_meeting_id_b023de5c_fk_meetings_ FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_minutesversion
    ADD CONSTRAINT meetings_minutesvers_partnership_id_ed23827f_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_minutetext
    ADD CONSTRAINT meetings_minutetext_changed_by_id_c9a50fb4_fk_partnersh FOREIGN KEY (changed_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_minutetext
    ADD CONSTRAINT meetings_minutetext_item_id_55169ec3_fk_meetings_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.meetings_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_minutetext
    ADD CONSTRAINT meetings_minutetext_minutes_id_03426707_fk_meetings_ FOREIGN KEY (minutes_id) REFERENCES public.meetings_minutesversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_minutetext
    ADD CONSTRAINT meetings_minutetext_partnership_id_abfa242a_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_agency_id_d73d7c6b_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_audience_id_05907560_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_author_id_056370b2_fk_partnerships_membership_id FOREIGN KEY (author_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_partnership_id_e7809b2c_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT meetings_paperversio_added_by_id_92bf32f8_fk_partnersh FOREIGN KEY (added_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT meetings_paperversio_document_id_9565ef45_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT meetings_paperversio_partnership_id_19fe4f87_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_paperversion
    ADD CONSTRAINT meetings_paperversion_paper_id_f93a3d99_fk_meetings_paper_id FOREIGN KEY (paper_id) REFERENCES public.meetings_paper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_series
    ADD CONSTRAINT meetings_series_body_id_4d6e31a0_fk_meetings_body_id FOREIGN KEY (body_id) REFERENCES public.meetings_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_series
    ADD CONSTRAINT meetings_series_partnership_id_20528d8b_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_standingitem
    ADD CONSTRAINT meetings_standingite_partnership_id_5bd6491c_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_standingitem
    ADD CONSTRAINT meetings_standingite_presenter_id_078924e5_fk_meetings_ FOREIGN KEY (presenter_id) REFERENCES public.meetings_bodymember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_standingitem
    ADD CONSTRAINT meetings_standingitem_body_id_7df6a110_fk_meetings_body_id FOREIGN KEY (body_id) REFERENCES public.meetings_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_subscription
    ADD CONSTRAINT meetings_subscriptio_partnership_id_58cac2c4_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_subscription
    ADD CONSTRAINT meetings_subscription_body_id_ec05ea7c_fk_meetings_body_id FOREIGN KEY (body_id) REFERENCES public.meetings_body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_venue
    ADD CONSTRAINT meetings_venue_agency_id_2ac42ae9_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.meetings_venue
    ADD CONSTRAINT meetings_venue_partnership_id_b4ffffdf_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_partnerships_account_id FOREIGN KEY (user_id) REFERENCES public.partnerships_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_advice
    ADD CONSTRAINT partnerships_advice_partnership_id_5a389045_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_advice
    ADD CONSTRAINT partnerships_advice_signpost_agency_id_201766cc_fk_partnersh FOREIGN KEY (signpost_agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_agency
    ADD CONSTRAINT partnerships_agency_partnership_id_acf0e3e5_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_apitoken
    ADD CONSTRAINT partnerships_apitoke_agency_id_4062699c_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_apitoken
    ADD CONSTRAINT partnerships_apitoke_created_by_id_8c08aa73_fk_partnersh FOREIGN KEY (created_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_apitoken
    ADD CONSTRAINT partnerships_apitoke_partnership_id_b21a3ce6_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_invitation
    ADD CONSTRAINT partnerships_invitat_agency_id_18784507_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_invitation
    ADD CONSTRAINT partnerships_invitat_invited_by_id_3cf58c4d_fk_partnersh FOREIGN KEY (invited_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_invitation
    ADD CONSTRAINT partnerships_invitat_partnership_id_a9f9c806_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_membership
    ADD CONSTRAINT partnerships_members_account_id_f362743a_fk_partnersh FOREIGN KEY (account_id) REFERENCES public.partnerships_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_membership
    ADD CONSTRAINT partnerships_members_agency_id_b250ec58_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_membership
    ADD CONSTRAINT partnerships_members_confirmed_by_id_f64b358d_fk_partnersh FOREIGN KEY (confirmed_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_membership
    ADD CONSTRAINT partnerships_members_partnership_id_a3106382_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_reviewprocedure
    ADD CONSTRAINT partnerships_reviewp_partnership_id_a29e8e87_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_reviewprocedure
    ADD CONSTRAINT partnerships_reviewp_published_by_id_9bf2fff4_fk_partnersh FOREIGN KEY (published_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_routingrule
    ADD CONSTRAINT partnerships_routing_agency_id_0ce87518_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_routingrule
    ADD CONSTRAINT partnerships_routing_partnership_id_5ba4bfa8_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_routingrule
    ADD CONSTRAINT partnerships_routing_team_id_a2067966_fk_partnersh FOREIGN KEY (team_id) REFERENCES public.partnerships_team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_team
    ADD CONSTRAINT partnerships_team_agency_id_a6aede7a_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_team
    ADD CONSTRAINT partnerships_team_partnership_id_cffb4687_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partnerships_words
    ADD CONSTRAINT partnerships_words_partnership_id_dc4c472d_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_contactpoint
    ADD CONSTRAINT people_contactpoint_partnership_id_886b7f1d_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_contactpoint
    ADD CONSTRAINT people_contactpoint_person_id_d28ae76a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_contactpoint
    ADD CONSTRAINT people_contactpoint_verified_by_id_598c5c36_fk_partnersh FOREIGN KEY (verified_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_link
    ADD CONSTRAINT people_link_linked_by_id_fb370b02_fk_partnerships_membership_id FOREIGN KEY (linked_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_link
    ADD CONSTRAINT people_link_one_id_4818402a_fk_people_person_id FOREIGN KEY (one_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_link
    ADD CONSTRAINT people_link_other_id_0f3b9564_fk_people_person_id FOREIGN KEY (other_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_link
    ADD CONSTRAINT people_link_partnership_id_3e4ff010_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_agency_id_ae5614b5_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_audience_id_8d807848_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_partnership_id_6ac98b53_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_protectedsource
    ADD CONSTRAINT people_protectedsour_audience_id_cf488944_fk_sharing_a FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_protectedsource
    ADD CONSTRAINT people_protectedsour_author_id_dbf80ebf_fk_partnersh FOREIGN KEY (author_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_protectedsource
    ADD CONSTRAINT people_protectedsour_partnership_id_5d44382b_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_safelocation
    ADD CONSTRAINT people_safelocation_audience_id_a5d3918c_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_safelocation
    ADD CONSTRAINT people_safelocation_author_id_6cf1af2e_fk_partnersh FOREIGN KEY (author_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_safelocation
    ADD CONSTRAINT people_safelocation_partnership_id_62b5f05d_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_safelocation
    ADD CONSTRAINT people_safelocation_person_id_dea62907_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_correction
    ADD CONSTRAINT places_correction_corrected_by_id_4e09c962_fk_partnersh FOREIGN KEY (corrected_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_correction
    ADD CONSTRAINT places_correction_partnership_id_9bf92007_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_correction
    ADD CONSTRAINT places_correction_place_id_edb1cf7e_fk_places_place_id FOREIGN KEY (place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.places_place
    ADD CONSTRAINT places_place_partnership_id_cd4198e7_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_collation
    ADD CONSTRAINT plans_collation_created_by_id_e68fe778_fk_partnersh FOREIGN KEY (created_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_collation
    ADD CONSTRAINT plans_collation_cycle_id_d958c196_fk_plans_returncycle_id FOREIGN KEY (cycle_id) REFERENCES public.plans_returncycle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_collation
    ADD CONSTRAINT plans_collation_partnership_id_23d7daad_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_dutyrecord
    ADD CONSTRAINT plans_dutyrecord_agency_id_5784d781_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_dutyrecord
    ADD CONSTRAINT plans_dutyrecord_audience_id_a849e489_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_dutyrecord
    ADD CONSTRAINT plans_dutyrecord_meeting_id_ff28d6ea_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_dutyrecord
    ADD CONSTRAINT plans_dutyrecord_partnership_id_aafd61e0_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_dutyrecord
    ADD CONSTRAINT plans_dutyrecord_recorded_by_id_adc3a370_fk_partnersh FOREIGN KEY (recorded_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_funderquery
    ADD CONSTRAINT plans_funderquery_cycle_id_4795375e_fk_plans_returncycle_id FOREIGN KEY (cycle_id) REFERENCES public.plans_returncycle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_funderquery
    ADD CONSTRAINT plans_funderquery_partnership_id_a9c2e0f7_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_objective
    ADD CONSTRAINT plans_objective_partnership_id_39d9fceb_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_objective
    ADD CONSTRAINT plans_objective_priority_id_a290e551_fk_plans_priority_id FOREIGN KEY (priority_id) REFERENCES public.plans_priority(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_agency_id_e35478dd_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_audience_id_9433fda1_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_partnership_id_2226fc02_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_strategy_id_92931457_fk_plans_plan_id FOREIGN KEY (strategy_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_plancomment
    ADD CONSTRAINT plans_plancomment_agency_id_17f44ef2_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_plancomment
    ADD CONSTRAINT plans_plancomment_membership_id_6cfa8966_fk_partnersh FOREIGN KEY (membership_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_plancomment
    ADD CONSTRAINT plans_plancomment_partnership_id_278a625c_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_plancomment
    ADD CONSTRAINT plans_plancomment_plan_id_c5fe3c67_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT plans_planversion_adopted_by_id_e112d6ff_fk_partnersh FOREIGN KEY (adopted_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT plans_planversion_meeting_id_1d8b6aad_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT plans_planversion_partnership_id_2677b8ed_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_planversion
    ADD CONSTRAINT plans_planversion_plan_id_dcdb03c5_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_priority
    ADD CONSTRAINT plans_priority_partnership_id_be9e69bc_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_priority
    ADD CONSTRAINT plans_priority_plan_id_c0d5a0b1_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_progress
    ADD CONSTRAINT plans_progress_agency_id_d988f7d2_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_progress
    ADD CONSTRAINT plans_progress_by_id_bf9bde16_fk_partnerships_membership_id FOREIGN KEY (by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_progress
    ADD CONSTRAINT plans_progress_meeting_id_7809e953_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_progress
    ADD CONSTRAINT plans_progress_partnership_id_59627801_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_progress
    ADD CONSTRAINT plans_progress_tactical_action_id_5a68d5ad_fk_plans_tac FOREIGN KEY (tactical_action_id) REFERENCES public.plans_tacticalaction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncomment
    ADD CONSTRAINT plans_returncomment_agency_id_e5a29f0f_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncomment
    ADD CONSTRAINT plans_returncomment_cycle_id_f8cebd8e_fk_plans_returncycle_id FOREIGN KEY (cycle_id) REFERENCES public.plans_returncycle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncomment
    ADD CONSTRAINT plans_returncomment_membership_id_0c8c5a6c_fk_partnersh FOREIGN KEY (membership_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncomment
    ADD CONSTRAINT plans_returncomment_partnership_id_20a3cda7_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncycle
    ADD CONSTRAINT plans_returncycle_agency_id_e20fb88d_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncycle
    ADD CONSTRAINT plans_returncycle_audience_id_2943ced8_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncycle
    ADD CONSTRAINT plans_returncycle_collate_id_04f32702_fk_actions_action_id FOREIGN KEY (collate_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncycle
    ADD CONSTRAINT plans_returncycle_collect_id_0944ba6a_fk_actions_action_id FOREIGN KEY (collect_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncycle
    ADD CONSTRAINT plans_returncycle_partnership_id_065802c3_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncycle
    ADD CONSTRAINT plans_returncycle_plan_id_bfe50a95_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncycle
    ADD CONSTRAINT plans_returncycle_submit_id_5e751b84_fk_actions_action_id FOREIGN KEY (submit_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returncycle
    ADD CONSTRAINT plans_returncycle_submitted_by_id_eaced815_fk_partnersh FOREIGN KEY (submitted_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returnline
    ADD CONSTRAINT plans_returnline_accepted_by_id_69ab6b7b_fk_partnersh FOREIGN KEY (accepted_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returnline
    ADD CONSTRAINT plans_returnline_action_id_6bad990a_fk_actions_action_id FOREIGN KEY (action_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returnline
    ADD CONSTRAINT plans_returnline_agency_id_c02c2636_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returnline
    ADD CONSTRAINT plans_returnline_cycle_id_603d0781_fk_plans_returncycle_id FOREIGN KEY (cycle_id) REFERENCES public.plans_returncycle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returnline
    ADD CONSTRAINT plans_returnline_partnership_id_67151597_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returnline
    ADD CONSTRAINT plans_returnline_received_from_id_4793e5ef_fk_partnersh FOREIGN KEY (received_from_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returnline
    ADD CONSTRAINT plans_returnline_tactical_action_id_06297e3d_fk_plans_tac FOREIGN KEY (tactical_action_id) REFERENCES public.plans_tacticalaction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returnquestion
    ADD CONSTRAINT plans_returnquestion_cycle_id_f8a6ad98_fk_plans_returncycle_id FOREIGN KEY (cycle_id) REFERENCES public.plans_returncycle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_returnquestion
    ADD CONSTRAINT plans_returnquestion_partnership_id_9abd4dd1_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_supportingpartner
    ADD CONSTRAINT plans_supportingpart_agency_id_80ac2e46_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_supportingpartner
    ADD CONSTRAINT plans_supportingpart_partnership_id_000b841f_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_supportingpartner
    ADD CONSTRAINT plans_supportingpart_tactical_action_id_d14a71c9_fk_plans_tac FOREIGN KEY (tactical_action_id) REFERENCES public.plans_tacticalaction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_tacticalaction
    ADD CONSTRAINT plans_tacticalaction_lead_id_e83e6b82_fk_partnerships_agency_id FOREIGN KEY (lead_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_tacticalaction
    ADD CONSTRAINT plans_tacticalaction_lead_person_id_3a379a01_fk_partnersh FOREIGN KEY (lead_person_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_tacticalaction
    ADD CONSTRAINT plans_tacticalaction_objective_id_7fd28d05_fk_plans_obj FOREIGN KEY (objective_id) REFERENCES public.plans_objective(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_tacticalaction
    ADD CONSTRAINT plans_tacticalaction_partnership_id_e6ae1d48_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plans_tacticalaction
    ADD CONSTRAINT plans_tacticalaction_plan_id_6a23e451_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.reports_followlink
    ADD CONSTRAINT reports_followlink_partnership_id_17e65f83_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_followlink
    ADD CONSTRAINT reports_followlink_report_id_81483793_fk_reports_report_id FOREIGN KEY (report_id) REFERENCES public.reports_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_importmapping
    ADD CONSTRAINT reports_importmappin_agency_id_32b6bfcb_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_importmapping
    ADD CONSTRAINT reports_importmappin_partnership_id_003b9887_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_importmapping
    ADD CONSTRAINT reports_importmappin_saved_by_id_aec5b9c6_fk_partnersh FOREIGN KEY (saved_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_importrun
    ADD CONSTRAINT reports_importrun_agency_id_a79e6c63_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_importrun
    ADD CONSTRAINT reports_importrun_begun_by_id_d22b061c_fk_partnersh FOREIGN KEY (begun_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_importrun
    ADD CONSTRAINT reports_importrun_brought_by_id_e986002c_fk_partnersh FOREIGN KEY (brought_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_importrun
    ADD CONSTRAINT reports_importrun_partnership_id_088b8ff3_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_incident
    ADD CONSTRAINT reports_incident_partnership_id_e29b1c32_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_incident
    ADD CONSTRAINT reports_incident_report_id_53be6a75_fk_reports_report_id FOREIGN KEY (report_id) REFERENCES public.reports_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_incident
    ADD CONSTRAINT reports_incident_told_to_id_721f6013_fk_partnersh FOREIGN KEY (told_to_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_letter
    ADD CONSTRAINT reports_letter_partnership_id_6739d5e7_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_letter
    ADD CONSTRAINT reports_letter_report_id_58d55312_fk_reports_report_id FOREIGN KEY (report_id) REFERENCES public.reports_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_letter
    ADD CONSTRAINT reports_letter_written_by_id_fd11f8f9_fk_partnersh FOREIGN KEY (written_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_report_advice_id_dccac4ac_fk_partnerships_advice_id FOREIGN KEY (advice_id) REFERENCES public.partnerships_advice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_report_agency_id_fe64f2a4_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_report_audience_id_3a13d5ee_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_report_decided_by_id_f8bccb8b_fk_partnersh FOREIGN KEY (decided_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_report_duplicate_of_id_61348c9b_fk_reports_report_id FOREIGN KEY (duplicate_of_id) REFERENCES public.reports_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_report_entered_by_id_5ad7fa33_fk_partnersh FOREIGN KEY (entered_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_report_partnership_id_c740d7ea_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_report_place_id_e25e460e_fk_places_place_id FOREIGN KEY (place_id) REFERENCES public.places_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_report_reporter_id_d54be306_fk_people_person_id FOREIGN KEY (reporter_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_report
    ADD CONSTRAINT reports_report_team_id_9ddfe693_fk_partnerships_team_id FOREIGN KEY (team_id) REFERENCES public.partnerships_team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_reportstep
    ADD CONSTRAINT reports_reportstep_by_id_e1ba074f_fk_partnerships_membership_id FOREIGN KEY (by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_reportstep
    ADD CONSTRAINT reports_reportstep_partnership_id_749e0a71_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_reportstep
    ADD CONSTRAINT reports_reportstep_report_id_1fd31299_fk_reports_report_id FOREIGN KEY (report_id) REFERENCES public.reports_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_appeal
    ADD CONSTRAINT reviews_appeal_decided_by_id_e81dc1a3_fk_partnersh FOREIGN KEY (decided_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_appeal
    ADD CONSTRAINT reviews_appeal_partnership_id_927d9cc8_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_appeal
    ADD CONSTRAINT reviews_appeal_review_id_7ff03b09_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_complaint
    ADD CONSTRAINT reviews_complaint_agency_id_124e99e9_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_complaint
    ADD CONSTRAINT reviews_complaint_confirmed_by_id_470a4916_fk_partnersh FOREIGN KEY (confirmed_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_complaint
    ADD CONSTRAINT reviews_complaint_incident_id_548096c5_fk_reports_incident_id FOREIGN KEY (incident_id) REFERENCES public.reports_incident(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_complaint
    ADD CONSTRAINT reviews_complaint_partnership_id_62b4c76b_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_complaint
    ADD CONSTRAINT reviews_complaint_report_id_c4b1a7ad_fk_reports_report_id FOREIGN KEY (report_id) REFERENCES public.reports_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_complaint
    ADD CONSTRAINT reviews_complaint_review_id_bd27f7c5_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_complaint
    ADD CONSTRAINT reviews_complaint_same_incident_as_id_19a64fb2_fk_reviews_c FOREIGN KEY (same_incident_as_id) REFERENCES public.reviews_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_countedcomplaint
    ADD CONSTRAINT reviews_countedcompl_complaint_id_1fb0ebb6_fk_reviews_c FOREIGN KEY (complaint_id) REFERENCES public.reviews_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_countedcomplaint
    ADD CONSTRAINT reviews_countedcompl_decision_id_0018189a_fk_reviews_t FOREIGN KEY (decision_id) REFERENCES public.reviews_thresholddecision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_countedcomplaint
    ADD CONSTRAINT reviews_countedcompl_partnership_id_75f5bda2_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_finding
    ADD CONSTRAINT reviews_finding_panel_id_c9b7cb4a_fk_reviews_panel_id FOREIGN KEY (panel_id) REFERENCES public.reviews_panel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_finding
    ADD CONSTRAINT reviews_finding_partnership_id_65b1dbae_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_finding
    ADD CONSTRAINT reviews_finding_review_id_04911644_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_informationanswer
    ADD CONSTRAINT reviews_informationa_agency_id_865d0961_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_informationanswer
    ADD CONSTRAINT reviews_informationa_given_by_id_fa14efc9_fk_partnersh FOREIGN KEY (given_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_informationanswer
    ADD CONSTRAINT reviews_informationa_lead_id_33cfb351_fk_partnersh FOREIGN KEY (lead_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_informationanswer
    ADD CONSTRAINT reviews_informationa_partnership_id_13a8cedb_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_informationanswer
    ADD CONSTRAINT reviews_informationa_request_id_ce1c1648_fk_reviews_i FOREIGN KEY (request_id) REFERENCES public.reviews_informationrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_informationanswer
    ADD CONSTRAINT reviews_informationa_review_id_a10fc37e_fk_reviews_r FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_informationrequest
    ADD CONSTRAINT reviews_informationr_agency_id_331c07fc_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_informationrequest
    ADD CONSTRAINT reviews_informationr_partnership_id_8e53da94_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_informationrequest
    ADD CONSTRAINT reviews_informationr_review_id_fa517511_fk_reviews_r FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_informationrequest
    ADD CONSTRAINT reviews_informationr_sent_by_id_17164d28_fk_partnersh FOREIGN KEY (sent_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_panel
    ADD CONSTRAINT reviews_panel_chair_id_161ed942_fk_partnerships_membership_id FOREIGN KEY (chair_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_panel
    ADD CONSTRAINT reviews_panel_partnership_id_6bd5f003_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_panel
    ADD CONSTRAINT reviews_panel_review_id_96a0818e_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_panelmember
    ADD CONSTRAINT reviews_panelmember_agency_id_4b506508_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_panelmember
    ADD CONSTRAINT reviews_panelmember_membership_id_53697a64_fk_partnersh FOREIGN KEY (membership_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_panelmember
    ADD CONSTRAINT reviews_panelmember_panel_id_7c17c3a8_fk_reviews_panel_id FOREIGN KEY (panel_id) REFERENCES public.reviews_panel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_panelmember
    ADD CONSTRAINT reviews_panelmember_partnership_id_7ee73a84_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_panelmember
    ADD CONSTRAINT reviews_panelmember_review_id_52fc1be5_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_panelmember
    ADD CONSTRAINT reviews_panelmember_takes_over_from_id_0d70b417_fk_reviews_p FOREIGN KEY (takes_over_from_id) REFERENCES public.reviews_panelmember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_publishedfigures
    ADD CONSTRAINT reviews_publishedfig_partnership_id_8bf00e17_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_recommendationaction
    ADD CONSTRAINT reviews_recommendati_action_id_71cce181_fk_actions_a FOREIGN KEY (action_id) REFERENCES public.actions_action(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_recommendation
    ADD CONSTRAINT reviews_recommendati_agency_id_85023c64_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_recommendation
    ADD CONSTRAINT reviews_recommendati_answered_by_id_c6d52fce_fk_partnersh FOREIGN KEY (answered_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_recommendation
    ADD CONSTRAINT reviews_recommendati_partnership_id_64ef1e5f_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_recommendationaction
    ADD CONSTRAINT reviews_recommendati_partnership_id_766e420f_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_recommendationaction
    ADD CONSTRAINT reviews_recommendati_recommendation_id_58c47f7b_fk_reviews_r FOREIGN KEY (recommendation_id) REFERENCES public.reviews_recommendation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_recommendationaction
    ADD CONSTRAINT reviews_recommendati_review_id_68000635_fk_reviews_r FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_recommendation
    ADD CONSTRAINT reviews_recommendation_panel_id_122cba77_fk_reviews_panel_id FOREIGN KEY (panel_id) REFERENCES public.reviews_panel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_recommendation
    ADD CONSTRAINT reviews_recommendation_review_id_e4856b25_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_agency_id_64176b9b_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_audience_id_7c0df936_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_consent_document_id_25a2427e_fk_documents FOREIGN KEY (consent_document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_contact_person_id_0c3f93c5_fk_partnersh FOREIGN KEY (contact_person_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_entered_by_id_4e37ce7f_fk_partnersh FOREIGN KEY (entered_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_merged_into_id_a8696dee_fk_reviews_review_id FOREIGN KEY (merged_into_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_partnership_id_5bb05d96_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_procedure_id_23eb371a_fk_partnersh FOREIGN KEY (procedure_id) REFERENCES public.partnerships_reviewprocedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_representative_id_498edc61_fk_people_person_id FOREIGN KEY (representative_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_victim_id_1cc5d0db_fk_people_person_id FOREIGN KEY (victim_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewbody
    ADD CONSTRAINT reviews_reviewbody_agency_id_2afae6dd_fk_partnerships_agency_id FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewbody
    ADD CONSTRAINT reviews_reviewbody_partnership_id_ca193a31_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewbody
    ADD CONSTRAINT reviews_reviewbody_review_id_8f68b059_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewentry
    ADD CONSTRAINT reviews_reviewentry_agency_id_81a787de_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewentry
    ADD CONSTRAINT reviews_reviewentry_by_id_2f43a7b8_fk_partnersh FOREIGN KEY (by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewentry
    ADD CONSTRAINT reviews_reviewentry_contact_point_id_11ee4b94_fk_people_co FOREIGN KEY (contact_point_id) REFERENCES public.people_contactpoint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewentry
    ADD CONSTRAINT reviews_reviewentry_document_id_b3cdbfd8_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewentry
    ADD CONSTRAINT reviews_reviewentry_partnership_id_9afedf68_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewentry
    ADD CONSTRAINT reviews_reviewentry_review_id_17e040fe_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewexplained
    ADD CONSTRAINT reviews_reviewexplai_agency_id_dc55aa50_fk_partnersh FOREIGN KEY (agency_id) REFERENCES public.partnerships_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewexplained
    ADD CONSTRAINT reviews_reviewexplai_contact_point_id_ddb3cc45_fk_people_co FOREIGN KEY (contact_point_id) REFERENCES public.people_contactpoint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewexplained
    ADD CONSTRAINT reviews_reviewexplai_partnership_id_d08e3c2b_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewexplained
    ADD CONSTRAINT reviews_reviewexplained_person_id_6efaf249_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewexplained
    ADD CONSTRAINT reviews_reviewexplained_report_id_87478717_fk_reports_report_id FOREIGN KEY (report_id) REFERENCES public.reports_report(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewletter
    ADD CONSTRAINT reviews_reviewletter_contact_point_id_7fddf01e_fk_people_co FOREIGN KEY (contact_point_id) REFERENCES public.people_contactpoint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewletter
    ADD CONSTRAINT reviews_reviewletter_partnership_id_c43b9144_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewletter
    ADD CONSTRAINT reviews_reviewletter_review_id_bc0ef539_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewletter
    ADD CONSTRAINT reviews_reviewletter_written_by_id_b10a94cb_fk_partnersh FOREIGN KEY (written_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewlink
    ADD CONSTRAINT reviews_reviewlink_partnership_id_7d43ef61_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewlink
    ADD CONSTRAINT reviews_reviewlink_person_id_9a4566fc_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewlink
    ADD CONSTRAINT reviews_reviewlink_review_id_25c83a79_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewstep
    ADD CONSTRAINT reviews_reviewstep_by_id_c615e9bf_fk_partnerships_membership_id FOREIGN KEY (by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewstep
    ADD CONSTRAINT reviews_reviewstep_partnership_id_5b0666f9_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewstep
    ADD CONSTRAINT reviews_reviewstep_review_id_b93dd572_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_thresholddecision
    ADD CONSTRAINT reviews_thresholddec_decided_by_id_e9a7d846_fk_partnersh FOREIGN KEY (decided_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_thresholddecision
    ADD CONSTRAINT reviews_thresholddec_partnership_id_d041c3b2_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_thresholddecision
    ADD CONSTRAINT reviews_thresholddec_procedure_id_e83bbfda_fk_partnersh FOREIGN KEY (procedure_id) REFERENCES public.partnerships_reviewprocedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_thresholddecision
    ADD CONSTRAINT reviews_thresholddec_review_id_85f6b2de_fk_reviews_r FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_yearlyfigures
    ADD CONSTRAINT reviews_yearlyfigure_made_by_id_399a935a_fk_partnersh FOREIGN KEY (made_by_id) REFERENCES public.partnerships_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_yearlyfigures
    ADD CONSTRAINT reviews_yearlyfigure_partnership_id_bcb678c7_fk_partnersh FOREIGN KEY (partnership_id) REFERENCES public.partnerships_partnership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sharing_alsoshown
    ADD CONSTRAINT sharing_alsoshown_audience_id_97db6054_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sharing_audiencemember
    ADD CONSTRAINT sharing_audiencememb_audience_id_fdad27be_fk_sharing_a FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sharing_denial
    ADD CONSTRAINT sharing_denial_audience_id_71a08dfc_fk_sharing_audience_id FOREIGN KEY (audience_id) REFERENCES public.sharing_audience(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_partnersh FOREIGN KEY (user_id) REFERENCES public.partnerships_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_userses_user_id_af5e0a6d_fk_partnersh FOREIGN KEY (user_id) REFERENCES public.partnerships_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE public.actions_action ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.actions_ask ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.actions_awaitedevent ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.actions_chase ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.actions_deadline ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.actions_dependency ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.actions_jointowner ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.actions_reminderchoice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.actions_step ENABLE ROW LEVEL SECURITY;

CREATE POLICY app_adds ON public.audit_accessevent FOR INSERT TO wardmote_app WITH CHECK ((((actor_kind)::text = ( SELECT public.wardmote_kind() AS wardmote_kind)) AND (NOT (partnership_id IS DISTINCT FROM ( SELECT public.wardmote_partnership() AS wardmote_partnership))) AND (NOT (membership_id IS DISTINCT FROM ( SELECT public.wardmote_membership() AS wardmote_membership))) AND (NOT (account_id IS DISTINCT FROM ( SELECT public.wardmote_account() AS wardmote_account)))));

CREATE POLICY app_deletes ON public.actions_dependency FOR DELETE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = actions_dependency.action_id)))));

CREATE POLICY app_deletes ON public.actions_jointowner FOR DELETE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = actions_jointowner.action_id)))));

CREATE POLICY app_deletes ON public.cases_caseperson FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.cases_caseplace FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.cases_casestub FOR DELETE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_casestub.case_id))));

CREATE POLICY app_deletes ON public.cases_casevisit FOR DELETE TO wardmote_app USING ((membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)));

CREATE POLICY app_deletes ON public.cases_savedview FOR DELETE TO wardmote_app USING ((membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)));

CREATE POLICY app_deletes ON public.crimes_crime FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_deletes ON public.crimes_crimefile FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_deletes ON public.documents_draftdocument FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((draft_key_hash)::text = NULLIF(current_setting('wardmote.draft'::text, true), ''::text)))));

CREATE POLICY app_deletes ON public.meetings_attendance FOR DELETE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_meeting p
  WHERE (p.id = meetings_attendance.meeting_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_deletes ON public.meetings_bodyname FOR DELETE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_bodyname.body_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_deletes ON public.meetings_consultation FOR DELETE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) AND (EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_consultation.item_id)))));

CREATE POLICY app_deletes ON public.meetings_decision FOR DELETE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_decision.item_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR (EXISTS ( SELECT 1
   FROM (public.meetings_agendaitem i
     JOIN public.meetings_minutesversion v ON ((v.meeting_id = i.meeting_id)))
  WHERE ((i.id = meetings_decision.item_id) AND v.is_published)))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_deletes ON public.meetings_standingitem FOR DELETE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_standingitem.body_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_deletes ON public.meetings_subscription FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.notifications_message FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.notifications_prompt FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.partnerships_advice FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_deletes ON public.partnerships_apitoken FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.partnerships_formtoken FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.partnerships_invitation FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.partnerships_routingrule FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_deletes ON public.people_link FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.places_area FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_deletes ON public.places_correction FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.places_place FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.places_postcode FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_deletes ON public.places_street FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_deletes ON public.plans_dutyrecord FOR DELETE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = plans_dutyrecord.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = plans_dutyrecord.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_deletes ON public.plans_returnquestion FOR DELETE TO wardmote_app USING (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle p
  WHERE (p.id = plans_returnquestion.cycle_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_deletes ON public.plans_supportingpartner FOR DELETE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.plans_tacticalaction p
  WHERE (p.id = plans_supportingpartner.tactical_action_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_deletes ON public.plans_tacticalaction FOR DELETE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_tacticalaction.plan_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_deletes ON public.reports_followlink FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.reports_importmapping FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('import_reports'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_deletes ON public.reviews_reviewlink FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_deletes ON public.sharing_alsoshown FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_alsoshown.audience_id) AND (a.standing_for IS NULL) AND ((a.agency_id IS NULL) OR (a.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))) AND (('share_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR ('work_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_deletes ON public.sharing_audiencemember FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_audiencemember.audience_id) AND (a.standing_for IS NULL) AND ((a.agency_id IS NULL) OR (a.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))) AND (('share_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR ('work_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_audiencemember.audience_id) AND (a.agency_id IS NULL)))))) AND (public.sharing_reaches_actor(audience_id) OR (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_audiencemember.audience_id) AND (a.agency_id IS NULL))))))));

CREATE POLICY app_deletes ON public.sharing_denial FOR DELETE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_denial.audience_id) AND (a.standing_for IS NULL) AND ((a.agency_id IS NULL) OR (a.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))) AND (NOT is_wall) AND (membership_id IS DISTINCT FROM ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (('share_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR ('work_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_erases ON public.meetings_minutetext FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))) AND (EXISTS ( SELECT 1
   FROM (public.meetings_minutesversion v
     JOIN public.meetings_minutesversion a ON (((a.meeting_id = v.meeting_id) AND ((a.state)::text = 'approved'::text))))
  WHERE ((v.id = meetings_minutetext.minutes_id) AND ((v.state)::text = 'replaced'::text)))))) WITH CHECK (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))) AND (EXISTS ( SELECT 1
   FROM (public.meetings_minutesversion v
     JOIN public.meetings_minutesversion a ON (((a.meeting_id = v.meeting_id) AND ((a.state)::text = 'approved'::text))))
  WHERE ((v.id = meetings_minutetext.minutes_id) AND ((v.state)::text = 'replaced'::text)))) AND (text = ''::text)));

CREATE POLICY app_inserts ON public.actions_action FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND
CASE
    WHEN in_log THEN ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))
    ELSE ('work_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))
END)));

CREATE POLICY app_inserts ON public.actions_ask FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND public.actions_owes(action_id))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE ((a.id = actions_ask.action_id) AND a.in_log))))));

CREATE POLICY app_inserts ON public.actions_awaitedevent FOR INSERT TO wardmote_app WITH CHECK (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = actions_awaitedevent.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = actions_awaitedevent.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.actions_chase FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR (EXISTS ( SELECT 1
   FROM public.actions_ask k
  WHERE ((k.id = actions_chase.ask_id) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (k.partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((k.partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND public.actions_owes(k.action_id))) AND (EXISTS ( SELECT 1
           FROM public.actions_action a
          WHERE ((a.id = k.action_id) AND a.in_log))))))))));

CREATE POLICY app_inserts ON public.actions_deadline FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND public.actions_owes(action_id))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE ((a.id = actions_deadline.action_id) AND a.in_log))))));

CREATE POLICY app_inserts ON public.actions_dependency FOR INSERT TO wardmote_app WITH CHECK (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = actions_dependency.action_id)))));

CREATE POLICY app_inserts ON public.actions_jointowner FOR INSERT TO wardmote_app WITH CHECK (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = actions_jointowner.action_id)))));

CREATE POLICY app_inserts ON public.actions_reminderchoice FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))));

CREATE POLICY app_inserts ON public.actions_step FOR INSERT TO wardmote_app WITH CHECK (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND public.actions_owes(action_id))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE ((a.id = actions_step.action_id) AND a.in_log))))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR (by_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))));

CREATE POLICY app_inserts ON public.cases_accessrequest FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (asked_by_id = ( SELECT public.wardmote_membership() AS wardmote_membership))));

CREATE POLICY app_inserts ON public.cases_case FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_caseaction FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_caseagency FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_caseincident FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_caselink FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_casemember FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_caseperson FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_caseplace FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_casereport FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_casestep FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_casestub FOR INSERT TO wardmote_app WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_casestub.case_id))));

CREATE POLICY app_inserts ON public.cases_casevisit FOR INSERT TO wardmote_app WITH CHECK ((membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)));

CREATE POLICY app_inserts ON public.cases_entry FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_postalletter FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.cases_savedview FOR INSERT TO wardmote_app WITH CHECK ((membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)));

CREATE POLICY app_inserts ON public.cases_surveyanswer FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_inserts ON public.crimes_crime FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_inserts ON public.crimes_crimefile FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_inserts ON public.documents_document FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.documents_draftdocument FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((draft_key_hash)::text = NULLIF(current_setting('wardmote.draft'::text, true), ''::text)))));

CREATE POLICY app_inserts ON public.meetings_agendaitem FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND ((state)::text = 'requested'::text) AND (requested_by_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (NOT is_published))))));

CREATE POLICY app_inserts ON public.meetings_attendance FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_bodymember s
  WHERE ((s.id = ANY (ARRAY[meetings_attendance.member_id, meetings_attendance.substitute_for_id])) AND (s.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))));

CREATE POLICY app_inserts ON public.meetings_body FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))));

CREATE POLICY app_inserts ON public.meetings_bodyaction FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.meetings_bodymember FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_bodymember.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))));

CREATE POLICY app_inserts ON public.meetings_bodyname FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.meetings_circulation FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_circulation.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))));

CREATE POLICY app_inserts ON public.meetings_consultation FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (EXISTS ( SELECT 1
   FROM public.meetings_paper p
  WHERE ((p.id = meetings_consultation.paper_id) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (p.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))))));

CREATE POLICY app_inserts ON public.meetings_correction FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.meetings_cover FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.meetings_decision FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.meetings_declaration FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.meetings_deferral FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.meetings_delivery FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM (public.meetings_circulation c
     JOIN public.meetings_body b ON ((b.id = c.body_id)))
  WHERE ((c.id = meetings_delivery.circulation_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))));

CREATE POLICY app_inserts ON public.meetings_meeting FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_meeting.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))));

CREATE POLICY app_inserts ON public.meetings_meetingaction FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.meetings_meetingactionowner FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.meetings_minutesversion FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM (public.meetings_meeting m
     JOIN public.meetings_body b ON ((b.id = m.body_id)))
  WHERE ((m.id = meetings_minutesversion.meeting_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))));

CREATE POLICY app_inserts ON public.meetings_minutetext FOR INSERT TO wardmote_app WITH CHECK (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR (EXISTS ( SELECT 1
   FROM public.meetings_minutesversion v
  WHERE ((v.id = meetings_minutetext.minutes_id) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (v.partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((v.partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
           FROM (public.meetings_meeting m
             JOIN public.meetings_body b ON ((b.id = m.body_id)))
          WHERE ((m.id = v.meeting_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))))))) AND (EXISTS ( SELECT 1
   FROM public.meetings_minutesversion v
  WHERE ((v.id = meetings_minutetext.minutes_id) AND ((v.state)::text = 'draft'::text))))));

CREATE POLICY app_inserts ON public.meetings_paper FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))));

CREATE POLICY app_inserts ON public.meetings_paperversion FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (EXISTS ( SELECT 1
   FROM public.meetings_paper p
  WHERE ((p.id = meetings_paperversion.paper_id) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (p.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))))));

CREATE POLICY app_inserts ON public.meetings_series FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_series.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))));

CREATE POLICY app_inserts ON public.meetings_standingitem FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_standingitem.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))));

CREATE POLICY app_inserts ON public.meetings_subscription FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_inserts ON public.meetings_venue FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.notifications_calendarfeed FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))));

CREATE POLICY app_inserts ON public.notifications_message FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.notifications_prompt FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.partnerships_account FOR INSERT TO wardmote_app WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text)));

CREATE POLICY app_inserts ON public.partnerships_advice FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.partnerships_agency FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.partnerships_apitoken FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('manage_tokens'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.partnerships_formtoken FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.partnerships_invitation FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_inserts ON public.partnerships_membership FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text)));

CREATE POLICY app_inserts ON public.partnerships_partnership FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_inserts ON public.partnerships_reviewprocedure FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.partnerships_routingrule FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.partnerships_team FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_inserts ON public.partnerships_words FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.people_contactpoint FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.people_link FOR INSERT TO wardmote_app WITH CHECK (((EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_link.one_id))) AND (EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_link.other_id)))));

CREATE POLICY app_inserts ON public.people_person FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.people_protectedsource FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (author_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_protectedsource.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = people_protectedsource.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_protectedsource.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))));

CREATE POLICY app_inserts ON public.people_safelocation FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = people_safelocation.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_safelocation.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))));

CREATE POLICY app_inserts ON public.places_area FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_inserts ON public.places_correction FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND ('read_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.places_place FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text))));

CREATE POLICY app_inserts ON public.places_postcode FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_inserts ON public.places_street FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_inserts ON public.plans_collation FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.plans_dutyrecord FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.plans_funderquery FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.plans_objective FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.plans_plan FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.plans_plancomment FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (answer = ''::text) AND (EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_plancomment.plan_id))))));

CREATE POLICY app_inserts ON public.plans_planversion FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.plans_priority FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.plans_progress FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (by_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND public.plans_reports_on(tactical_action_id))))));

CREATE POLICY app_inserts ON public.plans_returncomment FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (answer = ''::text) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle p
  WHERE (p.id = plans_returncomment.cycle_id))))));

CREATE POLICY app_inserts ON public.plans_returncycle FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.plans_returnline FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.plans_returnquestion FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.plans_supportingpartner FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.plans_tacticalaction FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.reports_followlink FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reports_importmapping FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('import_reports'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.reports_importrun FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('import_reports'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.reports_incident FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reports_letter FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reports_report FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reports_reportstep FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.retention_due FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_inserts ON public.retention_erasure FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('decide_retention'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.retention_hold FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('decide_retention'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.reviews_appeal FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_complaint FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_countedcomplaint FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_finding FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_informationanswer FOR INSERT TO wardmote_app WITH CHECK ((((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text)));

CREATE POLICY app_inserts ON public.reviews_informationrequest FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_panel FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_panelmember FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_publishedfigures FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_reviews'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.reviews_recommendation FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_recommendationaction FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_review FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_reviewbody FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_reviewentry FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_reviewexplained FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_inserts ON public.reviews_reviewletter FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_reviewlink FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_reviewstep FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_thresholddecision FOR INSERT TO wardmote_app WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_inserts ON public.reviews_yearlyfigures FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_reviews'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_inserts ON public.sharing_alsoshown FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND public.cases_record_reaches_actor(record_id))));

CREATE POLICY app_inserts ON public.sharing_audience FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND (((standing_for IS NULL) AND ((agency_id IS NULL) OR (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))) OR ((standing_for IS NOT NULL) AND (('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (standing_for = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))))));

CREATE POLICY app_inserts ON public.sharing_audiencemember FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND (((EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_audiencemember.audience_id) AND (a.standing_for IS NULL) AND ((a.agency_id IS NULL) OR (a.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))) AND (public.sharing_is_empty(audience_id) OR ((principal_id IS DISTINCT FROM ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (public.sharing_reaches_actor(audience_id) OR (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_audiencemember.audience_id) AND (a.agency_id IS NULL)))))))) OR (('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_audiencemember.audience_id) AND (a.standing_for IS NOT NULL)))) AND public.sharing_is_empty(audience_id)) OR ((principal_id = partnership_id) AND (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_audiencemember.audience_id) AND (a.standing_for = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) AND public.sharing_is_empty(audience_id))))));

CREATE POLICY app_inserts ON public.sharing_denial FOR INSERT TO wardmote_app WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_denial.audience_id) AND (a.standing_for IS NULL) AND ((a.agency_id IS NULL) OR (a.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))) AND (NOT is_wall))));

CREATE POLICY app_selects ON public.actions_action FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = actions_action.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = actions_action.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))));

CREATE POLICY app_selects ON public.actions_ask FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = actions_ask.action_id))));

CREATE POLICY app_selects ON public.actions_awaitedevent FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = actions_awaitedevent.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = actions_awaitedevent.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))));

CREATE POLICY app_selects ON public.actions_chase FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.actions_ask a
  WHERE (a.id = actions_chase.ask_id))));

CREATE POLICY app_selects ON public.actions_deadline FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = actions_deadline.action_id))));

CREATE POLICY app_selects ON public.actions_dependency FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = actions_dependency.action_id))));

CREATE POLICY app_selects ON public.actions_jointowner FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = actions_jointowner.action_id))));

CREATE POLICY app_selects ON public.actions_reminderchoice FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))));

CREATE POLICY app_selects ON public.actions_step FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = actions_step.action_id))));

CREATE POLICY app_selects ON public.cases_accessrequest FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((asked_by_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) OR (EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_accessrequest.case_id)))))));

CREATE POLICY app_selects ON public.cases_case FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = cases_case.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = cases_case.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))));

CREATE POLICY app_selects ON public.cases_caseaction FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseaction.case_id))));

CREATE POLICY app_selects ON public.cases_caseagency FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseagency.case_id))));

CREATE POLICY app_selects ON public.cases_caseincident FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseincident.case_id))));

CREATE POLICY app_selects ON public.cases_caselink FOR SELECT TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caselink.one_id))) AND (EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caselink.other_id)))));

CREATE POLICY app_selects ON public.cases_casemember FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_casemember.case_id))));

CREATE POLICY app_selects ON public.cases_caseperson FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseperson.case_id))));

CREATE POLICY app_selects ON public.cases_caseplace FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseplace.case_id))));

CREATE POLICY app_selects ON public.cases_casereport FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_casereport.case_id))));

CREATE POLICY app_selects ON public.cases_casestep FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_casestep.case_id))));

CREATE POLICY app_selects ON public.cases_casestub FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('read_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = cases_casestub.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))));

CREATE POLICY app_selects ON public.cases_casevisit FOR SELECT TO wardmote_app USING ((membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)));

CREATE POLICY app_selects ON public.cases_entry FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_entry.case_id))));

CREATE POLICY app_selects ON public.cases_override FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((by_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) OR (('review_overrides'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND ((( SELECT public.wardmote_agency() AS wardmote_agency) = agency_id) OR (( SELECT public.wardmote_agency() AS wardmote_agency) = lead_id))) OR (EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_override.case_id)))))));

CREATE POLICY app_selects ON public.cases_postalletter FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_postalletter.case_id))));

CREATE POLICY app_selects ON public.cases_savedview FOR SELECT TO wardmote_app USING ((membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)));

CREATE POLICY app_selects ON public.cases_surveyanswer FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_surveyanswer.case_id))));

CREATE POLICY app_selects ON public.crimes_crime FOR SELECT TO wardmote_app USING (true);

CREATE POLICY app_selects ON public.crimes_crimefile FOR SELECT TO wardmote_app USING (true);

CREATE POLICY app_selects ON public.documents_document FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = documents_document.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) OR (EXISTS ( SELECT 1
   FROM (public.sharing_alsoshown s
     JOIN public.sharing_audiencemember m ON ((m.audience_id = s.audience_id)))
  WHERE ((s.record_id = documents_document.record_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0))) AND (NOT (EXISTS ( SELECT 1
   FROM (public.sharing_denial d
     JOIN public.sharing_alsoshown s ON ((s.audience_id = d.audience_id)))
  WHERE ((s.record_id = documents_document.record_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = documents_document.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (record_id = ( SELECT public.wardmote_record() AS wardmote_record)))));

CREATE POLICY app_selects ON public.documents_draftdocument FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((draft_key_hash)::text = NULLIF(current_setting('wardmote.draft'::text, true), ''::text)))));

CREATE POLICY app_selects ON public.meetings_agendaitem FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = meetings_agendaitem.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = meetings_agendaitem.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND is_published)));

CREATE POLICY app_selects ON public.meetings_attendance FOR SELECT TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_meeting p
  WHERE (p.id = meetings_attendance.meeting_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR (EXISTS ( SELECT 1
   FROM public.meetings_minutesversion v
  WHERE ((v.meeting_id = meetings_attendance.meeting_id) AND v.is_published))))));

CREATE POLICY app_selects ON public.meetings_body FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = meetings_body.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = meetings_body.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND is_published)));

CREATE POLICY app_selects ON public.meetings_bodyaction FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE (b.id = meetings_bodyaction.body_id))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = meetings_bodyaction.action_id)))));

CREATE POLICY app_selects ON public.meetings_bodymember FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_bodymember.body_id))));

CREATE POLICY app_selects ON public.meetings_bodyname FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_bodyname.body_id))));

CREATE POLICY app_selects ON public.meetings_circulation FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE (b.id = meetings_circulation.body_id))) AND ((meeting_id IS NULL) OR (EXISTS ( SELECT 1
   FROM public.meetings_meeting m
  WHERE (m.id = meetings_circulation.meeting_id))))));

CREATE POLICY app_selects ON public.meetings_consultation FOR SELECT TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_paper p
  WHERE (p.id = meetings_consultation.paper_id))) AND (EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_consultation.item_id)))));

CREATE POLICY app_selects ON public.meetings_correction FOR SELECT TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_minutesversion p
  WHERE (p.id = meetings_correction.minutes_id))) AND ((item_id IS NULL) OR (EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_correction.item_id))))));

CREATE POLICY app_selects ON public.meetings_cover FOR SELECT TO wardmote_app USING (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.meetings_bodymember p
  WHERE (p.id = meetings_cover.member_id)))));

CREATE POLICY app_selects ON public.meetings_decision FOR SELECT TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_decision.item_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR (EXISTS ( SELECT 1
   FROM (public.meetings_agendaitem i
     JOIN public.meetings_minutesversion v ON ((v.meeting_id = i.meeting_id)))
  WHERE ((i.id = meetings_decision.item_id) AND v.is_published))))));

CREATE POLICY app_selects ON public.meetings_declaration FOR SELECT TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_declaration.item_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR (EXISTS ( SELECT 1
   FROM (public.meetings_agendaitem i
     JOIN public.meetings_minutesversion v ON ((v.meeting_id = i.meeting_id)))
  WHERE ((i.id = meetings_declaration.item_id) AND v.is_published))))));

CREATE POLICY app_selects ON public.meetings_deferral FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_deferral.item_id))));

CREATE POLICY app_selects ON public.meetings_delivery FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.meetings_circulation c
  WHERE (c.id = meetings_delivery.circulation_id))));

CREATE POLICY app_selects ON public.meetings_meeting FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = meetings_meeting.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = meetings_meeting.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND is_published)));

CREATE POLICY app_selects ON public.meetings_meetingaction FOR SELECT TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_meetingaction.item_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR (EXISTS ( SELECT 1
   FROM (public.meetings_agendaitem i
     JOIN public.meetings_minutesversion v ON ((v.meeting_id = i.meeting_id)))
  WHERE ((i.id = meetings_meetingaction.item_id) AND v.is_published))))));

CREATE POLICY app_selects ON public.meetings_meetingactionowner FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.meetings_meetingaction a
  WHERE (a.id = meetings_meetingactionowner.meeting_action_id))));

CREATE POLICY app_selects ON public.meetings_minutesversion FOR SELECT TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_meeting p
  WHERE (p.id = meetings_minutesversion.meeting_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR is_published)));

CREATE POLICY app_selects ON public.meetings_minutetext FOR SELECT TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_minutesversion p
  WHERE (p.id = meetings_minutetext.minutes_id))) AND (EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_minutetext.item_id)))));

CREATE POLICY app_selects ON public.meetings_paper FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = meetings_paper.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = meetings_paper.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND is_published)));

CREATE POLICY app_selects ON public.meetings_paperversion FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.meetings_paper p
  WHERE (p.id = meetings_paperversion.paper_id))));

CREATE POLICY app_selects ON public.meetings_series FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_series.body_id))));

CREATE POLICY app_selects ON public.meetings_standingitem FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_standingitem.body_id))));

CREATE POLICY app_selects ON public.meetings_subscription FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_selects ON public.meetings_venue FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.meetings_meeting m
  WHERE ((m.registered_venue_id = meetings_venue.id) AND (m.deleted_at IS NULL)))) OR (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.registered_venue_id = meetings_venue.id) AND (b.deleted_at IS NULL))))))));

CREATE POLICY app_selects ON public.notifications_calendarfeed FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))));

CREATE POLICY app_selects ON public.notifications_message FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((agency_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) OR ((agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))));

CREATE POLICY app_selects ON public.notifications_prompt FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((membership_id IS NULL) AND (agency_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[]))) OR (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))));

CREATE POLICY app_selects ON public.partnerships_account FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text) OR (id = ( SELECT public.wardmote_account() AS wardmote_account)) OR (EXISTS ( SELECT 1
   FROM public.partnerships_membership m
  WHERE ((m.account_id = partnerships_account.id) AND (m.partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))))));

CREATE POLICY app_selects ON public.partnerships_advice FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_selects ON public.partnerships_agency FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text)));

CREATE POLICY app_selects ON public.partnerships_apitoken FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text)));

CREATE POLICY app_selects ON public.partnerships_formtoken FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_selects ON public.partnerships_invitation FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text)));

CREATE POLICY app_selects ON public.partnerships_membership FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text)));

CREATE POLICY app_selects ON public.partnerships_partnership FOR SELECT TO wardmote_app USING (true);

CREATE POLICY app_selects ON public.partnerships_reviewprocedure FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_selects ON public.partnerships_routingrule FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_selects ON public.partnerships_team FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_selects ON public.partnerships_words FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_selects ON public.people_contactpoint FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_contactpoint.person_id))));

CREATE POLICY app_selects ON public.people_link FOR SELECT TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_link.one_id))) AND (EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_link.other_id)))));

CREATE POLICY app_selects ON public.people_person FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = people_person.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) OR (EXISTS ( SELECT 1
   FROM (public.sharing_alsoshown s
     JOIN public.sharing_audiencemember m ON ((m.audience_id = s.audience_id)))
  WHERE ((s.record_id = people_person.id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0))) AND (NOT (EXISTS ( SELECT 1
   FROM (public.sharing_denial d
     JOIN public.sharing_alsoshown s ON ((s.audience_id = d.audience_id)))
  WHERE ((s.record_id = people_person.id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_person.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (id = ( SELECT public.wardmote_subject() AS wardmote_subject)))));

CREATE POLICY app_selects ON public.people_protectedsource FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (author_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_protectedsource.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))));

CREATE POLICY app_selects ON public.people_safelocation FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_safelocation.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND ((author_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) OR (EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = people_safelocation.audience_id) AND (m.principal_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (m.until > statement_timestamp()) AND (NOT m.is_override)))))));

CREATE POLICY app_selects ON public.places_area FOR SELECT TO wardmote_app USING (true);

CREATE POLICY app_selects ON public.places_correction FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND ('read_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_selects ON public.places_place FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text))));

CREATE POLICY app_selects ON public.places_postcode FOR SELECT TO wardmote_app USING (true);

CREATE POLICY app_selects ON public.places_street FOR SELECT TO wardmote_app USING (true);

CREATE POLICY app_selects ON public.plans_collation FOR SELECT TO wardmote_app USING (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle p
  WHERE (p.id = plans_collation.cycle_id)))));

CREATE POLICY app_selects ON public.plans_dutyrecord FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = plans_dutyrecord.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = plans_dutyrecord.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))));

CREATE POLICY app_selects ON public.plans_funderquery FOR SELECT TO wardmote_app USING (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle p
  WHERE (p.id = plans_funderquery.cycle_id)))));

CREATE POLICY app_selects ON public.plans_objective FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.plans_priority p
  WHERE (p.id = plans_objective.priority_id))));

CREATE POLICY app_selects ON public.plans_plan FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = plans_plan.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = plans_plan.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND is_published)));

CREATE POLICY app_selects ON public.plans_plancomment FOR SELECT TO wardmote_app USING (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_plancomment.plan_id)))));

CREATE POLICY app_selects ON public.plans_planversion FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_planversion.plan_id))));

CREATE POLICY app_selects ON public.plans_priority FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_priority.plan_id))));

CREATE POLICY app_selects ON public.plans_progress FOR SELECT TO wardmote_app USING (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.plans_tacticalaction p
  WHERE (p.id = plans_progress.tactical_action_id)))));

CREATE POLICY app_selects ON public.plans_returncomment FOR SELECT TO wardmote_app USING (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle p
  WHERE (p.id = plans_returncomment.cycle_id)))));

CREATE POLICY app_selects ON public.plans_returncycle FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = plans_returncycle.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = plans_returncycle.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))));

CREATE POLICY app_selects ON public.plans_returnline FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.plans_returncycle p
  WHERE (p.id = plans_returnline.cycle_id))));

CREATE POLICY app_selects ON public.plans_returnquestion FOR SELECT TO wardmote_app USING (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle p
  WHERE (p.id = plans_returnquestion.cycle_id)))));

CREATE POLICY app_selects ON public.plans_supportingpartner FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.plans_tacticalaction p
  WHERE (p.id = plans_supportingpartner.tactical_action_id))));

CREATE POLICY app_selects ON public.plans_tacticalaction FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_tacticalaction.plan_id))));

CREATE POLICY app_selects ON public.reports_followlink FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.reports_report r
  WHERE (r.id = reports_followlink.report_id))));

CREATE POLICY app_selects ON public.reports_importmapping FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('import_reports'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_selects ON public.reports_importrun FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('import_reports'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_selects ON public.reports_incident FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.reports_report r
  WHERE (r.id = reports_incident.report_id))));

CREATE POLICY app_selects ON public.reports_letter FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.reports_report r
  WHERE (r.id = reports_letter.report_id))));

CREATE POLICY app_selects ON public.reports_report FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = reports_report.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) OR (EXISTS ( SELECT 1
   FROM (public.sharing_alsoshown s
     JOIN public.sharing_audiencemember m ON ((m.audience_id = s.audience_id)))
  WHERE ((s.record_id = reports_report.id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0))) AND (NOT (EXISTS ( SELECT 1
   FROM (public.sharing_denial d
     JOIN public.sharing_alsoshown s ON ((s.audience_id = d.audience_id)))
  WHERE ((s.record_id = reports_report.id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = reports_report.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (id = ( SELECT public.wardmote_record() AS wardmote_record)))));

CREATE POLICY app_selects ON public.reports_reportstep FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.reports_report r
  WHERE (r.id = reports_reportstep.report_id))));

CREATE POLICY app_selects ON public.retention_due FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('decide_retention'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_selects ON public.retention_erasure FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('decide_retention'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_selects ON public.retention_hold FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('decide_retention'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_selects ON public.reviews_appeal FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_appeal.review_id)))));

CREATE POLICY app_selects ON public.reviews_complaint FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_complaint.review_id)))));

CREATE POLICY app_selects ON public.reviews_countedcomplaint FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_thresholddecision d
  WHERE (d.id = reviews_countedcomplaint.decision_id)))));

CREATE POLICY app_selects ON public.reviews_finding FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_finding.review_id)))));

CREATE POLICY app_selects ON public.reviews_informationanswer FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_informationanswer.review_id))) AND ((NOT in_confidence) OR (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) OR (lead_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) OR (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))))));

CREATE POLICY app_selects ON public.reviews_informationrequest FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_informationrequest.review_id)))));

CREATE POLICY app_selects ON public.reviews_panel FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_panel.review_id)))));

CREATE POLICY app_selects ON public.reviews_panelmember FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_panelmember.review_id)))));

CREATE POLICY app_selects ON public.reviews_publishedfigures FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_selects ON public.reviews_recommendation FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_recommendation.review_id)))));

CREATE POLICY app_selects ON public.reviews_recommendationaction FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_recommendationaction.review_id)))));

CREATE POLICY app_selects ON public.reviews_review FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = reviews_review.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = reviews_review.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND (id = ( SELECT public.wardmote_record() AS wardmote_record)))));

CREATE POLICY app_selects ON public.reviews_reviewbody FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_reviewbody.review_id)))));

CREATE POLICY app_selects ON public.reviews_reviewentry FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_reviewentry.review_id)))));

CREATE POLICY app_selects ON public.reviews_reviewexplained FOR SELECT TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.reports_report r
  WHERE (r.id = reviews_reviewexplained.report_id))) AND (( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text)));

CREATE POLICY app_selects ON public.reviews_reviewletter FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_reviewletter.review_id))));

CREATE POLICY app_selects ON public.reviews_reviewlink FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_reviewlink.review_id))));

CREATE POLICY app_selects ON public.reviews_reviewstep FOR SELECT TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_reviewstep.review_id))));

CREATE POLICY app_selects ON public.reviews_thresholddecision FOR SELECT TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_thresholddecision.review_id)))));

CREATE POLICY app_selects ON public.reviews_yearlyfigures FOR SELECT TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_reviews'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_selects ON public.sharing_alsoshown FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_selects ON public.sharing_audience FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_selects ON public.sharing_audiencemember FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_selects ON public.sharing_denial FOR SELECT TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_updates ON public.actions_action FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = actions_action.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = actions_action.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR
CASE
    WHEN in_log THEN (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND ((state)::text = ANY ((ARRAY['open'::character varying, 'in_progress'::character varying, 'waiting'::character varying, 'awaiting'::character varying, 'claimed'::character varying])::text[])) AND public.actions_owes(id)))
    ELSE (('work_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND ((agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) OR (owner_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) OR (set_by_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))
END))) WITH CHECK (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = actions_action.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = actions_action.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR
CASE
    WHEN in_log THEN (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND ((state)::text = ANY ((ARRAY['open'::character varying, 'in_progress'::character varying, 'waiting'::character varying, 'awaiting'::character varying, 'claimed'::character varying, 'nil'::character varying])::text[])) AND public.actions_owes(id)))
    ELSE ('work_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))
END)));

CREATE POLICY app_updates ON public.actions_ask FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND public.actions_owes(action_id))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE ((a.id = actions_ask.action_id) AND a.in_log)))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND public.actions_owes(action_id))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE ((a.id = actions_ask.action_id) AND a.in_log))))));

CREATE POLICY app_updates ON public.actions_awaitedevent FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = actions_awaitedevent.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = actions_awaitedevent.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE ((a.awaited_id = actions_awaitedevent.id) AND public.actions_owes(a.id)))))))) WITH CHECK (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = actions_awaitedevent.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = actions_awaitedevent.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE ((a.awaited_id = actions_awaitedevent.id) AND public.actions_owes(a.id))))))));

CREATE POLICY app_updates ON public.actions_chase FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.actions_deadline FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND public.actions_owes(action_id))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE ((a.id = actions_deadline.action_id) AND a.in_log)))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND public.actions_owes(action_id))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE ((a.id = actions_deadline.action_id) AND a.in_log))))));

CREATE POLICY app_updates ON public.actions_jointowner FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.actions_reminderchoice FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))));

CREATE POLICY app_updates ON public.actions_step FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.cases_accessrequest FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_accessrequest.case_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_accessrequest.case_id))));

CREATE POLICY app_updates ON public.cases_case FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = cases_case.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = cases_case.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = cases_case.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = cases_case.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))));

CREATE POLICY app_updates ON public.cases_caseaction FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseaction.case_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseaction.case_id))));

CREATE POLICY app_updates ON public.cases_caseagency FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseagency.case_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseagency.case_id))));

CREATE POLICY app_updates ON public.cases_caseincident FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseincident.case_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseincident.case_id))));

CREATE POLICY app_updates ON public.cases_caselink FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.cases_casemember FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_casemember.case_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_casemember.case_id))));

CREATE POLICY app_updates ON public.cases_caseperson FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseperson.case_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseperson.case_id))));

CREATE POLICY app_updates ON public.cases_caseplace FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseplace.case_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_caseplace.case_id))));

CREATE POLICY app_updates ON public.cases_casereport FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_casereport.case_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_casereport.case_id))));

CREATE POLICY app_updates ON public.cases_casestep FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.cases_casestub FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_casestub.case_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_casestub.case_id))));

CREATE POLICY app_updates ON public.cases_casevisit FOR UPDATE TO wardmote_app USING ((membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))) WITH CHECK ((membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)));

CREATE POLICY app_updates ON public.cases_entry FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_entry.case_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_entry.case_id))));

CREATE POLICY app_updates ON public.cases_override FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('review_overrides'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND ((( SELECT public.wardmote_agency() AS wardmote_agency) = agency_id) OR (( SELECT public.wardmote_agency() AS wardmote_agency) = lead_id))) AND (by_id <> ( SELECT public.wardmote_membership() AS wardmote_membership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('review_overrides'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND ((( SELECT public.wardmote_agency() AS wardmote_agency) = agency_id) OR (( SELECT public.wardmote_agency() AS wardmote_agency) = lead_id))) AND (by_id <> ( SELECT public.wardmote_membership() AS wardmote_membership)))));

CREATE POLICY app_updates ON public.cases_postalletter FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_postalletter.case_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.cases_case c
  WHERE (c.id = cases_postalletter.case_id))));

CREATE POLICY app_updates ON public.cases_savedview FOR UPDATE TO wardmote_app USING ((membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))) WITH CHECK ((membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)));

CREATE POLICY app_updates ON public.crimes_crime FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text)) WITH CHECK ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_updates ON public.crimes_crimefile FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text)) WITH CHECK ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_updates ON public.documents_document FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = documents_document.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) OR (EXISTS ( SELECT 1
   FROM (public.sharing_alsoshown s
     JOIN public.sharing_audiencemember m ON ((m.audience_id = s.audience_id)))
  WHERE ((s.record_id = documents_document.record_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0))) AND (NOT (EXISTS ( SELECT 1
   FROM (public.sharing_denial d
     JOIN public.sharing_alsoshown s ON ((s.audience_id = d.audience_id)))
  WHERE ((s.record_id = documents_document.record_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = documents_document.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = documents_document.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) OR (EXISTS ( SELECT 1
   FROM (public.sharing_alsoshown s
     JOIN public.sharing_audiencemember m ON ((m.audience_id = s.audience_id)))
  WHERE ((s.record_id = documents_document.record_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0))) AND (NOT (EXISTS ( SELECT 1
   FROM (public.sharing_denial d
     JOIN public.sharing_alsoshown s ON ((s.audience_id = d.audience_id)))
  WHERE ((s.record_id = documents_document.record_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = documents_document.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))));

CREATE POLICY app_updates ON public.documents_draftdocument FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.meetings_agendaitem FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = meetings_agendaitem.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = meetings_agendaitem.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND is_published)) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.meetings_attendance FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_meeting p
  WHERE (p.id = meetings_attendance.meeting_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_bodymember s
  WHERE ((s.id = ANY (ARRAY[meetings_attendance.member_id, meetings_attendance.substitute_for_id])) AND (s.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.meetings_meeting p
  WHERE (p.id = meetings_attendance.meeting_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_bodymember s
  WHERE ((s.id = ANY (ARRAY[meetings_attendance.member_id, meetings_attendance.substitute_for_id])) AND (s.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))))));

CREATE POLICY app_updates ON public.meetings_body FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = meetings_body.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = meetings_body.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND is_published)) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))));

CREATE POLICY app_updates ON public.meetings_bodyaction FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE (b.id = meetings_bodyaction.body_id))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = meetings_bodyaction.action_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE (b.id = meetings_bodyaction.body_id))) AND (EXISTS ( SELECT 1
   FROM public.actions_action a
  WHERE (a.id = meetings_bodyaction.action_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.meetings_bodymember FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_bodymember.body_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_bodymember.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_bodymember.body_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_bodymember.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))))));

CREATE POLICY app_updates ON public.meetings_consultation FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (EXISTS ( SELECT 1
   FROM public.meetings_paper p
  WHERE ((p.id = meetings_consultation.paper_id) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (p.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (EXISTS ( SELECT 1
   FROM public.meetings_paper p
  WHERE ((p.id = meetings_consultation.paper_id) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (p.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))))));

CREATE POLICY app_updates ON public.meetings_cover FOR UPDATE TO wardmote_app USING (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.meetings_bodymember p
  WHERE (p.id = meetings_cover.member_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.meetings_bodymember p
  WHERE (p.id = meetings_cover.member_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.meetings_decision FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_decision.item_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR (EXISTS ( SELECT 1
   FROM (public.meetings_agendaitem i
     JOIN public.meetings_minutesversion v ON ((v.meeting_id = i.meeting_id)))
  WHERE ((i.id = meetings_decision.item_id) AND v.is_published)))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_decision.item_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR (EXISTS ( SELECT 1
   FROM (public.meetings_agendaitem i
     JOIN public.meetings_minutesversion v ON ((v.meeting_id = i.meeting_id)))
  WHERE ((i.id = meetings_decision.item_id) AND v.is_published)))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.meetings_declaration FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_declaration.item_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR (EXISTS ( SELECT 1
   FROM (public.meetings_agendaitem i
     JOIN public.meetings_minutesversion v ON ((v.meeting_id = i.meeting_id)))
  WHERE ((i.id = meetings_declaration.item_id) AND v.is_published)))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_declaration.item_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR (EXISTS ( SELECT 1
   FROM (public.meetings_agendaitem i
     JOIN public.meetings_minutesversion v ON ((v.meeting_id = i.meeting_id)))
  WHERE ((i.id = meetings_declaration.item_id) AND v.is_published)))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.meetings_deferral FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_deferral.item_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_deferral.item_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.meetings_delivery FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.meetings_meeting FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = meetings_meeting.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = meetings_meeting.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND is_published)) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_meeting.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_meeting.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))));

CREATE POLICY app_updates ON public.meetings_meetingaction FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_meetingaction.item_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR (EXISTS ( SELECT 1
   FROM (public.meetings_agendaitem i
     JOIN public.meetings_minutesversion v ON ((v.meeting_id = i.meeting_id)))
  WHERE ((i.id = meetings_meetingaction.item_id) AND v.is_published)))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_meetingaction.item_id))) AND ((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) OR (EXISTS ( SELECT 1
   FROM (public.meetings_agendaitem i
     JOIN public.meetings_minutesversion v ON ((v.meeting_id = i.meeting_id)))
  WHERE ((i.id = meetings_meetingaction.item_id) AND v.is_published)))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.meetings_minutesversion FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_meeting p
  WHERE (p.id = meetings_minutesversion.meeting_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM (public.meetings_meeting m
     JOIN public.meetings_body b ON ((b.id = m.body_id)))
  WHERE ((m.id = meetings_minutesversion.meeting_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))) AND ((state)::text <> 'approved'::text))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM (public.meetings_meeting m
     JOIN public.meetings_body b ON ((b.id = m.body_id)))
  WHERE ((m.id = meetings_minutesversion.meeting_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))));

CREATE POLICY app_updates ON public.meetings_minutetext FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_minutetext.item_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR (EXISTS ( SELECT 1
   FROM public.meetings_minutesversion v
  WHERE ((v.id = meetings_minutetext.minutes_id) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (v.partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((v.partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
           FROM (public.meetings_meeting m
             JOIN public.meetings_body b ON ((b.id = m.body_id)))
          WHERE ((m.id = v.meeting_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))))))) AND (EXISTS ( SELECT 1
   FROM public.meetings_minutesversion v
  WHERE ((v.id = meetings_minutetext.minutes_id) AND ((v.state)::text = 'draft'::text)))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.meetings_agendaitem p
  WHERE (p.id = meetings_minutetext.item_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR (EXISTS ( SELECT 1
   FROM public.meetings_minutesversion v
  WHERE ((v.id = meetings_minutetext.minutes_id) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (v.partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((v.partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
           FROM (public.meetings_meeting m
             JOIN public.meetings_body b ON ((b.id = m.body_id)))
          WHERE ((m.id = v.meeting_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))))))) AND (EXISTS ( SELECT 1
   FROM public.meetings_minutesversion v
  WHERE ((v.id = meetings_minutetext.minutes_id) AND ((v.state)::text = 'draft'::text))))));

CREATE POLICY app_updates ON public.meetings_paper FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = meetings_paper.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = meetings_paper.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND is_published)) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))));

CREATE POLICY app_updates ON public.meetings_paperversion FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (EXISTS ( SELECT 1
   FROM public.meetings_paper p
  WHERE ((p.id = meetings_paperversion.paper_id) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (p.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (EXISTS ( SELECT 1
   FROM public.meetings_paper p
  WHERE ((p.id = meetings_paperversion.paper_id) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (p.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))))));

CREATE POLICY app_updates ON public.meetings_series FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_series.body_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_series.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_series.body_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_series.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))))));

CREATE POLICY app_updates ON public.meetings_standingitem FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_standingitem.body_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_standingitem.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))))))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.meetings_body p
  WHERE (p.id = meetings_standingitem.body_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (EXISTS ( SELECT 1
   FROM public.meetings_body b
  WHERE ((b.id = meetings_standingitem.body_id) AND (b.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))))));

CREATE POLICY app_updates ON public.meetings_subscription FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.meetings_venue FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.notifications_calendarfeed FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))));

CREATE POLICY app_updates ON public.notifications_message FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((agency_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) OR ((agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((agency_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) OR ((agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))));

CREATE POLICY app_updates ON public.notifications_prompt FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((membership_id IS NULL) AND (agency_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[]))) OR (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((membership_id IS NULL) AND (agency_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[]))) OR (membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))));

CREATE POLICY app_updates ON public.partnerships_account FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text) OR (id = ( SELECT public.wardmote_account() AS wardmote_account)) OR ((EXISTS ( SELECT 1
   FROM public.partnerships_membership m
  WHERE ((m.account_id = partnerships_account.id) AND (m.partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) AND (('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text) OR (id = ( SELECT public.wardmote_account() AS wardmote_account)) OR ((EXISTS ( SELECT 1
   FROM public.partnerships_membership m
  WHERE ((m.account_id = partnerships_account.id) AND (m.partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) AND (('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.partnerships_advice FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.partnerships_agency FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.partnerships_apitoken FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('manage_tokens'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('manage_tokens'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text)));

CREATE POLICY app_updates ON public.partnerships_formtoken FOR UPDATE TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere))) WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_updates ON public.partnerships_invitation FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) OR (( SELECT public.wardmote_kind() AS wardmote_kind) = 'sign-in'::text)));

CREATE POLICY app_updates ON public.partnerships_membership FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.partnerships_partnership FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) OR ((id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) OR ((id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.partnerships_reviewprocedure FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.partnerships_routingrule FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.partnerships_team FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((('manage_accounts'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency))) OR ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.partnerships_words FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('manage_partnership'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.people_contactpoint FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_contactpoint.person_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_contactpoint.person_id))));

CREATE POLICY app_updates ON public.people_link FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_link.one_id))) AND (EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_link.other_id))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_link.one_id))) AND (EXISTS ( SELECT 1
   FROM public.people_person p
  WHERE (p.id = people_link.other_id)))));

CREATE POLICY app_updates ON public.people_person FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = people_person.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) OR (EXISTS ( SELECT 1
   FROM (public.sharing_alsoshown s
     JOIN public.sharing_audiencemember m ON ((m.audience_id = s.audience_id)))
  WHERE ((s.record_id = people_person.id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0))) AND (NOT (EXISTS ( SELECT 1
   FROM (public.sharing_denial d
     JOIN public.sharing_alsoshown s ON ((s.audience_id = d.audience_id)))
  WHERE ((s.record_id = people_person.id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_person.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (id = ( SELECT public.wardmote_subject() AS wardmote_subject))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = people_person.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) OR (EXISTS ( SELECT 1
   FROM (public.sharing_alsoshown s
     JOIN public.sharing_audiencemember m ON ((m.audience_id = s.audience_id)))
  WHERE ((s.record_id = people_person.id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0))) AND (NOT (EXISTS ( SELECT 1
   FROM (public.sharing_denial d
     JOIN public.sharing_alsoshown s ON ((s.audience_id = d.audience_id)))
  WHERE ((s.record_id = people_person.id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_person.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (id = ( SELECT public.wardmote_subject() AS wardmote_subject)))));

CREATE POLICY app_updates ON public.people_protectedsource FOR UPDATE TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (author_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_protectedsource.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (author_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_protectedsource.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))));

CREATE POLICY app_updates ON public.people_safelocation FOR UPDATE TO wardmote_app USING (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_safelocation.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND ((author_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) OR (EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = people_safelocation.audience_id) AND (m.principal_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (m.until > statement_timestamp()) AND (NOT m.is_override))))))) WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = people_safelocation.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND ((author_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) OR (EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = people_safelocation.audience_id) AND (m.principal_id = ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (m.until > statement_timestamp()) AND (NOT m.is_override)))))));

CREATE POLICY app_updates ON public.places_area FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text)) WITH CHECK ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_updates ON public.places_correction FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.places_place FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text)))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text))));

CREATE POLICY app_updates ON public.places_postcode FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text)) WITH CHECK ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_updates ON public.places_street FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text)) WITH CHECK ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text));

CREATE POLICY app_updates ON public.plans_collation FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.plans_dutyrecord FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = plans_dutyrecord.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = plans_dutyrecord.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.plans_funderquery FOR UPDATE TO wardmote_app USING (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle p
  WHERE (p.id = plans_funderquery.cycle_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK (((NOT (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text)) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle p
  WHERE (p.id = plans_funderquery.cycle_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.plans_objective FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.plans_priority p
  WHERE (p.id = plans_objective.priority_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.plans_priority p
  WHERE (p.id = plans_objective.priority_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.plans_plan FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = plans_plan.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = plans_plan.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND is_published)) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.plans_plancomment FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) AND (EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_plancomment.plan_id))))) WITH CHECK (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) AND (EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_plancomment.plan_id)))));

CREATE POLICY app_updates ON public.plans_priority FOR UPDATE TO wardmote_app USING (((EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_priority.plan_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK (((EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_priority.plan_id))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))));

CREATE POLICY app_updates ON public.plans_returncomment FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle p
  WHERE (p.id = plans_returncomment.cycle_id))))) WITH CHECK (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle p
  WHERE (p.id = plans_returncomment.cycle_id)))));

CREATE POLICY app_updates ON public.plans_returncycle FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = plans_returncycle.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = plans_returncycle.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership))))))))) AND (( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.plans_returnline FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle c
  WHERE ((c.id = plans_returnline.cycle_id) AND ((c.state)::text = ANY ((ARRAY['collecting'::character varying, 'comment'::character varying, 'final'::character varying])::text[]))))) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ((state)::text = ANY ((ARRAY['requested'::character varying, 'reminded'::character varying, 'query'::character varying, 'received'::character varying])::text[]))))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (EXISTS ( SELECT 1
   FROM public.plans_returncycle c
  WHERE ((c.id = plans_returnline.cycle_id) AND ((c.state)::text = ANY ((ARRAY['collecting'::character varying, 'comment'::character varying, 'final'::character varying])::text[]))))) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ((state)::text = ANY ((ARRAY['received'::character varying, 'nil'::character varying])::text[])))))));

CREATE POLICY app_updates ON public.plans_tacticalaction FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_tacticalaction.plan_id))) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND public.plans_reports_on(id)))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (EXISTS ( SELECT 1
   FROM public.plans_plan p
  WHERE (p.id = plans_tacticalaction.plan_id))) AND (('run_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR (('read_business'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) AND public.plans_reports_on(id))))));

CREATE POLICY app_updates ON public.reports_followlink FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.reports_report r
  WHERE (r.id = reports_followlink.report_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.reports_report r
  WHERE (r.id = reports_followlink.report_id))));

CREATE POLICY app_updates ON public.reports_importmapping FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('import_reports'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('import_reports'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.reports_importrun FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('import_reports'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('import_reports'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.reports_incident FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.reports_letter FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.reports_report FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = reports_report.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) OR (EXISTS ( SELECT 1
   FROM (public.sharing_alsoshown s
     JOIN public.sharing_audiencemember m ON ((m.audience_id = s.audience_id)))
  WHERE ((s.record_id = reports_report.id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0))) AND (NOT (EXISTS ( SELECT 1
   FROM (public.sharing_denial d
     JOIN public.sharing_alsoshown s ON ((s.audience_id = d.audience_id)))
  WHERE ((s.record_id = reports_report.id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = reports_report.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (id = ( SELECT public.wardmote_record() AS wardmote_record))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = reports_report.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) OR (EXISTS ( SELECT 1
   FROM (public.sharing_alsoshown s
     JOIN public.sharing_audiencemember m ON ((m.audience_id = s.audience_id)))
  WHERE ((s.record_id = reports_report.id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0))) AND (NOT (EXISTS ( SELECT 1
   FROM (public.sharing_denial d
     JOIN public.sharing_alsoshown s ON ((s.audience_id = d.audience_id)))
  WHERE ((s.record_id = reports_report.id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = reports_report.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (id = ( SELECT public.wardmote_record() AS wardmote_record)))));

CREATE POLICY app_updates ON public.reports_reportstep FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.retention_due FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('decide_retention'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('decide_retention'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.retention_hold FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('decide_retention'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND ('decide_retention'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.reviews_appeal FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_appeal.review_id))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_appeal.review_id)))));

CREATE POLICY app_updates ON public.reviews_complaint FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_complaint.review_id))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_complaint.review_id)))));

CREATE POLICY app_updates ON public.reviews_countedcomplaint FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.reviews_finding FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_finding.review_id))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_finding.review_id)))));

CREATE POLICY app_updates ON public.reviews_informationanswer FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.reviews_informationrequest FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_informationrequest.review_id))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_informationrequest.review_id)))));

CREATE POLICY app_updates ON public.reviews_panel FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_panel.review_id))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_panel.review_id)))));

CREATE POLICY app_updates ON public.reviews_panelmember FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_panelmember.review_id))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_panelmember.review_id)))));

CREATE POLICY app_updates ON public.reviews_publishedfigures FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_reviews'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_reviews'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.reviews_recommendation FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_recommendation.review_id))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_recommendation.review_id)))));

CREATE POLICY app_updates ON public.reviews_review FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = reviews_review.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = reviews_review.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND (id = ( SELECT public.wardmote_record() AS wardmote_record))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audiencemember m
  WHERE ((m.audience_id = reviews_review.audience_id) AND (m.principal_id = ANY (( SELECT public.wardmote_principals() AS wardmote_principals)::uuid[])) AND (m.until > statement_timestamp()))
 OFFSET 0)) AND (NOT (EXISTS ( SELECT 1
   FROM public.sharing_denial d
  WHERE ((d.audience_id = reviews_review.audience_id) AND (d.membership_id = ( SELECT public.wardmote_membership() AS wardmote_membership)))))))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'public'::text) AND (id = ( SELECT public.wardmote_record() AS wardmote_record)))));

CREATE POLICY app_updates ON public.reviews_reviewbody FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_reviewbody.review_id))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_reviewbody.review_id)))));

CREATE POLICY app_updates ON public.reviews_reviewentry FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.reviews_reviewletter FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.reviews_reviewlink FOR UPDATE TO wardmote_app USING ((EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_reviewlink.review_id)))) WITH CHECK ((EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_reviewlink.review_id))));

CREATE POLICY app_updates ON public.reviews_reviewstep FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)))));

CREATE POLICY app_updates ON public.reviews_thresholddecision FOR UPDATE TO wardmote_app USING (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_thresholddecision.review_id))))) WITH CHECK (((( SELECT public.wardmote_kind() AS wardmote_kind) <> 'public'::text) AND (EXISTS ( SELECT 1
   FROM public.reviews_review r
  WHERE (r.id = reviews_thresholddecision.review_id)))));

CREATE POLICY app_updates ON public.reviews_yearlyfigures FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_reviews'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND ('run_reviews'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])))));

CREATE POLICY app_updates ON public.sharing_audience FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND (standing_for IS NULL) AND (agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)) AND (('share_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[])) OR ('work_cases'::text = ANY (( SELECT public.wardmote_duties() AS wardmote_duties)::text[]))) AND public.sharing_reaches_actor(id)))) WITH CHECK (((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) OR ( SELECT public.wardmote_everywhere() AS wardmote_everywhere)));

CREATE POLICY app_updates ON public.sharing_audiencemember FOR UPDATE TO wardmote_app USING ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_audiencemember.audience_id) AND (a.standing_for IS NULL) AND ((a.agency_id IS NULL) OR (a.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))) AND (public.sharing_reaches_actor(audience_id) OR (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_audiencemember.audience_id) AND (a.agency_id IS NULL)))))))) WITH CHECK ((( SELECT public.wardmote_everywhere() AS wardmote_everywhere) OR ((( SELECT public.wardmote_kind() AS wardmote_kind) = 'system'::text) AND (partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership))) OR ((partnership_id = ( SELECT public.wardmote_partnership() AS wardmote_partnership)) AND (( SELECT public.wardmote_kind() AS wardmote_kind) = 'viewer'::text) AND ((EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_audiencemember.audience_id) AND (a.standing_for IS NULL) AND ((a.agency_id IS NULL) OR (a.agency_id = ( SELECT public.wardmote_agency() AS wardmote_agency)))))) AND (public.sharing_is_empty(audience_id) OR ((principal_id IS DISTINCT FROM ( SELECT public.wardmote_membership() AS wardmote_membership)) AND (public.sharing_reaches_actor(audience_id) OR (EXISTS ( SELECT 1
   FROM public.sharing_audience a
  WHERE ((a.id = sharing_audiencemember.audience_id) AND (a.agency_id IS NULL)))))))))));

ALTER TABLE public.audit_accessevent ENABLE ROW LEVEL SECURITY;

CREATE POLICY audit_keeps ON public.audit_accessevent TO wardmote_audit USING (true) WITH CHECK (true);

CREATE POLICY audit_keeps ON public.audit_seal TO wardmote_audit USING (true) WITH CHECK (true);

CREATE POLICY audit_keeps ON public.audit_unsealed TO wardmote_audit USING (true) WITH CHECK (true);

ALTER TABLE public.audit_seal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_unsealed ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_accessrequest ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_case ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caseaction ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caseagency ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caseincident ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caselink ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_casemember ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caseperson ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_caseplace ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_casereport ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_casestep ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_casestub ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_casevisit ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_override ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_postalletter ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_savedview ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cases_surveyanswer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.crimes_crime ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.crimes_crimefile ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.documents_document ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.documents_draftdocument ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_agendaitem ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_attendance ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_body ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_bodyaction ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_bodymember ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_bodyname ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_circulation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_consultation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_correction ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_cover ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_decision ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_declaration ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_deferral ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_delivery ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_meeting ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_meetingaction ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_meetingactionowner ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_minutesversion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_minutetext ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_paper ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_paperversion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_series ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_standingitem ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_subscription ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meetings_venue ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_calendarfeed ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_message ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.notifications_prompt ENABLE ROW LEVEL SECURITY;

CREATE POLICY owner_maintains ON public.actions_action TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.actions_ask TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.actions_awaitedevent TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.actions_chase TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.actions_deadline TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.actions_dependency TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.actions_jointowner TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.actions_reminderchoice TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.actions_step TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_accessrequest TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_case TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_caseaction TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_caseagency TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_caseincident TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_caselink TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_casemember TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_caseperson TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_caseplace TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_casereport TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_casestep TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_casestub TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_casevisit TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_entry TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_override TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_postalletter TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_savedview TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.cases_surveyanswer TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.crimes_crime TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.crimes_crimefile TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.documents_document TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.documents_draftdocument TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_agendaitem TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_attendance TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_body TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_bodyaction TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_bodymember TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_bodyname TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_circulation TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_consultation TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_correction TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_cover TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_decision TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_declaration TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_deferral TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_delivery TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_meeting TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_meetingaction TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_meetingactionowner TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_minutesversion TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_minutetext TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_paper TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_paperversion TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_series TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_standingitem TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_subscription TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.meetings_venue TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.notifications_calendarfeed TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.notifications_message TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.notifications_prompt TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_account TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_advice TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_agency TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_apitoken TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_formtoken TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_invitation TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_membership TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_partnership TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_reviewprocedure TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_routingrule TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_team TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.partnerships_words TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.people_contactpoint TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.people_link TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.people_person TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.people_protectedsource TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.people_safelocation TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.places_area TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.places_correction TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.places_place TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.places_postcode TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.places_street TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_collation TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_dutyrecord TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_funderquery TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_objective TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_plan TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_plancomment TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_planversion TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_priority TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_progress TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_returncomment TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_returncycle TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_returnline TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_returnquestion TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_supportingpartner TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.plans_tacticalaction TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reports_followlink TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reports_importmapping TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reports_importrun TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reports_incident TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reports_letter TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reports_report TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reports_reportstep TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.retention_due TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.retention_erasure TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.retention_hold TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_appeal TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_complaint TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_countedcomplaint TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_finding TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_informationanswer TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_informationrequest TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_panel TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_panelmember TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_publishedfigures TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_recommendation TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_recommendationaction TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_review TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_reviewbody TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_reviewentry TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_reviewexplained TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_reviewletter TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_reviewlink TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_reviewstep TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_thresholddecision TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.reviews_yearlyfigures TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.sharing_alsoshown TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.sharing_audience TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.sharing_audiencemember TO wardmote_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_maintains ON public.sharing_denial TO wardmote_owner USING (true) WITH CHECK (true);

ALTER TABLE public.partnerships_account ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_advice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_agency ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_apitoken ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_formtoken ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_invitation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_membership ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_partnership ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_reviewprocedure ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_routingrule ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_team ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnerships_words ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.people_contactpoint ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.people_link ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.people_person ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.people_protectedsource ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.people_safelocation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.places_area ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.places_correction ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.places_place ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.places_postcode ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.places_street ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_collation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_dutyrecord ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_funderquery ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_objective ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_plan ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_plancomment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_planversion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_priority ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_progress ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_returncomment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_returncycle ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_returnline ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_returnquestion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_supportingpartner ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans_tacticalaction ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reports_followlink ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reports_importmapping ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reports_importrun ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reports_incident ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reports_letter ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reports_report ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reports_reportstep ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.retention_due ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.retention_erasure ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.retention_hold ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_appeal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_complaint ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_countedcomplaint ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_finding ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_informationanswer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_informationrequest ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_panel ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_panelmember ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_publishedfigures ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_recommendation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_recommendationaction ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_review ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewbody ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewentry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewexplained ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewletter ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewlink ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_reviewstep ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_thresholddecision ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reviews_yearlyfigures ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sharing_alsoshown ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sharing_audience ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sharing_audiencemember ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sharing_denial ENABLE ROW LEVEL SECURITY;

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO wardmote_app;
GRANT ALL ON SCHEMA public TO wardmote_audit;

REVOKE ALL ON FUNCTION public.actions_next_number() FROM PUBLIC;
GRANT ALL ON FUNCTION public.actions_next_number() TO wardmote_app;

REVOKE ALL ON FUNCTION public.actions_owes(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.actions_owes(wanted uuid) TO wardmote_app;

GRANT INSERT ON TABLE public.audit_accessevent TO wardmote_app;

REVOKE ALL ON FUNCTION public.audit_canonical(e public.audit_accessevent) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.audit_enqueue() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.audit_failed_sign_ins(accounts uuid[], since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_failed_sign_ins(accounts uuid[], since timestamp with time zone) TO wardmote_app;

REVOKE ALL ON FUNCTION public.audit_hash_at(place bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_hash_at(place bigint) TO wardmote_app;

REVOKE ALL ON FUNCTION public.audit_head() FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_head() TO wardmote_app;

REVOKE ALL ON FUNCTION public.audit_out_of_scope(event uuid, asked text, refs text[], ids uuid[], from_ip inet, from_session text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_out_of_scope(event uuid, asked text, refs text[], ids uuid[], from_ip inet, from_session text) TO wardmote_app;

REVOKE ALL ON FUNCTION public.audit_read(subject uuid, about uuid, who uuid, before timestamp with time zone, how_many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_read(subject uuid, about uuid, who uuid, before timestamp with time zone, how_many integer) TO wardmote_app;

REVOKE ALL ON FUNCTION public.audit_read_own(before timestamp with time zone, how_many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_read_own(before timestamp with time zone, how_many integer) TO wardmote_app;

REVOKE ALL ON FUNCTION public.audit_refuse() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.audit_seal_events(how_many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_seal_events(how_many integer) TO wardmote_app;

REVOKE ALL ON FUNCTION public.audit_unknown_sign_ins(since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_unknown_sign_ins(since timestamp with time zone) TO wardmote_app;

REVOKE ALL ON FUNCTION public.audit_verify(OUT sealed bigint, OUT unsealed bigint, OUT head text, OUT first_bad bigint, OUT problem text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_verify(OUT sealed bigint, OUT unsealed bigint, OUT head text, OUT first_bad bigint, OUT problem text) TO wardmote_app;

REVOKE ALL ON FUNCTION public.cases_named_ids(pattern text, how_many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.cases_named_ids(pattern text, how_many integer) TO wardmote_app;

REVOKE ALL ON FUNCTION public.cases_override_lock(override uuid, wanted uuid, why text, said text, began timestamp with time zone, ends timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.cases_override_lock(override uuid, wanted uuid, why text, said text, began timestamp with time zone, ends timestamp with time zone) TO wardmote_app;

REVOKE ALL ON FUNCTION public.cases_record_reaches_actor(record uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.cases_record_reaches_actor(record uuid) TO wardmote_app;

REVOKE ALL ON FUNCTION public.cases_search_ids(query text, how_many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.cases_search_ids(query text, how_many integer) TO wardmote_app;

REVOKE ALL ON FUNCTION public.notifications_enter_by_feed(wanted text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.notifications_enter_by_feed(wanted text) TO wardmote_app;

REVOKE ALL ON FUNCTION public.partnerships_enter_by_token(wanted text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.partnerships_enter_by_token(wanted text) TO wardmote_app;

REVOKE ALL ON FUNCTION public.partnerships_raise_wall(membership uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.partnerships_wall_of_audience() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.partnerships_wall_of_membership() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.partnerships_wall_of_team() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.people_contact_is_shared(point uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_contact_is_shared(point uuid) TO wardmote_app;

REVOKE ALL ON FUNCTION public.people_erase_secrets(records uuid[], persons uuid[], OUT sources bigint, OUT locations bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_erase_secrets(records uuid[], persons uuid[], OUT sources bigint, OUT locations bigint) TO wardmote_app;

REVOKE ALL ON FUNCTION public.people_found_ids(pattern text, contact text, how_many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_found_ids(pattern text, contact text, how_many integer) TO wardmote_app;

REVOKE ALL ON FUNCTION public.plans_reports_on(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.plans_reports_on(wanted uuid) TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO wardmote_app;

REVOKE ALL ON FUNCTION public.records_named_in_actions(refs text[], ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.records_named_in_actions(refs text[], ids uuid[]) TO wardmote_audit;

REVOKE ALL ON FUNCTION public.records_named_in_cases(refs text[], ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.records_named_in_cases(refs text[], ids uuid[]) TO wardmote_audit;

REVOKE ALL ON FUNCTION public.records_named_in_documents(refs text[], ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.records_named_in_documents(refs text[], ids uuid[]) TO wardmote_audit;

REVOKE ALL ON FUNCTION public.records_named_in_people(refs text[], ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.records_named_in_people(refs text[], ids uuid[]) TO wardmote_audit;

REVOKE ALL ON FUNCTION public.records_named_in_reports(refs text[], ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.records_named_in_reports(refs text[], ids uuid[]) TO wardmote_audit;

REVOKE ALL ON FUNCTION public.reports_alike_ids(one uuid, since timestamp with time zone, how_many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reports_alike_ids(one uuid, since timestamp with time zone, how_many integer) TO wardmote_app;

REVOKE ALL ON FUNCTION public.reports_earlier(audience uuid, since timestamp with time zone, address text, in_postcode text, contacts text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reports_earlier(audience uuid, since timestamp with time zone, address text, in_postcode text, contacts text[]) TO wardmote_app;

REVOKE ALL ON FUNCTION public.reports_follow(secret text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reports_follow(secret text) TO wardmote_app;

REVOKE ALL ON FUNCTION public.reports_in_box_ids(west double precision, south double precision, east double precision, north double precision, since timestamp with time zone, how_many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reports_in_box_ids(west double precision, south double precision, east double precision, north double precision, since timestamp with time zone, how_many integer) TO wardmote_app;

REVOKE ALL ON FUNCTION public.reports_like_ids(one uuid, since timestamp with time zone, how_many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reports_like_ids(one uuid, since timestamp with time zone, how_many integer) TO wardmote_app;

REVOKE ALL ON FUNCTION public.reports_look_back(audience uuid, since timestamp with time zone, address text, in_postcode text, contacts text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reports_look_back(audience uuid, since timestamp with time zone, address text, in_postcode text, contacts text[]) TO wardmote_app;

REVOKE ALL ON FUNCTION public.reports_newest_ids(query text, how_many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reports_newest_ids(query text, how_many integer) TO wardmote_app;

REVOKE ALL ON FUNCTION public.reports_repeats_unseen(one uuid, since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reports_repeats_unseen(one uuid, since timestamp with time zone) TO wardmote_app;

REVOKE ALL ON FUNCTION public.reports_search_ids(query text, how_many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reports_search_ids(query text, how_many integer) TO wardmote_app;

REVOKE ALL ON FUNCTION public.reviews_follow(secret text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reviews_follow(secret text) TO wardmote_app;

REVOKE ALL ON FUNCTION public.reviews_in_record(of_review uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reviews_in_record(of_review uuid) TO wardmote_app;

REVOKE ALL ON FUNCTION public.sharing_is_empty(audience uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.sharing_is_empty(audience uuid) TO wardmote_app;

REVOKE ALL ON FUNCTION public.sharing_reaches_actor(audience uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.sharing_reaches_actor(audience uuid) TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailaddress TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.account_emailaddress_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailconfirmation TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.account_emailconfirmation_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.actions_action TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.actions_ask TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.actions_awaitedevent TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.actions_chase TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.actions_deadline TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.actions_dependency TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.actions_jointowner TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.actions_reminderchoice TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.actions_step TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.auth_group_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group_permissions TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_permission TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.auth_permission_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_accessrequest TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_case TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_caseaction TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_caseagency TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_caseincident TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_caselink TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_casemember TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_caseperson TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_caseplace TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_casereport TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_casestep TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_casestub TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_casevisit TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_entry TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_override TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_postalletter TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_savedview TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_surveyanswer TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.crimes_crime TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.crimes_crimefile TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_content_type TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_content_type_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_migrations TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_migrations_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.documents_document TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.documents_draftdocument TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_agendaitem TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_attendance TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_body TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_bodyaction TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_bodymember TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_bodyname TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_circulation TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_consultation TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_correction TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_cover TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_decision TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_declaration TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_deferral TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_delivery TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_meeting TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_meetingaction TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_meetingactionowner TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_minutesversion TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_minutetext TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_paper TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_paperversion TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_series TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_standingitem TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_subscription TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meetings_venue TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mfa_authenticator TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.mfa_authenticator_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notifications_calendarfeed TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notifications_message TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notifications_prompt TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partnerships_account TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partnerships_advice TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partnerships_agency TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partnerships_apitoken TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partnerships_formtoken TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partnerships_invitation TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partnerships_membership TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partnerships_partnership TO wardmote_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.partnerships_reviewprocedure TO wardmote_app;

GRANT UPDATE(withdrawn_on) ON TABLE public.partnerships_reviewprocedure TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partnerships_routingrule TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partnerships_team TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partnerships_words TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_contactpoint TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_link TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_person TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_protectedsource TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_safelocation TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.places_area TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.places_correction TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.places_place TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.places_postcode TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.places_street TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_collation TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_dutyrecord TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_funderquery TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_objective TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_plan TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_plancomment TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_planversion TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_priority TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_progress TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_returncomment TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_returncycle TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_returnline TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_returnquestion TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_supportingpartner TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans_tacticalaction TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_events_id_seq TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reports_followlink TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reports_importmapping TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reports_importrun TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reports_incident TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reports_letter TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reports_report TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reports_reportstep TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.retention_due TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.retention_erasure TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.retention_hold TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_appeal TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_complaint TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_countedcomplaint TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_finding TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_informationanswer TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_informationrequest TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_panel TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_panelmember TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_publishedfigures TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_recommendation TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_recommendationaction TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_review TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_reviewbody TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_reviewentry TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_reviewexplained TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_reviewletter TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_reviewlink TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_reviewstep TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_thresholddecision TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reviews_yearlyfigures TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sharing_alsoshown TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sharing_audience TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sharing_audiencemember TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sharing_denial TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialaccount TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.socialaccount_socialaccount_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialapp TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.socialaccount_socialapp_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialtoken TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.socialaccount_socialtoken_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.usersessions_usersession TO wardmote_app;

GRANT SELECT,USAGE ON SEQUENCE public.usersessions_usersession_id_seq TO wardmote_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wardmote_cache TO wardmote_app;

ALTER DEFAULT PRIVILEGES FOR ROLE wardmote_owner IN SCHEMA public GRANT SELECT,USAGE ON SEQUENCES TO wardmote_app;

ALTER DEFAULT PRIVILEGES FOR ROLE wardmote_owner IN SCHEMA public GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO wardmote_app;

INSERT INTO public.django_migrations (app, name, applied) SELECT app, name, pg_catalog.now() FROM (VALUES
('access', '0001_functions'),
('account', '0001_initial'),
('account', '0002_email_max_length'),
('account', '0003_alter_emailaddress_create_unique_verified_email'),
('account', '0004_alter_emailaddress_drop_unique_email'),
('account', '0005_emailaddress_idx_upper_email'),
('account', '0006_emailaddress_lower'),
('account', '0007_emailaddress_idx_email'),
('account', '0008_emailaddress_unique_primary_email_fixup'),
('account', '0009_emailaddress_unique_primary_email'),
('actions', '0001_initial'),
('actions', '0002_row_security'),
('actions', '0003_named'),
('actions', '0004_log'),
('actions', '0005_log_row_security'),
('actions', '0006_set_when'),
('actions', '0007_stricter_rows'),
('actions', '0008_moved'),
('actions', '0009_recurring'),
('actions', '0010_erasing'),
('audit', '0001_initial'),
('audit', '0002_log_is_kept'),
('audit', '0003_out_of_scope'),
('auth', '0001_initial'),
('auth', '0002_alter_permission_name_max_length'),
('auth', '0003_alter_user_email_max_length'),
('auth', '0004_alter_user_username_opts'),
('auth', '0005_alter_user_last_login_null'),
('auth', '0006_require_contenttypes_0002'),
('auth', '0007_alter_validators_add_error_messages'),
('auth', '0008_alter_user_username_max_length'),
('auth', '0009_alter_user_last_name_max_length'),
('auth', '0010_alter_group_name_max_length'),
('auth', '0011_update_proxy_permissions'),
('auth', '0012_alter_user_first_name_max_length'),
('cases', '0001_initial'),
('cases', '0002_row_security'),
('cases', '0003_search'),
('cases', '0004_by_change'),
('cases', '0005_named'),
('cases', '0006_lead_changes'),
('cases', '0007_override'),
('cases', '0008_override_security'),
('cases', '0009_letters_and_survey'),
('cases', '0010_letters_and_survey_security'),
('cases', '0011_erasing'),
('cases', '0012_override_reference'),
('cases', '0013_consent'),
('cases', '0014_open_by_ward'),
('contenttypes', '0001_initial'),
('contenttypes', '0002_remove_content_type_name'),
('crimes', '0001_initial'),
('crimes', '0002_row_security'),
('documents', '0001_initial'),
('documents', '0002_row_security'),
('documents', '0003_named'),
('jobs', '0001_cache_table'),
('meetings', '0001_initial'),
('meetings', '0002_row_security'),
('meetings', '0003_owners_and_subscriptions'),
('meetings', '0004_row_security'),
('meetings', '0005_venues_and_names'),
('meetings', '0006_stricter_rows'),
('meetings', '0007_circulations'),
('meetings', '0008_recurring_and_leads'),
('meetings', '0009_member_changes'),
('meetings', '0010_erasing'),
('meetings', '0011_outside_body'),
('mfa', '0001_initial'),
('mfa', '0002_authenticator_timestamps'),
('mfa', '0003_authenticator_type_uniq'),
('notifications', '0001_initial'),
('notifications', '0002_row_security'),
('notifications', '0003_own_prompts'),
('notifications', '0004_calendars'),
('notifications', '0005_feeds_row_security'),
('notifications', '0006_fewer_indexes'),
('partnerships', '0001_initial'),
('partnerships', '0002_row_security'),
('partnerships', '0003_token_entry'),
('partnerships', '0004_review_procedure'),
('partnerships', '0005_being_filled'),
('partnerships', '0006_wall'),
('partnerships', '0007_expiring'),
('partnerships', '0008_colour'),
('partnerships', '0009_reaching'),
('people', '0001_initial'),
('people', '0002_row_security'),
('people', '0003_source_ended'),
('people', '0004_named'),
('people', '0005_finding'),
('people', '0006_code_word_hashed'),
('people', '0007_not_in_an_emergency'),
('people', '0008_erasing'),
('people', '0009_indexes'),
('people', '0010_fewer_indexes'),
('places', '0001_initial'),
('places', '0002_row_security'),
('places', '0003_correction'),
('plans', '0001_initial'),
('plans', '0002_row_security'),
('plans', '0003_stricter_rows'),
('plans', '0004_erasing'),
('procrastinate', '0001_initial'),
('procrastinate', '0002_drop_started_at_column'),
('procrastinate', '0003_drop_started_at_column'),
('procrastinate', '0004_drop_procrastinate_version_table'),
('procrastinate', '0005_fix_procrastinate_fetch_job'),
('procrastinate', '0006_fix_trigger_status_events_insert'),
('procrastinate', '0007_add_queueing_lock_column'),
('procrastinate', '0008_close_fetch_job_race_condition'),
('procrastinate', '0009_add_defer_job_function'),
('procrastinate', '0010_add_procrastinate_periodic_defers'),
('procrastinate', '0011_add_foreign_key_index'),
('procrastinate', '0012_add_locks_to_periodic_defer'),
('procrastinate', '0013_fix_procrastinate_defer_periodic_job'),
('procrastinate', '0014_add_finish_job_and_retry_job_functions'),
('procrastinate', '0015_add_trigger_on_job_deletion'),
('procrastinate', '0016_delete_finished_jobs'),
('procrastinate', '0017_add_checks_to_finish_job'),
('procrastinate', '0018_add_checks_to_retry_job'),
('procrastinate', '0019_fix_finish_job_compat_issue'),
('procrastinate', '0020_add_index_on_procrastinate_jobs'),
('procrastinate', '0021_add_kwargs_to_defer_periodic_job'),
('procrastinate', '0022_null_locks_excluded'),
('procrastinate', '0023_remove_old_finish_job_function'),
('procrastinate', '0024_job_id_bigint'),
('procrastinate', '0025_add_models'),
('procrastinate', '0026_add_job_priority'),
('procrastinate', '0027_add_periodic_job_priority'),
('procrastinate', '0028_add_cancel_states'),
('procrastinate', '0029_add_additional_params_to_retry_job'),
('procrastinate', '0030_alter_procrastinateevent_options'),
('procrastinate', '0031_add_indexes_for_fetch_job'),
('procrastinate', '0032_pre_cancel_notification'),
('procrastinate', '0033_post_cancel_notification'),
('procrastinate', '0034_pre_add_heartbeat'),
('procrastinate', '0035_post_add_heartbeat'),
('procrastinate', '0036_add_worker_model'),
('procrastinate', '0037_pre_batch_defer_jobs'),
('procrastinate', '0038_post_batch_defer_jobs'),
('procrastinate', '0039_pre_priority_lock_fetch_job'),
('procrastinate', '0040_pre_retry_failed_job'),
('procrastinate', '0041_post_retry_failed_job'),
('reports', '0001_initial'),
('reports', '0002_row_security'),
('reports', '0003_likeness'),
('reports', '0004_feed'),
('reports', '0005_importing'),
('reports', '0006_speed'),
('reports', '0007_named'),
('reports', '0008_repeats'),
('reports', '0009_erasing'),
('reports', '0010_import_as_job'),
('reports', '0011_indexes'),
('reports', '0012_import_stops'),
('reports', '0013_open_reports'),
('reports', '0014_look_back'),
('reports', '0015_growing'),
('reports', '0016_audience_without_index'),
('retention', '0001_initial'),
('retention', '0002_row_security'),
('reviews', '0001_initial'),
('reviews', '0002_row_security'),
('reviews', '0003_in_record'),
('reviews', '0004_joined'),
('reviews', '0005_yearly_figures'),
('reviews', '0006_papers'),
('reviews', '0007_followed_in_the_log'),
('reviews', '0008_seats'),
('reviews', '0009_erasing'),
('reviews', '0010_bodies_let_go'),
('sessions', '0001_initial'),
('sharing', '0001_initial'),
('sharing', '0002_row_security'),
('sharing', '0003_who_changes'),
('sharing', '0004_override'),
('socialaccount', '0001_initial'),
('socialaccount', '0002_token_max_lengths'),
('socialaccount', '0003_extra_data_default_dict'),
('socialaccount', '0004_app_provider_id_settings'),
('socialaccount', '0005_socialtoken_nullable_app'),
('socialaccount', '0006_alter_socialaccount_extra_data'),
('usersessions', '0001_initial')
) AS done (app, name);

INSERT INTO public.django_content_type (app_label, model) VALUES
('account', 'emailaddress'),
('account', 'emailconfirmation'),
('actions', 'action'),
('actions', 'ask'),
('actions', 'awaitedevent'),
('actions', 'chase'),
('actions', 'deadline'),
('actions', 'dependency'),
('actions', 'jointowner'),
('actions', 'reminderchoice'),
('actions', 'step'),
('audit', 'accessevent'),
('audit', 'seal'),
('audit', 'unsealed'),
('auth', 'group'),
('auth', 'permission'),
('cases', 'accessrequest'),
('cases', 'case'),
('cases', 'caseaction'),
('cases', 'caseagency'),
('cases', 'caseincident'),
('cases', 'caselink'),
('cases', 'casemember'),
('cases', 'caseperson'),
('cases', 'caseplace'),
('cases', 'casereport'),
('cases', 'casestep'),
('cases', 'casestub'),
('cases', 'casevisit'),
('cases', 'entry'),
('cases', 'override'),
('cases', 'postalletter'),
('cases', 'savedview'),
('cases', 'surveyanswer'),
('contenttypes', 'contenttype'),
('crimes', 'crime'),
('crimes', 'crimefile'),
('documents', 'document'),
('documents', 'draftdocument'),
('meetings', 'agendaitem'),
('meetings', 'attendance'),
('meetings', 'body'),
('meetings', 'bodyaction'),
('meetings', 'bodymember'),
('meetings', 'bodyname'),
('meetings', 'circulation'),
('meetings', 'consultation'),
('meetings', 'correction'),
('meetings', 'cover'),
('meetings', 'decision'),
('meetings', 'declaration'),
('meetings', 'deferral'),
('meetings', 'delivery'),
('meetings', 'meeting'),
('meetings', 'meetingaction'),
('meetings', 'meetingactionowner'),
('meetings', 'minutesversion'),
('meetings', 'minutetext'),
('meetings', 'paper'),
('meetings', 'paperversion'),
('meetings', 'series'),
('meetings', 'standingitem'),
('meetings', 'subscription'),
('meetings', 'venue'),
('mfa', 'authenticator'),
('notifications', 'calendarfeed'),
('notifications', 'message'),
('notifications', 'prompt'),
('partnerships', 'account'),
('partnerships', 'advice'),
('partnerships', 'agency'),
('partnerships', 'apitoken'),
('partnerships', 'formtoken'),
('partnerships', 'invitation'),
('partnerships', 'membership'),
('partnerships', 'partnership'),
('partnerships', 'reviewprocedure'),
('partnerships', 'routingrule'),
('partnerships', 'team'),
('partnerships', 'words'),
('people', 'contactpoint'),
('people', 'link'),
('people', 'person'),
('people', 'protectedsource'),
('people', 'safelocation'),
('places', 'area'),
('places', 'correction'),
('places', 'place'),
('places', 'postcode'),
('places', 'street'),
('plans', 'collation'),
('plans', 'dutyrecord'),
('plans', 'funderquery'),
('plans', 'objective'),
('plans', 'plan'),
('plans', 'plancomment'),
('plans', 'planversion'),
('plans', 'priority'),
('plans', 'progress'),
('plans', 'returncomment'),
('plans', 'returncycle'),
('plans', 'returnline'),
('plans', 'returnquestion'),
('plans', 'supportingpartner'),
('plans', 'tacticalaction'),
('procrastinate', 'procrastinateevent'),
('procrastinate', 'procrastinatejob'),
('procrastinate', 'procrastinateperiodicdefer'),
('procrastinate', 'procrastinateworker'),
('reports', 'followlink'),
('reports', 'importmapping'),
('reports', 'importrun'),
('reports', 'incident'),
('reports', 'letter'),
('reports', 'report'),
('reports', 'reportstep'),
('retention', 'due'),
('retention', 'erasure'),
('retention', 'hold'),
('reviews', 'appeal'),
('reviews', 'complaint'),
('reviews', 'countedcomplaint'),
('reviews', 'finding'),
('reviews', 'informationanswer'),
('reviews', 'informationrequest'),
('reviews', 'panel'),
('reviews', 'panelmember'),
('reviews', 'publishedfigures'),
('reviews', 'recommendation'),
('reviews', 'recommendationaction'),
('reviews', 'review'),
('reviews', 'reviewbody'),
('reviews', 'reviewentry'),
('reviews', 'reviewexplained'),
('reviews', 'reviewletter'),
('reviews', 'reviewlink'),
('reviews', 'reviewstep'),
('reviews', 'thresholddecision'),
('reviews', 'yearlyfigures'),
('sessions', 'session'),
('sharing', 'alsoshown'),
('sharing', 'audience'),
('sharing', 'audiencemember'),
('sharing', 'denial'),
('socialaccount', 'socialaccount'),
('socialaccount', 'socialapp'),
('socialaccount', 'socialtoken'),
('usersessions', 'usersession');

INSERT INTO public.auth_permission (content_type_id, codename, name) SELECT of.id, codename, name FROM (VALUES
('account', 'emailaddress', 'add_emailaddress', 'Can add email address'),
('account', 'emailaddress', 'change_emailaddress', 'Can change email address'),
('account', 'emailaddress', 'delete_emailaddress', 'Can delete email address'),
('account', 'emailaddress', 'view_emailaddress', 'Can view email address'),
('account', 'emailconfirmation', 'add_emailconfirmation', 'Can add email confirmation'),
('account', 'emailconfirmation', 'change_emailconfirmation', 'Can change email confirmation'),
('account', 'emailconfirmation', 'delete_emailconfirmation', 'Can delete email confirmation'),
('account', 'emailconfirmation', 'view_emailconfirmation', 'Can view email confirmation'),
('actions', 'action', 'add_action', 'Can add action'),
('actions', 'action', 'change_action', 'Can change action'),
('actions', 'action', 'delete_action', 'Can delete action'),
('actions', 'action', 'view_action', 'Can view action'),
('actions', 'ask', 'add_ask', 'Can add ask'),
('actions', 'ask', 'change_ask', 'Can change ask'),
('actions', 'ask', 'delete_ask', 'Can delete ask'),
('actions', 'ask', 'view_ask', 'Can view ask'),
('actions', 'awaitedevent', 'add_awaitedevent', 'Can add awaited event'),
('actions', 'awaitedevent', 'change_awaitedevent', 'Can change awaited event'),
('actions', 'awaitedevent', 'delete_awaitedevent', 'Can delete awaited event'),
('actions', 'awaitedevent', 'view_awaitedevent', 'Can view awaited event'),
('actions', 'chase', 'add_chase', 'Can add chase'),
('actions', 'chase', 'change_chase', 'Can change chase'),
('actions', 'chase', 'delete_chase', 'Can delete chase'),
('actions', 'chase', 'view_chase', 'Can view chase'),
('actions', 'deadline', 'add_deadline', 'Can add deadline'),
('actions', 'deadline', 'change_deadline', 'Can change deadline'),
('actions', 'deadline', 'delete_deadline', 'Can delete deadline'),
('actions', 'deadline', 'view_deadline', 'Can view deadline'),
('actions', 'dependency', 'add_dependency', 'Can add dependency'),
('actions', 'dependency', 'change_dependency', 'Can change dependency'),
('actions', 'dependency', 'delete_dependency', 'Can delete dependency'),
('actions', 'dependency', 'view_dependency', 'Can view dependency'),
('actions', 'jointowner', 'add_jointowner', 'Can add joint owner'),
('actions', 'jointowner', 'change_jointowner', 'Can change joint owner'),
('actions', 'jointowner', 'delete_jointowner', 'Can delete joint owner'),
('actions', 'jointowner', 'view_jointowner', 'Can view joint owner'),
('actions', 'reminderchoice', 'add_reminderchoice', 'Can add reminder choice'),
('actions', 'reminderchoice', 'change_reminderchoice', 'Can change reminder choice'),
('actions', 'reminderchoice', 'delete_reminderchoice', 'Can delete reminder choice'),
('actions', 'reminderchoice', 'view_reminderchoice', 'Can view reminder choice'),
('actions', 'step', 'add_step', 'Can add step'),
('actions', 'step', 'change_step', 'Can change step'),
('actions', 'step', 'delete_step', 'Can delete step'),
('actions', 'step', 'view_step', 'Can view step'),
('audit', 'accessevent', 'add_accessevent', 'Can add access event'),
('audit', 'accessevent', 'change_accessevent', 'Can change access event'),
('audit', 'accessevent', 'delete_accessevent', 'Can delete access event'),
('audit', 'accessevent', 'view_accessevent', 'Can view access event'),
('audit', 'seal', 'add_seal', 'Can add seal'),
('audit', 'seal', 'change_seal', 'Can change seal'),
('audit', 'seal', 'delete_seal', 'Can delete seal'),
('audit', 'seal', 'view_seal', 'Can view seal'),
('audit', 'unsealed', 'add_unsealed', 'Can add unsealed'),
('audit', 'unsealed', 'change_unsealed', 'Can change unsealed'),
('audit', 'unsealed', 'delete_unsealed', 'Can delete unsealed'),
('audit', 'unsealed', 'view_unsealed', 'Can view unsealed'),
('auth', 'group', 'add_group', 'Can add group'),
('auth', 'group', 'change_group', 'Can change group'),
('auth', 'group', 'delete_group', 'Can delete group'),
('auth', 'group', 'view_group', 'Can view group'),
('auth', 'permission', 'add_permission', 'Can add permission'),
('auth', 'permission', 'change_permission', 'Can change permission'),
('auth', 'permission', 'delete_permission', 'Can delete permission'),
('auth', 'permission', 'view_permission', 'Can view permission'),
('cases', 'accessrequest', 'add_accessrequest', 'Can add access request'),
('cases', 'accessrequest', 'change_accessrequest', 'Can change access request'),
('cases', 'accessrequest', 'delete_accessrequest', 'Can delete access request'),
('cases', 'accessrequest', 'view_accessrequest', 'Can view access request'),
('cases', 'case', 'add_case', 'Can add case'),
('cases', 'case', 'change_case', 'Can change case'),
('cases', 'case', 'delete_case', 'Can delete case'),
('cases', 'case', 'view_case', 'Can view case'),
('cases', 'caseaction', 'add_caseaction', 'Can add case action'),
('cases', 'caseaction', 'change_caseaction', 'Can change case action'),
('cases', 'caseaction', 'delete_caseaction', 'Can delete case action'),
('cases', 'caseaction', 'view_caseaction', 'Can view case action'),
('cases', 'caseagency', 'add_caseagency', 'Can add case agency'),
('cases', 'caseagency', 'change_caseagency', 'Can change case agency'),
('cases', 'caseagency', 'delete_caseagency', 'Can delete case agency'),
('cases', 'caseagency', 'view_caseagency', 'Can view case agency'),
('cases', 'caseincident', 'add_caseincident', 'Can add case incident'),
('cases', 'caseincident', 'change_caseincident', 'Can change case incident'),
('cases', 'caseincident', 'delete_caseincident', 'Can delete case incident'),
('cases', 'caseincident', 'view_caseincident', 'Can view case incident'),
('cases', 'caselink', 'add_caselink', 'Can add case link'),
('cases', 'caselink', 'change_caselink', 'Can change case link'),
('cases', 'caselink', 'delete_caselink', 'Can delete case link'),
('cases', 'caselink', 'view_caselink', 'Can view case link'),
('cases', 'casemember', 'add_casemember', 'Can add case member'),
('cases', 'casemember', 'change_casemember', 'Can change case member'),
('cases', 'casemember', 'delete_casemember', 'Can delete case member'),
('cases', 'casemember', 'view_casemember', 'Can view case member'),
('cases', 'caseperson', 'add_caseperson', 'Can add case person'),
('cases', 'caseperson', 'change_caseperson', 'Can change case person'),
('cases', 'caseperson', 'delete_caseperson', 'Can delete case person'),
('cases', 'caseperson', 'view_caseperson', 'Can view case person'),
('cases', 'caseplace', 'add_caseplace', 'Can add case place'),
('cases', 'caseplace', 'change_caseplace', 'Can change case place'),
('cases', 'caseplace', 'delete_caseplace', 'Can delete case place'),
('cases', 'caseplace', 'view_caseplace', 'Can view case place'),
('cases', 'casereport', 'add_casereport', 'Can add case report'),
('cases', 'casereport', 'change_casereport', 'Can change case report'),
('cases', 'casereport', 'delete_casereport', 'Can delete case report'),
('cases', 'casereport', 'view_casereport', 'Can view case report'),
('cases', 'casestep', 'add_casestep', 'Can add case step'),
('cases', 'casestep', 'change_casestep', 'Can change case step'),
('cases', 'casestep', 'delete_casestep', 'Can delete case step'),
('cases', 'casestep', 'view_casestep', 'Can view case step'),
('cases', 'casestub', 'add_casestub', 'Can add case stub'),
('cases', 'casestub', 'change_casestub', 'Can change case stub'),
('cases', 'casestub', 'delete_casestub', 'Can delete case stub'),
('cases', 'casestub', 'view_casestub', 'Can view case stub'),
('cases', 'casevisit', 'add_casevisit', 'Can add case visit'),
('cases', 'casevisit', 'change_casevisit', 'Can change case visit'),
('cases', 'casevisit', 'delete_casevisit', 'Can delete case visit'),
('cases', 'casevisit', 'view_casevisit', 'Can view case visit'),
('cases', 'entry', 'add_entry', 'Can add entry'),
('cases', 'entry', 'change_entry', 'Can change entry'),
('cases', 'entry', 'delete_entry', 'Can delete entry'),
('cases', 'entry', 'view_entry', 'Can view entry'),
('cases', 'override', 'add_override', 'Can add override'),
('cases', 'override', 'change_override', 'Can change override'),
('cases', 'override', 'delete_override', 'Can delete override'),
('cases', 'override', 'view_override', 'Can view override'),
('cases', 'postalletter', 'add_postalletter', 'Can add postal letter'),
('cases', 'postalletter', 'change_postalletter', 'Can change postal letter'),
('cases', 'postalletter', 'delete_postalletter', 'Can delete postal letter'),
('cases', 'postalletter', 'view_postalletter', 'Can view postal letter'),
('cases', 'savedview', 'add_savedview', 'Can add saved view'),
('cases', 'savedview', 'change_savedview', 'Can change saved view'),
('cases', 'savedview', 'delete_savedview', 'Can delete saved view'),
('cases', 'savedview', 'view_savedview', 'Can view saved view'),
('cases', 'surveyanswer', 'add_surveyanswer', 'Can add survey answer'),
('cases', 'surveyanswer', 'change_surveyanswer', 'Can change survey answer'),
('cases', 'surveyanswer', 'delete_surveyanswer', 'Can delete survey answer'),
('cases', 'surveyanswer', 'view_surveyanswer', 'Can view survey answer'),
('contenttypes', 'contenttype', 'add_contenttype', 'Can add content type'),
('contenttypes', 'contenttype', 'change_contenttype', 'Can change content type'),
('contenttypes', 'contenttype', 'delete_contenttype', 'Can delete content type'),
('contenttypes', 'contenttype', 'view_contenttype', 'Can view content type'),
('crimes', 'crime', 'add_crime', 'Can add crime'),
('crimes', 'crime', 'change_crime', 'Can change crime'),
('crimes', 'crime', 'delete_crime', 'Can delete crime'),
('crimes', 'crime', 'view_crime', 'Can view crime'),
('crimes', 'crimefile', 'add_crimefile', 'Can add crime file'),
('crimes', 'crimefile', 'change_crimefile', 'Can change crime file'),
('crimes', 'crimefile', 'delete_crimefile', 'Can delete crime file'),
('crimes', 'crimefile', 'view_crimefile', 'Can view crime file'),
('documents', 'document', 'add_document', 'Can add document'),
('documents', 'document', 'change_document', 'Can change document'),
('documents', 'document', 'delete_document', 'Can delete document'),
('documents', 'document', 'view_document', 'Can view document'),
('documents', 'draftdocument', 'add_draftdocument', 'Can add draft document'),
('documents', 'draftdocument', 'change_draftdocument', 'Can change draft document'),
('documents', 'draftdocument', 'delete_draftdocument', 'Can delete draft document'),
('documents', 'draftdocument', 'view_draftdocument', 'Can view draft document'),
('meetings', 'agendaitem', 'add_agendaitem', 'Can add agenda item'),
('meetings', 'agendaitem', 'change_agendaitem', 'Can change agenda item'),
('meetings', 'agendaitem', 'delete_agendaitem', 'Can delete agenda item'),
('meetings', 'agendaitem', 'view_agendaitem', 'Can view agenda item'),
('meetings', 'attendance', 'add_attendance', 'Can add attendance'),
('meetings', 'attendance', 'change_attendance', 'Can change attendance'),
('meetings', 'attendance', 'delete_attendance', 'Can delete attendance'),
('meetings', 'attendance', 'view_attendance', 'Can view attendance'),
('meetings', 'body', 'add_body', 'Can add body'),
('meetings', 'body', 'change_body', 'Can change body'),
('meetings', 'body', 'delete_body', 'Can delete body'),
('meetings', 'body', 'view_body', 'Can view body'),
('meetings', 'bodyaction', 'add_bodyaction', 'Can add body action'),
('meetings', 'bodyaction', 'change_bodyaction', 'Can change body action'),
('meetings', 'bodyaction', 'delete_bodyaction', 'Can delete body action'),
('meetings', 'bodyaction', 'view_bodyaction', 'Can view body action'),
('meetings', 'bodymember', 'add_bodymember', 'Can add body member'),
('meetings', 'bodymember', 'change_bodymember', 'Can change body member'),
('meetings', 'bodymember', 'delete_bodymember', 'Can delete body member'),
('meetings', 'bodymember', 'view_bodymember', 'Can view body member'),
('meetings', 'bodyname', 'add_bodyname', 'Can add body name'),
('meetings', 'bodyname', 'change_bodyname', 'Can change body name'),
('meetings', 'bodyname', 'delete_bodyname', 'Can delete body name'),
('meetings', 'bodyname', 'view_bodyname', 'Can view body name'),
('meetings', 'circulation', 'add_circulation', 'Can add circulation'),
('meetings', 'circulation', 'change_circulation', 'Can change circulation'),
('meetings', 'circulation', 'delete_circulation', 'Can delete circulation'),
('meetings', 'circulation', 'view_circulation', 'Can view circulation'),
('meetings', 'consultation', 'add_consultation', 'Can add consultation'),
('meetings', 'consultation', 'change_consultation', 'Can change consultation'),
('meetings', 'consultation', 'delete_consultation', 'Can delete consultation'),
('meetings', 'consultation', 'view_consultation', 'Can view consultation'),
('meetings', 'correction', 'add_correction', 'Can add correction'),
('meetings', 'correction', 'change_correction', 'Can change correction'),
('meetings', 'correction', 'delete_correction', 'Can delete correction'),
('meetings', 'correction', 'view_correction', 'Can view correction'),
('meetings', 'cover', 'add_cover', 'Can add cover'),
('meetings', 'cover', 'change_cover', 'Can change cover'),
('meetings', 'cover', 'delete_cover', 'Can delete cover'),
('meetings', 'cover', 'view_cover', 'Can view cover'),
('meetings', 'decision', 'add_decision', 'Can add decision'),
('meetings', 'decision', 'change_decision', 'Can change decision'),
('meetings', 'decision', 'delete_decision', 'Can delete decision'),
('meetings', 'decision', 'view_decision', 'Can view decision'),
('meetings', 'declaration', 'add_declaration', 'Can add declaration'),
('meetings', 'declaration', 'change_declaration', 'Can change declaration'),
('meetings', 'declaration', 'delete_declaration', 'Can delete declaration'),
('meetings', 'declaration', 'view_declaration', 'Can view declaration'),
('meetings', 'deferral', 'add_deferral', 'Can add deferral'),
('meetings', 'deferral', 'change_deferral', 'Can change deferral'),
('meetings', 'deferral', 'delete_deferral', 'Can delete deferral'),
('meetings', 'deferral', 'view_deferral', 'Can view deferral'),
('meetings', 'delivery', 'add_delivery', 'Can add delivery'),
('meetings', 'delivery', 'change_delivery', 'Can change delivery'),
('meetings', 'delivery', 'delete_delivery', 'Can delete delivery'),
('meetings', 'delivery', 'view_delivery', 'Can view delivery'),
('meetings', 'meeting', 'add_meeting', 'Can add meeting'),
('meetings', 'meeting', 'change_meeting', 'Can change meeting'),
('meetings', 'meeting', 'delete_meeting', 'Can delete meeting'),
('meetings', 'meeting', 'view_meeting', 'Can view meeting'),
('meetings', 'meetingaction', 'add_meetingaction', 'Can add meeting action'),
('meetings', 'meetingaction', 'change_meetingaction', 'Can change meeting action'),
('meetings', 'meetingaction', 'delete_meetingaction', 'Can delete meeting action'),
('meetings', 'meetingaction', 'view_meetingaction', 'Can view meeting action'),
('meetings', 'meetingactionowner', 'add_meetingactionowner', 'Can add meeting action owner'),
('meetings', 'meetingactionowner', 'change_meetingactionowner', 'Can change meeting action owner'),
('meetings', 'meetingactionowner', 'delete_meetingactionowner', 'Can delete meeting action owner'),
('meetings', 'meetingactionowner', 'view_meetingactionowner', 'Can view meeting action owner'),
('meetings', 'minutesversion', 'add_minutesversion', 'Can add minutes version'),
('meetings', 'minutesversion', 'change_minutesversion', 'Can change minutes version'),
('meetings', 'minutesversion', 'delete_minutesversion', 'Can delete minutes version'),
('meetings', 'minutesversion', 'view_minutesversion', 'Can view minutes version'),
('meetings', 'minutetext', 'add_minutetext', 'Can add minute text'),
('meetings', 'minutetext', 'change_minutetext', 'Can change minute text'),
('meetings', 'minutetext', 'delete_minutetext', 'Can delete minute text'),
('meetings', 'minutetext', 'view_minutetext', 'Can view minute text'),
('meetings', 'paper', 'add_paper', 'Can add paper'),
('meetings', 'paper', 'change_paper', 'Can change paper'),
('meetings', 'paper', 'delete_paper', 'Can delete paper'),
('meetings', 'paper', 'view_paper', 'Can view paper'),
('meetings', 'paperversion', 'add_paperversion', 'Can add paper version'),
('meetings', 'paperversion', 'change_paperversion', 'Can change paper version'),
('meetings', 'paperversion', 'delete_paperversion', 'Can delete paper version'),
('meetings', 'paperversion', 'view_paperversion', 'Can view paper version'),
('meetings', 'series', 'add_series', 'Can add series'),
('meetings', 'series', 'change_series', 'Can change series'),
('meetings', 'series', 'delete_series', 'Can delete series'),
('meetings', 'series', 'view_series', 'Can view series'),
('meetings', 'standingitem', 'add_standingitem', 'Can add standing item'),
('meetings', 'standingitem', 'change_standingitem', 'Can change standing item'),
('meetings', 'standingitem', 'delete_standingitem', 'Can delete standing item'),
('meetings', 'standingitem', 'view_standingitem', 'Can view standing item'),
('meetings', 'subscription', 'add_subscription', 'Can add subscription'),
('meetings', 'subscription', 'change_subscription', 'Can change subscription'),
('meetings', 'subscription', 'delete_subscription', 'Can delete subscription'),
('meetings', 'subscription', 'view_subscription', 'Can view subscription'),
('meetings', 'venue', 'add_venue', 'Can add venue'),
('meetings', 'venue', 'change_venue', 'Can change venue'),
('meetings', 'venue', 'delete_venue', 'Can delete venue'),
('meetings', 'venue', 'view_venue', 'Can view venue'),
('mfa', 'authenticator', 'add_authenticator', 'Can add authenticator'),
('mfa', 'authenticator', 'change_authenticator', 'Can change authenticator'),
('mfa', 'authenticator', 'delete_authenticator', 'Can delete authenticator'),
('mfa', 'authenticator', 'view_authenticator', 'Can view authenticator'),
('notifications', 'calendarfeed', 'add_calendarfeed', 'Can add calendar feed'),
('notifications', 'calendarfeed', 'change_calendarfeed', 'Can change calendar feed'),
('notifications', 'calendarfeed', 'delete_calendarfeed', 'Can delete calendar feed'),
('notifications', 'calendarfeed', 'view_calendarfeed', 'Can view calendar feed'),
('notifications', 'message', 'add_message', 'Can add message'),
('notifications', 'message', 'change_message', 'Can change message'),
('notifications', 'message', 'delete_message', 'Can delete message'),
('notifications', 'message', 'view_message', 'Can view message'),
('notifications', 'prompt', 'add_prompt', 'Can add prompt'),
('notifications', 'prompt', 'change_prompt', 'Can change prompt'),
('notifications', 'prompt', 'delete_prompt', 'Can delete prompt'),
('notifications', 'prompt', 'view_prompt', 'Can view prompt'),
('partnerships', 'account', 'add_account', 'Can add account'),
('partnerships', 'account', 'change_account', 'Can change account'),
('partnerships', 'account', 'delete_account', 'Can delete account'),
('partnerships', 'account', 'view_account', 'Can view account'),
('partnerships', 'advice', 'add_advice', 'Can add advice'),
('partnerships', 'advice', 'change_advice', 'Can change advice'),
('partnerships', 'advice', 'delete_advice', 'Can delete advice'),
('partnerships', 'advice', 'view_advice', 'Can view advice'),
('partnerships', 'agency', 'add_agency', 'Can add agency'),
('partnerships', 'agency', 'change_agency', 'Can change agency'),
('partnerships', 'agency', 'delete_agency', 'Can delete agency'),
('partnerships', 'agency', 'view_agency', 'Can view agency'),
('partnerships', 'apitoken', 'add_apitoken', 'Can add api token'),
('partnerships', 'apitoken', 'change_apitoken', 'Can change api token'),
('partnerships', 'apitoken', 'delete_apitoken', 'Can delete api token'),
('partnerships', 'apitoken', 'view_apitoken', 'Can view api token'),
('partnerships', 'formtoken', 'add_formtoken', 'Can add form token'),
('partnerships', 'formtoken', 'change_formtoken', 'Can change form token'),
('partnerships', 'formtoken', 'delete_formtoken', 'Can delete form token'),
('partnerships', 'formtoken', 'view_formtoken', 'Can view form token'),
('partnerships', 'invitation', 'add_invitation', 'Can add invitation'),
('partnerships', 'invitation', 'change_invitation', 'Can change invitation'),
('partnerships', 'invitation', 'delete_invitation', 'Can delete invitation'),
('partnerships', 'invitation', 'view_invitation', 'Can view invitation'),
('partnerships', 'membership', 'add_membership', 'Can add membership'),
('partnerships', 'membership', 'change_membership', 'Can change membership'),
('partnerships', 'membership', 'delete_membership', 'Can delete membership'),
('partnerships', 'membership', 'view_membership', 'Can view membership'),
('partnerships', 'partnership', 'add_partnership', 'Can add partnership'),
('partnerships', 'partnership', 'change_partnership', 'Can change partnership'),
('partnerships', 'partnership', 'delete_partnership', 'Can delete partnership'),
('partnerships', 'partnership', 'view_partnership', 'Can view partnership'),
('partnerships', 'reviewprocedure', 'add_reviewprocedure', 'Can add review procedure'),
('partnerships', 'reviewprocedure', 'change_reviewprocedure', 'Can change review procedure'),
('partnerships', 'reviewprocedure', 'delete_reviewprocedure', 'Can delete review procedure'),
('partnerships', 'reviewprocedure', 'view_reviewprocedure', 'Can view review procedure'),
('partnerships', 'routingrule', 'add_routingrule', 'Can add routing rule'),
('partnerships', 'routingrule', 'change_routingrule', 'Can change routing rule'),
('partnerships', 'routingrule', 'delete_routingrule', 'Can delete routing rule'),
('partnerships', 'routingrule', 'view_routingrule', 'Can view routing rule'),
('partnerships', 'team', 'add_team', 'Can add team'),
('partnerships', 'team', 'change_team', 'Can change team'),
('partnerships', 'team', 'delete_team', 'Can delete team'),
('partnerships', 'team', 'view_team', 'Can view team'),
('partnerships', 'words', 'add_words', 'Can add words'),
('partnerships', 'words', 'change_words', 'Can change words'),
('partnerships', 'words', 'delete_words', 'Can delete words'),
('partnerships', 'words', 'view_words', 'Can view words'),
('people', 'contactpoint', 'add_contactpoint', 'Can add contact point'),
('people', 'contactpoint', 'change_contactpoint', 'Can change contact point'),
('people', 'contactpoint', 'delete_contactpoint', 'Can delete contact point'),
('people', 'contactpoint', 'view_contactpoint', 'Can view contact point'),
('people', 'link', 'add_link', 'Can add link'),
('people', 'link', 'change_link', 'Can change link'),
('people', 'link', 'delete_link', 'Can delete link'),
('people', 'link', 'view_link', 'Can view link'),
('people', 'person', 'add_person', 'Can add person'),
('people', 'person', 'change_person', 'Can change person'),
('people', 'person', 'delete_person', 'Can delete person'),
('people', 'person', 'view_person', 'Can view person'),
('people', 'protectedsource', 'add_protectedsource', 'Can add protected source'),
('people', 'protectedsource', 'change_protectedsource', 'Can change protected source'),
('people', 'protectedsource', 'delete_protectedsource', 'Can delete protected source'),
('people', 'protectedsource', 'view_protectedsource', 'Can view protected source'),
('people', 'safelocation', 'add_safelocation', 'Can add safe location'),
('people', 'safelocation', 'change_safelocation', 'Can change safe location'),
('people', 'safelocation', 'delete_safelocation', 'Can delete safe location'),
('people', 'safelocation', 'view_safelocation', 'Can view safe location'),
('places', 'area', 'add_area', 'Can add area'),
('places', 'area', 'change_area', 'Can change area'),
('places', 'area', 'delete_area', 'Can delete area'),
('places', 'area', 'view_area', 'Can view area'),
('places', 'correction', 'add_correction', 'Can add correction'),
('places', 'correction', 'change_correction', 'Can change correction'),
('places', 'correction', 'delete_correction', 'Can delete correction'),
('places', 'correction', 'view_correction', 'Can view correction'),
('places', 'place', 'add_place', 'Can add place'),
('places', 'place', 'change_place', 'Can change place'),
('places', 'place', 'delete_place', 'Can delete place'),
('places', 'place', 'view_place', 'Can view place'),
('places', 'postcode', 'add_postcode', 'Can add postcode'),
('places', 'postcode', 'change_postcode', 'Can change postcode'),
('places', 'postcode', 'delete_postcode', 'Can delete postcode'),
('places', 'postcode', 'view_postcode', 'Can view postcode'),
('places', 'street', 'add_street', 'Can add street'),
('places', 'street', 'change_street', 'Can change street'),
('places', 'street', 'delete_street', 'Can delete street'),
('places', 'street', 'view_street', 'Can view street'),
('plans', 'collation', 'add_collation', 'Can add collation'),
('plans', 'collation', 'change_collation', 'Can change collation'),
('plans', 'collation', 'delete_collation', 'Can delete collation'),
('plans', 'collation', 'view_collation', 'Can view collation'),
('plans', 'dutyrecord', 'add_dutyrecord', 'Can add duty record'),
('plans', 'dutyrecord', 'change_dutyrecord', 'Can change duty record'),
('plans', 'dutyrecord', 'delete_dutyrecord', 'Can delete duty record'),
('plans', 'dutyrecord', 'view_dutyrecord', 'Can view duty record'),
('plans', 'funderquery', 'add_funderquery', 'Can add funder query'),
('plans', 'funderquery', 'change_funderquery', 'Can change funder query'),
('plans', 'funderquery', 'delete_funderquery', 'Can delete funder query'),
('plans', 'funderquery', 'view_funderquery', 'Can view funder query'),
('plans', 'objective', 'add_objective', 'Can add objective'),
('plans', 'objective', 'change_objective', 'Can change objective'),
('plans', 'objective', 'delete_objective', 'Can delete objective'),
('plans', 'objective', 'view_objective', 'Can view objective'),
('plans', 'plan', 'add_plan', 'Can add plan'),
('plans', 'plan', 'change_plan', 'Can change plan'),
('plans', 'plan', 'delete_plan', 'Can delete plan'),
('plans', 'plan', 'view_plan', 'Can view plan'),
('plans', 'plancomment', 'add_plancomment', 'Can add plan comment'),
('plans', 'plancomment', 'change_plancomment', 'Can change plan comment'),
('plans', 'plancomment', 'delete_plancomment', 'Can delete plan comment'),
('plans', 'plancomment', 'view_plancomment', 'Can view plan comment'),
('plans', 'planversion', 'add_planversion', 'Can add plan version'),
('plans', 'planversion', 'change_planversion', 'Can change plan version'),
('plans', 'planversion', 'delete_planversion', 'Can delete plan version'),
('plans', 'planversion', 'view_planversion', 'Can view plan version'),
('plans', 'priority', 'add_priority', 'Can add priority'),
('plans', 'priority', 'change_priority', 'Can change priority'),
('plans', 'priority', 'delete_priority', 'Can delete priority'),
('plans', 'priority', 'view_priority', 'Can view priority'),
('plans', 'progress', 'add_progress', 'Can add progress'),
('plans', 'progress', 'change_progress', 'Can change progress'),
('plans', 'progress', 'delete_progress', 'Can delete progress'),
('plans', 'progress', 'view_progress', 'Can view progress'),
('plans', 'returncomment', 'add_returncomment', 'Can add return comment'),
('plans', 'returncomment', 'change_returncomment', 'Can change return comment'),
('plans', 'returncomment', 'delete_returncomment', 'Can delete return comment'),
('plans', 'returncomment', 'view_returncomment', 'Can view return comment'),
('plans', 'returncycle', 'add_returncycle', 'Can add return cycle'),
('plans', 'returncycle', 'change_returncycle', 'Can change return cycle'),
('plans', 'returncycle', 'delete_returncycle', 'Can delete return cycle'),
('plans', 'returncycle', 'view_returncycle', 'Can view return cycle'),
('plans', 'returnline', 'add_returnline', 'Can add return line'),
('plans', 'returnline', 'change_returnline', 'Can change return line'),
('plans', 'returnline', 'delete_returnline', 'Can delete return line'),
('plans', 'returnline', 'view_returnline', 'Can view return line'),
('plans', 'returnquestion', 'add_returnquestion', 'Can add return question'),
('plans', 'returnquestion', 'change_returnquestion', 'Can change return question'),
('plans', 'returnquestion', 'delete_returnquestion', 'Can delete return question'),
('plans', 'returnquestion', 'view_returnquestion', 'Can view return question'),
('plans', 'supportingpartner', 'add_supportingpartner', 'Can add supporting partner'),
('plans', 'supportingpartner', 'change_supportingpartner', 'Can change supporting partner'),
('plans', 'supportingpartner', 'delete_supportingpartner', 'Can delete supporting partner'),
('plans', 'supportingpartner', 'view_supportingpartner', 'Can view supporting partner'),
('plans', 'tacticalaction', 'add_tacticalaction', 'Can add tactical action'),
('plans', 'tacticalaction', 'change_tacticalaction', 'Can change tactical action'),
('plans', 'tacticalaction', 'delete_tacticalaction', 'Can delete tactical action'),
('plans', 'tacticalaction', 'view_tacticalaction', 'Can view tactical action'),
('procrastinate', 'procrastinateevent', 'add_procrastinateevent', 'Can add procrastinate event'),
('procrastinate', 'procrastinateevent', 'change_procrastinateevent', 'Can change procrastinate event'),
('procrastinate', 'procrastinateevent', 'delete_procrastinateevent', 'Can delete procrastinate event'),
('procrastinate', 'procrastinateevent', 'view_procrastinateevent', 'Can view procrastinate event'),
('procrastinate', 'procrastinatejob', 'add_procrastinatejob', 'Can add procrastinate job'),
('procrastinate', 'procrastinatejob', 'change_procrastinatejob', 'Can change procrastinate job'),
('procrastinate', 'procrastinatejob', 'delete_procrastinatejob', 'Can delete procrastinate job'),
('procrastinate', 'procrastinatejob', 'view_procrastinatejob', 'Can view procrastinate job'),
('procrastinate', 'procrastinateperiodicdefer', 'add_procrastinateperiodicdefer', 'Can add procrastinate periodic defer'),
('procrastinate', 'procrastinateperiodicdefer', 'change_procrastinateperiodicdefer', 'Can change procrastinate periodic defer'),
('procrastinate', 'procrastinateperiodicdefer', 'delete_procrastinateperiodicdefer', 'Can delete procrastinate periodic defer'),
('procrastinate', 'procrastinateperiodicdefer', 'view_procrastinateperiodicdefer', 'Can view procrastinate periodic defer'),
('procrastinate', 'procrastinateworker', 'add_procrastinateworker', 'Can add procrastinate worker'),
('procrastinate', 'procrastinateworker', 'change_procrastinateworker', 'Can change procrastinate worker'),
('procrastinate', 'procrastinateworker', 'delete_procrastinateworker', 'Can delete procrastinate worker'),
('procrastinate', 'procrastinateworker', 'view_procrastinateworker', 'Can view procrastinate worker'),
('reports', 'followlink', 'add_followlink', 'Can add follow link'),
('reports', 'followlink', 'change_followlink', 'Can change follow link'),
('reports', 'followlink', 'delete_followlink', 'Can delete follow link'),
('reports', 'followlink', 'view_followlink', 'Can view follow link'),
('reports', 'importmapping', 'add_importmapping', 'Can add import mapping'),
('reports', 'importmapping', 'change_importmapping', 'Can change import mapping'),
('reports', 'importmapping', 'delete_importmapping', 'Can delete import mapping'),
('reports', 'importmapping', 'view_importmapping', 'Can view import mapping'),
('reports', 'importrun', 'add_importrun', 'Can add import run'),
('reports', 'importrun', 'change_importrun', 'Can change import run'),
('reports', 'importrun', 'delete_importrun', 'Can delete import run'),
('reports', 'importrun', 'view_importrun', 'Can view import run'),
('reports', 'incident', 'add_incident', 'Can add incident'),
('reports', 'incident', 'change_incident', 'Can change incident'),
('reports', 'incident', 'delete_incident', 'Can delete incident'),
('reports', 'incident', 'view_incident', 'Can view incident'),
('reports', 'letter', 'add_letter', 'Can add letter'),
('reports', 'letter', 'change_letter', 'Can change letter'),
('reports', 'letter', 'delete_letter', 'Can delete letter'),
('reports', 'letter', 'view_letter', 'Can view letter'),
('reports', 'report', 'add_report', 'Can add report'),
('reports', 'report', 'change_report', 'Can change report'),
('reports', 'report', 'delete_report', 'Can delete report'),
('reports', 'report', 'view_report', 'Can view report'),
('reports', 'reportstep', 'add_reportstep', 'Can add report step'),
('reports', 'reportstep', 'change_reportstep', 'Can change report step'),
('reports', 'reportstep', 'delete_reportstep', 'Can delete report step'),
('reports', 'reportstep', 'view_reportstep', 'Can view report step'),
('retention', 'due', 'add_due', 'Can add due'),
('retention', 'due', 'change_due', 'Can change due'),
('retention', 'due', 'delete_due', 'Can delete due'),
('retention', 'due', 'view_due', 'Can view due'),
('retention', 'erasure', 'add_erasure', 'Can add erasure'),
('retention', 'erasure', 'change_erasure', 'Can change erasure'),
('retention', 'erasure', 'delete_erasure', 'Can delete erasure'),
('retention', 'erasure', 'view_erasure', 'Can view erasure'),
('retention', 'hold', 'add_hold', 'Can add hold'),
('retention', 'hold', 'change_hold', 'Can change hold'),
('retention', 'hold', 'delete_hold', 'Can delete hold'),
('retention', 'hold', 'view_hold', 'Can view hold'),
('reviews', 'appeal', 'add_appeal', 'Can add appeal'),
('reviews', 'appeal', 'change_appeal', 'Can change appeal'),
('reviews', 'appeal', 'delete_appeal', 'Can delete appeal'),
('reviews', 'appeal', 'view_appeal', 'Can view appeal'),
('reviews', 'complaint', 'add_complaint', 'Can add complaint'),
('reviews', 'complaint', 'change_complaint', 'Can change complaint'),
('reviews', 'complaint', 'delete_complaint', 'Can delete complaint'),
('reviews', 'complaint', 'view_complaint', 'Can view complaint'),
('reviews', 'countedcomplaint', 'add_countedcomplaint', 'Can add counted complaint'),
('reviews', 'countedcomplaint', 'change_countedcomplaint', 'Can change counted complaint'),
('reviews', 'countedcomplaint', 'delete_countedcomplaint', 'Can delete counted complaint'),
('reviews', 'countedcomplaint', 'view_countedcomplaint', 'Can view counted complaint'),
('reviews', 'finding', 'add_finding', 'Can add finding'),
('reviews', 'finding', 'change_finding', 'Can change finding'),
('reviews', 'finding', 'delete_finding', 'Can delete finding'),
('reviews', 'finding', 'view_finding', 'Can view finding'),
('reviews', 'informationanswer', 'add_informationanswer', 'Can add information answer'),
('reviews', 'informationanswer', 'change_informationanswer', 'Can change information answer'),
('reviews', 'informationanswer', 'delete_informationanswer', 'Can delete information answer'),
('reviews', 'informationanswer', 'view_informationanswer', 'Can view information answer'),
('reviews', 'informationrequest', 'add_informationrequest', 'Can add information request'),
('reviews', 'informationrequest', 'change_informationrequest', 'Can change information request'),
('reviews', 'informationrequest', 'delete_informationrequest', 'Can delete information request'),
('reviews', 'informationrequest', 'view_informationrequest', 'Can view information request'),
('reviews', 'panel', 'add_panel', 'Can add panel'),
('reviews', 'panel', 'change_panel', 'Can change panel'),
('reviews', 'panel', 'delete_panel', 'Can delete panel'),
('reviews', 'panel', 'view_panel', 'Can view panel'),
('reviews', 'panelmember', 'add_panelmember', 'Can add panel member'),
('reviews', 'panelmember', 'change_panelmember', 'Can change panel member'),
('reviews', 'panelmember', 'delete_panelmember', 'Can delete panel member'),
('reviews', 'panelmember', 'view_panelmember', 'Can view panel member'),
('reviews', 'publishedfigures', 'add_publishedfigures', 'Can add published figures'),
('reviews', 'publishedfigures', 'change_publishedfigures', 'Can change published figures'),
('reviews', 'publishedfigures', 'delete_publishedfigures', 'Can delete published figures'),
('reviews', 'publishedfigures', 'view_publishedfigures', 'Can view published figures'),
('reviews', 'recommendation', 'add_recommendation', 'Can add recommendation'),
('reviews', 'recommendation', 'change_recommendation', 'Can change recommendation'),
('reviews', 'recommendation', 'delete_recommendation', 'Can delete recommendation'),
('reviews', 'recommendation', 'view_recommendation', 'Can view recommendation'),
('reviews', 'recommendationaction', 'add_recommendationaction', 'Can add recommendation action'),
('reviews', 'recommendationaction', 'change_recommendationaction', 'Can change recommendation action'),
('reviews', 'recommendationaction', 'delete_recommendationaction', 'Can delete recommendation action'),
('reviews', 'recommendationaction', 'view_recommendationaction', 'Can view recommendation action'),
('reviews', 'review', 'add_review', 'Can add review'),
('reviews', 'review', 'change_review', 'Can change review'),
('reviews', 'review', 'delete_review', 'Can delete review'),
('reviews', 'review', 'view_review', 'Can view review'),
('reviews', 'reviewbody', 'add_reviewbody', 'Can add review body'),
('reviews', 'reviewbody', 'change_reviewbody', 'Can change review body'),
('reviews', 'reviewbody', 'delete_reviewbody', 'Can delete review body'),
('reviews', 'reviewbody', 'view_reviewbody', 'Can view review body'),
('reviews', 'reviewentry', 'add_reviewentry', 'Can add review entry'),
('reviews', 'reviewentry', 'change_reviewentry', 'Can change review entry'),
('reviews', 'reviewentry', 'delete_reviewentry', 'Can delete review entry'),
('reviews', 'reviewentry', 'view_reviewentry', 'Can view review entry'),
('reviews', 'reviewexplained', 'add_reviewexplained', 'Can add review explained'),
('reviews', 'reviewexplained', 'change_reviewexplained', 'Can change review explained'),
('reviews', 'reviewexplained', 'delete_reviewexplained', 'Can delete review explained'),
('reviews', 'reviewexplained', 'view_reviewexplained', 'Can view review explained'),
('reviews', 'reviewletter', 'add_reviewletter', 'Can add review letter'),
('reviews', 'reviewletter', 'change_reviewletter', 'Can change review letter'),
('reviews', 'reviewletter', 'delete_reviewletter', 'Can delete review letter'),
('reviews', 'reviewletter', 'view_reviewletter', 'Can view review letter'),
('reviews', 'reviewlink', 'add_reviewlink', 'Can add review link'),
('reviews', 'reviewlink', 'change_reviewlink', 'Can change review link'),
('reviews', 'reviewlink', 'delete_reviewlink', 'Can delete review link'),
('reviews', 'reviewlink', 'view_reviewlink', 'Can view review link'),
('reviews', 'reviewstep', 'add_reviewstep', 'Can add review step'),
('reviews', 'reviewstep', 'change_reviewstep', 'Can change review step'),
('reviews', 'reviewstep', 'delete_reviewstep', 'Can delete review step'),
('reviews', 'reviewstep', 'view_reviewstep', 'Can view review step'),
('reviews', 'thresholddecision', 'add_thresholddecision', 'Can add threshold decision'),
('reviews', 'thresholddecision', 'change_thresholddecision', 'Can change threshold decision'),
('reviews', 'thresholddecision', 'delete_thresholddecision', 'Can delete threshold decision'),
('reviews', 'thresholddecision', 'view_thresholddecision', 'Can view threshold decision'),
('reviews', 'yearlyfigures', 'add_yearlyfigures', 'Can add yearly figures'),
('reviews', 'yearlyfigures', 'change_yearlyfigures', 'Can change yearly figures'),
('reviews', 'yearlyfigures', 'delete_yearlyfigures', 'Can delete yearly figures'),
('reviews', 'yearlyfigures', 'view_yearlyfigures', 'Can view yearly figures'),
('sessions', 'session', 'add_session', 'Can add session'),
('sessions', 'session', 'change_session', 'Can change session'),
('sessions', 'session', 'delete_session', 'Can delete session'),
('sessions', 'session', 'view_session', 'Can view session'),
('sharing', 'alsoshown', 'add_alsoshown', 'Can add also shown'),
('sharing', 'alsoshown', 'change_alsoshown', 'Can change also shown'),
('sharing', 'alsoshown', 'delete_alsoshown', 'Can delete also shown'),
('sharing', 'alsoshown', 'view_alsoshown', 'Can view also shown'),
('sharing', 'audience', 'add_audience', 'Can add audience'),
('sharing', 'audience', 'change_audience', 'Can change audience'),
('sharing', 'audience', 'delete_audience', 'Can delete audience'),
('sharing', 'audience', 'view_audience', 'Can view audience'),
('sharing', 'audiencemember', 'add_audiencemember', 'Can add audience member'),
('sharing', 'audiencemember', 'change_audiencemember', 'Can change audience member'),
('sharing', 'audiencemember', 'delete_audiencemember', 'Can delete audience member'),
('sharing', 'audiencemember', 'view_audiencemember', 'Can view audience member'),
('sharing', 'denial', 'add_denial', 'Can add denial'),
('sharing', 'denial', 'change_denial', 'Can change denial'),
('sharing', 'denial', 'delete_denial', 'Can delete denial'),
('sharing', 'denial', 'view_denial', 'Can view denial'),
('socialaccount', 'socialaccount', 'add_socialaccount', 'Can add social account'),
('socialaccount', 'socialaccount', 'change_socialaccount', 'Can change social account'),
('socialaccount', 'socialaccount', 'delete_socialaccount', 'Can delete social account'),
('socialaccount', 'socialaccount', 'view_socialaccount', 'Can view social account'),
('socialaccount', 'socialapp', 'add_socialapp', 'Can add social application'),
('socialaccount', 'socialapp', 'change_socialapp', 'Can change social application'),
('socialaccount', 'socialapp', 'delete_socialapp', 'Can delete social application'),
('socialaccount', 'socialapp', 'view_socialapp', 'Can view social application'),
('socialaccount', 'socialtoken', 'add_socialtoken', 'Can add social application token'),
('socialaccount', 'socialtoken', 'change_socialtoken', 'Can change social application token'),
('socialaccount', 'socialtoken', 'delete_socialtoken', 'Can delete social application token'),
('socialaccount', 'socialtoken', 'view_socialtoken', 'Can view social application token'),
('usersessions', 'usersession', 'add_usersession', 'Can add user session'),
('usersessions', 'usersession', 'change_usersession', 'Can change user session'),
('usersessions', 'usersession', 'delete_usersession', 'Can delete user session'),
('usersessions', 'usersession', 'view_usersession', 'Can view user session')
) AS permission (app_label, model, codename, name) JOIN public.django_content_type AS of USING (app_label, model);
