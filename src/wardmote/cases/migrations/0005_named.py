"""The access log finds cases and what hangs on them by what a request named."""

from django.db import migrations

from wardmote.audit.naming import names_records


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_by_change"), ("audit", "0003_out_of_scope")]
    operations = [
        names_records(
            "cases",
            ("case", "cases_case", "id", "reference"),
            ("entry", "cases_entry", "line", None),
            ("access_request", "cases_accessrequest", "id", None),
        )
    ]
