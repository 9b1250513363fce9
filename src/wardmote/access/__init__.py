"""Who may do what: plain values, no tables.

Everything that decides access stands here: the roles and permissions (`choices`), the one policy
(`policy`, its data in `policy.toml`), the values that say who acts (`actors`), and the row-security
kernel (`rows`) through which the same rule stands in PostgreSQL as a second fence.

Words: a *viewer* is a signed-in person working for one agency; an *actor* is whoever acts (a viewer,
a member of the public, a partner's machine, the system itself); a *principal* is anything that can be
a member of an audience (an agency, or one person's membership of it); an *audience* is the set of
principals that may see a record (room `sharing`).
"""
