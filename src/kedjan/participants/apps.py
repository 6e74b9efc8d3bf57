"""Django's registration of the context."""

from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    """The people in the chain."""

    name = "kedjan.participants"
    label = "participants"
