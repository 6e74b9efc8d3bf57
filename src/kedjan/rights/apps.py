"""Django's registration of the context."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """The person's rights to their information, and the order in an organisation's register."""

    name = "kedjan.rights"
    label = "rights"
