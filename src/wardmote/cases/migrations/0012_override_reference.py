"""An override names its case by the reference: a privacy officer reviews it without reading what it is called."""

from django.db import migrations, models

_OVERRIDE = """
create or replace function cases_override_lock(override uuid, wanted uuid, why text, said text, began timestamptz,
  ends timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_erasing")]
    operations = [
        migrations.AddField("override", "reference", models.CharField(max_length=20, default="")),
        migrations.RunSQL(
            "update cases_override o set reference = c.reference from cases_case c where c.id = o.case_id",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveField("override", "name"),
        migrations.AlterField("override", "reference", models.CharField(max_length=20)),
        migrations.RunSQL(_OVERRIDE, migrations.RunSQL.noop),
    ]
