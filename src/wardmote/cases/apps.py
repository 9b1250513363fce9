from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "wardmote.cases"
    label = "cases"
