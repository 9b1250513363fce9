"""Who may read an action does not thereby change it: the database asks who runs the business and who owes it."""

# ruff: noqa: S608 - names of our own

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, other_row_security, shown_to_actor

_SHOWN = shown_to_actor("actions_action")
_EVENT = shown_to_actor("actions_awaitedevent")
_DUTIES = "any((select wardmote_duties())::text[])"
_RUNS = f"'run_business' = {_DUTIES}"
_READS = f"'read_business' = {_DUTIES}"
_WORKS = f"'work_cases' = {_DUTIES}"
_ME = "(select wardmote_membership())"
_MY_AGENCY = "(select wardmote_agency())"


# From where, and to where, whoever owes an action of the log may bring it; the rest is for who runs the business.
_STILL_OWED = "('open', 'in_progress', 'waiting', 'awaiting', 'claimed')"
_BY_OWNER = "('open', 'in_progress', 'waiting', 'awaiting', 'claimed', 'nil')"
# Joint owners are read through the action, and a policy of actions cannot ask them in turn.
_OWES = """
create function actions_owes(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from actions_action a
    where a.id = wanted and a.in_log and a.partnership_id = wardmote_partnership()
      and (a.agency_id = wardmote_agency() or a.owner_id = wardmote_membership()))
  or exists (
    select 1 from actions_jointowner j
    where j.action_id = wanted and j.partnership_id = wardmote_partnership()
      and (j.agency_id = wardmote_agency() or j.membership_id = wardmote_membership()))
$$
"""


def _moves(action: str) -> str:
    """Holds for the system, who runs the business, and who owes this action of the log."""
    return (
        f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and ({_RUNS} or ({_READS} and actions_owes({action})))"
        f" and exists (select 1 from actions_action a where a.id = {action} and a.in_log)))"
    )


_RUN = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_RUNS}))"
_SET = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and case when in_log then {_RUNS} else {_WORKS} end))"
_CHANGED = (
    f"({_SHOWN} and ({SYSTEM_HERE} or case when in_log"
    f" then {_RUNS} or ({_READS} and state in {_STILL_OWED} and actions_owes(id))"
    f" else {_WORKS} and (agency_id = {_MY_AGENCY} or owner_id = {_ME} or set_by_id = {_ME}) end))"
)
# Casework's actions may be given to another agency: what they become is not asked again.
_BECOMES = (
    f"({_SHOWN} and ({SYSTEM_HERE} or case when in_log"
    f" then {_RUNS} or ({_READS} and state in {_BY_OWNER} and actions_owes(id)) else {_WORKS} end))"
)
_OF_ACTION = "exists (select 1 from actions_action a where a.id = {0}.action_id)"
_ASKED = (
    f"({SYSTEM_HERE} or exists (select 1 from actions_ask k where k.id = actions_chase.ask_id"
    f" and {_moves('k.action_id')}))"
)
_AWAITED = (
    f"({_EVENT} and ({SYSTEM_HERE} or {_RUNS} or ({_READS} and exists (select 1 from actions_action a"
    " where a.awaited_id = actions_awaitedevent.id and actions_owes(a.id)))))"
)


class Migration(migrations.Migration):
    dependencies = [("actions", "0006_set_when")]
    operations = [
        migrations.RunSQL(
            [
                _OWES,
                "revoke all on function actions_owes(uuid) from public",
                "grant execute on function actions_owes(uuid) to wardmote_app",
            ],
            migrations.RunSQL.noop,
        ),
        other_row_security("actions_action", insert=_SET, update=_CHANGED, update_check=_BECOMES),
        other_row_security(
            "actions_awaitedevent", insert=f"({_EVENT} and ({SYSTEM_HERE} or {_READS}))", update=_AWAITED
        ),
        other_row_security(
            "actions_jointowner",
            insert=f"({_RUN} and {_OF_ACTION.format('actions_jointowner')})",
            delete=f"({_RUN} and {_OF_ACTION.format('actions_jointowner')})",
        ),
        other_row_security(
            "actions_deadline",
            insert=_moves("actions_deadline.action_id"),
            update=_moves("actions_deadline.action_id"),
        ),
        other_row_security(
            "actions_dependency",
            insert=f"({_RUN} and {_OF_ACTION.format('actions_dependency')})",
            delete=f"({_RUN} and {_OF_ACTION.format('actions_dependency')})",
        ),
        other_row_security(
            "actions_step",
            insert=f"({_moves('actions_step.action_id')} and ({SYSTEM_HERE} or by_id = {_ME}))",
        ),
        other_row_security(
            "actions_ask", insert=_moves("actions_ask.action_id"), update=_moves("actions_ask.action_id")
        ),
        other_row_security("actions_chase", insert=_ASKED),
    ]
