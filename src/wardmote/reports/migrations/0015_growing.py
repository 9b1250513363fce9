"""Questions that cost as much at a million reports as at a hundred thousand.

A search returns its ids in an order that is the same each time, so that the rows can be read in it until a page is
full. What lies near a report is read from each cell newest first and no further than it is asked for: the server knows
that its index has that order only when the cell is a part of it. Of the ward, what lies too far off to be alike does
not come along. Planning what counts the repeats that are not one's own to see took longer than counting them.

`reports_search_ids` and `reports_alike_ids` stay until no process of the release before asks them.
"""

from django.db import migrations

_NEWEST = """
create function reports_newest_ids(query text, how_many integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query execute
    'select r.id from reports_report r where r.partnership_id = $1 and r.search @@ $2'
    ' order by r.received_at desc, r.id limit $3'
    using wardmote_partnership(), websearch_to_tsquery('english', query), least(how_many, 2000);
end $$
"""

# Only ids leave the function, with how each was found; row-level security filters them afterwards. "Too far off" is
# wider than the 500 metres from which on the rule for duplicates takes one address for two.
_LIKE = """
create function reports_like_ids(one uuid, since timestamptz, how_many integer)
returns table (report uuid, way text)
language plpgsql stable security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
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
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0014_look_back")]
    operations = [
        migrations.RunSQL(
            [
                _NEWEST,
                _LIKE,
                "revoke all on function reports_newest_ids(text, integer),"
                " reports_like_ids(uuid, timestamptz, integer) from public",
                "grant execute on function reports_newest_ids(text, integer),"
                " reports_like_ids(uuid, timestamptz, integer) to wardmote_app",
                "alter function reports_repeats_unseen(uuid, timestamptz)"
                " set plan_cache_mode = force_generic_plan",
            ],
            [
                "alter function reports_repeats_unseen(uuid, timestamptz) reset plan_cache_mode",
                "drop function reports_like_ids(uuid, timestamptz, integer)",
                "drop function reports_newest_ids(text, integer)",
            ],
        )
    ]
