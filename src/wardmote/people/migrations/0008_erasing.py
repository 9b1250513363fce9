"""What the system may do to erase people: empty what it cannot read, and take links away."""

from django.db import migrations

from wardmote.access.rows import SYSTEM_HERE, other_row_security

_ERASE = """
create function people_erase_secrets(records uuid[], persons uuid[], out sources bigint, out locations bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0007_not_in_an_emergency")]
    operations = [
        other_row_security("people_link", delete=SYSTEM_HERE),
        migrations.RunSQL(
            [
                _ERASE,
                "revoke all on function people_erase_secrets(uuid[], uuid[]) from public",
                "grant execute on function people_erase_secrets(uuid[], uuid[]) to wardmote_app",
            ],
            "drop function people_erase_secrets(uuid[], uuid[])",
        ),
    ]
