"""Audiences of cases are changed by their lead; a record is shown further by those who see it themselves."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, other_row_security

# A policy cannot ask its own table, so a function asks for it: does this person or report reach the actor?
_SEES = """
create function cases_record_reaches_actor(record uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
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
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_named"),
        ("sharing", "0003_who_changes"),
        ("people", "0002_row_security"),
        ("reports", "0002_row_security"),
    ]
    operations = [
        migrations.RunSQL(
            [
                _SEES,
                "revoke all on function cases_record_reaches_actor(uuid) from public",
                "grant execute on function cases_record_reaches_actor(uuid) to wardmote_app",
                "update sharing_audience a set agency_id = c.agency_id from cases_case c where c.audience_id = a.id",
            ],
            migrations.RunSQL.noop,
        ),
        other_row_security(
            "sharing_alsoshown",
            insert=f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and (select wardmote_kind()) = 'viewer' and cases_record_reaches_actor(record_id)))",
        ),
    ]
