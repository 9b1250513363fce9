"""Who may read and write cases: members of the case's audience. Its children follow it."""

from django.db import migrations

from wardmote.access.rows import HERE, IN_PARTNERSHIP, SYSTEM_HERE, row_security, shown_to_actor

_SHOWN = shown_to_actor("cases_case")
_HERE = HERE
_OF_CASE = "exists (select 1 from cases_case c where c.id = {0}.case_id)"
_READS_CASES = "'read_cases' = any((select wardmote_duties())::text[])"
_OWN = "membership_id = (select wardmote_membership())"
_NOT_DENIED = (
    "not exists (select 1 from sharing_denial d where d.audience_id = cases_casestub.audience_id"
    " and d.membership_id = (select wardmote_membership()))"
)
_CHILDREN = (
    "cases_caseagency",
    "cases_casemember",
    "cases_caseperson",
    "cases_caseplace",
    "cases_casereport",
    "cases_caseincident",
    "cases_entry",
    "cases_caseaction",
)

_VECTOR = """
create function cases_search_vector() returns trigger language plpgsql as $$
begin
  new.search := setweight(to_tsvector('english', coalesce(new.title, '')), 'A')
    || setweight(to_tsvector('simple', new.reference), 'A');
  return new;
end $$
"""

_SEARCH = """
create function cases_search_ids(query text, how_many integer) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from cases_case c
  where c.partnership_id = wardmote_partnership() and (c.search @@ websearch_to_tsquery('english', query)
    or c.id in (select e.case_id from cases_entry e where e.is_current and e.partnership_id = wardmote_partnership()
                and to_tsvector('english', e.text) @@ websearch_to_tsquery('english', query)))
  order by c.changed_at desc limit least(how_many, 2000)
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_initial"),
        ("sharing", "0002_row_security"),
        ("reports", "0002_row_security"),
    ]
    operations = [
        row_security("cases_case", select=_SHOWN, insert=_HERE, update=_SHOWN),
        *[
            row_security(table, select=_OF_CASE.format(table), insert=_HERE, update=_OF_CASE.format(table))
            for table in _CHILDREN
        ],
        # The steps of a case are never changed.
        row_security("cases_casestep", select=_OF_CASE.format("cases_casestep"), insert=_HERE),
        row_security(
            "cases_caselink",
            select="(exists (select 1 from cases_case c where c.id = one_id)"
            " and exists (select 1 from cases_case c where c.id = other_id))",
            insert=_HERE,
        ),
        # A stub is for everybody who works on cases in the partnership, except whom a conflict of interest keeps
        # away: for them the case is absent. Only who sees the case changes it.
        row_security(
            "cases_casestub",
            select=f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_READS_CASES} and {_NOT_DENIED}))",
            insert=_OF_CASE.format("cases_casestub"),
            update=_OF_CASE.format("cases_casestub"),
            delete=_OF_CASE.format("cases_casestub"),
        ),
        row_security(
            "cases_accessrequest",
            select=f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and (asked_by_id = (select wardmote_membership())"
            f" or {_OF_CASE.format('cases_accessrequest')})))",
            insert=f"({IN_PARTNERSHIP} and asked_by_id = (select wardmote_membership()))",
            update=_OF_CASE.format("cases_accessrequest"),
        ),
        row_security("cases_casevisit", select=_OWN, insert=_OWN, update=_OWN, delete=_OWN),
        row_security("cases_savedview", select=_OWN, insert=_OWN, update=_OWN, delete=_OWN),
        migrations.RunSQL(
            [
                _VECTOR,
                "create trigger search_vector before insert or update of title on cases_case"
                " for each row execute function cases_search_vector()",
                "create index cases_entry_words on cases_entry using gin (to_tsvector('english', text))"
                " where is_current",
                _SEARCH,
                "revoke all on function cases_search_ids(text, integer) from public",
                "grant execute on function cases_search_ids(text, integer) to wardmote_app",
            ],
            migrations.RunSQL.noop,
        ),
    ]
