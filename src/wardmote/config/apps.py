from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The top of the house: it holds the commands that must know all rooms."""

    name = "wardmote.config"
    label = "config"
