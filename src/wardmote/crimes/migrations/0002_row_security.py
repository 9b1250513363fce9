"""Published data is read by everybody and written by the system."""

from django.db import migrations

from wardmote.access.rows import IS_SYSTEM, row_security


class Migration(migrations.Migration):
    dependencies = [("crimes", "0001_initial"), ("access", "0001_functions")]
    operations = [
        row_security("crimes_crimefile", select="true", insert=IS_SYSTEM, update=IS_SYSTEM, delete=IS_SYSTEM),
        row_security("crimes_crime", select="true", insert=IS_SYSTEM, update=IS_SYSTEM, delete=IS_SYSTEM),
    ]
