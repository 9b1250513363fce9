from django.apps import AppConfig
from django.core.checks import Tags, register

from wardmote.access.fences import check_fences
from wardmote.access.instants import read_instants_compiled


class AccessConfig(AppConfig):
    """No tables: the app exists for the functions that row-level security uses."""

    name = "wardmote.access"
    label = "access"

    def ready(self) -> None:
        register(check_fences, Tags.database)
        read_instants_compiled()
