"""Django's registration of the context."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """What somebody must be told."""

    name = "kedjan.notices"
    label = "notices"
