"""Two append-only tables. The application role may insert and, within the policies, select; nothing else."""

from django.db import models

from kedjan.kernel.ids import new_id
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Event(models.Model):
    """One thing that was done: the past-tense event that an operation returned."""

    PRIVACY = FieldPrivacy(
        retention=Retention.AUDIT,
        pseudonymous=("participant_id", "payload"),
        staff=("id", "at", "actor_id", "organisation_id", "role", "purpose", "kind"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    actor_id = models.UUIDField()
    organisation_id = models.UUIDField(null=True)
    role = models.CharField(max_length=40)
    purpose = models.CharField(max_length=20)
    kind = models.CharField(max_length=60)
    participant_id = models.UUIDField(null=True)
    payload = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["participant_id", "at"], name="audit_event_participant")]

    def __str__(self) -> str:
        """Return the kind and the moment; never who it is about."""
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class Reading(models.Model):
    """One look at one kind of information about one person."""

    PRIVACY = FieldPrivacy(
        retention=Retention.AUDIT,
        pseudonymous=("participant_id",),
        staff=("id", "at", "actor_id", "organisation_id", "role", "purpose", "category", "page"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    actor_id = models.UUIDField()
    organisation_id = models.UUIDField(null=True)
    role = models.CharField(max_length=40)
    purpose = models.CharField(max_length=20)
    participant_id = models.UUIDField()
    category = models.CharField(max_length=20)
    page = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["participant_id", "-at"], name="audit_reading_participant")]

    def __str__(self) -> str:
        """Return the page and the moment; never who it is about."""
        return f"{self.page} {self.at:%Y-%m-%d %H:%M}"
