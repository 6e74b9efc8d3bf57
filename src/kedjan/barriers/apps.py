"""Django's registration of the context."""

from django.apps import AppConfig


class BarriersConfig(AppConfig):
    """What bars somebody from using Kedjan."""

    name = "kedjan.barriers"
    label = "barriers"
