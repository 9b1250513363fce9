"""Owners of meetings' actions follow them; who subscribed is known to the system alone; a paper comes off an item."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security

_RUNS = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and 'run_business' = any((select wardmote_duties())::text[])))"
_OWNED = (
    "exists (select 1 from meetings_meetingaction a"
    " where a.id = meetings_meetingactionowner.meeting_action_id)"
)
_OF_ITEM = "exists (select 1 from meetings_agendaitem p where p.id = meetings_consultation.item_id)"


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_owners_and_subscriptions")]
    operations = [
        row_security("meetings_meetingactionowner", select=_OWNED, insert=_RUNS),
        row_security(
            "meetings_subscription",
            select=SYSTEM_HERE,
            insert=SYSTEM_HERE,
            update=SYSTEM_HERE,
            delete=SYSTEM_HERE,
        ),
        migrations.RunSQL(
            "create policy app_deletes on meetings_consultation for delete to wardmote_app"
            f" using ({_RUNS} and {_OF_ITEM})",
            "drop policy if exists app_deletes on meetings_consultation",
        ),
    ]
