from django.apps import AppConfig


class CrimesConfig(AppConfig):
    name = "wardmote.crimes"
    label = "crimes"
