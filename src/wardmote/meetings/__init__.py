"""Meetings: bodies, their meetings, agenda, papers, minutes; and the reading of minutes written elsewhere.

Words: a *body* meets; an *agenda item* is heard, deferred or withdrawn; *minutes* are drafted, circulated and
approved at the next meeting; a *proposal* is what the importer read in somebody's minutes, before a person
accepts it.
"""
