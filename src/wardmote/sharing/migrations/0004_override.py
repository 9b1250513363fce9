"""A member of an audience may be there in an emergency only: to read, for a short time, and to let nobody else in."""

from django.db import migrations, models

_REACHES = """
create or replace function sharing_reaches_actor(audience uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from sharing_audiencemember m
    where m.audience_id = audience and m.principal_id = any(wardmote_principals())
      and m.until > statement_timestamp() and not m.is_override)
$$
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0003_who_changes")]
    operations = [
        migrations.AddField(
            "audiencemember",
            "is_override",
            models.BooleanField(default=False, help_text="In an emergency: reads, and changes nothing."),
        ),
        migrations.RunSQL(_REACHES, migrations.RunSQL.noop),
    ]
