"""The Django app that carries the shared templates and static files."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, static files and form rendering; no models."""

    name = "kedjan.ui"
    label = "ui"
