"""What django-allauth's second step asks of us: secrets sealed in the database, and our own words and names."""

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _

from kedjan.organisations.models import Account
from kedjan.organisations.operations.sealed_secrets import open_secret, seal_secret

_NAME = "Kedjan"


class SecondStepAdapter(DefaultMFAAdapter):
    """Secrets are sealed with the keys of fields, and are made anew when those are changed."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Koden stämmer inte. Vänta på nästa kod i appen och försök igen."),
    }

    def encrypt(self, text: str) -> str:
        """Return the secret as it is stored."""
        return seal_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret."""
        return open_secret(encrypted_text)

    def get_totp_issuer(self) -> str:
        """Return what the app calls us."""
        return _NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return whom a passkey is for: this host and no other, so that a page that looks alike gets nothing."""
        return {"id": context.request.get_host().partition(":")[0], "name": _NAME}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, str | bytes]:
        """Return whose passkey it is: by an id that tells nothing, and the user name to choose by."""
        return {"id": user.pk.hex.encode(), "display_name": user.username, "name": user.username}
