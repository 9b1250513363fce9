"""Published data is read by everybody and written by the system; places belong to their partnership."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, IS_SYSTEM, SYSTEM_HERE, row_security

_WORKS_HERE = f"({IN_PARTNERSHIP} and (select wardmote_kind()) = 'viewer')"
_PLACE = f"({SYSTEM_HERE} or {_WORKS_HERE})"


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial"), ("access", "0001_functions")]
    operations = [
        row_security("places_area", select="true", insert=IS_SYSTEM, update=IS_SYSTEM, delete=IS_SYSTEM),
        row_security("places_postcode", select="true", insert=IS_SYSTEM, update=IS_SYSTEM, delete=IS_SYSTEM),
        row_security("places_street", select="true", insert=IS_SYSTEM, update=IS_SYSTEM, delete=IS_SYSTEM),
        # What the public and machines report is written as the system, on their behalf.
        row_security("places_place", select=_PLACE, insert=_PLACE, update=_PLACE, delete=SYSTEM_HERE),
    ]
