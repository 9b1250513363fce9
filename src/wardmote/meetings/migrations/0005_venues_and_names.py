"""Venues, kept once and taken by meetings; other names of bodies. Who reads a venue sees a meeting or body there."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import wardmote.access.ids
from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security

_RUNS = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and 'run_business' = any((select wardmote_duties())::text[])))"
# Whoever keeps it; and whoever sees a meeting or a body that takes it (each asked under its own row security).
_KEEPS = (
    f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and agency_id = (select wardmote_agency())"
    " and 'run_business' = any((select wardmote_duties())::text[])))"
)
_USED = (
    f"({IN_PARTNERSHIP} and (exists (select 1 from meetings_meeting m"  # noqa: S608 - names of our own
    " where m.registered_venue_id = meetings_venue.id and m.deleted_at is null)"
    " or exists (select 1 from meetings_body b"
    " where b.registered_venue_id = meetings_venue.id and b.deleted_at is null)))"
)
_OF_BODY = "exists (select 1 from meetings_body p where p.id = meetings_bodyname.body_id)"  # noqa: S608 - names of our own


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0004_row_security"),
        ("partnerships", "0008_colour"),
    ]

    operations = [
        migrations.CreateModel(
            name="Venue",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("address", models.CharField(blank=True, max_length=115)),
                ("directions", models.TextField(blank=True, help_text="How to find it; read by the public.")),
                (
                    "access_notes",
                    models.TextField(
                        blank=True,
                        help_text="Steps, lifts, hearing loops, parking for blue badges; read by the public.",
                    ),
                ),
                (
                    "online_link",
                    models.URLField(
                        blank=True,
                        help_text="Of the room. Shown to those invited, not to the public.",
                        max_length=300,
                    ),
                ),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(default=0, help_text="People it holds; 0: not known."),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "closed_on",
                    models.DateField(
                        blank=True, help_text="From when on it is no longer offered.", null=True
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="Whose officer keeps it.",
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
            ],
        ),
        migrations.AddField(
            model_name="body",
            name="registered_venue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.venue",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="registered_venue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.venue",
            ),
        ),
        migrations.CreateModel(
            name="BodyName",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[("also", "Also called so"), ("former", "Called so before")],
                        default="also",
                        max_length=6,
                    ),
                ),
                (
                    "until_on",
                    models.DateField(
                        blank=True, help_text="Of a former name: its last day, if known.", null=True
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="names", to="meetings.body"
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
                        models.F("body"),
                        django.db.models.functions.text.Lower("name"),
                        name="name_of_a_body_once",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="venue",
            constraint=models.UniqueConstraint(
                models.F("agency"),
                django.db.models.functions.text.Lower("name"),
                name="venue_of_an_agency_once",
            ),
        ),
        row_security(
            "meetings_venue",
            select=f"({_KEEPS} or {_USED})",
            insert=_KEEPS,
            update=_KEEPS,
            update_check=_KEEPS,
        ),
        row_security(
            "meetings_bodyname",
            select=_OF_BODY,
            insert=_RUNS,
            delete=f"({_OF_BODY} and {_RUNS})",
        ),
    ]
