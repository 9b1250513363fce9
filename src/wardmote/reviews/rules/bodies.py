"""Which bodies an application is passed to, and which of them the Act obliges to answer.

Source: Anti-social Behaviour, Crime and Policing Act 2014 section 105(2) (relevant bodies in England: the district
or unitary council, the chief officer of police, each integrated care board, and the local providers of social
housing that were co-opted) and Schedule 4 paragraph 7 (whoever is asked for information that relates to their
functions of a public nature must comply). County councils in areas with districts and fire authorities are not on
the list of section 105(2): they take part when they are invited.
"""

from __future__ import annotations

from wardmote.partnerships.choices import AgencyType

RELEVANT = frozenset(
    {AgencyType.DISTRICT, AgencyType.UNITARY, AgencyType.POLICE, AgencyType.HEALTH, AgencyType.HOUSING}
)
"""Kinds of agency that are relevant bodies, housing providers being those co-opted into the partnership."""

WITHOUT_PUBLIC_FUNCTIONS = frozenset(
    {AgencyType.VOLUNTARY_VICTIM, AgencyType.VOLUNTARY_BEHAVIOUR, AgencyType.VOLUNTARY_OTHER}
)
"""Kinds that are asked and need not answer."""

LEADS = (AgencyType.DISTRICT, AgencyType.UNITARY, AgencyType.POLICE)
"""Who is the point of contact when nobody was named, in this order."""


def must_answer(kind: str) -> bool:
    """Whether an agency of this kind must give information that relates to its public functions."""
    return kind not in WITHOUT_PUBLIC_FUNCTIONS
