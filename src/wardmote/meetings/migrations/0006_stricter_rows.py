"""Who reads the business asks for items, gives in their own papers, sends their own apologies, and changes no more."""

# ruff: noqa: S608 - names of our own

from django.db import migrations

from wardmote.access.rows import IN_PARTNERSHIP, SYSTEM_HERE, other_row_security, shown_to_actor

_IS_PUBLIC = "(select wardmote_kind()) = 'public'"
_DUTIES = "any((select wardmote_duties())::text[])"
_RUNS = f"'run_business' = {_DUTIES}"
_READS = f"'read_business' = {_DUTIES}"
_ME = "(select wardmote_membership())"
_MY_AGENCY = "(select wardmote_agency())"
_RUN = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_RUNS}))"


def _shown(table: str) -> str:
    return f"({shown_to_actor(table)} or ({IN_PARTNERSHIP} and {_IS_PUBLIC} and {table}.is_published))"


def _run_body(body: str) -> str:
    """Holds for the system, and for who runs business for the agency that leads the body."""
    return (
        f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_RUNS} and exists (select 1 from meetings_body b"
        f" where b.id = {body} and b.agency_id = {_MY_AGENCY})))"
    )


def _run_meeting(meeting: str) -> str:
    return (
        f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_RUNS} and exists (select 1 from meetings_meeting m"
        f" join meetings_body b on b.id = m.body_id where m.id = {meeting} and b.agency_id = {_MY_AGENCY})))"
    )


def _both(*conditions: str) -> str:
    return "(" + " and ".join(conditions) + ")"


_BODY, _MEETING, _ITEM = "meetings_body", "meetings_meeting", "meetings_agendaitem"
_MINUTES, _TEXT = "meetings_minutesversion", "meetings_minutetext"
_OWN_BODY = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {_RUNS} and agency_id = {_MY_AGENCY}))"
_PAPER = f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and ({_RUNS} or ({_READS} and agency_id = {_MY_AGENCY}))))"


def _of_paper(table: str) -> str:
    return (
        f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and exists (select 1 from meetings_paper p"
        f" where p.id = {table}.paper_id and ({_RUNS} or ({_READS} and p.agency_id = {_MY_AGENCY})))))"
    )


_ASKED_FOR = (
    f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and ({_RUNS}"
    f" or ({_READS} and state = 'requested' and requested_by_id = {_ME} and not is_published))))"
)
_MY_SEAT = (
    f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and ({_RUNS} or ({_READS} and exists (select 1"
    " from meetings_bodymember s where s.id in (meetings_attendance.member_id,"
    f" meetings_attendance.substitute_for_id) and s.membership_id = {_ME})))))"
)
_OF_DRAFT = f"exists (select 1 from {_MINUTES} v where v.id = {_TEXT}.minutes_id and v.state = 'draft')"
_OF_MINE = (
    f"({SYSTEM_HERE} or exists (select 1 from {_MINUTES} v where v.id = {_TEXT}.minutes_id"
    f" and {_run_meeting('v.meeting_id')}))"
)


def _seen(table: str, parent: str, column: str) -> str:
    return f"exists (select 1 from {parent} p where p.id = {table}.{column})"  # noqa: S608 - names of our own


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_venues_and_names")]
    operations = [
        other_row_security(
            _BODY, insert=_OWN_BODY, update=_both(_shown(_BODY), _OWN_BODY), update_check=_OWN_BODY
        ),
        other_row_security(
            _MEETING,
            insert=_run_body("body_id"),
            update=_both(_shown(_MEETING), _run_body("body_id")),
            update_check=_run_body("body_id"),
        ),
        other_row_security(_ITEM, insert=_ASKED_FOR, update=_both(_shown(_ITEM), _RUN), update_check=_RUN),
        other_row_security(
            "meetings_paper",
            insert=_PAPER,
            update=_both(_shown("meetings_paper"), _PAPER),
            update_check=_PAPER,
        ),
        *[
            other_row_security(table, insert=_of_paper(table), update=_of_paper(table))
            for table in ("meetings_paperversion", "meetings_consultation")
        ],
        other_row_security(
            "meetings_attendance",
            insert=_MY_SEAT,
            update=_both(_seen("meetings_attendance", _MEETING, "meeting_id"), _MY_SEAT),
            delete=_both(_seen("meetings_attendance", _MEETING, "meeting_id"), _RUN),
        ),
        *[
            other_row_security(
                table,
                insert=_run_body(f"{table}.body_id"),
                update=_both(_seen(table, _BODY, "body_id"), _run_body(f"{table}.body_id")),
            )
            for table in ("meetings_standingitem", "meetings_bodymember", "meetings_series")
        ],
        other_row_security(
            _MINUTES,
            insert=_run_meeting("meeting_id"),
            update=_both(
                _seen(_MINUTES, _MEETING, "meeting_id"), _run_meeting("meeting_id"), "state <> 'approved'"
            ),
            update_check=_run_meeting("meeting_id"),
        ),
        other_row_security(
            _TEXT,
            insert=_both(_OF_MINE, _OF_DRAFT),
            update=_both(_seen(_TEXT, _ITEM, "item_id"), _OF_MINE, _OF_DRAFT),
        ),
    ]
