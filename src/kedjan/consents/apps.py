"""Django's registration of the context."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """Consents and what they open."""

    name = "kedjan.consents"
    label = "consents"
