"""What people on a case say about sharing, and since when they are to be asked again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_override_reference"),
    ]

    operations = [
        migrations.AddField(
            model_name="caseperson",
            name="ask_consent_since",
            field=models.DateTimeField(
                blank=True,
                help_text="Another agency leads since then: they are to be asked again.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="caseperson",
            name="consent",
            field=models.CharField(
                blank=True,
                choices=[
                    ("agrees", "They agree"),
                    ("objects", "They object"),
                    ("not_asked", "They were not asked: it would not be safe, or nobody can reach them"),
                ],
                db_default="",
                default="",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="caseperson",
            name="consent_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="caseperson",
            name="consent_words",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
    ]
