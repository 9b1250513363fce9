"""Published versions of the case review procedure: added, taken back before they begin, never changed."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wardmote.access.ids
from wardmote.access.rows import HERE, IN_PARTNERSHIP, SYSTEM_HERE, row_security

_SETTINGS = "'manage_partnership' = any((select wardmote_duties())::text[])"
_MANAGES = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_SETTINGS}))"


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0003_token_entry"),
    ]

    operations = [
        migrations.AlterField(
            model_name="invitation",
            name="roles",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("caseworker", "Caseworker"),
                        ("supervisor", "Supervisor"),
                        ("specialist", "Specialist worker (domestic abuse, children)"),
                        ("analyst", "Analyst"),
                        ("information_governance", "Information governance officer"),
                        ("privacy_officer", "Privacy officer"),
                        ("account_administrator", "Account administrator"),
                        ("operator", "Partnership administrator"),
                        ("partnership_officer", "Partnership officer"),
                        ("board_member", "Board member or chair"),
                        ("review_coordinator", "ASB case review co-ordinator"),
                    ],
                    max_length=30,
                ),
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="membership",
            name="roles",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("caseworker", "Caseworker"),
                        ("supervisor", "Supervisor"),
                        ("specialist", "Specialist worker (domestic abuse, children)"),
                        ("analyst", "Analyst"),
                        ("information_governance", "Information governance officer"),
                        ("privacy_officer", "Privacy officer"),
                        ("account_administrator", "Account administrator"),
                        ("operator", "Partnership administrator"),
                        ("partnership_officer", "Partnership officer"),
                        ("board_member", "Board member or chair"),
                        ("review_coordinator", "ASB case review co-ordinator"),
                    ],
                    max_length=30,
                ),
                size=None,
            ),
        ),
        migrations.CreateModel(
            name="ReviewProcedure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "version",
                    models.PositiveSmallIntegerField(help_text="1, 2, 3 … in the order of publishing."),
                ),
                ("valid_from", models.DateField()),
                ("published_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("name", models.CharField(max_length=160)),
                ("complaints_needed", models.PositiveSmallIntegerField()),
                ("within_months", models.PositiveSmallIntegerField()),
                ("reported_within", models.PositiveSmallIntegerField()),
                (
                    "reported_unit",
                    models.CharField(choices=[("months", "months"), ("days", "days")], max_length=10),
                ),
                ("same_incident_is_one", models.BooleanField()),
                ("hate_incidents_needed", models.PositiveSmallIntegerField()),
                ("people_needed", models.PositiveSmallIntegerField()),
                (
                    "people_about",
                    models.CharField(
                        choices=[
                            ("same_incident", "the same incident"),
                            ("same_problem", "the same problem"),
                        ],
                        max_length=20,
                    ),
                ),
                ("considers_persistence", models.BooleanField()),
                ("considers_harm", models.BooleanField()),
                ("considers_adequacy", models.BooleanField()),
                (
                    "caveats",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "rejection_grounds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), default=list, size=None
                    ),
                ),
                (
                    "limits",
                    models.JSONField(default=list, help_text="List of step, working_days, counted_from."),
                ),
                (
                    "chair_rule",
                    models.CharField(
                        choices=[
                            ("independent", "Somebody from outside the agencies that take part"),
                            ("not_involved", "Somebody who had nothing to do with the case"),
                            ("any", "Any of the agencies"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "chair_words",
                    models.TextField(blank=True, help_text="What the area means by independent."),
                ),
                (
                    "appeal_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("council", "The council"),
                                ("policing_body", "The local policing body"),
                                ("other_area", "The council of another area"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("appeal_working_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("appeal_words", models.TextField(blank=True)),
                (
                    "channels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("online", "Online"),
                                ("phone", "By telephone"),
                                ("paper", "On paper"),
                                ("e_mail", "By e-mail"),
                                ("in_person", "In person"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "contact_name",
                    models.CharField(blank=True, help_text="A post, not a person.", max_length=120),
                ),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                ("contact_phone", models.CharField(blank=True, max_length=30)),
                ("contact_address", models.TextField(blank=True)),
                ("words", models.TextField(blank=True, help_text="What the area adds on its public page.")),
                ("source", models.CharField(blank=True, help_text="Where it is published.", max_length=300)),
                ("reporting_begins_month", models.PositiveSmallIntegerField()),
                ("reporting_months", models.PositiveSmallIntegerField()),
                ("figures_working_days", models.PositiveSmallIntegerField()),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_procedures",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "published_by",
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
                    models.UniqueConstraint(fields=("partnership", "version"), name="procedure_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("partnership", "valid_from"),
                        name="one_procedure_begins_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("complaints_needed__gte", 1), ("complaints_needed__lte", 3)),
                        name="never_above_three_complaints",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reporting_months__gte", 1), ("reporting_months__lte", 12)),
                        name="reporting_period_of_twelve_months_at_most",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on__isnull", True),
                            ("withdrawn_on__lt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="only_what_has_not_begun_is_withdrawn",
                    ),
                ],
            },
        ),
        row_security("partnerships_reviewprocedure", select=HERE, insert=_MANAGES, update=_MANAGES),
        # Not even the administrator's session changes what a version says: only whether it was taken back.
        migrations.RunSQL(
            [
                "revoke update on partnerships_reviewprocedure from wardmote_app",
                "grant update (withdrawn_on) on partnerships_reviewprocedure to wardmote_app",
            ],
            "grant update on partnerships_reviewprocedure to wardmote_app",
        ),
    ]
