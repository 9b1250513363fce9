"""The access log finds reports and imports by what a request named."""

from django.db import migrations

from wardmote.audit.naming import names_records


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_speed"), ("audit", "0003_out_of_scope")]
    operations = [
        names_records(
            "reports",
            ("report", "reports_report", "id", "reference"),
            ("import_run", "reports_importrun", "id", None),
        )
    ]
