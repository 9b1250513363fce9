"""Actions: who owes what by when. Knows nothing of who asked for it (a case, a meeting, a plan).

Words: an *action* has an owner (an agency, and perhaps a person), a due day, and ends *done* or
*not needed* with a reason.
"""
