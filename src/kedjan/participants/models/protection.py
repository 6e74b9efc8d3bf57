"""Protected identity: how strong it is, the municipality that nobody else may know, and the few who see the person."""

from django.db import models
from django.db.models import Q

from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.participants.domain.protection import Strength


class Protection(models.Model):
    """A person's identity is protected, from a moment until it is ended. Read by the named few and by the person.

    municipality: the real one, which a trigger moves here and gives back at the end; it stands nowhere else meanwhile.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.IDENTITY,),
        pseudonymous=("id", "participant"),
        personal=("organisation", "since", "ended_at"),
        sensitive=("strength", "municipality"),
        staff=("set_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    strength = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Strength])
    municipality = models.ForeignKey(
        "organisations.Municipality", null=True, on_delete=models.PROTECT, related_name="+"
    )
    set_by = models.UUIDField()
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant"], condition=Q(ended_at__isnull=True), name="a person is protected once at a time"
            )
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Entrusted(models.Model):
    """One of the few who see a protected person: which account, named by whom, until when."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.IDENTITY,),
        pseudonymous=("id", "participant"),
        personal=("organisation", "since", "ended_at"),
        staff=("account_id", "named_by"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    account_id = models.UUIDField()
    named_by = models.UUIDField()
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["account_id", "participant"],
                name="participants_entrusted_few",
                condition=Q(ended_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
