"""The table of Django's database cache, as `createcachetable` would make it, so that `migrate` is enough."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = []

    operations = [
        migrations.RunSQL(
            """
            create table wardmote_cache (
                cache_key varchar(255) primary key,
                value text not null,
                expires timestamptz not null
            );
            create index wardmote_cache_expires on wardmote_cache (expires);
            """,
            "drop table wardmote_cache;",
        )
    ]
