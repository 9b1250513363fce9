"""What was put aside to be watched is found with the same question that counts what was told before.

In a language whose plans the server keeps: it is asked for every report, and planning it took longer than answering it.
Left to itself the server would plan the part about contacts anew each time, because a contact is mostly known from fewer
records than it expects of one it does not know. `reports_earlier`, which it replaces, stays until no process of the
release before asks it.
"""

from django.db import migrations, models

# Whoever reports may not read a single report: the numbers, and the keys of what is recalled, are all that leaves here.
_LOOK_BACK = """
create function reports_look_back(
  audience uuid, since timestamptz, address text, in_postcode text, contacts text[])
returns table (same_address bigint, same_contact bigint, watched uuid[])
language plpgsql stable security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
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
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0013_open_reports")]
    operations = [
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("status", "watched")),
                fields=["partnership", "address_key"],
                name="reports_watched",
            ),
        ),
        migrations.RunSQL(
            [
                _LOOK_BACK,
                "revoke all on function reports_look_back(uuid, timestamptz, text, text, text[]) from public",
                "grant execute on function reports_look_back(uuid, timestamptz, text, text, text[])"
                " to wardmote_app",
            ],
            migrations.RunSQL.noop,
        ),
    ]
