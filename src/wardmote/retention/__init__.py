"""How long each table is kept, why, from when, and what happens then: data, with its source.

Each module states its rules in its own `retention.py`; this room collects them and compares them with
the tables that exist. Every period is a default that an agency may change (none was confirmed on a page,
see `docs/reference/retention.md`).
"""
