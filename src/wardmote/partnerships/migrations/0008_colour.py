"""A partnership's colour is one of those that its pages can show."""

from django.db import migrations, models

from wardmote.design.surroundings import BRAND_COLOURS


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0007_expiring")]
    operations = [
        migrations.AlterField(
            "partnership",
            "colour",
            models.CharField(
                choices=[(name, name.capitalize()) for name in BRAND_COLOURS],
                default="blue",
                help_text="Of its header.",
                max_length=7,
            ),
        ),
        migrations.RunSQL(
            [
                (
                    "update partnerships_partnership set colour = 'blue' where not colour = any(%s)",
                    [list(BRAND_COLOURS)],
                )
            ],
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            "partnership",
            models.CheckConstraint(
                name="one_of_the_colours", condition=models.Q(("colour__in", BRAND_COLOURS))
            ),
        ),
    ]
