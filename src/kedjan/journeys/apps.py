"""Django's registration of the context."""

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    """The path through a programme."""

    name = "kedjan.journeys"
    label = "journeys"
