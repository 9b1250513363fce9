"""Reading people: one at a time, by what is known of them, whether two records are one, whether they may be contacted."""

from wardmote.people.queries.finding import (
    SHORTEST_SEARCH,
    Callers,
    find_callers,
    find_people,
    look_up_key_of,
)
from wardmote.people.queries.reading import (
    ContactAnswer,
    contact_points_of,
    facts_of_contact,
    facts_of_contacts,
    get_person,
    linked_with,
    protected_sources_of,
    safe_locations_by_person,
    safe_locations_of,
    ways_to_contact,
    why_not_contact_point,
)
from wardmote.people.queries.sameness import (
    Proposal,
    get_link,
    groups_of,
    identity_of,
    links_between,
    proposals_among,
    proposals_for,
)

__all__ = [
    "SHORTEST_SEARCH",
    "Callers",
    "ContactAnswer",
    "Proposal",
    "contact_points_of",
    "facts_of_contact",
    "facts_of_contacts",
    "find_callers",
    "find_people",
    "get_link",
    "get_person",
    "groups_of",
    "identity_of",
    "linked_with",
    "links_between",
    "look_up_key_of",
    "proposals_among",
    "proposals_for",
    "protected_sources_of",
    "safe_locations_by_person",
    "safe_locations_of",
    "ways_to_contact",
    "why_not_contact_point",
]
