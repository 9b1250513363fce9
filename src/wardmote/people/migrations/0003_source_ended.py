"""A protected source can be emptied; a conflict of interest beats having written it down."""

from django.db import migrations, models

from wardmote.access.rows import IN_PARTNERSHIP, audience_reaches, other_row_security

_NOT_DENIED = (
    "not exists (select 1 from sharing_denial d where d.audience_id = {0}.audience_id"
    " and d.membership_id = (select wardmote_membership()))"
)
_AUTHOR = "author_id = (select wardmote_membership())"
_SOURCE = f"({IN_PARTNERSHIP} and {_AUTHOR} and {_NOT_DENIED.format('people_protectedsource')})"
_LOCATION = (
    f"({IN_PARTNERSHIP} and {_NOT_DENIED.format('people_safelocation')} and ({_AUTHOR} or exists ("  # noqa: S608 - names of our own
    "select 1 from sharing_audiencemember m where m.audience_id = people_safelocation.audience_id"
    " and m.principal_id = (select wardmote_membership()) and m.until > statement_timestamp())))"
)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_row_security")]
    operations = [
        migrations.AddField(
            "protectedsource",
            "ended_at",
            models.DateTimeField(null=True, blank=True, help_text="When its text was emptied."),
        ),
        other_row_security("people_safelocation", select=_LOCATION, update=_LOCATION),
        other_row_security(
            "people_protectedsource",
            select=_SOURCE,
            insert=f"({_SOURCE} and {audience_reaches('people_protectedsource.audience_id')})",
            update=_SOURCE,
        ),
    ]
