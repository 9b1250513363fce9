"""Rules about actions. Pure: the day comes in, words go out.

Source: the action log of a partnership's minutes (an owner by name, a due day, an outcome); Magna's and Civica's
target days per action. `states` is the state table, `deadlines` what is known of a due day, `chasing` the ladder
towards somebody outside, `reminders` who is written to when.
"""

from wardmote.actions.rules.states import (
    LONGEST_TEXT,
    PROGRESS,
    ActionFacts,
    days_late,
    why_not,
    why_not_change,
    why_not_set,
)

__all__ = ["LONGEST_TEXT", "PROGRESS", "ActionFacts", "days_late", "why_not", "why_not_change", "why_not_set"]
