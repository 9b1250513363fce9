from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "wardmote.partnerships"
    label = "partnerships"
