"""The open cases of a ward are found without a look at those of all the others."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0013_consent")]
    operations = [
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                condition=models.Q(("is_open", True)),
                fields=["partnership", "ward_code", "-changed_at", "-id"],
                name="cases_open_by_ward",
            ),
        ),
    ]
