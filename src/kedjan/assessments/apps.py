"""Django's registration of the context."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Assessments of ability for work, as a dialogue."""

    name = "kedjan.assessments"
    label = "assessments"
