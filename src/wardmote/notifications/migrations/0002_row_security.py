"""Messages: written by anybody acting in the partnership, sent by the system, read by the agency's people."""

from django.db import migrations

from wardmote.access.rows import HERE, IN_PARTNERSHIP, SYSTEM_HERE, row_security

_HERE = HERE
_OF_AGENCY = "agency_id = any((select wardmote_principals())::uuid[])"
_MANAGES = (
    "(agency_id = (select wardmote_agency()) and 'manage_accounts' = any((select wardmote_duties())::text[]))"
)
_MESSAGE = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and ({_OF_AGENCY} or {_MANAGES})))"
_OWN = "membership_id = (select wardmote_membership())"
_PROMPT = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and ({_OF_AGENCY} or {_OWN})))"


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial"), ("access", "0001_functions")]
    operations = [
        row_security(
            "notifications_message", select=_MESSAGE, insert=_HERE, update=_MESSAGE, delete=SYSTEM_HERE
        ),
        row_security(
            "notifications_prompt", select=_PROMPT, insert=_HERE, update=_PROMPT, delete=SYSTEM_HERE
        ),
    ]
