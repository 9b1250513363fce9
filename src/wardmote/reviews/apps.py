from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "wardmote.reviews"
    label = "reviews"
