"""Django's registration of the composition root, for its templates."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition root."""

    name = "kedjan.config"
    label = "config"
