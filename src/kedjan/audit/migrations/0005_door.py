"""What happened at the door is found by account and by organisation, among all that is written."""

from django.db import migrations, models
from django.db.models import Q

_KINDS = [
    "LoggedIn",
    "LoggedOut",
    "LoginFailed",
    "LockedOut",
    "RecoveryCodeUsed",
    "SecondStepAdded",
    "SecondStepRemoved",
    "PasswordChanged",
    "SessionsEnded",
]


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_acts")]

    operations = [
        migrations.AddIndex(
            "event",
            models.Index(fields=["actor_id", "-at"], condition=Q(kind__in=_KINDS), name="audit_event_door_account"),
        ),
        migrations.AddIndex(
            "event",
            models.Index(
                fields=["organisation_id", "at"], condition=Q(kind__in=_KINDS), name="audit_event_door_office"
            ),
        ),
    ]
