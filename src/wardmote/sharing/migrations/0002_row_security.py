"""Audiences, their members and denials: known within the partnership, changed by its people."""

from django.db import migrations

from wardmote.access.rows import HERE, row_security

_HERE = HERE
# The public and partners' machines read what decides their own access and change none of it; who shares takes back.
_STAFF = f"({HERE} and (select wardmote_kind()) in ('viewer', 'system'))"
_SHARES = (
    f"({HERE} and ((select wardmote_kind()) = 'system'"
    " or 'share_cases' = any((select wardmote_duties())::text[])))"
)


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_initial"), ("access", "0001_functions")]
    operations = [
        row_security("sharing_audience", select=_HERE, insert=_STAFF),
        row_security("sharing_audiencemember", select=_HERE, insert=_STAFF, update=_STAFF, delete=_SHARES),
        row_security("sharing_denial", select=_HERE, insert=_STAFF, delete=_SHARES),
        row_security("sharing_alsoshown", select=_HERE, insert=_STAFF, delete=_SHARES),
    ]
