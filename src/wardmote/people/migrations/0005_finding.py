"""Finding people by name, telephone number or e-mail address: ids only, read under row-level security afterwards.

`pattern` is made of the words of a name in alphabetical order, as `name_key` holds them. The function runs with the
owner's rights because the look-ups need indexes that row security would not let the planner use.
"""

from django.db import migrations

_FOUND = """
create function people_found_ids(pattern text, contact text, how_many integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
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
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0004_named")]
    operations = [
        migrations.RunSQL(
            [
                _FOUND,
                "revoke all on function people_found_ids(text, text, integer) from public",
                "grant execute on function people_found_ids(text, text, integer) to wardmote_app",
            ],
            "drop function people_found_ids(text, text, integer)",
        )
    ]
