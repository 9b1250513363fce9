"""Letters and answers are seen by whoever sees their case. Answers are written by the system, for the public."""

from django.db import migrations

from wardmote.access.rows import HERE, SYSTEM_HERE, row_security

_OF_CASE = "exists (select 1 from cases_case c where c.id = {0}.case_id)"


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_letters_and_survey")]
    operations = [
        row_security(
            "cases_postalletter",
            select=_OF_CASE.format("cases_postalletter"),
            insert=HERE,
            update=_OF_CASE.format("cases_postalletter"),
        ),
        row_security("cases_surveyanswer", select=_OF_CASE.format("cases_surveyanswer"), insert=SYSTEM_HERE),
    ]
