"""Reading and checking the log. Reading it is itself recorded, with a purpose that the law allows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from wardmote.access.actors import Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotAllowed
from wardmote.audit import operations
from wardmote.audit.choices import Category, Purpose


@dataclass(frozen=True)
class Verdict:
    """What verifying the chain found: how many seals hold, and the first that does not, with why."""

    sealed: int
    unsealed: int
    head: str
    first_bad: int | None
    problem: str

    @property
    def whole(self) -> bool:
        return self.first_bad is None and not self.problem


def verify() -> Verdict:
    """Walk the whole chain and compare each seal with the event as it stands now."""
    with connection.cursor() as cursor:
        cursor.execute("select sealed, unsealed, head, first_bad, problem from audit_verify()")
        row = cursor.fetchone()
    return Verdict(*row)


def head() -> tuple[int, str]:
    """Return the position and the hash (hex) of the last seal; (0, '') for an empty chain."""
    with connection.cursor() as cursor:
        cursor.execute("select place, hash from audit_head()")
        row = cursor.fetchone()
    return (0, "") if row is None else (int(row[0]), str(row[1]))


def hashes_at(positions: list[int]) -> dict[int, str | None]:
    """Return the hashes (hex) of the seals at many positions, None where there is no seal."""
    with connection.cursor() as cursor:
        cursor.execute("select p, audit_hash_at(p) from unnest(%s::bigint[]) as p", [positions])
        return dict(cursor.fetchall())


def list_events(
    *,
    viewer: Viewer,
    purpose: Purpose,
    subject_id: UUID | None = None,
    record_id: UUID | None = None,
    membership_id: UUID | None = None,
    before: datetime | None = None,
    limit: int = 50,
) -> list[dict[str, Any]]:
    """Return events of the viewer's partnership, newest first, and record that they were read.

    Raises NotAllowed unless one of the viewer's roles may read the log. `purpose` is one of the four of
    section 62(4) DPA 2018. Information governance and privacy officers see their own agency's events.
    """
    if not viewer.may(Permission.READ_ACCESS_LOG):
        raise NotAllowed("Only information governance and privacy officers read the access log.")
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from audit_read(%s, %s, %s, %s, %s)",
            [subject_id, record_id, membership_id, before, limit],
        )
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    operations.record(
        viewer,
        Category.CONSULTATION,
        "audit.list_events",
        "access_event",
        [row["id"] for row in rows],
        purpose=purpose,
    )
    return rows


def list_own_events(
    *, viewer: Viewer, before: datetime | None = None, limit: int = 50
) -> list[dict[str, Any]]:
    """Return the viewer's own events, newest first: everybody may see what the log says of them."""
    with connection.cursor() as cursor:
        cursor.execute("select * from audit_read_own(%s, %s)", [before, limit])
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@dataclass(frozen=True)
class FailedSignIns:
    """Failed attempts to sign in on one day: to one account, or (None) to addresses that nobody has here."""

    account_id: UUID | None
    day: date
    times: int
    addresses: int
    last_at: datetime | None


def list_failed_sign_ins(
    *, viewer: Viewer, account_ids: Iterable[UUID], since: datetime
) -> list[FailedSignIns]:
    """Return failed sign-ins since an instant to these accounts, by day, newest first, then the counts of those
    to addresses that nobody has, tried at the viewer's door; record that they were read.

    Whose accounts may be asked about is the caller's to decide. Raises NotAllowed without the permission.
    """
    if not viewer.may(Permission.SEE_FAILED_SIGN_INS):
        raise NotAllowed("Only privacy officers and account administrators see failed sign-ins.")
    wanted = list(account_ids)
    with connection.cursor() as cursor:
        cursor.execute("select * from audit_failed_sign_ins(%s::uuid[], %s)", [wanted, since])
        found = [FailedSignIns(*row) for row in cursor.fetchall()]
        cursor.execute("select day, times from audit_unknown_sign_ins(%s)", [since])
        found += [FailedSignIns(None, day, times, 0, None) for day, times in cursor.fetchall()]
    operations.record(
        viewer,
        Category.CONSULTATION,
        "audit.list_failed_sign_ins",
        "account",
        [row.account_id for row in found if row.account_id is not None],
        purpose=Purpose.INTEGRITY,
    )
    return found
