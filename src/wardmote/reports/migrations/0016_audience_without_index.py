"""Nothing looks for reports by audience alone, and an audience is never deleted."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0015_growing"), ("sharing", "0004_override")]

    operations = [
        migrations.SeparateDatabaseAndState(
            # by name: to alter the field would make its foreign key anew, and look at every row for it
            database_operations=[
                migrations.RunSQL(
                    "drop index reports_report_audience_id_3a13d5ee",
                    "create index reports_report_audience_id_3a13d5ee on reports_report (audience_id)",
                ),
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="report",
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
    ]
