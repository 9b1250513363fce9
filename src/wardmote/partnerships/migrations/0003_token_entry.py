"""Who stands behind a token: one question, before anybody is known.

The function runs with the owner's rights, because whoever shows a token has no partnership yet. It answers only to
a hash, that is to somebody who holds the secret, and only while the token works and its agency belongs to the
partnership. The day of use is noted here: a token that nobody uses is found by it, and the machine itself may not
change the row.
"""

from django.db import migrations

_ENTER = """
create function partnerships_enter_by_token(wanted text)
returns table (token uuid, partnership uuid, agency uuid, scopes text[])
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare found partnerships_apitoken;
begin
  select t.* into found from partnerships_apitoken t join partnerships_agency a on a.id = t.agency_id
    where t.token_hash = wanted and t.revoked_at is null and t.expires_at > statement_timestamp()
      and a.left_on is null;
  if found.id is null then return; end if;
  if found.last_used_on is distinct from current_date then
    update partnerships_apitoken set last_used_on = current_date where id = found.id;
  end if;
  return query select found.id, found.partnership_id, found.agency_id, found.scopes::text[];
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0002_row_security")]
    operations = [
        migrations.RunSQL(
            [
                _ENTER,
                "revoke all on function partnerships_enter_by_token(text) from public",
                "grant execute on function partnerships_enter_by_token(text) to wardmote_app",
            ],
            "drop function partnerships_enter_by_token(text)",
        )
    ]
