"""What the tests of the importer share: reading a page to data, and the invented minutes beside them."""

import re
from pathlib import Path

from wardmote.meetings.rules.importing.output import as_data
from wardmote.meetings.rules.importing.propose import propose, propose_together

MINUTES = Path(__file__).parent / "minutes"


def read(text, **options):
    """A page as the command prints it."""
    return as_data(propose(text, **options))


def read_file(*names):
    """Invented pages of one meeting, read together."""
    return as_data(propose_together([(name, (MINUTES / name).read_bytes()) for name in names]))


def page(*paragraphs, body="Harrowmere Community Safety Partnership", day="Tuesday, 6th May, 2025 2.00 pm"):
    """A page of the committee system with lost numbers; each paragraph with two blank lines round it."""
    head = f"Agenda and minutes\n\n{body}\n{day}\n\nVenue: Weir House\n\nNo. Item\n\n\n\n"
    return head + "\n\n\n".join(paragraphs)


def words(text):
    return re.findall(r"\w+", text)


def leaves(value):
    """All strings in data."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from leaves(part)
    elif isinstance(value, str):
        yield value
