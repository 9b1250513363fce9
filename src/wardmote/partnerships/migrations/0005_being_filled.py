from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0004_review_procedure"),
    ]

    operations = [
        migrations.AddField(
            model_name="partnership",
            name="is_being_filled",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Its story is still being told: every page says so.",
            ),
        ),
    ]
