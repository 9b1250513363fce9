"""Who may read and change the partnership's own tables."""

from django.db import migrations

from wardmote.access.rows import HERE, IN_PARTNERSHIP, IS_SYSTEM, SYSTEM_HERE, row_security

_SIGNING_IN = "(select wardmote_kind()) = 'sign-in'"
_HERE = HERE
_ACCOUNTS = "'manage_accounts' = any((select wardmote_duties())::text[])"
_SETTINGS = "'manage_partnership' = any((select wardmote_duties())::text[])"
_TOKENS = "'manage_tokens' = any((select wardmote_duties())::text[])"
_OWN_AGENCY = "agency_id = (select wardmote_agency())"
# An administrator of the partnership starts new agencies; otherwise people belong to the agency of their administrator.
_MANAGES_PEOPLE = (
    f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and (({_ACCOUNTS} and {_OWN_AGENCY}) or {_SETTINGS})))"
)
_MANAGES_SETTINGS = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_SETTINGS}))"
_COLLEAGUE = (
    "exists (select 1 from partnerships_membership m where m.account_id = partnerships_account.id"
    " and m.partnership_id = (select wardmote_partnership()))"
)
_KNOWN_ACCOUNT = f"({IS_SYSTEM} or {_SIGNING_IN} or id = (select wardmote_account()) or {_COLLEAGUE})"


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0001_initial"), ("access", "0001_functions")]
    operations = [
        # Names and contact lines of a partnership are public: its door must find it before anybody acts.
        row_security(
            "partnerships_partnership",
            select="true",
            insert=IS_SYSTEM,
            update=f"({IS_SYSTEM} or (id = (select wardmote_partnership()) and {_SETTINGS}))",
        ),
        row_security(
            "partnerships_agency",
            select=f"({_HERE} or {_SIGNING_IN})",
            insert=_MANAGES_SETTINGS,
            update=_MANAGES_SETTINGS,
        ),
        row_security("partnerships_team", select=_HERE, insert=_MANAGES_PEOPLE, update=_MANAGES_PEOPLE),
        row_security(
            "partnerships_account",
            select=_KNOWN_ACCOUNT,
            insert=f"({IS_SYSTEM} or {_SIGNING_IN})",
            update=f"({IS_SYSTEM} or {_SIGNING_IN} or id = (select wardmote_account()) or ({_COLLEAGUE} and ({_ACCOUNTS} or {_SETTINGS})))",
        ),
        row_security(
            "partnerships_membership",
            select=f"({_HERE} or {_SIGNING_IN})",
            insert=f"({_MANAGES_PEOPLE} or {_SIGNING_IN})",
            update=_MANAGES_PEOPLE,
        ),
        row_security(
            "partnerships_invitation",
            select=f"({_MANAGES_PEOPLE} or {_SIGNING_IN})",
            insert=_MANAGES_PEOPLE,
            update=f"({_MANAGES_PEOPLE} or {_SIGNING_IN})",
        ),
        row_security(
            "partnerships_apitoken",
            select=f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_OWN_AGENCY}) or {_SIGNING_IN})",
            insert=f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_OWN_AGENCY} and {_TOKENS}))",
            update=f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_OWN_AGENCY} and {_TOKENS}) or {_SIGNING_IN})",
        ),
        row_security(
            "partnerships_routingrule",
            select=_HERE,
            insert=_MANAGES_SETTINGS,
            update=_MANAGES_SETTINGS,
            delete=_MANAGES_SETTINGS,
        ),
        row_security(
            "partnerships_advice",
            select=_HERE,
            insert=_MANAGES_SETTINGS,
            update=_MANAGES_SETTINGS,
            delete=_MANAGES_SETTINGS,
        ),
        row_security("partnerships_words", select=_HERE, insert=_MANAGES_SETTINGS, update=_MANAGES_SETTINGS),
        row_security("partnerships_formtoken", select=_HERE, insert=_HERE, update=_HERE),
    ]
