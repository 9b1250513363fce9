"""Cases: what partners work on together, from opening to a closing that the resident can read.

Law: Crime and Disorder Act 1998 section 115 (disclosure between relevant authorities); Data Protection
Act 2018 section 38(3) (facts and the roles of people kept apart).

Words: a *case* has a lead agency and perhaps partners; its *sharing class* says who may see it; its
*chronology* is one list of entries (notes, contacts with the victim, decisions), each kept in all its
versions; a *stub* is all that others see of a locked case: a name and the agencies.
"""
