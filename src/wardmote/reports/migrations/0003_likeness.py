"""Finding what a report is like: by contact, name, address, and near in place and time.

The function returns ids with the way each was found, newest first and capped; rows are read under row-level
security afterwards, so a report that the viewer may not see never becomes a row, a reason or a count. It runs
with the owner's rights because the look-ups need indexes that row security would not let the planner use.
"""

from django.db import migrations

# Cells of about 220 m by 200 m at the latitude of England: near things are in the same or a neighbouring cell.

_ALIKE = """
create function reports_alike_ids(one uuid, since timestamptz, how_many integer)
returns table (report uuid, way text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
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
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_row_security"), ("people", "0002_row_security")]
    operations = [
        migrations.RunSQL(
            [
                "create index reports_by_cell on reports_report (partnership_id, (floor(lat * 500)::integer),"
                " (floor(lon * 330)::integer), received_at desc) where lat is not null",
                _ALIKE,
                "revoke all on function reports_alike_ids(uuid, timestamptz, integer) from public",
                "grant execute on function reports_alike_ids(uuid, timestamptz, integer) to wardmote_app",
            ],
            migrations.RunSQL.noop,
        )
    ]
