"""Signing in, one's own account, people and agencies, the settings of the partnership, the access log."""
