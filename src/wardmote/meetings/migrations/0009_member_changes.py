"""When a place on a body was made and last changed: published data ask for what is new since."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0008_recurring_and_leads")]
    operations = [
        migrations.AddField(
            model_name="bodymember",
            name="created_at",
            field=models.DateTimeField(auto_now_add=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="bodymember",
            name="changed_at",
            field=models.DateTimeField(auto_now=True),
        ),
    ]
