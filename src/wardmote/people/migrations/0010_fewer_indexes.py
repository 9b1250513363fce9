"""Nothing looks for persons by agency or audience alone, or for those whose address is not known."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0008_colour"),
        ("people", "0009_indexes"),
        ("sharing", "0004_override"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            # by name: to alter the field would make its foreign key anew, and look at every row for it
            database_operations=[
                migrations.RunSQL(
                    "drop index people_person_agency_id_ae5614b5",
                    "create index people_person_agency_id_ae5614b5 on people_person (agency_id)",
                ),
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="person",
                    name="agency",
                    field=models.ForeignKey(
                        db_index=False,
                        help_text="Who holds the record.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.agency",
                    ),
                ),
            ],
        ),
        migrations.SeparateDatabaseAndState(
            # by name: to alter the field would make its foreign key anew, and look at every row for it
            database_operations=[
                migrations.RunSQL(
                    "drop index people_person_audience_id_8d807848",
                    "create index people_person_audience_id_8d807848 on people_person (audience_id)",
                ),
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="person",
                    name="audience",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sharing.audience",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("address_key", ""), _negated=True),
                fields=["partnership", "address_key"],
                name="people_by_address",
            ),
        ),
        migrations.RemoveIndex(model_name="person", name="people_pers_partner_82453d_idx"),
    ]
