from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "wardmote.sharing"
    label = "sharing"
