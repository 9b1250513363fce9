"""Requests and promises, kept apart from actions until a person promotes them.

Source: field list MIN of the partnership-business study: "a request or suggestion is not an action until promoted, but
is listed for promotion".
"""

from __future__ import annotations

import re
from datetime import date

from wardmote.meetings.rules.importing.actions import _INITIALS, _PERSON, _ROLE, BASE_VERBS
from wardmote.meetings.rules.importing.due import read_due
from wardmote.meetings.rules.importing.items import Draft
from wardmote.meetings.rules.importing.lines import Line
from wardmote.meetings.rules.importing.proposal import FoundAction, FoundPromise

_WHO = rf"(?P<who>{_ROLE}|{_INITIALS}|{_PERSON}|[Oo]fficers|[Mm]embers|[Pp]artners|(?:[Aa] )?[Mm]ember)"
_PROMISE = re.compile(
    rf"(?:^|(?<=[.;,]\s)|(?<=and\s)){_WHO}\s+(?:also\s+|then\s+|has\s+|had\s+)?(?P<verb>agreed"
    rf"|undertook|offered|promised|volunteered|committed)\s+to\s+(?P<what>[^.;]+)"
)
_WILL = re.compile(
    rf"(?:^|(?<=[.;]\s)){_WHO}\s+(?:will|would)\s+(?:also\s+|now\s+|be\s+)?(?P<what>(?P<base>[a-z-]+)"
    rf"\b[^.;]+)"
)
_REQUEST = re.compile(
    rf"(?:^|(?<=[.;,]\s)|(?<=and\s)){_WHO}\s+(?:also\s+|then\s+|has\s+(?:now\s+)?"
    rf"|had\s+)?(?P<verb>asked|requested|suggested|sought|proposed|queried|enquired)\b\s*(?P<what>[^."
    rf";]+)"
)
_PASSIVE = re.compile(r"\b[Ii]t was (?:requested|suggested|proposed|asked) that\s+(?P<what>[^.;]+)")


def read_promises(
    drafts: list[Draft], actions: list[FoundAction], meeting_on: date | None
) -> list[FoundPromise]:
    """Requests and promises that no action already holds, in the order of the page."""
    taken = [action.span for action in actions if action.span]
    found: list[FoundPromise] = []
    everything = [line for draft in drafts for line in (*draft.agenda, *draft.paragraphs)]
    roles: dict[str, str] = {}
    for key, draft in enumerate(drafts):
        headings = {id(line) for line in draft.headings}
        for line in draft.paragraphs:
            if id(line) in headings or line.cells:
                continue
            places: list[tuple[int, int]] = []
            for kind, pattern in (
                ("promise", _PROMISE),
                ("request", _REQUEST),
                ("request", _PASSIVE),
                ("promise", _WILL),
            ):
                for match in pattern.finditer(line.raw):
                    span = line.span(*match.span())
                    if any(a < match.end() and match.start() < b for a, b in places):
                        continue
                    if any(s.page == span.page and s.start <= span.start < s.end for s in taken):
                        continue
                    if (
                        pattern is _WILL
                        and match["base"] not in BASE_VERBS
                        and not match["base"].endswith("ing")
                    ):
                        continue
                    who = match.groupdict().get("who") or ""
                    if who and not _may_speak(who):
                        continue
                    places.append(match.span())
                    found.append(
                        FoundPromise(
                            kind=kind,
                            who=roles[who]
                            if who in roles
                            else roles.setdefault(who, _full_role(who, everything)),
                            action=line.shown(match.start("what"), match.end("what")).strip(" ,"),
                            item=key,
                            due=read_due(line, match.start("what"), match.end("what"), meeting_on),
                            words=line.shown(*match.span()),
                            span=span,
                            doubt=0.3 if pattern is not _WILL else 0.6,
                        )
                    )
    return found


def _may_speak(who: str) -> bool:
    return who != "The" and who.split()[0] not in {
        "It",
        "A",
        "An",
        "This",
        "That",
        "There",
        "These",
        "They",
        "He",
        "She",
        "We",
        "Which",
        "Details",
        "Results",
        "In",
        "No",
    }


def _full_role(who: str, lines: list[Line]) -> str:
    """ "The Coordinator" → "Community Safety Coordinator", when the page named the post in full."""
    who = re.sub(r"^[Tt]he\s+", "", who)
    if not re.fullmatch(r"[A-Z][a-z-]+", who) or who in {"Chair", "Chairman"}:
        return who
    full = re.compile(rf"\b(?:[A-Z][a-z&]+\s+){{1,4}}{re.escape(who)}\b")
    for line in lines:
        if match := full.search(line.raw):
            return re.sub(r"^The\s+", "", match.group())
    return who
