"""Django's registration of the context."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Who works in the chain, where, and what they may do."""

    name = "kedjan.organisations"
    label = "organisations"
