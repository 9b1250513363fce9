"""Files of reports that are brought, looked through and imported; how their columns are read."""

import django.db.models.deletion
from django.db import migrations, models

import wardmote.access.ids
from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security

# A file of reports may hold anything: only those of its agency who may import see it, until it is imported.
_IMPORTS = (
    f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and agency_id = (select wardmote_agency())"
    " and 'import_reports' = any((select wardmote_duties())::text[])))"
)


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0003_token_entry"),
        ("reports", "0004_feed"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportMapping",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                (
                    "system",
                    models.CharField(help_text="Where the references of the file come from.", max_length=40),
                ),
                ("columns", models.JSONField(default=dict, help_text="What a column is -> its heading.")),
                (
                    "kinds",
                    models.JSONField(
                        default=dict, help_text="A cell of the type column -> the national type."
                    ),
                ),
                ("month_first", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.agency",
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
                    "saved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.membership",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "name"), name="one_mapping_of_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("brought_at", models.DateTimeField()),
                ("file_name", models.CharField(max_length=200)),
                (
                    "content",
                    models.BinaryField(help_text="The file, until it is imported or put aside.", null=True),
                ),
                (
                    "mapping",
                    models.JSONField(
                        default=dict, help_text="How its columns are read: as in ImportMapping."
                    ),
                ),
                (
                    "are_waiting",
                    models.BooleanField(default=False, help_text="They still wait for a decision."),
                ),
                ("rows", models.PositiveIntegerField(default=0)),
                ("made", models.PositiveIntegerField(default=0)),
                (
                    "known",
                    models.PositiveIntegerField(default=0, help_text="Were there already: left as they are."),
                ),
                ("wrong", models.PositiveIntegerField(default=0)),
                (
                    "errors",
                    models.JSONField(
                        default=list, help_text="Row, column and sentence of what was left out."
                    ),
                ),
                ("imported_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.agency",
                    ),
                ),
                (
                    "brought_by",
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
            ],
            options={
                "indexes": [models.Index(fields=["agency", "-brought_at"], name="reports_imports_by_agency")],
            },
        ),
        row_security(
            "reports_importmapping", select=_IMPORTS, insert=_IMPORTS, update=_IMPORTS, delete=_IMPORTS
        ),
        row_security("reports_importrun", select=_IMPORTS, insert=_IMPORTS, update=_IMPORTS),
    ]
