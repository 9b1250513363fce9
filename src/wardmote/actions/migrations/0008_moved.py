"""When somebody is told of a deadline that moved."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("actions", "0007_stricter_rows")]
    operations = [
        migrations.AddField(
            model_name="reminderchoice",
            name="moved",
            field=models.CharField(
                choices=[
                    ("at_once", "At once, in a message of its own"),
                    ("digest", "Only in that e-mail"),
                ],
                default="at_once",
                max_length=10,
            ),
        ),
    ]
