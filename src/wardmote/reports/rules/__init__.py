"""The rules of reports: pure functions, each with its source; no Django, no database, no clock.

`duplicates` says how alike two reports are, and which new report probably tells again what is already known.
"""
