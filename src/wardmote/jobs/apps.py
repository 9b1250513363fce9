from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "wardmote.jobs"
    label = "jobs"
