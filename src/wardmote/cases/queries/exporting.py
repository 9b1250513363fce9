"""The list of cases as a file: a disclosure, logged with its recipient."""

from __future__ import annotations

from datetime import date

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.calendar.london import day_of
from wardmote.cases.models import Case
from wardmote.cases.permissions import check_may_export
from wardmote.cases.queries.lists import CaseFilter, narrowed
from wardmote.documents.tables import write_csv
from wardmote.reports.choices import Kind

MARKING = "OFFICIAL-SENSITIVE"
MOST_ROWS = 10_000
COLUMNS = (
    "Reference", "Name", "Status", "Lead agency", "Owner", "Categories", "Priority", "Risk", "Hate", "Ward",
    "Sharing", "Opened", "Review", "Closed", "Outcome",
)  # fmt: skip


def export_cases_csv(*, viewer: Viewer, recipient: str, purpose: str, wanted: CaseFilter, today: date) -> str:
    """Return the cases of a list as CSV (comma, CRLF, a byte-order mark so that Excel reads UTF-8).

    The first line is the marking. No names of residents, no addresses, no text of the chronology; a safe location
    or a protected source (F5, F6) never leaves by this way. A cell that a spreadsheet would take for a formula
    gets an apostrophe in front. A disclosure event names the recipient and the rows. Raises NotAllowed, and
    Refused when there are more than 10,000 rows or nobody is named as recipient.
    """
    check_may_export(viewer)
    if not recipient.strip():
        raise Refused("Enter who gets this file.", field="recipient")
    if not purpose.strip():
        raise Refused("Enter what they need it for.", field="purpose")
    rows = list(
        narrowed(viewer, wanted, today=today)
        .select_related("agency", "owner__account")
        .order_by("-opened_at", "pk")[: MOST_ROWS + 1]
    )
    if len(rows) > MOST_ROWS:
        raise Refused(f"This list has more than {MOST_ROWS:,} cases. Narrow it first.")
    record(
        viewer,
        Category.DISCLOSURE,
        "cases.export_cases_csv",
        "case",
        [case.pk for case in rows],
        classes=[FieldClass.F1],
        recipient=recipient.strip()[:200],
        purpose=purpose.strip()[:40],
    )
    head = [MARKING, f"{len(rows)} cases", f"exported {today:%d/%m/%Y}", f"for {recipient.strip()}"]
    return write_csv([head, COLUMNS, *(_cells(case) for case in rows)])


def _cells(case: Case) -> list[str]:
    return [
        case.reference,
        case.title,
        case.get_status_display(),
        case.agency.name,
        case.owner.account.name if case.owner else "",
        "; ".join(Kind(kind).label for kind in case.kinds),
        case.get_priority_display(),
        case.get_risk_display(),
        "yes" if case.is_hate else "",
        case.ward_code,
        case.get_sharing_class_display(),
        f"{day_of(case.opened_at):%d/%m/%Y}",
        f"{case.review_on:%d/%m/%Y}" if case.review_on else "",
        f"{day_of(case.closed_at):%d/%m/%Y}" if case.closed_at else "",
        case.get_outcome_display() if case.outcome else "",
    ]
