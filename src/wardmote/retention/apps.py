from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "wardmote.retention"
    label = "retention"
