"""The access log finds documents by what a request named."""

from django.db import migrations

from wardmote.audit.naming import names_records


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_row_security"), ("audit", "0003_out_of_scope")]
    operations = [names_records("documents", ("document", "documents_document", "id", None))]
