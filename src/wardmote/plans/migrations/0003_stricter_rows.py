"""Partners change their own lines and words only; the database asks whose they are."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, other_row_security

_DUTIES = "any((select wardmote_duties())::text[])"
_RUNS = f"'run_business' = {_DUTIES}"
_READS = f"'read_business' = {_DUTIES}"
_ME = "(select wardmote_membership())"
_MY_AGENCY = "(select wardmote_agency())"
_RUN = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_RUNS}))"
# Supporting partners are read through their line, and a policy of lines cannot ask them in turn.
_REPORTS = """
create function plans_reports_on(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from plans_tacticalaction t
    where t.id = wanted and t.partnership_id = wardmote_partnership() and t.lead_id = wardmote_agency())
  or exists (
    select 1 from plans_supportingpartner s
    where s.tactical_action_id = wanted and s.partnership_id = wardmote_partnership()
      and s.agency_id = wardmote_agency())
$$
"""


def _of(table: str, parent: str, column: str) -> str:
    return f"exists (select 1 from {parent} p where p.id = {table}.{column})"  # noqa: S608 - names of our own


def _said(table: str, parent: str, column: str) -> str:
    """Holds for a comment that somebody makes in their own name, for their own agency."""
    return (
        f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_READS} and agency_id = {_MY_AGENCY}"
        f" and membership_id = {_ME} and answer = '' and {_of(table, parent, column)}))"
    )


_REPORTED = (
    f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and by_id = {_ME} and ({_RUNS} or ({_READS}"
    f" and agency_id = {_MY_AGENCY} and plans_reports_on(plans_progress.tactical_action_id)))))"
)
_LINE = (
    f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_of('plans_tacticalaction', 'plans_plan', 'plan_id')}"
    f" and ({_RUNS} or ({_READS} and plans_reports_on(id)))))"
)
# What was submitted stays as it was; the words of a submitted return are the system's alone (erasure).
_OPEN = (
    "exists (select 1 from plans_returncycle c where c.id = plans_returnline.cycle_id"
    " and c.state in ('collecting', 'comment', 'final'))"
)


def _answered(states: str) -> str:
    return (
        f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_OPEN}"
        f" and ({_RUNS} or ({_READS} and agency_id = {_MY_AGENCY} and state in {states}))))"
    )


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_row_security"), ("actions", "0007_stricter_rows")]
    operations = [
        migrations.RunSQL(
            [
                _REPORTS,
                "revoke all on function plans_reports_on(uuid) from public",
                "grant execute on function plans_reports_on(uuid) to wardmote_app",
            ],
            migrations.RunSQL.noop,
        ),
        other_row_security(
            "plans_plancomment",
            insert=_said("plans_plancomment", "plans_plan", "plan_id"),
            update=f"({_RUN} and {_of('plans_plancomment', 'plans_plan', 'plan_id')})",
        ),
        other_row_security("plans_tacticalaction", update=_LINE),
        other_row_security("plans_progress", insert=_REPORTED),
        other_row_security(
            "plans_returnline",
            update=_answered("('requested', 'reminded', 'query', 'received')"),
            update_check=_answered("('received', 'nil')"),
        ),
        other_row_security(
            "plans_returncomment",
            insert=_said("plans_returncomment", "plans_returncycle", "cycle_id"),
            update=f"({_RUN} and {_of('plans_returncomment', 'plans_returncycle', 'cycle_id')})",
        ),
    ]
