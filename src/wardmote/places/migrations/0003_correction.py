"""What was known of a place before it was corrected; a name belongs to what makes two places the same."""

import django.db.models.deletion
from django.db import migrations, models

import wardmote.access.ids
from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security

# The reason is free text about somebody's address: for those alone whose work is records.
_HERE = (
    f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and (select wardmote_kind()) = 'viewer'"
    " and 'read_cases' = any((select wardmote_duties())::text[])))"
)


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0008_colour"), ("places", "0002_row_security")]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                (
                    "before",
                    models.JSONField(help_text="Name of each column that changed -> what stood there."),
                ),
                ("corrected_at", models.DateTimeField()),
                (
                    "corrected_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.membership",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="places.place",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["place", "-corrected_at"], name="places_corr_place_i_b3f21f_idx")
                ],
            },
        ),
        row_security("places_correction", select=_HERE, insert=_HERE, update=SYSTEM_HERE, delete=SYSTEM_HERE),
        migrations.RunSQL(
            "update places_place set match_key = left(match_key || ' (' || lower(name) || ')', 320)"
            " where match_key <> '' and name <> ''",
            migrations.RunSQL.noop,
        ),
    ]
