"""What the system may do to erase a case: its steps and links are changed by nobody else."""

from django.db import migrations

from wardmote.access.rows import SYSTEM_HERE, other_row_security


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_letters_and_survey_security")]
    operations = [
        other_row_security("cases_casestep", update=SYSTEM_HERE),
        other_row_security("cases_caselink", update=SYSTEM_HERE),
        other_row_security("cases_caseperson", delete=SYSTEM_HERE),
        other_row_security("cases_caseplace", delete=SYSTEM_HERE),
    ]
