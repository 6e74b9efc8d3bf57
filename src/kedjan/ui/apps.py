"""Django's registration of the package, for its templates and static files."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The look that all pages share."""

    name = "kedjan.ui"
    label = "ui"
