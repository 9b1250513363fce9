"""Reports: what somebody told us, the incidents they tell of, and what was decided.

Law: Anti-social Behaviour, Crime and Policing Act 2014 section 2 (what anti-social behaviour is);
National Standard for Incident Recording (three qualifiers, 13 types).

Words: a *report* is what somebody told us, by any channel; an *incident* is what happened, one or more
in a report; *triage* decides what becomes of a report; a report is *archived to watch* when nothing is
done now but a repeat must bring it back; a *link* is the secret address by which the person who reported
follows it.
"""
