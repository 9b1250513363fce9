from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "wardmote.people"
    label = "people"
