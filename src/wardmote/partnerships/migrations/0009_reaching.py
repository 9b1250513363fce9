"""How the public reaches an agency, in columns of their own; an advice may lead to an agency."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0008_colour"),
    ]

    operations = [
        migrations.AddField(
            model_name="advice",
            name="signpost_agency",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="An agency of the partnership: its public lines are shown as they stand then.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partnerships.agency",
            ),
        ),
        migrations.AddField(
            model_name="agency",
            name="public_email",
            field=models.EmailField(blank=True, db_default="", default="", max_length=254),
        ),
        migrations.AddField(
            model_name="agency",
            name="public_hours",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="agency",
            name="public_phone",
            field=models.CharField(blank=True, db_default="", default="", max_length=30),
        ),
        migrations.AddField(
            model_name="agency",
            name="public_web",
            field=models.URLField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="agency",
            name="version",
            field=models.PositiveIntegerField(
                db_default=1, default=1, help_text="Rises with each change of its lines or times."
            ),
        ),
        migrations.AlterField(
            model_name="agency",
            name="email",
            field=models.EmailField(
                blank=True, help_text="Shared inbox of the locality officers: never public.", max_length=254
            ),
        ),
        migrations.AlterField(
            model_name="agency",
            name="phone",
            field=models.CharField(blank=True, help_text="For partners: never public.", max_length=30),
        ),
    ]
