from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "wardmote.meetings"
    label = "meetings"
