"""Nothing asks for all of a partnership's messages by their time: lists go by the key, the worker by what waits."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("notifications", "0005_feeds_row_security")]
    operations = [migrations.RemoveIndex(model_name="message", name="notificatio_partner_fca61a_idx")]
