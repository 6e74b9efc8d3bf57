"""Django's registration of the context."""

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    """Coaching groups, planned and led."""

    name = "kedjan.coaching"
    label = "coaching"
