"""A document that was put together is changed by an erasure alone."""

from django.db import migrations

from wardmote.access.rows import SYSTEM_HERE, other_row_security


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_stricter_rows")]
    operations = [other_row_security("plans_collation", update=SYSTEM_HERE)]
