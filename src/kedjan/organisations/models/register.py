"""Municipalities, organisations, accounts and memberships. Nothing here is about participants."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from kedjan.kernel.ids import new_id
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.preferences import Colours, Density
from kedjan.organisations.domain.roles import RoleKey


class Municipality(models.Model):
    """A Swedish municipality (kommun), by its official four-digit code."""

    PRIVACY = FieldPrivacy(
        retention=Retention.REFERENCE,
        public=("code", "name", "county_code", "county", "latitude", "longitude", "population"),
    )

    code = models.CharField(primary_key=True, max_length=4)
    name = models.CharField(max_length=60)
    county_code = models.CharField(max_length=2)
    county = models.CharField(max_length=60)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField()

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Organisation(models.Model):
    """An agency, a municipality's unit, an employer or another party that works in the chain."""

    PRIVACY = FieldPrivacy(retention=Retention.PROGRAMME, public=("id", "key", "name", "kind", "municipality"))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value) for kind in OrganisationKind])
    municipality = models.ForeignKey("Municipality", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by user name, as Django's login asks."""


class Account(AbstractBaseUser):
    """Somebody who can log in: an employee, or a participant (then `name` is empty: identity lives apart)."""

    PRIVACY = FieldPrivacy(
        retention=Retention.STAFF,
        staff=(
            *("id", "username", "name", "is_active", "password", "last_login"),
            *("language", "density", "colours", "has_keys"),
        ),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=5, blank=True)
    density = models.CharField(
        max_length=10, default=Density.NORMAL, choices=[(one.value, one.value) for one in Density]
    )
    colours = models.CharField(
        max_length=10, default=Colours.OF_DEVICE, choices=[(one.value, one.value) for one in Colours]
    )
    has_keys = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects: ClassVar[AccountManager] = AccountManager()

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Membership(models.Model):
    """An account's role in an organisation, from a day until a day."""

    PRIVACY = FieldPrivacy(
        retention=Retention.STAFF, staff=("id", "account", "organisation", "role", "since_on", "until_on")
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey("Account", on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey("Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in RoleKey])
    since_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "organisation", "role"], name="an account has a role in an organisation once"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("since_on")),
                name="a membership ends after it starts",
            ),
        ]

    def __str__(self) -> str:
        """Return the role."""
        return self.role
