"""Search that can use its indexes on both sides, and by the names of people on a case."""

from django.db import migrations

# One branch for each index: an OR over both would read every case.
_SEARCH = """
create or replace function cases_search_ids(query text, how_many integer) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
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
$$
"""

# `pattern` is made of the words of a name in alphabetical order, as people_person.name_key holds them. Ids only:
# the cases are then read under row-level security, and whoever sees a case sees the people on it.
_NAMED = """
create function cases_named_ids(pattern text, how_many integer) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from people_person p
  join cases_caseperson on_case on on_case.person_id = p.id and on_case.ended_at is null
  join cases_case c on c.id = on_case.case_id
  where p.partnership_id = wardmote_partnership() and p.name_key like pattern
  group by c.id, c.changed_at order by c.changed_at desc limit least(how_many, 2000)
$$
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_row_security"), ("people", "0002_row_security")]
    operations = [
        migrations.RunSQL(
            [
                _SEARCH,
                _NAMED,
                "revoke all on function cases_named_ids(text, integer) from public",
                "grant execute on function cases_named_ids(text, integer) to wardmote_app",
            ],
            ["drop function cases_named_ids(text, integer)"],
        ),
    ]
