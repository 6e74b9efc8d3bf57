"""A change of keys reaches what accounts log in with: links to e-ID, secrets of apps and recovery codes."""

from base64 import b64encode
from hashlib import sha256

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from kedjan.cli.installation import CannotRun
from kedjan.integrations.database.context import acting
from kedjan.integrations.vault import Vault
from kedjan.organisations.models import Account, ElectronicIdentity
from kedjan.organisations.operations.electronic_identity import keep_subject, link_electronic_identity
from kedjan.organisations.operations.sealed_secrets import open_secret
from kedjan.organisations.queries.electronic_identity import account_of_subject
from tests.cli.keys.safe import Safe, run_command
from tests.support.world import World

pytestmark = pytest.mark.django_db(transaction=True)
WHO = {"issuer": "https://e-id.example", "subject": "anna-1"}
SECRET = "JBSWY3DPEHPK3PXP"
INDEX = "KEDJAN_INDEX_KEY"


def linked(world: World) -> None:
    actor = world.caseworker("fk")
    with acting(actor) as clock:
        link_electronic_identity(actor=actor, **WHO, now=clock.now())


def with_steps(world: World) -> tuple[Account, list[str]]:
    """Let somebody have an app and recovery codes; return them and the codes."""
    account = Account.objects.get(pk=world.caseworker("fk").account_id)
    TOTP.activate(account, SECRET)
    return account, RecoveryCodes.activate(account).get_unused_codes()


def app_secret(account: Account) -> str:
    row = Authenticator.objects.get(user=account, type=Authenticator.Type.TOTP)
    return str(row.data["secret"])


def test_an_account_is_found_by_its_e_id_when_the_old_index_key_is_gone(safe: Safe, world: World) -> None:
    linked(world)

    assert run_command("keys", "rotate", "--index") == 0
    assert run_command("keys", "retire", "first", "--index") == 0

    assert len(safe.names(INDEX)) == 1
    assert account_of_subject(**WHO) == world.caseworker("fk").account_id


def test_a_link_from_before_subjects_were_kept_holds_its_key_until_the_next_login(safe: Safe, world: World) -> None:
    linked(world)
    ElectronicIdentity.objects.filter(account_id=world.caseworker("fk").account_id).update(subject_sealed=None)
    run_command("keys", "rotate", "--index")
    with pytest.raises(CannotRun, match="fortfarande har first: 1"):
        run_command("keys", "retire", "first", "--index")
    assert account_of_subject(**WHO) == world.caseworker("fk").account_id

    keep_subject(**WHO)

    assert run_command("keys", "retire", "first", "--index") == 0
    assert account_of_subject(**WHO) == world.caseworker("fk").account_id


def test_secrets_and_codes_are_the_same_when_the_old_key_is_gone(safe: Safe, world: World) -> None:
    account, codes = with_steps(world)
    before = app_secret(account)

    assert run_command("keys", "rotate") == 0
    (newest, old) = safe.names()
    assert run_command("keys", "retire", old) == 0

    assert app_secret(account) != before
    assert open_secret(app_secret(account)) == SECRET
    row = Authenticator.objects.get(user=account, type=Authenticator.Type.RECOVERY_CODES)
    assert RecoveryCodes(row).get_unused_codes() == codes
    assert safe.names() == [newest]


def test_a_secret_from_before_is_opened_and_takes_the_newest_key(safe: Safe, world: World) -> None:
    account, _codes = with_steps(world)
    key = sha256(b"kedjan.second-step|" + settings.SECRET_KEY.encode()).digest()
    older = Vault(keys={"secret": AESGCM(key)}, index_keys={}).seal(SECRET, place="mfa.secret")
    Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).update(
        data={"secret": b64encode(older).decode()}
    )
    assert open_secret(app_secret(account)) == SECRET

    run_command("keys", "rotate")

    assert app_secret(account) != b64encode(older).decode()
    assert open_secret(app_secret(account)) == SECRET
    assert len(safe.names()) == 1 or safe.names()[1] == "test"
