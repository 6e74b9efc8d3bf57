"""Django's registration of the context."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings of the team around a participant."""

    name = "kedjan.meetings"
    label = "meetings"
