"""Django's registration of the context."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Documents that are collected by power of attorney."""

    name = "kedjan.papers"
    label = "papers"
