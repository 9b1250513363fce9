"""Code words are kept as hashes: those that stand there in clear are hashed."""

from typing import Any

from django.db import migrations, models

from wardmote.people.code_words import hash_code_word


def hash_words(apps: Any, schema_editor: Any) -> None:
    """Hash each word that is kept."""
    ContactPoint = apps.get_model("people", "ContactPoint")
    for point in ContactPoint.objects.exclude(code_word="").iterator():
        point.code_word = hash_code_word(point.code_word)
        point.save(update_fields=["code_word"])


class Migration(migrations.Migration):
    dependencies = [("people", "0005_finding")]
    operations = [
        migrations.AlterField(
            "contactpoint",
            "code_word",
            models.CharField(
                blank=True,
                max_length=128,
                help_text="A hash of the word they agreed with us: see code_words.",
            ),
        ),
        migrations.RunPython(hash_words, migrations.RunPython.noop),
    ]
