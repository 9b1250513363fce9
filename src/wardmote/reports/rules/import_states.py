"""A file of reports from the day it is brought until it is imported, or has stopped. Drawn in
docs/reference/import-states.md.

Source: our own. An import that is tried without end looks as though it went on, and keeps a file of personal data
for as long (UK GDPR article 5(1)(e): no longer than is needed).
"""

from __future__ import annotations

from datetime import timedelta

from wardmote.reports.choices import ImportState

TRANSITIONS: dict[ImportState, frozenset[ImportState]] = {
    # A short file is imported while somebody waits.
    ImportState.BROUGHT: frozenset({ImportState.UNDER_WAY, ImportState.IMPORTED}),
    ImportState.UNDER_WAY: frozenset({ImportState.IMPORTED, ImportState.FAILED}),
    # Somebody begins it again, while the file is kept.
    ImportState.FAILED: frozenset({ImportState.UNDER_WAY}),
    ImportState.IMPORTED: frozenset(),
}
MOST_ATTEMPTS = 5
"""How often an import is taken up without one more row going in, by an error or a server that stopped."""
FAILED_FILE_KEPT_FOR = timedelta(days=7)
"""How long the file of an import that has stopped is kept, so that it can be begun again."""


def state_of(*, is_begun: bool, is_imported: bool, has_failed: bool) -> ImportState:
    """Return where an import stands."""
    if is_imported:
        return ImportState.IMPORTED
    if has_failed:
        return ImportState.FAILED
    return ImportState.UNDER_WAY if is_begun else ImportState.BROUGHT


def why_stopped(*, attempts: int, done: int, rows: int, error: str) -> str:
    """Return what happened to an import and what to do, for whoever began it.

    `error`: the name of the error, never its text, which may hold what the file says; empty when a server stopped.
    """
    cause = (
        f"the program met an error ({error})"
        if error
        else "the server stopped, or was stopped, while it was at work"
    )
    return (
        f"The import was tried {attempts} times and got no further than {done:,} of {rows:,} rows: {cause}."
        " What was imported stays. Begin it again; if it stops there once more, bring the rest in smaller files and"
        " tell whoever looks after the server. Nothing that is here already comes twice."
    )


def mermaid() -> str:
    """Draw the table as a state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {ImportState.BROUGHT}"]
    for source, targets in TRANSITIONS.items():
        lines += [f"    {source} --> {target}" for target in sorted(targets)]
        if not targets:
            lines.append(f"    {source} --> [*]")
    lines += [f"    {state}: {state.label}" for state in ImportState]
    return "\n".join(lines)


def reference_pages() -> dict[str, str]:
    """Return the page about the states of an import."""
    text = "# What may become of a file of reports\n\n```mermaid\n" + mermaid() + "\n```\n\n"
    text += (
        f"An import that was taken up {MOST_ATTEMPTS} times without one more row going in has stopped: whoever began it"
        f" is told. Its file is kept for {FAILED_FILE_KEPT_FOR.days} days so that it can be begun again, then it is"
        " removed.\n"
    )
    return {"import-states.md": text}
