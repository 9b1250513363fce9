"""What the system may do to erase an action: nobody else ever changes what became of it."""

from django.db import migrations

from wardmote.access.rows import SYSTEM_HERE, other_row_security


class Migration(migrations.Migration):
    dependencies = [("actions", "0009_recurring")]
    operations = [
        other_row_security("actions_step", update=SYSTEM_HERE),
        other_row_security("actions_chase", update=SYSTEM_HERE),
        other_row_security("actions_jointowner", update=SYSTEM_HERE),
    ]
