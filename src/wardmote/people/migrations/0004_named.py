"""The access log finds people, safe locations and sources by what a request named."""

from django.db import migrations

from wardmote.audit.naming import names_records


class Migration(migrations.Migration):
    dependencies = [("people", "0003_source_ended"), ("audit", "0003_out_of_scope")]
    operations = [
        names_records(
            "people",
            ("person", "people_person", "id", None),
            ("safe_location", "people_safelocation", "id", None),
            ("protected_source", "people_protectedsource", "id", None),
        )
    ]
