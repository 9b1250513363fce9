"""`./run manage import_reports FILE --partnership … --agency …`: a file of reports, however long."""

from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from wardmote.access.actors import SystemActor
from wardmote.access.errors import NotFound
from wardmote.access.rows import acting_as
from wardmote.partnerships.models import Agency
from wardmote.partnerships.queries import list_agencies, partnership_with_slug
from wardmote.reports.operations.importing import import_reports, mapping_of
from wardmote.reports.queries.importing import get_mapping
from wardmote.reports.rules.importing import (
    COLUMNS,
    ColumnMapping,
    guess_columns,
    read_rows,
    what_is_wrong_with_mapping,
)
from wardmote.reports.rules.tables import NotReadable, read_table

SHOWN_ERRORS = 20


class Command(BaseCommand):
    help = "Imports a file of reports (CSV or .xlsx, gzipped too). The same file twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--partnership", required=True, help="its short name")
        parser.add_argument("--agency", required=True, help="name or short name: with whom the reports are")
        parser.add_argument("--mapping", default="", help="a mapping that was saved on the import page")
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="WHAT=HEADING",
            help=f"what a column is, where the guess is wrong: {', '.join(COLUMNS)}",
        )
        parser.add_argument(
            "--system", default="", help="where the references come from (default: the file's name)"
        )
        parser.add_argument("--month-first", action="store_true", help="dates as Americans write them")
        parser.add_argument(
            "--waiting", action="store_true", help="into the inbox, for a decision (default: as history)"
        )
        parser.add_argument("--look", action="store_true", help="only say what would be imported")

    def handle(self, *args: Any, **options: Any) -> None:
        partnership = partnership_with_slug(options["partnership"])
        if partnership is None:
            raise CommandError(f"There is no partnership {options['partnership']}.")
        by = SystemActor(partnership.id, why="import_reports")
        try:
            table = read_table(options["file"].read_bytes())
        except (OSError, NotReadable) as error:
            raise CommandError(str(error)) from error
        with acting_as(by):
            agency = self._agency(by, options["agency"])
            mapping = self._mapping(by, agency, table.headings, options)
        if wrong := what_is_wrong_with_mapping(mapping, table.headings):
            raise CommandError("; ".join(wrong.values()))
        for what, heading in mapping.columns.items():
            self.stdout.write(f"{COLUMNS[what]}: {heading}")
        began = perf_counter()
        read = read_rows(table, mapping, at=timezone.now())
        if options["look"]:
            rows = list(read)
            errors = [error for row in rows for error in row.errors]
            self.stdout.write(
                f"{sum(not row.errors for row in rows):,} of {len(rows):,} rows can be imported."
            )
        else:
            done = import_reports(by=by, agency=agency, read=read, are_waiting=options["waiting"])
            errors = done.errors
            took = perf_counter() - began
            self.stdout.write(
                f"{done.rows:,} rows: {done.made:,} imported, {done.known:,} here already, {done.wrong:,} left out"
                f" ({took:.1f} s, {done.rows / took:,.0f} rows a second)."
            )
        for wrong_cell in errors[:SHOWN_ERRORS]:
            where = f", {wrong_cell.column}" if wrong_cell.column else ""
            self.stderr.write(f"Row {wrong_cell.row}{where}: {wrong_cell.sentence}")

    def _agency(self, by: SystemActor, name: str) -> Agency:
        for agency in list_agencies(viewer=by):
            if name.casefold() in (agency.name.casefold(), agency.short_name.casefold()):
                return agency
        raise CommandError(f"There is no agency {name} in this partnership.")

    def _mapping(
        self, by: SystemActor, agency: Agency, headings: tuple[str, ...], options: dict[str, Any]
    ) -> ColumnMapping:
        if options["mapping"]:
            try:
                saved = get_mapping(viewer=by, agency_id=agency.id, name=options["mapping"])
            except NotFound as error:
                raise CommandError(f"{agency} has saved no mapping called {options['mapping']}.") from error
            return mapping_of(
                {
                    "columns": saved.columns,
                    "system": saved.system,
                    "kinds": saved.kinds,
                    "month_first": saved.month_first,
                }
            )
        columns = guess_columns(headings)
        for said in options["column"]:
            what, _, heading = said.partition("=")
            columns[what] = heading
        system = options["system"] or options["file"].name.partition(".")[0][:40]
        return ColumnMapping(columns=columns, system=system, month_first=options["month_first"])
