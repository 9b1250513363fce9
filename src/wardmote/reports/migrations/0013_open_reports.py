from django.db import migrations, models


class Migration(migrations.Migration):
    """The inbox of a ward is found in the index of the inbox, and what partners let us see from the newest back."""

    dependencies = [("reports", "0012_import_stops")]

    operations = [
        migrations.RemoveIndex(model_name="report", name="reports_inbox"),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("is_open", True)),
                fields=["agency", "-needs_attention", "respond_by", "id", "ward_code"],
                name="reports_inbox",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("is_open", True)),
                fields=["partnership", "-received_at", "id"],
                name="reports_open_by_time",
            ),
        ),
    ]
