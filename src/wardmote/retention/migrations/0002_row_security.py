"""Holds, what is due, and certificates: for information governance of the agency whose record it is."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security

_DECIDES = (
    f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and agency_id = (select wardmote_agency())"
    " and 'decide_retention' = any((select wardmote_duties())::text[])))"
)


class Migration(migrations.Migration):
    dependencies = [("retention", "0001_initial"), ("access", "0001_functions")]
    operations = [
        row_security("retention_hold", select=_DECIDES, insert=_DECIDES, update=_DECIDES),
        row_security("retention_due", select=_DECIDES, insert=SYSTEM_HERE, update=_DECIDES),
        # A certificate is never changed.
        row_security("retention_erasure", select=_DECIDES, insert=_DECIDES),
    ]
