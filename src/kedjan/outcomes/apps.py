"""Django's registration of the context."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """What came of it."""

    name = "kedjan.outcomes"
    label = "outcomes"
