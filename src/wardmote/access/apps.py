from django.apps import AppConfig


class AccessConfig(AppConfig):
    """No tables: the app exists for the functions that row-level security uses."""

    name = "wardmote.access"
    label = "access"
