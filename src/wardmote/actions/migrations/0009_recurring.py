"""Actions that come back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("actions", "0008_moved")]
    operations = [
        migrations.AddField(
            model_name="action",
            name="recurs",
            field=models.CharField(
                blank=True,
                choices=[
                    ("monthly", "Every month"),
                    ("quarterly", "Every three months"),
                    ("yearly", "Every year"),
                    ("meeting", "At each meeting"),
                ],
                default="",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="action",
            name="recurs_day",
            field=models.PositiveSmallIntegerField(
                help_text="Of the month: the 31st is the last day where there is none.", null=True
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="follows",
            field=models.OneToOneField(
                help_text="After which one of its series it comes: one follows another once.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="actions.action",
            ),
        ),
    ]
