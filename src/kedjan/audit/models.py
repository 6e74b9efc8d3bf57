"""The log and its seals, append-only. The application role adds to the log; seals are added by vetted functions alone.

Both tables of the log have one more column, `written_in`: the transaction that wrote the row. PostgreSQL fills it, the
application role cannot, and so no model names it (migration 0003).
"""

from django.db import models
from django.db.models import Q

from kedjan.audit.domain.acts import Act
from kedjan.audit.domain.door import DOOR
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Event(models.Model):
    """One thing that was done: the past-tense event that an operation returned."""

    PRIVACY = FieldPrivacy(
        retention=Retention.AUDIT,
        categories=(Category.PLAN,),
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
        indexes = [
            models.Index(fields=["participant_id", "at"], name="audit_event_participant"),
            models.Index(fields=["actor_id", "-at"], condition=Q(kind__in=DOOR), name="audit_event_door_account"),
            models.Index(fields=["organisation_id", "at"], condition=Q(kind__in=DOOR), name="audit_event_door_office"),
        ]

    def __str__(self) -> str:
        """Return the kind and the moment; never who it is about."""
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class Reading(models.Model):
    """One look at one kind of information about one person; or a search, an export or a refusal, about nobody.

    act, basis: kedjan.audit.domain.acts. consent_id: a consent that opens it, whatever the basis. asked_id: what the
    address named that was refused, which may be nobody. results: how many a search or an export gave.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.AUDIT,
        category_field="category",
        pseudonymous=("participant_id", "consent_id", "asked_id"),
        staff=(
            *("id", "at", "actor_id", "organisation_id", "role", "purpose", "category", "page"),
            *("act", "basis", "results"),
        ),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    actor_id = models.UUIDField()
    organisation_id = models.UUIDField(null=True)
    role = models.CharField(max_length=40)
    purpose = models.CharField(max_length=20)
    participant_id = models.UUIDField(null=True)
    category = models.CharField(max_length=20, null=True)
    page = models.CharField(max_length=60)
    act = models.CharField(max_length=10, default=Act.READ)
    basis = models.CharField(max_length=10, null=True)
    consent_id = models.UUIDField(null=True)
    asked_id = models.UUIDField(null=True)
    results = models.IntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["participant_id", "-at"], name="audit_reading_participant")]

    def __str__(self) -> str:
        """Return the page and the moment; never who it is about."""
        return f"{self.page} {self.at:%Y-%m-%d %H:%M}"


class Seal(models.Model):
    """A signed statement of what a part of the log was; kedjan.audit.domain.seals says what each field means."""

    PRIVACY = FieldPrivacy(
        retention=Retention.AUDIT,
        public=(
            *("number", "form", "begins", "ends", "events", "readings"),
            *("root", "previous", "sealed_at", "key", "signature"),
        ),
    )

    number = models.IntegerField(primary_key=True)
    form = models.SmallIntegerField()
    begins = models.BigIntegerField()
    ends = models.BigIntegerField()
    events = models.BigIntegerField()
    readings = models.BigIntegerField()
    root = models.BinaryField()
    previous = models.BinaryField()
    sealed_at = models.DateTimeField()
    key = models.CharField(max_length=44)
    signature = models.BinaryField()

    def __str__(self) -> str:
        """Return the number."""
        return f"{self.number}"


class Batch(models.Model):
    """The list of a seal's rows: ids and hashes. It refers to its seal at the end of the transaction, or is undone."""

    PRIVACY = FieldPrivacy(retention=Retention.AUDIT, staff=("seal", "ends", "leaves"))

    seal = models.OneToOneField(
        "Seal", primary_key=True, db_column="number", on_delete=models.PROTECT, related_name="+"
    )
    ends = models.BigIntegerField()
    leaves = models.BinaryField()

    def __str__(self) -> str:
        """Return the seal's number."""
        return f"{self.seal_id}"


class Receipt(models.Model):
    """A seal that was handed to an organisation, which gets one a day."""

    PRIVACY = FieldPrivacy(retention=Retention.AUDIT, public=("id", "organisation_id", "on", "seal", "given_at"))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    on = models.DateField()
    seal = models.ForeignKey("Seal", on_delete=models.PROTECT, related_name="+", db_index=False)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation_id", "on"], name="an organisation gets a receipt once a day")
        ]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.on}"
