"""A line of the chronology may be a paper; only the body that leads a review changes who reads it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_named"),
        ("reviews", "0005_yearly_figures"),
    ]

    operations = [
        migrations.AddField(
            model_name="reviewentry",
            name="document",
            field=models.ForeignKey(
                blank=True,
                help_text="A paper.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
            ),
        ),
        migrations.AlterField(
            model_name="reviewentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("note", "Note"),
                    ("contact", "Contact with the applicant"),
                    ("state", "State"),
                    ("decision", "Decision"),
                    ("information", "Information from a body"),
                    ("panel", "Panel"),
                    ("letter", "Letter"),
                    ("paper", "Paper"),
                ],
                max_length=12,
            ),
        ),
        # An audience of nobody's could be changed by anybody of the partnership, as far as the database goes.
        migrations.RunSQL(
            "update sharing_audience a set agency_id = r.agency_id from reviews_review r"
            " where r.audience_id = a.id and a.agency_id is null",
            migrations.RunSQL.noop,
        ),
    ]
