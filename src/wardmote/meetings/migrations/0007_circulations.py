"""What went round to the members of a body, and what became of each message. The public reads none of it."""

# ruff: noqa: S608 - names of our own

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wardmote.access.ids
from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security

_NOT_PUBLIC = "(select wardmote_kind()) <> 'public'"
# A circulation about a meeting follows the meeting, a note to the members the body (each under its own row security).
_SHOWN = (
    f"({_NOT_PUBLIC} and exists (select 1 from meetings_body b"
    " where b.id = meetings_circulation.body_id)"
    " and (meetings_circulation.meeting_id is null or exists (select 1 from meetings_meeting m"
    " where m.id = meetings_circulation.meeting_id)))"
)
_RUNS = (
    f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and 'run_business' = any((select wardmote_duties())::text[])"
    " and exists (select 1 from meetings_body b where b.id = meetings_circulation.body_id"
    " and b.agency_id = (select wardmote_agency()))))"
)
_OF = "exists (select 1 from meetings_circulation c where c.id = meetings_delivery.circulation_id)"
_RUNS_OF = (
    f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and 'run_business' = any((select wardmote_duties())::text[])"
    " and exists (select 1 from meetings_circulation c join meetings_body b on b.id = c.body_id"
    " where c.id = meetings_delivery.circulation_id and b.agency_id = (select wardmote_agency()))))"
)


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0006_stricter_rows"),
        ("partnerships", "0008_colour"),
    ]

    operations = [
        migrations.CreateModel(
            name="Circulation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("call", "Call for items"),
                            ("agenda", "Agenda and papers"),
                            ("minutes", "Draft minutes"),
                            ("postponed", "That the meeting is postponed"),
                            ("rescheduled", "The new date"),
                            ("cancelled", "That the meeting is cancelled"),
                            ("note", "A note to the members"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "paper_versions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        default=list,
                        help_text="The versions of papers that the agenda had then.",
                        size=None,
                    ),
                ),
                ("subject", models.CharField(max_length=150)),
                ("text", models.TextField(blank=True, help_text="Of a note; of all else the kind says it.")),
                (
                    "subscribers",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="How many of the public were told too; who they are is nobody's business.",
                    ),
                ),
                ("sent_at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.body"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="circulations",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.minutesversion",
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
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.membership",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "address_class",
                    models.CharField(
                        choices=[
                            ("account", "The address of their account"),
                            ("given", "An address given to the body"),
                            ("none", "No address: not sent"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "message_id",
                    models.UUIDField(
                        help_text="Of the outbox, which forgets its messages after a year.", null=True
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waiting", "Waiting to be sent"),
                            ("sent", "Sent"),
                            ("shown", "Not really sent: this installation sends no mail"),
                            ("failed", "Could not be sent"),
                            ("stopped", "Stopped: no longer safe to send"),
                        ],
                        max_length=8,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "circulation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="meetings.circulation",
                    ),
                ),
                (
                    "cover",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.cover",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.bodymember",
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
        migrations.AddIndex(
            model_name="circulation",
            index=models.Index(fields=["body", "-sent_at"], name="meetings_ci_body_id_5c8cab_idx"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("outcome", "waiting")), fields=["id"], name="deliveries_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                fields=("circulation", "member"), name="sent_to_a_member_once"
            ),
        ),
        row_security("meetings_circulation", select=_SHOWN, insert=_RUNS),
        # What became of a message is the outbox's to say: nobody writes it by hand.
        row_security("meetings_delivery", select=_OF, insert=_RUNS_OF, update=SYSTEM_HERE),
    ]
