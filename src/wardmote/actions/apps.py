from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "wardmote.actions"
    label = "actions"
