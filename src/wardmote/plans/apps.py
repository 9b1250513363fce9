from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "wardmote.plans"
    label = "plans"
