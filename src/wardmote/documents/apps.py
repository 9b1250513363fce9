from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "wardmote.documents"
    label = "documents"
