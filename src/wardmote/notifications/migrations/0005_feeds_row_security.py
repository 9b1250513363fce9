"""A calendar address belongs to one person; who stands behind it is asked before anybody is known.

The function runs with the owner's rights, because a calendar program that shows a secret has no session. It answers only
to the secret's hash, and only while the address is not stopped; that the person still works here is asked afterwards. The
day of use is noted here, so that an address that nobody uses is found.
"""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security

_OWN = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and membership_id = (select wardmote_membership())))"
_ENTER = """
create function notifications_enter_by_feed(wanted text)
returns table (feed uuid, partnership uuid, membership uuid, kind text, record uuid, name text)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare found notifications_calendarfeed;
begin
  select f.* into found from notifications_calendarfeed f
    where f.secret_hash = wanted and f.stopped_at is null;
  if found.id is null then return; end if;
  if found.last_used_on is distinct from current_date then
    update notifications_calendarfeed set last_used_on = current_date where id = found.id;
  end if;
  return query select found.id, found.partnership_id, found.membership_id, found.kind::text, found.record_id,
    found.name::text;
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("notifications", "0004_calendars")]
    operations = [
        row_security("notifications_calendarfeed", select=_OWN, insert=_OWN, update=_OWN),
        migrations.RunSQL(
            [
                _ENTER,
                "revoke all on function notifications_enter_by_feed(text) from public",
                "grant execute on function notifications_enter_by_feed(text) to wardmote_app",
            ],
            "drop function notifications_enter_by_feed(text)",
        ),
    ]
