"""Search that is planned for the word it looks for, and what lies in a box of the map.

A rare word is found by the index of words. For one that stands in every tenth report that index finds too much:
there the newest reports are read until enough have it. Which is better only the planner can know, and only when
it is told the word, so the statements are planned anew each time (`execute`).
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

_SEARCH = """
create or replace function reports_search_ids(query text, how_many integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query execute
    'select r.id from reports_report r where r.partnership_id = $1 and r.search @@ $2'
    ' order by r.received_at desc limit $3'
    using wardmote_partnership(), websearch_to_tsquery('english', query), least(how_many, 2000);
end $$
"""

# Cells as in `reports_alike_ids`: what lies in a box is in a few of them, and in each the newest come first.
_BOX = """
create function reports_in_box_ids(
  west double precision, south double precision, east double precision, north double precision,
  since timestamptz, how_many integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query execute
    'select r.id from reports_report r where r.partnership_id = $1 and r.lat is not null'
    ' and floor(r.lat * 500)::integer = any($2) and floor(r.lon * 330)::integer = any($3) and r.received_at >= $4'
    ' and r.lat between $5 and $6 and r.lon between $7 and $8 order by r.received_at desc limit $9'
    using wardmote_partnership(),
      array(select generate_series(floor(south * 500)::integer, floor(north * 500)::integer)),
      array(select generate_series(floor(west * 330)::integer, floor(east * 330)::integer)),
      since, south, north, west, east, least(how_many, 8000);
end $$
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("reports", "0005_importing")]
    operations = [
        AddIndexConcurrently(
            "report", models.Index(fields=["partnership", "-received_at"], name="reports_by_time")
        ),
        migrations.RunSQL(
            [
                _SEARCH,
                _BOX,
                "revoke all on function reports_in_box_ids(double precision, double precision, double precision,"
                " double precision, timestamptz, integer) from public",
                "grant execute on function reports_in_box_ids(double precision, double precision,"
                " double precision, double precision, timestamptz, integer) to wardmote_app",
            ],
            migrations.RunSQL.noop,
        ),
    ]
