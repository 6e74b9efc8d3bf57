"""How accounts come in: failed tries to log in, and the sessions that are open. Nothing here is about participants."""

from datetime import timedelta

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q

from kedjan.integrations.vault import BlindIndex, SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Attempt(models.Model):
    """A failed try to log in: whose name was typed and from where, both only as keyed hashes.

    What is typed as a user name may be a password or a number by mistake, and names that nobody has count as well.
    """

    PRIVACY = FieldPrivacy(retention=Retention.STAFF, staff=("id", "name_hash", "address_hash", "at"))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name_hash = models.BinaryField(max_length=32)
    address_hash = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["name_hash", "at"], name="organisations_attempt_name"),
            models.Index(fields=["address_hash", "at"], name="organisations_attempt_address"),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Session(AbstractBaseSession):
    """A browser that has been let in, or is on its way in: with whose account, so that it can be seen and ended."""

    PRIVACY = FieldPrivacy(
        retention=Retention.STAFF,
        staff=("session_key", "session_data", "expire_date", "account", "began_at", "seen_at", "browser"),
    )

    account = models.ForeignKey("Account", null=True, on_delete=models.CASCADE, related_name="+")
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    browser = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        """Tell nothing: the key would let somebody in."""
        return "session"


class ElectronicIdentity(models.Model):
    """An e-ID that somebody who works in Kedjan logs in with: what its provider calls them, as a blind index.

    subject_sealed: the same sealed, so that the index can be made again with another key.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.STAFF, staff=("id", "account", "subject_index", "subject_sealed", "linked_at")
    )

    SUBJECT = SealedColumn("organisations_electronicidentity", "subject_sealed", place="electronicidentity.subject")

    SUBJECT_INDEX = BlindIndex("organisations_electronicidentity", "subject_index", purpose="organisations.eid_subject")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.OneToOneField("Account", on_delete=models.CASCADE, related_name="+")
    subject_index = models.BinaryField(max_length=80)
    subject_sealed = models.BinaryField(null=True)
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_index"], name="an e-ID is one account's")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class SingleUseLink(models.Model):
    """A link that somebody was given. Nothing here says to whom or about whom.

    The token itself is not kept, only its hash; what the link is about is sealed with the token, so that nobody who has
    the database, and not even we, can read it without the link.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.STAFF,
        staff=("token_hash", "about", "purpose", "made_by", "organisation", "made_at", "ends_at", "used_at"),
    )

    token_hash = models.BinaryField(primary_key=True, max_length=32)
    about = models.BinaryField(max_length=80)
    purpose = models.CharField(max_length=40)
    made_by = models.ForeignKey("Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("Organisation", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("made_at"), ends_at__lte=F("made_at") + timedelta(days=15)),
                name="a link ends within fifteen days",
            )
        ]

    def __str__(self) -> str:
        """Return the purpose."""
        return self.purpose
