"""Somebody who left may be hidden from the public; the system empties drafts that approved minutes have replaced."""

# ruff: noqa: S608 - names of our own

from django.db import migrations, models

from wardmote.access.rows import SYSTEM_HERE

_REPLACED = (
    "exists (select 1 from meetings_minutesversion v join meetings_minutesversion a"
    " on a.meeting_id = v.meeting_id and a.state = 'approved'"
    " where v.id = meetings_minutetext.minutes_id and v.state = 'replaced')"
)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0009_member_changes")]
    operations = [
        migrations.AddField(
            model_name="bodymember",
            name="name_hidden_at",
            field=models.DateTimeField(
                null=True,
                help_text="Erased on request: from then on the public is shown the role, whatever the body's setting.",
            ),
        ),
        migrations.RunSQL(
            "create policy app_erases on meetings_minutetext for update to wardmote_app"
            f" using ({SYSTEM_HERE} and {_REPLACED}) with check ({SYSTEM_HERE} and {_REPLACED} and text = '')",
            "drop policy if exists app_erases on meetings_minutetext",
        ),
    ]
