"""Who may see a record: its audience.

An *audience* is a set of members, each an agency or one person's membership, each perhaps only until an
instant. A record (a report, a case, a person, a document, an action) has one audience; persons and
reports may also be shown to further ones, because the same person is on a report and on a case. A
*denial* keeps one person away from an audience whatever else holds: a conflict of interest.

Sharing a case changes the members of its audience and nothing else, so everything that hangs on the
case follows at once, and so does its withdrawal.

Tables here name agencies and memberships by plain identifiers: they stand above this room.
"""
