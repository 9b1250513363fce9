from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "wardmote.places"
    label = "places"
