"""Django's registration of the context."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Programmes, their partners and paths."""

    name = "kedjan.programmes"
    label = "programmes"
