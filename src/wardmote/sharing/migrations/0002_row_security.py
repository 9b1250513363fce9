"""Audiences, their members and denials: known within the partnership, changed by its people."""

from django.db import migrations

from wardmote.access.rows import HERE, row_security

_HERE = HERE


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_initial"), ("access", "0001_functions")]
    operations = [
        row_security("sharing_audience", select=_HERE, insert=_HERE),
        row_security("sharing_audiencemember", select=_HERE, insert=_HERE, update=_HERE, delete=_HERE),
        row_security("sharing_denial", select=_HERE, insert=_HERE, delete=_HERE),
        row_security("sharing_alsoshown", select=_HERE, insert=_HERE, delete=_HERE),
    ]
