"""Plans and returns are read by their audience; of a published plan the public reads its lines, and no more."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security, shown_to_actor

_IS_PUBLIC = "(select wardmote_kind()) = 'public'"
_DUTIES = "any((select wardmote_duties())::text[])"
_RUNS = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and 'run_business' = {_DUTIES}))"
_READS = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and 'read_business' = {_DUTIES}))"
_PLAN, _CYCLE = "plans_plan", "plans_returncycle"


def _of(table: str, parent: str, column: str) -> str:
    return f"exists (select 1 from {parent} p where p.id = {table}.{column})"  # noqa: S608 - names of our own


def _both(*conditions: str) -> str:
    return "(" + " and ".join(conditions) + ")"


def _child(
    table: str,
    parent: str,
    column: str,
    insert: str = _RUNS,
    *,
    public: bool = False,
    update: bool = True,
    delete: bool = False,
) -> migrations.RunSQL:
    shown = _of(table, parent, column)
    if not public:
        shown = _both(f"not {_IS_PUBLIC}", shown)
    return row_security(
        table,
        select=shown,
        insert=insert,
        update=_both(shown, insert) if update else "",
        delete=_both(shown, insert) if delete else "",
    )


def _record(table: str, shown: str) -> migrations.RunSQL:
    return row_security(table, select=shown, insert=_RUNS, update=_both(shown, _RUNS), update_check=_RUNS)


_DUTY_SHOWN = shown_to_actor("plans_dutyrecord")


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("sharing", "0002_row_security")]
    operations = [
        _record(
            _PLAN,
            f"({shown_to_actor(_PLAN)} or ({IN_PARTNERSHIP} and {_IS_PUBLIC} and {_PLAN}.is_published))",
        ),
        # A version is never changed, by nobody.
        _child("plans_planversion", _PLAN, "plan_id", public=True, update=False),
        _child("plans_plancomment", _PLAN, "plan_id", _READS),
        _child("plans_priority", _PLAN, "plan_id", public=True),
        _child("plans_objective", "plans_priority", "priority_id", public=True),
        # Partners who report on a line move its state.
        row_security(
            "plans_tacticalaction",
            select=_of("plans_tacticalaction", _PLAN, "plan_id"),
            insert=_RUNS,
            update=_both(_of("plans_tacticalaction", _PLAN, "plan_id"), _READS),
            delete=_both(_of("plans_tacticalaction", _PLAN, "plan_id"), _RUNS),
        ),
        _child(
            "plans_supportingpartner",
            "plans_tacticalaction",
            "tactical_action_id",
            public=True,
            update=False,
            delete=True,
        ),
        # What was said stays as it was said. The public reads the state of a line, not the words about it.
        _child("plans_progress", "plans_tacticalaction", "tactical_action_id", _READS, update=False),
        _record(_CYCLE, shown_to_actor(_CYCLE)),
        _child("plans_returnquestion", _CYCLE, "cycle_id", update=False, delete=True),
        row_security(
            "plans_returnline",
            select=_of("plans_returnline", _CYCLE, "cycle_id"),
            insert=_RUNS,
            update=_both(_of("plans_returnline", _CYCLE, "cycle_id"), _READS),
        ),
        _child("plans_collation", _CYCLE, "cycle_id", update=False),
        _child("plans_returncomment", _CYCLE, "cycle_id", _READS),
        _child("plans_funderquery", _CYCLE, "cycle_id"),
        row_security(
            "plans_dutyrecord",
            select=_DUTY_SHOWN,
            insert=_RUNS,
            update=_both(_DUTY_SHOWN, _RUNS),
            update_check=_RUNS,
            delete=_both(_DUTY_SHOWN, _RUNS),
        ),
    ]
