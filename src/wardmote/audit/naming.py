"""Which records a request named: each room says it in a migration, and only the access log may ask.

A request for a record that exists but is out of the asker's scope is answered as if there were nothing, and leaves a
denied event that names the record. The program itself cannot know which record that is, since row-level security
hides it, and must not be told: a database function of the log looks the record up and writes the event.
"""

from django.db import migrations

Named = tuple[str, str, str, str | None]
"""A kind of record, its table, the column that is its id, and the column of its reference if it has one."""


def names_records(room: str, *kinds: Named) -> migrations.RunSQL:
    """Return the migration step that lets the access log find a room's records by what a request named.

    Every table has a column `partnership_id`: a record of another partnership is absent even for the log.
    """
    function = f"records_named_in_{room}(text[], uuid[])"
    selects = [
        f"select '{kind}'::text, t.{key} from {table} t where t.partnership_id = wardmote_partnership()"  # noqa: S608
        f" and (t.{key} = any(ids){f' or t.{reference} = any(refs)' if reference else ''})"
        for kind, table, key, reference in kinds
    ]
    return migrations.RunSQL(
        [
            f"create function records_named_in_{room}(refs text[], ids uuid[]) returns table (kind text, record uuid)"
            " language sql stable security definer set search_path = public, pg_temp"
            f" as $$ {' union '.join(selects)} $$",
            f"revoke all on function {function} from public",
            f"grant execute on function {function} to wardmote_audit",
        ],
        f"drop function {function}",
    )
