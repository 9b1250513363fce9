"""The rules of meetings: pure functions, each with its source; no Django, no database, no clock."""
