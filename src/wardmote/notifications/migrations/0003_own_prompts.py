"""A prompt for one person is reached by that person alone: it may name a case that colleagues must not know of."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE

_OF_AGENCY = "agency_id = any((select wardmote_principals())::uuid[])"
_OWN = "membership_id = (select wardmote_membership())"
_BEFORE = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and ({_OF_AGENCY} or {_OWN})))"
_NOW = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and ((membership_id is null and {_OF_AGENCY}) or {_OWN})))"


def _policies(rule: str) -> str:
    return (
        f"alter policy app_selects on notifications_prompt using ({rule});"
        f"alter policy app_updates on notifications_prompt using ({rule}) with check ({rule})"
    )


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_row_security")]
    operations = [migrations.RunSQL(_policies(_NOW), _policies(_BEFORE))]
