"""./run manage import_minutes FILE … [--json] [--together]"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wardmote.meetings.rules.importing.files import why_unreadable
from wardmote.meetings.rules.importing.output import as_data
from wardmote.meetings.rules.importing.propose import propose, propose_together


class Command(BaseCommand):
    help = "Read minutes (text, HTML, .docx, or the committee system's XML) and print what they say. Saves nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument(
            "--json", action="store_true", help="print one JSON object a file, each on a line of its own"
        )
        parser.add_argument(
            "--together", action="store_true", help="the files are pages of one meeting: print them merged"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        pages, problems = [], []
        for name in options["files"]:
            try:
                data = Path(name).read_bytes()
            except OSError as problem:
                problems.append(f"{name} cannot be read: {problem.strerror}")
                continue
            if why := why_unreadable(data):
                problems.append(f"{name} {why}")
            else:
                pages.append((Path(name).name, data))
        self._print(pages, options)
        if problems:
            # What can be read is printed first; the exit code says that not everything was.
            raise CommandError("\n".join(problems))

    def _print(self, pages: list[tuple[str, bytes]], options: dict[str, Any]) -> None:
        if not pages:
            return
        proposals = (
            [propose_together(pages)]
            if options["together"]
            else [propose(data, name=name) for name, data in pages]
        )
        for proposal in proposals:
            told = as_data(proposal)
            if options["json"]:
                self.stdout.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace").decode())
            else:
                self.stdout.write(_in_words(told))


def _in_words(told: dict[str, Any]) -> str:
    """A page that a person can read in a terminal."""
    where = f"{told['body'] or 'no body found'}, {told['start'] or 'no day found'}"
    absent = ", ".join(person["name"] for person in told["apologies"])
    lines = [
        f"{', '.join(told['sources'])}: {where}, {told['venue'] or 'no venue found'}",
        f"  apologies: {absent or 'none read'}",
    ]
    for item in told["items"]:
        cut = " [cut]" if item["truncated"] else ""
        lines.append(f"  {item['number'] or '-':>5}  {item['title'] or '(heading lost)'}{cut}")
    for action in told["actions"]:
        due = f" (due {action['due']})" if action["due"] else ""
        lines.append(f"  action  {' and '.join(action['owners']) or '?'}: {action['action']}{due}")
    lines += [f"  put off  {deferral['item']} to {deferral['to'] or '?'}" for deferral in told["deferrals"]]
    lines += [f"  note  {warning}" for warning in told["warnings"]]
    lines += [f"  unread  {rest['text'][:120]}" for rest in told["unread"]]
    return "\n".join(lines)
