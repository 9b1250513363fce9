"""An action is seen by the audience of the record it was set on."""

from django.db import migrations

from wardmote.access.rows import HERE, row_security, shown_to_actor

_SHOWN = shown_to_actor("actions_action")


class Migration(migrations.Migration):
    dependencies = [("actions", "0001_initial"), ("sharing", "0002_row_security")]
    operations = [
        row_security("actions_action", select=_SHOWN, insert=HERE, update=_SHOWN),
    ]
