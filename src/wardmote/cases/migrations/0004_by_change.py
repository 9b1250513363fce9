"""The list of cases as the viewer sees it, across agencies, in the order of the last change."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0003_search")]
    operations = [
        AddIndexConcurrently(
            "case",
            models.Index(fields=["partnership", "is_open", "-changed_at", "-id"], name="cases_by_change"),
        ),
    ]
