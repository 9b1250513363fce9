"""Who reads the partnership's business: a record's audience, and the public what was published. Children follow."""

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, row_security, shown_to_actor

_IS_PUBLIC = "(select wardmote_kind()) = 'public'"
_DUTIES = "any((select wardmote_duties())::text[])"
_RUNS = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and 'run_business' = {_DUTIES}))"
_READS = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and 'read_business' = {_DUTIES}))"
# The text of minutes is the public's only when a version of them has been published.
_MINUTED = (
    f"(not {_IS_PUBLIC} or exists (select 1 from meetings_minutesversion v"  # noqa: S608 - names of our own
    " where v.meeting_id = {0} and v.is_published))"
)
_ITEM_MINUTED = (
    f"(not {_IS_PUBLIC} or exists (select 1 from meetings_agendaitem i join meetings_minutesversion v"  # noqa: S608
    " on v.meeting_id = i.meeting_id where i.id = {0}.item_id and v.is_published))"
)


def _shown(table: str) -> str:
    return f"({shown_to_actor(table)} or ({IN_PARTNERSHIP} and {_IS_PUBLIC} and {table}.is_published))"


def _of(table: str, parent: str, column: str) -> str:
    return f"exists (select 1 from {parent} p where p.id = {table}.{column})"  # noqa: S608


def _both(*conditions: str) -> str:
    return "(" + " and ".join(conditions) + ")"


def _record(table: str, insert: str) -> migrations.RunSQL:
    shown = _shown(table)
    # A new row is not there yet when its own audience is asked for: the partnership and the duty are checked.
    return row_security(
        table,
        select=shown,
        insert=insert,
        update=_both(shown, insert),
        update_check=insert,
    )


def _child(
    table: str, shown: str, insert: str = _RUNS, *, update: bool = True, delete: bool = False
) -> migrations.RunSQL:
    return row_security(
        table,
        select=shown,
        insert=insert,
        update=_both(shown, insert) if update else "",
        delete=_both(shown, insert) if delete else "",
    )


_BODY, _MEETING, _ITEM, _PAPER = (
    "meetings_body",
    "meetings_meeting",
    "meetings_agendaitem",
    "meetings_paper",
)
_MINUTES, _TEXT = "meetings_minutesversion", "meetings_minutetext"
_OF_ITEM = {
    name: _of(f"meetings_{name}", _ITEM, "item_id")
    for name in ("deferral", "declaration", "decision", "meetingaction", "consultation", "minutetext")
}
_VERSION_SHOWN = _both(
    _of(_MINUTES, _MEETING, "meeting_id"), f"(not {_IS_PUBLIC} or {_MINUTES}.is_published)"
)
_TEXT_SHOWN = _both(_of(_TEXT, _MINUTES, "minutes_id"), _OF_ITEM["minutetext"])
_OF_DRAFT = (
    "exists (select 1 from meetings_minutesversion v where v.id = {0}.minutes_id and v.state = 'draft')"
)


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
        ("sharing", "0002_row_security"),
        ("documents", "0002_row_security"),
        ("actions", "0002_row_security"),
    ]
    operations = [
        _record(_BODY, _RUNS),
        _record(_MEETING, _RUNS),
        # Whoever reads the business may ask for an item and send a paper.
        _record(_ITEM, _READS),
        _record(_PAPER, _READS),
        _child("meetings_standingitem", _of("meetings_standingitem", _BODY, "body_id"), delete=True),
        _child("meetings_bodymember", _of("meetings_bodymember", _BODY, "body_id")),
        _child("meetings_series", _of("meetings_series", _BODY, "body_id")),
        _child(
            "meetings_cover",
            _both(f"not {_IS_PUBLIC}", _of("meetings_cover", "meetings_bodymember", "member_id")),
        ),
        _child("meetings_deferral", _OF_ITEM["deferral"]),
        _child("meetings_paperversion", _of("meetings_paperversion", _PAPER, "paper_id"), _READS),
        _child(
            "meetings_consultation",
            _both(_of("meetings_consultation", _PAPER, "paper_id"), _OF_ITEM["consultation"]),
            _READS,
        ),
        _child(
            "meetings_attendance",
            _both(
                _of("meetings_attendance", _MEETING, "meeting_id"),
                _MINUTED.format("meetings_attendance.meeting_id"),
            ),
            _READS,
            delete=True,
        ),
        _child(
            "meetings_declaration",
            _both(_OF_ITEM["declaration"], _ITEM_MINUTED.format("meetings_declaration")),
        ),
        # Approved minutes are never changed again, by nobody: a later meeting corrects them.
        row_security(
            _MINUTES,
            select=_VERSION_SHOWN,
            insert=_RUNS,
            update=_both(_VERSION_SHOWN, _RUNS, f"{_MINUTES}.state <> 'approved'"),
            update_check=_RUNS,
        ),
        row_security(
            _TEXT,
            select=_TEXT_SHOWN,
            insert=_both(_RUNS, _OF_DRAFT.format(_TEXT)),
            update=_both(_TEXT_SHOWN, _RUNS, _OF_DRAFT.format(_TEXT)),
        ),
        _child(
            "meetings_decision",
            _both(_OF_ITEM["decision"], _ITEM_MINUTED.format("meetings_decision")),
            delete=True,
        ),
        _child(
            "meetings_correction",
            _both(
                _of("meetings_correction", _MINUTES, "minutes_id"),
                f"(meetings_correction.item_id is null or {_of('meetings_correction', _ITEM, 'item_id')})",
            ),
            update=False,
        ),
        _child(
            "meetings_meetingaction",
            _both(_OF_ITEM["meetingaction"], _ITEM_MINUTED.format("meetings_meetingaction")),
        ),
    ]
