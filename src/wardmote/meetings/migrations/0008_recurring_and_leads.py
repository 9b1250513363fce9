"""Actions that come back at each meeting of a body; members who lead on a group's work in a borough."""

import django.db.models.deletion
from django.db import migrations, models

import wardmote.access.ids
from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security

_RUNS = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and 'run_business' = any((select wardmote_duties())::text[])))"
_SEEN = (
    "((select wardmote_kind()) <> 'public'"
    " and exists (select 1 from meetings_body b where b.id = meetings_bodyaction.body_id)"
    " and exists (select 1 from actions_action a where a.id = meetings_bodyaction.action_id))"
)


class Migration(migrations.Migration):
    dependencies = [("actions", "0009_recurring"), ("meetings", "0007_circulations")]
    operations = [
        migrations.AddField(
            model_name="bodymember",
            name="leads_for",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The borough or district for which they lead on the group's work.",
                max_length=120,
            ),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="BodyAction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "action",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actions.action"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.body"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.partnership",
                    ),
                ),
            ],
        ),
        row_security("meetings_bodyaction", select=_SEEN, insert=_RUNS, update=f"({_SEEN} and {_RUNS})"),
    ]
