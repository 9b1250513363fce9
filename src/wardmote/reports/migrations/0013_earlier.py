"""How often somebody was told before, in a language whose plans the server keeps: it is asked for every report, and
planning the two questions took longer than answering them. Left to itself the server would plan the second one anew
each time, because a contact is mostly known from fewer records than it expects of one it does not know."""

from django.db import migrations

_EARLIER = """
create or replace function reports_earlier(
  audience uuid, since timestamptz, address text, in_postcode text, contacts text[])
returns table (same_address bigint, same_contact bigint)
language plpgsql stable security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
  here uuid := wardmote_partnership();
begin
  same_address := 0; same_contact := 0;
  if address <> '' then
    select count(*) into same_address from reports_report r
      where r.partnership_id = here and r.address_key = address and r.received_at >= since
        and r.audience_id = audience and (in_postcode = '' or r.postcode in ('', in_postcode));
  end if;
  if cardinality(contacts) > 0 then
    select count(distinct r.id) into same_contact
      from people_contactpoint c join reports_report r on r.reporter_id = c.person_id
      where c.partnership_id = here and c.value_key = any(contacts) and r.received_at >= since
        and r.audience_id = audience;
  end if;
  return next;
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0012_import_stops")]
    operations = [migrations.RunSQL(_EARLIER, migrations.RunSQL.noop)]
