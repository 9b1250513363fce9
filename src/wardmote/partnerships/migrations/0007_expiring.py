"""What the clock forgets is deleted by the system alone."""

from django.db import migrations

from wardmote.access.rows import SYSTEM_HERE, other_row_security


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0006_wall")]
    operations = [
        other_row_security(f"partnerships_{table}", delete=SYSTEM_HERE)
        for table in ("invitation", "apitoken", "formtoken")
    ]
