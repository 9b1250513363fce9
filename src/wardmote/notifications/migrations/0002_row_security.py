"""Messages: written by anybody acting in the partnership, sent by the system, read by the agency's people."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security

_HERE = f"({IN_PARTNERSHIP} or {SYSTEM_HERE})"
_AGENCY = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and agency_id = any((select wardmote_principals())::uuid[])))"


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial"), ("access", "0001_functions")]
    operations = [
        row_security("notifications_message", select=_AGENCY, insert=_HERE, update=SYSTEM_HERE),
        row_security("notifications_prompt", select=_AGENCY, insert=_HERE, update=_AGENCY),
    ]
