"""What the system may do to erase a review: its steps, letters, answers and lines are changed by nobody else."""

from django.db import migrations

from wardmote.access.rows import SYSTEM_HERE, other_row_security

_TABLES = ("reviewstep", "reviewletter", "reviewentry", "informationanswer", "countedcomplaint")


class Migration(migrations.Migration):
    dependencies = [("reviews", "0008_seats"), ("actions", "0010_erasing")]
    operations = [
        *[other_row_security(f"reviews_{table}", update=SYSTEM_HERE) for table in _TABLES],
        other_row_security("reviews_reviewlink", delete=SYSTEM_HERE),
    ]
