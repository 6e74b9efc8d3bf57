"""Django's registration of the context."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The person's own plan."""

    name = "kedjan.plans"
    label = "plans"
