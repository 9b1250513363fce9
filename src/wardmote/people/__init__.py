"""People: who reported, who is affected, who is said to have done it; how they may safely be reached.

Law: UK GDPR and Data Protection Act 2018 (Part 3 asks to tell suspects, victims and witnesses apart:
section 38(3); a person's role is kept per case, in room `cases`).

Words: a *person* is one record of somebody, held by an agency and shown to audiences; a *contact point*
is one way to reach them, with what is known of its safety: **unknown means do not**; a *safe location*
(class F5) and a *protected source* (class F6) are encrypted, and shown only on click.
"""
