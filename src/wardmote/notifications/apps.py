from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "wardmote.notifications"
    label = "notifications"
