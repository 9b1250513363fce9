"""Importing many reports from a file: validated like any other, quietly, and the same file twice changes nothing.

History must not wake anybody up: no e-mail, no prompt, no link is made, and earlier reports are not counted. Ward and
LSOA are looked up for a whole batch at once, and all rows of a batch are written by two statements. While the
database writes a batch, another thread reads, places and composes the next one, and makes it ready to travel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.queue import put_in_queue
from wardmote.access.rows import new_row
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.notifications.operations import prompt, send_email, settle_prompts_about
from wardmote.partnerships.models import Agency, Membership
from wardmote.places.addresses import read_address
from wardmote.places.areas import NOWHERE, AreaIndex, Located
from wardmote.places.models import Postcode
from wardmote.places.postcodes import normalise_postcode
from wardmote.places.queries import current_areas
from wardmote.reports.choices import Channel, ImportState, Kind, Status
from wardmote.reports.models import ImportMapping, ImportRun, Report, ReportStep
from wardmote.reports.operations.intake import Route, Rows, Where, compose
from wardmote.reports.operations.together import Packed, pack, write_many, write_new
from wardmote.reports.rules.import_states import MOST_ATTEMPTS, why_stopped
from wardmote.reports.rules.importing import (
    CellError,
    ColumnMapping,
    ReadRow,
    read_rows,
    what_is_wrong_with_mapping,
)
from wardmote.reports.rules.intake import NewReport
from wardmote.reports.rules.tables import Table, read_table
from wardmote.reports.rules.triage import Earlier

BATCH = 1_000
KEPT_ERRORS = 500
"""How many errors are kept with an import; all are counted."""
AT_ONCE = 20_000
"""Rows of a file that is imported while somebody waits; a longer one is imported by the queue."""
MOST_BY_PAGE = 500_000
"""Rows of a file that is brought through a page; larger ones are imported from the command line."""
STEP = 5_000
"""Rows that the queue imports in one transaction: what a worker that dies has to do again."""
IMPORT_TASK = "wardmote.import_rows"
PROMPT = "import_run"
"""The record type of prompts about imports that have stopped."""
FILE_KEPT_FOR = timedelta(days=1)
"""How long a file that was brought waits to be imported."""
HISTORY = "Imported as history: nobody waits for a decision."


Placed = tuple[ReadRow, Where]
"""A row of the file, and where it is about as far as the row alone can tell."""
Composed = tuple[Rows, list[ReportStep]]
"""All rows of a report, and further steps of it."""


@dataclass(frozen=True)
class Batch:
    """Reports that are ready to be written: as rows, and packed; the reports themselves apart from what hangs on them."""

    composed: list[Composed]
    reports: Packed
    parts: list[Packed]


@dataclass
class ImportOutcome:
    """What an import did: reports made, those that were there already, rows left out with their errors."""

    rows: int = 0
    made: int = 0
    known: int = 0
    wrong: int = 0
    errors: list[CellError] = field(default_factory=list)


@operation
def import_reports(
    *,
    by: Actor,
    agency: Agency,
    read: Iterable[ReadRow],
    are_waiting: bool = False,
    at: datetime | None = None,
) -> ImportOutcome:
    """Take in reports that were read from a file, all in one transaction; return what was done.

    They are with `agency`. `are_waiting`: they come into the inbox for a decision; otherwise they are history and are
    archived at once. A report whose external reference the agency has already is left as it is. Rows with errors are
    left out and told. Raises NotAllowed, NotFound.
    """
    check_may_import(by, agency)
    now = at or timezone.now()
    outcome = ImportOutcome()
    rows = iter(read)
    # Read here: the thread that composes asks the database nothing.
    _, areas = agency.partnership, current_areas()
    recorded = False
    with ThreadPoolExecutor(1) as ahead:
        reading = ahead.submit(_read_batch, rows, areas)
        composing: Future[Batch] | None = None
        while True:
            batch = reading.result()
            good = _count(batch, outcome)
            new = _place_by_postcode(_not_known(agency, good))
            coming = ahead.submit(_compose_batch, by, Route(agency), new, are_waiting, now) if new else None
            reading = ahead.submit(_read_batch, rows, areas)
            if composing is not None:
                written = _write_batch(composing.result(), now)
                outcome.made += len(written)
                if written:
                    _record(by, written)
                    recorded = True
            composing = coming
            if not batch and composing is None:
                break
    outcome.known = outcome.rows - outcome.wrong - outcome.made
    if not recorded:
        _record(by, [])
    return outcome


def _count(batch: Sequence[Placed], outcome: ImportOutcome) -> list[Placed]:
    """Count a batch and its errors; return the rows that can be taken."""
    outcome.rows += len(batch)
    for row, _ in batch:
        if row.errors:
            outcome.wrong += 1
            outcome.errors += row.errors[: max(0, KEPT_ERRORS - len(outcome.errors))]
    return [placed for placed in batch if not placed[0].errors]


@operation
def bring_file(
    *, by: Viewer, agency: Agency, file_name: str, content: bytes, at: datetime | None = None
) -> ImportRun:
    """Keep a file until it has been looked through and imported; files that nobody imported are emptied first.

    Raises NotReadable for what is no table, Refused for one that is too long, NotAllowed.
    """
    check_may_import(by, agency)
    now = at or timezone.now()
    table = read_table(content)
    if len(table.rows) > MOST_BY_PAGE:
        raise Refused(
            f"The file has {len(table.rows):,} rows. Up to {MOST_BY_PAGE:,} can be imported here: split it, or ask"
            " for it to be imported on the server.",
            "file",
        )
    ImportRun.objects.filter(agency=agency, begun_at__isnull=True, brought_at__lt=now - FILE_KEPT_FOR).update(
        content=None
    )
    run = ImportRun.objects.create(
        partnership_id=agency.partnership_id,
        agency=agency,
        brought_by_id=by.membership_id,
        brought_at=now,
        file_name=file_name.replace("\x00", "")[-200:],
        content=content,
        rows=len(table.rows),
    )
    record(
        by,
        Category.COLLECTION,
        "reports.bring_file",
        "import_run",
        [run.id],
        fields=["content"],
        classes=[FieldClass.F4],
    )
    return run


@operation
def choose_columns(
    *, by: Viewer, run: ImportRun, mapping: ColumnMapping, are_waiting: bool, save_as: str = ""
) -> ImportRun:
    """Keep how the file's columns are read; under a name too, when one is given, for the next such file.

    Raises Refused with a sentence for each choice that cannot work, NotAllowed.
    """
    check_may_import(by, run.agency)
    wrong = what_is_wrong_with_mapping(mapping, table_of(run).headings)
    if wrong:
        (name, sentence), *others = wrong.items()
        raise Refused(sentence, name, **dict(others))
    run.mapping = as_json(mapping)
    run.are_waiting = are_waiting
    run.save(update_fields=["mapping", "are_waiting"])
    if save_as.strip():
        _save_mapping(by, run.agency, save_as.strip()[:80], mapping)
    record(by, Category.ALTERATION, "reports.choose_columns", "import_run", [run.id], fields=["mapping"])
    return run


@operation
def import_file(*, by: Viewer, run: ImportRun, at: datetime | None = None) -> ImportRun:
    """Import a file that was brought, once: the file itself is not kept afterwards.

    One of more than `AT_ONCE` rows is put into the queue, and imported step by step (`import_next_rows`). Raises
    Refused, NotAllowed.
    """
    now = at or timezone.now()
    check_may_import(by, run.agency)
    held = _held(run.pk)
    if held.is_settled:
        return held
    if not held.mapping:
        raise Refused("Choose first what each column is.")
    held.begun_at, held.begun_by_id = now, by.membership_id
    if held.rows > AT_ONCE:
        held.save(update_fields=["begun_at", "begun_by"])
        _put_in_queue(held)
    else:
        _import_step(by, held, list(read_rows(table_of(held), mapping_of(held.mapping), at=now)), now)
        _end_import(held, now)
    record(by, Category.ALTERATION, "reports.import_file", "import_run", [held.id])
    return held


@operation
def import_again(*, by: Viewer, run: ImportRun) -> ImportRun:
    """Begin an import again that has stopped: it goes on behind the last row that went in.

    One that is under way or done stays as it is. Raises Refused when its file is not kept any more, NotAllowed.
    """
    check_may_import(by, run.agency)
    held = _held(run.pk)
    if held.state == ImportState.FAILED:
        if held.content is None:
            raise Refused("This file is not kept any more. Bring it again.")
        held.failed_at, held.failure, held.attempts, held.begun_by_id = None, "", 0, by.membership_id
        held.save(update_fields=["failed_at", "failure", "attempts", "begun_by"])
        settle_prompts_about(by=by, record_type=PROMPT, reference=_prompt_reference(held))
        _put_in_queue(held)
    record(by, Category.ALTERATION, "reports.import_again", "import_run", [held.id])
    return held


@operation
def take_up_import(*, by: SystemActor, run_id: UUID, at: datetime | None = None) -> ImportRun | None:
    """Count that an import is taken up, before any of it is done: a worker that dies cannot count itself.

    Return the import; None when there is nothing to do, because it is done, or was taken up `MOST_ATTEMPTS` times
    without one more row going in: then it has stopped now.
    """
    held = _held(run_id)
    is_to_do = held.state == ImportState.UNDER_WAY
    if is_to_do and held.attempts >= MOST_ATTEMPTS:
        _stop_import(by, held, "", at or timezone.now())
        is_to_do = False
    elif is_to_do:
        held.attempts += 1
        held.save(update_fields=["attempts"])
    record(by, Category.ALTERATION, "reports.take_up_import", "import_run", [held.id])
    return held if is_to_do else None


@operation
def end_attempt(*, by: SystemActor, run: ImportRun, error: str, at: datetime | None = None) -> ImportRun:
    """Note that an attempt at an import ended with an error: after the last attempt the import has stopped.

    `error`: the name of the error, without its text.
    """
    held = _held(run.pk)
    if held.state == ImportState.UNDER_WAY and held.attempts >= MOST_ATTEMPTS:
        _stop_import(by, held, error, at or timezone.now())
    record(by, Category.ALTERATION, "reports.end_attempt", "import_run", [held.id])
    return held


@operation
def import_next_rows(
    *, by: SystemActor, run: ImportRun, read: Sequence[ReadRow], at: datetime | None = None
) -> ImportRun:
    """Import the next rows of a file whose import was begun, and count them; the last ones end it.

    `run` as it was before, so that no row is counted twice: when it has moved on since, nothing is done. The run
    is returned as it is now.
    """
    now = at or timezone.now()
    held = _held(run.pk)
    if held.state == ImportState.UNDER_WAY and held.done == run.done:
        _import_step(by, held, read, now)
        if held.done >= held.rows or not read:
            _end_import(held, now)
    record(by, Category.ALTERATION, "reports.import_next_rows", "import_run", [held.id])
    return held


def begun_run(*, by: SystemActor, run_id: UUID) -> tuple[ImportRun, Iterator[ReadRow]] | None:
    """Return an import that is under way, with the rows that it has not gone through yet; None when there is none.

    Part of the import: no event of its own.
    """
    run = ImportRun.objects.filter(pk=run_id).first()
    if run is None or run.state != ImportState.UNDER_WAY or run.begun_at is None:
        return None
    rows = read_rows(table_of(run), mapping_of(run.mapping), at=run.begun_at)
    return run, islice(rows, run.done, None)


def _held(run_id: UUID) -> ImportRun:
    """The run, locked until the transaction ends."""
    return (
        ImportRun.objects.select_for_update(of=("self",)).select_related("agency__partnership").get(pk=run_id)
    )


def _import_step(by: Actor, held: ImportRun, read: Sequence[ReadRow], now: datetime) -> None:
    """Import some rows and count them; what was wrong is kept up to `KEPT_ERRORS`."""
    outcome = import_reports(by=by, agency=held.agency, read=read, are_waiting=held.are_waiting, at=now)
    held.made += outcome.made
    held.known += outcome.known
    held.wrong += outcome.wrong
    told = [[error.row, error.column, error.sentence] for error in outcome.errors]
    held.errors = [*held.errors, *told][:KEPT_ERRORS]
    held.done += outcome.rows
    held.moved_at, held.attempts = now, 0
    held.save(
        update_fields=[
            "made", "known", "wrong", "errors", "done", "moved_at", "attempts", "begun_at", "begun_by",
        ]
    )  # fmt: skip


def _end_import(held: ImportRun, now: datetime) -> None:
    held.imported_at = now
    held.content = None
    held.save(update_fields=["imported_at", "content"])


def _put_in_queue(held: ImportRun) -> None:
    # Without a lock of the queue: a job of before may wait there still, and two of them take no row twice.
    put_in_queue(IMPORT_TASK, run_id=str(held.id), partnership_id=str(held.partnership_id))


def _stop_import(by: SystemActor, held: ImportRun, error: str, now: datetime) -> None:
    """Give an import up and tell who began it. The file is kept for a few days (`put_forgotten_files_aside`)."""
    held.failed_at = now
    held.failure = why_stopped(attempts=held.attempts, done=held.done, rows=held.rows, error=error)
    held.save(update_fields=["failed_at", "failure"])
    began = (
        Membership.objects.select_related("account")
        .filter(ended_at__isnull=True, account__is_active=True, pk__in=[held.begun_by_id])
        .first()
    )
    prompt(
        by=by,
        agency_id=held.agency_id,
        membership_id=began.pk if began else None,
        text="An import of reports has stopped before its end. See why, and begin it again.",
        record_type=PROMPT,
        reference=_prompt_reference(held),
    )
    if began:
        send_email(
            by=by,
            to=began.account.email,
            subject="An import of reports has stopped",
            text=(
                "An import of reports that you began has stopped before its end.\n\n"
                "Sign in and open Import to read why, and to begin it again.\n"
            ),
            record_id=held.id,
            agency_id=held.agency_id,
        )


def _prompt_reference(run: ImportRun) -> str:
    return run.id.hex[-20:]


def check_may_import(by: Actor, agency: Agency) -> None:
    """Raise unless the actor imports reports for this agency, which must be their own."""
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer) or by.partnership_id != agency.partnership_id:
        raise NotFound("No such agency.")
    if not by.may(Permission.IMPORT_REPORTS):
        raise NotAllowed("Your role does not import reports.")
    if by.agency_id != agency.id:
        raise NotAllowed("You import reports for your own agency only.")


def table_of(run: ImportRun) -> Table:
    """Return the table of a file that was brought. Raises Refused when it is not kept any more."""
    if run.content is None:
        raise Refused("This file is not kept any more. Bring it again.")
    return read_table(bytes(run.content))


def as_json(mapping: ColumnMapping) -> dict[str, Any]:
    """Return a mapping as it is kept."""
    return {
        "columns": dict(mapping.columns),
        "system": mapping.system,
        "kinds": {text: str(kind) for text, kind in mapping.kinds.items()},
        "month_first": mapping.month_first,
    }


def mapping_of(kept: dict[str, Any]) -> ColumnMapping:
    """Return the mapping that was kept as `as_json` made it."""
    return ColumnMapping(
        columns=kept["columns"],
        system=kept["system"],
        kinds={text: Kind(kind) for text, kind in kept.get("kinds", {}).items()},
        month_first=kept.get("month_first", False),
    )


def _save_mapping(by: Viewer, agency: Agency, name: str, mapping: ColumnMapping) -> None:
    saved = ImportMapping.objects.filter(agency=agency, name=name).first() or ImportMapping(
        partnership_id=agency.partnership_id, agency=agency, name=name
    )
    saved.system = mapping.system
    saved.columns = dict(mapping.columns)
    saved.kinds = {text: str(kind) for text, kind in mapping.kinds.items()}
    saved.month_first = mapping.month_first
    saved.saved_by_id = by.membership_id
    saved.save()


def _record(by: Actor, written: Sequence[Rows]) -> None:
    record(
        by,
        Category.COLLECTION,
        "reports.import_reports",
        "report",
        [rows.report.id for rows in written],
        subjects=[rows.person.id for rows in written if rows.person],
        fields=["words", "name", "contacts"],
        classes=[FieldClass.F1, FieldClass.F2, FieldClass.F3, FieldClass.F4],
    )


def _not_known(agency: Agency, rows: Sequence[Placed]) -> list[Placed]:
    """The rows that the agency does not have, each reference once. The database itself looks once more."""
    known = _known(agency, [row.answers for row, _ in rows if row.answers]) if rows else set()
    fresh: dict[tuple[str, str], Placed] = {}
    for placed in rows:
        answers = placed[0].answers
        assert answers is not None
        key = answers.external_system, answers.external_reference
        if key not in known:
            fresh.setdefault(key, placed)
    return list(fresh.values())


def _compose_batch(
    by: Actor, route: Route, rows: Sequence[Placed], are_waiting: bool, now: datetime
) -> Batch:
    composed = [_compose(by, route, row, where, are_waiting, now) for row, where in rows]
    reports = pack([one.report for one, _ in composed], at=now)
    return Batch(composed, reports, _pack_parts(composed, now))


def _pack_parts(composed: Sequence[Composed], now: datetime) -> list[Packed]:
    """All that hangs on the reports, packed table by table."""
    by_model: dict[type[Model], list[Model]] = {}
    for rows, later in composed:
        for row in (*rows.in_order(), *later):
            if row is not rows.report:
                by_model.setdefault(type(row), []).append(row)
    return [pack(some, at=now) for some in by_model.values()]


def _write_batch(batch: Batch, now: datetime) -> list[Rows]:
    """Write a batch, with two statements; return what is new."""
    # A twin import that was faster keeps its own.
    unless = "(agency_id, external_system, external_reference) where external_reference <> ''"
    made = write_new(batch.reports, unless=unless)
    kept = [(rows, later) for rows, later in batch.composed if rows.report.id in made]
    write_many(batch.parts if len(kept) == len(batch.composed) else _pack_parts(kept, now))
    return [rows for rows, _ in kept]


def _known(agency: Agency, answers: Sequence[NewReport]) -> set[tuple[str, str]]:
    # Said as the index `external_reference_once` has it, or all references of the agency would be read.
    found = Report.objects.filter(
        agency_id=agency.id,
        external_system__in={one.external_system for one in answers},
        external_reference__in=[one.external_reference for one in answers],
    ).exclude(external_reference="")
    return set(found.values_list("external_system", "external_reference"))


def _read_batch(rows: Iterator[ReadRow], areas: AreaIndex) -> list[Placed]:
    """The next rows, with point, ward and LSOA of those that have a point: one look-up for all of them."""
    batch = list(islice(rows, BATCH))
    pointed = [
        (n, answers.lon, answers.lat)
        for n, row in enumerate(batch)
        if (answers := row.answers) and answers.lon is not None and answers.lat is not None
    ]
    found = areas.locate_many([lon for _, lon, _ in pointed], [lat for _, _, lat in pointed])
    located = {n: here for (n, _, _), here in zip(pointed, found, strict=True)}
    return [(row, _where(row, located.get(n, NOWHERE))) for n, row in enumerate(batch)]


def _where(row: ReadRow, located: Located) -> Where:
    answers = row.answers
    if answers is None:
        return Where("", None, None, NOWHERE, "")
    address = read_address(answers.place_text)
    postcode = normalise_postcode(answers.postcode) or normalise_postcode(address.postcode)
    return Where(postcode, answers.lon, answers.lat, located, address.look_up_key[:200])


def _place_by_postcode(rows: Sequence[Placed]) -> list[Placed]:
    """Ward and LSOA of those rows of which only the postcode tells: one look-up for all of them."""
    wanted = {where.postcode for _, where in rows if where.postcode and not where.located}
    known = Postcode.objects.in_bulk(wanted) if wanted else {}
    placed = []
    for row, where in rows:
        if not where.located and (found := known.get(where.postcode)):
            here = Located(found.ward_code, found.lsoa_code, "", found.district_code)
            lon, lat = (found.lon, found.lat) if where.lon is None else (where.lon, where.lat)
            where = replace(where, lon=lon, lat=lat, located=here)
        placed.append((row, where))
    return placed


def _compose(
    by: Actor, route: Route, row: ReadRow, where: Where, are_waiting: bool, now: datetime
) -> Composed:
    assert row.answers is not None
    assert row.received_at is not None
    rows = compose(
        by=by,
        answers=row.answers,
        channel=Channel.IMPORT,
        route=route,
        where=where,
        earlier=Earlier(),
        at=row.received_at,
        quietly=True,
    )
    if are_waiting:
        return rows, []
    report = rows.report
    report.status, report.is_open = Status.WATCHED, False
    report.decision_reason, report.decided_at = HISTORY, now
    report.decided_by_id = by.membership_id if isinstance(by, Viewer) else None
    later = new_row(
        ReportStep,
        partnership_id=report.partnership_id,
        report_id=report.id,
        status=Status.WATCHED,
        at=now,
        by_id=report.decided_by_id,
        reason=HISTORY,
    )
    return rows, [later]
