"""Seats on a panel change before it meets, and their history stays."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0007_followed_in_the_log")]

    operations = [
        migrations.AddField("panelmember", "seated_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "panelmember",
            "left_at",
            models.DateTimeField(blank=True, null=True, help_text="Gave the seat up before the meeting."),
        ),
        migrations.AddField(
            "panelmember",
            "left_reason",
            models.CharField(
                blank=True, max_length=300, default="", help_text="Never a conflict of interest."
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "panelmember",
            "takes_over_from",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taken_over_by",
                to="reviews.panelmember",
            ),
        ),
    ]
