"""Whoever overrode the lock of a case does not see where somebody is safe (F5): only those named do."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, other_row_security

_ME = "(select wardmote_membership())"
_LOCATION = (
    f"({IN_PARTNERSHIP} and not exists (select 1 from sharing_denial d"  # noqa: S608 - names of our own
    f" where d.audience_id = people_safelocation.audience_id and d.membership_id = {_ME})"
    f" and (author_id = {_ME} or exists (select 1 from sharing_audiencemember m"
    f" where m.audience_id = people_safelocation.audience_id and m.principal_id = {_ME}"
    " and m.until > statement_timestamp() and not m.is_override)))"
)


class Migration(migrations.Migration):
    dependencies = [("people", "0006_code_word_hashed"), ("sharing", "0004_override")]
    operations = [other_row_security("people_safelocation", select=_LOCATION, update=_LOCATION)]
