"""What row-level security asks of the present transaction: who acts."""

from django.db import migrations

_UUID = "nullif(current_setting('wardmote.{0}', true), '')::uuid"
_FUNCTIONS = {
    "kind": ("text", "coalesce(current_setting('wardmote.kind', true), '')"),
    "partnership": ("uuid", _UUID.format("partnership")),
    "agency": ("uuid", _UUID.format("agency")),
    "membership": ("uuid", _UUID.format("membership")),
    "account": ("uuid", _UUID.format("account")),
    "record": ("uuid", _UUID.format("record")),
    "subject": ("uuid", _UUID.format("subject")),
    "principals": (
        "uuid[]",
        "coalesce(nullif(current_setting('wardmote.principals', true), ''), '{}')::uuid[]",
    ),
    "everywhere": (
        "boolean",
        "current_setting('wardmote.kind', true) = 'system'"
        " and coalesce(current_setting('wardmote.partnership', true), '') = ''",
    ),
    "duties": ("text[]", "coalesce(nullif(current_setting('wardmote.duties', true), ''), '{}')::text[]"),
}


def _create(name: str) -> str:
    returns, body = _FUNCTIONS[name]
    return f"create function wardmote_{name}() returns {returns} language sql stable parallel safe as $$ select {body} $$"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(_create(name), f"drop function wardmote_{name}()") for name in _FUNCTIONS]
