"""The yearly figures, their publication, and who was told that there is a case review."""

import django.db.models.deletion
from django.db import migrations, models

import wardmote.access.ids
from wardmote.access.rows import HERE, IN_PARTNERSHIP, SYSTEM_HERE, row_security

_RUNS = "'run_reviews' = any((select wardmote_duties())::text[])"
_FOR_COORDINATORS = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_RUNS}))"
# Whoever reads the later report sees that its reporter was told.
_OF_REPORT = "(exists (select 1 from reports_report r where r.id = reviews_reviewexplained.report_id) and (select wardmote_kind()) <> 'public')"


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0005_being_filled"),
        ("people", "0005_finding"),
        ("reports", "0007_named"),
        ("reviews", "0004_joined"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedFigures",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                (
                    "source",
                    models.CharField(
                        choices=[("counted", "Counted from the record"), ("entered", "Entered by hand")],
                        max_length=8,
                    ),
                ),
                (
                    "shown",
                    models.JSONField(
                        help_text="[least, most] of each of the four; null: not given, or more."
                    ),
                ),
                ("explanation", models.TextField(blank=True)),
                ("correction", models.TextField(blank=True)),
                ("published_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("partnership", "first_day"),
                        name="one_standing_publication_of_a_period",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewExplained",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("email", "By email that holds no details"),
                            ("prompt", "An officer is asked to tell them"),
                        ],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="Whose report it is.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.agency",
                    ),
                ),
                (
                    "contact_point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.contactpoint",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        help_text="The later report.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person"], name="review_explained_to_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("report",), name="review_explained_once_for_a_report")
                ],
            },
        ),
        migrations.CreateModel(
            name="YearlyFigures",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                (
                    "source",
                    models.CharField(
                        choices=[("counted", "Counted from the record"), ("entered", "Entered by hand")],
                        max_length=8,
                    ),
                ),
                ("applications", models.PositiveIntegerField()),
                ("not_met", models.PositiveIntegerField(null=True)),
                ("reviews", models.PositiveIntegerField()),
                ("recommended", models.PositiveIntegerField()),
                (
                    "explanation",
                    models.TextField(
                        blank=True, help_text="Why numbers that contradict each other are right."
                    ),
                ),
                (
                    "correction",
                    models.TextField(blank=True, help_text="Why they replace what was published before."),
                ),
                ("made_at", models.DateTimeField()),
                ("is_current", models.BooleanField(default=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        help_text="None: by the clock.",
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=("partnership", "first_day"),
                        name="one_current_row_of_yearly_figures",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="figures_end_after_they_begin",
                    ),
                ],
            },
        ),
        row_security(
            "reviews_yearlyfigures",
            select=_FOR_COORDINATORS,
            insert=_FOR_COORDINATORS,
            update=_FOR_COORDINATORS,
        ),
        row_security(
            "reviews_publishedfigures", select=HERE, insert=_FOR_COORDINATORS, update=_FOR_COORDINATORS
        ),
        row_security("reviews_reviewexplained", select=_OF_REPORT, insert=SYSTEM_HERE),
    ]
