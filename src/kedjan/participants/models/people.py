"""A person as the chain knows them: an opaque id with few facts; identity and contact apart, sealed."""

from django.db import connection, models
from django.db.models import Q

from kedjan.integrations.vault import BlindIndex, BlindKeys, SealedColumn
from kedjan.kernel.ids import AccountId, OrganisationId, ParticipantId, new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.kernel.sex import Sex
from kedjan.participants.domain.names import name_parts


class Participant(models.Model):
    """A person in one organisation's register: what results are split by, and nothing that names them.

    municipality: None while the identity is protected, whatever its strength; is_protected follows Protection.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=tuple(one for one in Category if one is not Category.WORK),
        pseudonymous=("id",),
        personal=("organisation", "municipality", "sex", "birth_year", "is_protected", "registered_at"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        "organisations.Municipality", null=True, on_delete=models.PROTECT, related_name="+"
    )
    sex = models.CharField(max_length=10, choices=[(sex.value, sex.value) for sex in Sex])
    birth_year = models.PositiveSmallIntegerField()
    is_protected = models.BooleanField(default=False, db_default=False)
    registered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sex__in=[sex.value for sex in Sex]), name="sex is woman, man or unknown")
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Identity(models.Model):
    """Number and name, each field sealed; found through their blind indexes only.

    name_index: None until it is made (rows from before there was one); what it is made of: domain.names.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.IDENTITY,),
        pseudonymous=("participant",),
        personal=("organisation",),
        identity=("number_sealed", "number_index", "given_name_sealed", "family_name_sealed", "name_index"),
    )

    NUMBER = SealedColumn("participants_identity", "number_sealed", place="identity.number", row=("participant_id",))
    GIVEN_NAME = SealedColumn(
        "participants_identity", "given_name_sealed", place="identity.given_name", row=("participant_id",)
    )
    FAMILY_NAME = SealedColumn(
        "participants_identity", "family_name_sealed", place="identity.family_name", row=("participant_id",)
    )
    NUMBER_INDEX = BlindIndex("participants_identity", "number_index", purpose="participants.number")
    NAME_INDEX = BlindKeys("participants_identity", "name_index", purpose="participants.name")

    participant = models.OneToOneField("Participant", primary_key=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    number_sealed = models.BinaryField()
    number_index = models.BinaryField()
    given_name_sealed = models.BinaryField()
    family_name_sealed = models.BinaryField()
    name_index = models.BinaryField(null=True)

    class Meta:
        constraints = [
            # Per organisation: a global one would tell that a person hidden from the organisation exists.
            models.UniqueConstraint(
                fields=["organisation", "number_index"], name="a person is once in an organisation's register"
            )
        ]
        # Whoever breaks the glass asks for one person in every register (app.break_glass).
        indexes = [models.Index(fields=["number_index"], name="participants_number")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)

    @classmethod
    def index_of_name(cls, organisation_id: OrganisationId, given: str, family: str) -> bytes:
        """Return the index of a name in an organisation's register: each register has keys of its own."""
        return cls.NAME_INDEX.packed(f"{organisation_id}|{part}" for part in name_parts(f"{given} {family}"))


class NameKey(models.Model):
    """One of the keys that somebody's name is found by; the database keeps them as Identity.name_index says.

    Seen by whoever sees the identity: docs/adr/0010-people-found-by-name.md. Nobody but the database writes it.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.IDENTITY,),
        pseudonymous=("participant",),
        personal=("organisation",),
        identity=("key_index",),
    )

    KEY_INDEX = BlindKeys("participants_namekey", "key_index", purpose="participants.name")

    pk = models.CompositePrimaryKey("key_index", "participant_id")
    # Without constraints of the database: a row comes and goes with its identity, and there are some eight a person.
    participant = models.ForeignKey("Participant", on_delete=models.DO_NOTHING, related_name="+", db_constraint=False)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    key_index = models.BinaryField()

    def __str__(self) -> str:
        """Return the opaque id of the person."""
        return str(self.participant_id)


class Contact(models.Model):
    """How the person can be reached, sealed, and in which language."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.CONTACT,),
        pseudonymous=("participant",),
        personal=("organisation", "language"),
        identity=("phone_sealed", "email_sealed"),
    )

    PHONE = SealedColumn("participants_contact", "phone_sealed", place="contact.phone", row=("participant_id",))
    EMAIL = SealedColumn("participants_contact", "email_sealed", place="contact.email", row=("participant_id",))

    participant = models.OneToOneField("Participant", primary_key=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    phone_sealed = models.BinaryField(null=True)
    email_sealed = models.BinaryField(null=True)
    language = models.CharField(max_length=5, default="sv")

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Benefit(models.Model):
    """A benefit and the day it is known to end. It stays on the early list until it is settled."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.ECONOMY,),
        pseudonymous=("id", "participant"),
        personal=("organisation", "settled_at"),
        sensitive=("kind", "ends_on"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    ends_on = models.DateField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "kind"], name="a person has a kind of benefit once")
        ]
        indexes = [
            models.Index(
                fields=["organisation", "ends_on", "participant"],
                name="participants_early_list",
                condition=Q(settled_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class ParticipantAccount(models.Model):
    """The account with which a participant logs in to their own pages."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.IDENTITY,),
        pseudonymous=("participant", "account"),
        personal=("organisation",),
    )

    account = models.OneToOneField(
        "organisations.Account", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    participant = models.OneToOneField("Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)

    @classmethod
    def of(cls, account_id: AccountId) -> ParticipantId | None:
        """Return whose account it is, through the definer function app.participant_of."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT app.participant_of(%s)", [account_id])
            row = cursor.fetchone()
        return None if row is None or row[0] is None else ParticipantId(row[0])

    @classmethod
    def by_number(cls, digits: str) -> AccountId | None:
        """Return whose account logs in by the number, through the definer function app.account_of_number."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT app.account_of_number(%s::bytea[])", [list(Identity.NUMBER_INDEX.all_of(digits))])
            row = cursor.fetchone()
        return None if row is None or row[0] is None else AccountId(row[0])
