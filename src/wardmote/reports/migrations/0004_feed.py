"""The order in which partners' machines are told of changes: an index on the steps, by time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_likeness")]
    operations = [
        migrations.AddIndex(
            "reportstep", models.Index(fields=["partnership", "at", "id"], name="reports_steps_by_time")
        )
    ]
