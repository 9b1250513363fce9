"""The outbox is its own queue: when a message is tried again stands on its row. Nothing asks for all of a
partnership's messages by their time: lists go by the key, and the worker by what waits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0005_feeds_row_security")]
    operations = [
        migrations.AddField(
            model_name="message",
            name="try_at",
            field=models.DateTimeField(help_text="Not before this instant. Empty: at once.", null=True),
        ),
        migrations.RemoveIndex(model_name="message", name="notificatio_partner_fca61a_idx"),
    ]
