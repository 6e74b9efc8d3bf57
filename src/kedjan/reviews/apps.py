"""Django's registration of the context."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Questions about readings, and unusual readings."""

    name = "kedjan.reviews"
    label = "reviews"
