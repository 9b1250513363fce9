"""The access log: who collected, changed, consulted, disclosed, combined or erased what, and when.

Law: Data Protection Act 2018 section 62 (logs of automated processing), kept for every agency, not only
for competent authorities, because that is the simplest safe superset. The log may be used only to check
lawfulness, for self-monitoring and discipline, to keep data whole and secure, and for criminal
proceedings (s.62(4)): never for usage figures, which are counted elsewhere.

An event is written in the transaction of the act it records: no event, no act. The app may only insert.
Events are sealed into a hash chain by a job (see `operations.seal`), so that writers never wait for
each other; an edit, a removal and a reordering are each found by `./run verify-log`.

Words: an *event* is one line of the log; a *seal* is an event's place in the chain; the *head* is the
last seal's hash, which is copied out of the database.
"""
