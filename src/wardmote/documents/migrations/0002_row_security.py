"""A document is seen by whoever sees its record; a draft's by whoever holds the draft's key."""

from django.db import migrations

from wardmote.access.rows import HERE, IN_PARTNERSHIP, SYSTEM_HERE, row_security, shown_to_actor

_SHOWN = shown_to_actor("documents_document", also=True, record="record_id")
_OWN = f"({IN_PARTNERSHIP} and record_id = (select wardmote_record()))"
# Set for the transaction by the operation that was given the key.
_KEY = "draft_key_hash = nullif(current_setting('wardmote.draft', true), '')"
_DRAFT = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_KEY}))"


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("sharing", "0002_row_security")]
    operations = [
        row_security(
            "documents_document",
            select=f"({_SHOWN} or {_OWN})",
            insert=HERE,
            update=_SHOWN,
        ),
        row_security(
            "documents_draftdocument", select=_DRAFT, insert=_DRAFT, update=SYSTEM_HERE, delete=_DRAFT
        ),
    ]
