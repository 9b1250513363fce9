"""The access log finds actions by what a request named."""

from django.db import migrations

from wardmote.audit.naming import names_records


class Migration(migrations.Migration):
    dependencies = [("actions", "0002_row_security"), ("audit", "0003_out_of_scope")]
    operations = [names_records("actions", ("action", "actions_action", "id", None))]
