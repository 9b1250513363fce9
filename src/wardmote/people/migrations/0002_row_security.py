"""Who may read and write people: the audiences they are shown to, and the person who reported."""

from django.db import migrations

from wardmote.access.rows import (
    HERE,
    IN_PARTNERSHIP,
    audience_reaches,
    row_security,
    shown_to_actor,
)

_SHOWN = shown_to_actor("people_person", also=True)
_OWN = f"({IN_PARTNERSHIP} and id = (select wardmote_subject()))"
_HERE = HERE
# Whoever may see the person may see the contact points; row security holds inside the sub-select too.
_PERSON = "exists (select 1 from people_person p where p.id = {0}.person_id)"
_NAMED = (
    "(author_id = (select wardmote_membership()) or (exists (select 1 from sharing_audiencemember m"
    " where m.audience_id = {0}.audience_id and m.principal_id = (select wardmote_membership())"
    " and m.until > statement_timestamp()) and not exists (select 1 from sharing_denial d"
    " where d.audience_id = {0}.audience_id and d.membership_id = (select wardmote_membership()))))"
)

# Whether somebody else's record has the same contact: asked by the safe-contact gate, which must count records
# that the actor may not see. One bit leaves, about a contact point that the actor may see; nothing says whose.
_SHARED = """
create function people_contact_is_shared(point uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from people_contactpoint mine
    join people_person me on me.id = mine.person_id
    join people_contactpoint theirs on theirs.partnership_id = mine.partnership_id
      and theirs.value_key = mine.value_key and theirs.withdrawn_at is null and theirs.person_id <> me.id
    join people_person other on other.id = theirs.person_id
      and (other.name_key <> me.name_key or me.name_key = '')
    where mine.id = point and mine.partnership_id = wardmote_partnership() and mine.value_key <> ''
      and not exists (
        select 1 from people_link l where l.ended_at is null
          and (l.one_id, l.other_id) in ((me.id, other.id), (other.id, me.id))))
$$
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("sharing", "0002_row_security")]
    operations = [
        row_security(
            "people_person", select=f"({_SHOWN} or {_OWN})", insert=_HERE, update=f"({_SHOWN} or {_OWN})"
        ),
        row_security(
            "people_contactpoint",
            select=_PERSON.format("people_contactpoint"),
            insert=_HERE,
            update=_PERSON.format("people_contactpoint"),
        ),
        # F5: to those named on the case, and its author. Not even the agency's other people.
        row_security(
            "people_safelocation",
            select=f"({IN_PARTNERSHIP} and {_NAMED.format('people_safelocation')})",
            insert=f"({IN_PARTNERSHIP} and {audience_reaches('people_safelocation.audience_id')})",
            update=f"({IN_PARTNERSHIP} and {_NAMED.format('people_safelocation')})",
        ),
        # F6: to its author alone.
        row_security(
            "people_protectedsource",
            select=f"({IN_PARTNERSHIP} and author_id = (select wardmote_membership()))",
            insert=f"({IN_PARTNERSHIP} and author_id = (select wardmote_membership()))",
        ),
        row_security(
            "people_link",
            select="(exists (select 1 from people_person p where p.id = one_id)"
            " and exists (select 1 from people_person p where p.id = other_id))",
            insert="(exists (select 1 from people_person p where p.id = one_id)"
            " and exists (select 1 from people_person p where p.id = other_id))",
            update="(exists (select 1 from people_person p where p.id = one_id)"
            " and exists (select 1 from people_person p where p.id = other_id))",
        ),
        migrations.RunSQL(
            [
                _SHARED,
                "revoke all on function people_contact_is_shared(uuid) from public",
                "grant execute on function people_contact_is_shared(uuid) to wardmote_app",
            ],
            "drop function people_contact_is_shared(uuid)",
        ),
    ]
