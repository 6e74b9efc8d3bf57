"""Django's registration of the context."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    """What participants propose for their programme, and what becomes of it."""

    name = "kedjan.councils"
    label = "councils"
