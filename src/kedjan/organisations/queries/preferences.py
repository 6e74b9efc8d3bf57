"""Read how somebody wants Kedjan to look and work."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from kedjan.organisations.domain.preferences import Colours, Density, Preferences
from kedjan.organisations.models import Account


def preferences_of(user: AbstractBaseUser | AnonymousUser) -> Preferences:
    """Return what the one logged in has chosen, and what holds before any choice for everybody else; reads no table."""
    if not isinstance(user, Account):
        return Preferences()
    return Preferences(
        language=user.language,
        density=Density(user.density),
        colours=Colours(user.colours),
        has_keys=user.has_keys,
    )
