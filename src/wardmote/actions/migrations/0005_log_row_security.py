"""What belongs to an action is seen by whoever sees the action; the log is numbered without gaps that others see."""

from django.db import migrations

from wardmote.access.rows import HERE, IN_PARTNERSHIP, SYSTEM_HERE, row_security, shown_to_actor

_OF_ACTION = "exists (select 1 from actions_action a where a.id = {0}.action_id)"
_OF_ASK = "exists (select 1 from actions_ask a where a.id = actions_chase.ask_id)"
_EVENT = shown_to_actor("actions_awaitedevent")
_OWN = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and membership_id = (select wardmote_membership())))"

# Some actions of the log are restricted, and whoever sets one must not meet the number of one that is hidden from
# them. Actions are numbered one after the other, under a lock that ends with the transaction.
_NUMBER = """
create function actions_next_number() returns integer
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('actions:' || wardmote_partnership()::text, 0));
  return (select coalesce(max(number), 0) + 1 from actions_action
          where partnership_id = wardmote_partnership());
end $$
"""


def _child(table: str, *, update: bool = False, delete: bool = False) -> migrations.RunSQL:
    shown = _OF_ACTION.format(table)
    return row_security(
        table,
        select=shown,
        insert=f"({HERE} and {shown})",
        update=shown if update else "",
        delete=shown if delete else "",
    )


class Migration(migrations.Migration):
    dependencies = [("actions", "0004_log"), ("sharing", "0002_row_security")]
    operations = [
        migrations.RunSQL(
            "update actions_action set due_kind = 'date' where due_on is not null", migrations.RunSQL.noop
        ),
        row_security("actions_awaitedevent", select=_EVENT, insert=HERE, update=_EVENT),
        _child("actions_jointowner", delete=True),
        _child("actions_deadline", update=True),
        _child("actions_dependency", delete=True),
        # What became of an action is never changed.
        _child("actions_step"),
        _child("actions_ask", update=True),
        row_security("actions_chase", select=_OF_ASK, insert=f"({HERE} and {_OF_ASK})"),
        row_security("actions_reminderchoice", select=_OWN, insert=_OWN, update=_OWN),
        migrations.RunSQL(
            [
                _NUMBER,
                "revoke all on function actions_next_number() from public",
                "grant execute on function actions_next_number() to wardmote_app",
            ],
            "drop function actions_next_number()",
        ),
    ]
