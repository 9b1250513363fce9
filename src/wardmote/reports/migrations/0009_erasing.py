"""What the system may do to erase a report: nobody else ever changes its steps, incidents and letters."""

from django.db import migrations

from wardmote.access.rows import SYSTEM_HERE, other_row_security


class Migration(migrations.Migration):
    dependencies = [("reports", "0008_repeats")]
    operations = [
        *[
            other_row_security(f"reports_{table}", update=SYSTEM_HERE)
            for table in ("reportstep", "incident", "letter")
        ],
        other_row_security("reports_followlink", delete=SYSTEM_HERE),
    ]
