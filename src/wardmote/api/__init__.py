"""Machine access: what a partner's own system sends and reads, with a token of its agency.

Two doors on the same operations and queries as the pages: our JSON API, described by OpenAPI 3.1, at `/api/v1`, and
Open311 GeoReport v2 at `/open311/v2`. A token belongs to one agency, says what it may do (scopes), ends by itself and
at once when it is revoked. It opens no page, and a session opens nothing here. Each request is one transaction in
which the database knows which agency asks; nothing of safe locations or protected sources (F5, F6) ever leaves here.
"""
