"""Actions: who owes what by when. Knows nothing of who asked for it (a case, a meeting, a plan).

Words: an *action* has an owner (an agency, a person of it, or a name), perhaps others who owe it with them, and a
*deadline* with its basis (believed, confirmed) and its history. An action set on casework ends *done* or *not needed*.
One of the partnership's *log* (`in_log`) is numbered, is said to be done and then confirmed, waits for a party outside
(an *ask*, chased up a ladder) or for an *awaited event*, and may be owed by several, each by themselves (a *parent* with
its parts). A request, promise or suggestion stays apart until somebody *promotes* it.
"""
