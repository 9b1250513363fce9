"""A document is seen by the audience of its record."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security, shown_to_actor

_SHOWN = shown_to_actor("documents_document")
_OWN = f"({IN_PARTNERSHIP} and record_id = (select wardmote_record()))"


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("sharing", "0002_row_security")]
    operations = [
        row_security(
            "documents_document",
            select=f"({_SHOWN} or {_OWN})",
            insert=f"({IN_PARTNERSHIP} or {SYSTEM_HERE})",
            update=_SHOWN,
        ),
    ]
