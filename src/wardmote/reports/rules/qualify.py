"""Whom a behaviour affects, where the report says so: one of the Home Office's three qualifiers, or not decided yet.

Source: the definitions that the Metropolitan Police publish with their data (London Datastore, from the Home Office's
National Standard for Incident Recording, April 2011). *Personal*: aimed at an individual or group, or having an effect
on them rather than on the community at large. *Nuisance*: affects the community at large. *Environmental*: affects the
wider environment, such as public spaces and buildings. Types and qualifiers are independent, so a type decides only
between the last two, and only when nobody says that somebody is affected.
"""

from __future__ import annotations

from wardmote.reports.choices import Affected, Kind, Known, Qualifier
from wardmote.reports.rules.intake import NewReport

_SOMEBODY = {Affected.ME, Affected.HOUSEHOLD, Affected.SOMEBODY_ELSE, Affected.BUSINESS}
_OF_SPACES = {Kind.VEHICLE_ABANDONED, Kind.LITTER_DRUGS}


def decide_qualifier(report: NewReport) -> Qualifier:
    """Return the qualifier that the sender chose, or the one that the answers mean; unknown where they do not say."""
    if report.qualifier != Qualifier.UNKNOWN:
        return Qualifier(report.qualifier)
    if report.hate_perceived == Known.YES or report.affected in _SOMEBODY:
        return Qualifier.PERSONAL
    if report.kinds and set(report.kinds) <= _OF_SPACES:
        return Qualifier.ENVIRONMENTAL
    return Qualifier.NUISANCE if report.affected == Affected.COMMUNITY else Qualifier.UNKNOWN
