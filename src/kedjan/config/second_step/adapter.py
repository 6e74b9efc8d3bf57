"""What django-allauth's second step asks of us: secrets sealed in the database, and our own words and names."""

from base64 import b64decode, b64encode
from hashlib import sha256

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kedjan.integrations.vault import Vault
from kedjan.organisations.models import Account

_PLACE = "mfa.secret"
_NAME = "Kedjan"


class SecondStepAdapter(DefaultMFAAdapter):
    """Secrets are sealed with a key made of KEDJAN_SECRET_KEY.

    Not with the keys of identities: those are changed column by column, and these secrets lie within a JSON value of
    somebody else's table. Whoever changes the secret key lets everybody set up their second step again.
    """

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Koden stämmer inte. Vänta på nästa kod i appen och försök igen."),
    }

    def encrypt(self, text: str) -> str:
        """Return the secret as it is stored."""
        return b64encode(_vault().seal(text, place=_PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret."""
        return _vault().open(b64decode(encrypted_text), place=_PLACE)

    def get_totp_issuer(self) -> str:
        """Return what the app calls us."""
        return _NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return whom a passkey is for: this host and no other, so that a page that looks alike gets nothing."""
        return {"id": context.request.get_host().partition(":")[0], "name": _NAME}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, str | bytes]:
        """Return whose passkey it is: by an id that tells nothing, and the user name to choose by."""
        return {"id": user.pk.hex.encode(), "display_name": user.username, "name": user.username}


def _vault() -> Vault:
    key = sha256(b"kedjan.second-step|" + settings.SECRET_KEY.encode()).digest()
    return Vault(keys={"secret": AESGCM(key)}, index_keys={})
