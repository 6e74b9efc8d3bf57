"""Django's registration of the context."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Audit: the lowest context with tables."""

    name = "kedjan.audit"
    label = "audit"
