"""Django's registration of the context."""

from django.apps import AppConfig


class WorkplacesConfig(AppConfig):
    """Where work ability is tried."""

    name = "kedjan.workplaces"
    label = "workplaces"
