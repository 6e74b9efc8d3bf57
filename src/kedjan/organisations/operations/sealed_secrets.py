"""What a change of keys reaches of accounts: secrets of second steps, and the index that finds an e-ID's account.

Neither table is under row-level security, so the owner reads and writes them without functions: docs/adr/0007.
"""

from base64 import b64decode, b64encode
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from kedjan.integrations.vault import Vault, vault
from kedjan.integrations.vault.renewal import Stock
from kedjan.integrations.vault.sealing import CannotOpenValue
from kedjan.organisations.models import ElectronicIdentity

_PLACE = "mfa.secret"
# django-allauth keeps an app's secret and the seed of recovery codes in a JSON value, each under its own name.
_KEYS_OF_STEPS = """
    SELECT app.key_of(decode(coalesce(data ->> 'secret', data ->> 'seed'), 'base64')), count(*)
    FROM mfa_authenticator WHERE coalesce(data ->> 'secret', data ->> 'seed') IS NOT NULL GROUP BY 1
"""
_SECRETS = """
    WITH asked (newest, after, most) AS (VALUES (%s::text, %s::text, %s::integer)),
         held AS (SELECT id, decode(coalesce(data ->> 'secret', data ->> 'seed'), 'base64') AS held
                  FROM mfa_authenticator)
    SELECT id::text, id::text, held, held FROM held, asked
    WHERE held IS NOT NULL AND app.key_of(held) <> newest AND (after IS NULL OR id > after::bigint)
    ORDER BY id LIMIT (SELECT most FROM asked)
"""
_SWAP_SECRETS = """
    WITH given AS (SELECT * FROM unnest(%s::text[], %s::bytea[], %s::bytea[]) AS given (row_key, held, made)),
         free AS (SELECT a.id, given.made FROM mfa_authenticator a
                  JOIN given ON a.id = given.row_key::bigint
                  AND decode(coalesce(a.data ->> 'secret', a.data ->> 'seed'), 'base64') = given.held
                  FOR UPDATE OF a SKIP LOCKED),
         changed AS (
            UPDATE mfa_authenticator a
            SET data = jsonb_set(a.data, ARRAY[CASE WHEN a.data ? 'secret' THEN 'secret' ELSE 'seed' END],
                                 to_jsonb(translate(encode(free.made, 'base64'), E'\\n', '')))
            FROM free WHERE a.id = free.id RETURNING 1)
    SELECT count(*) FROM changed
"""
_SUBJECT_KEYS = """
    SELECT app.index_key_of(subject_index), count(*) FROM organisations_electronicidentity GROUP BY 1
"""
_SUBJECTS = """
    WITH asked (newest, after, most) AS (VALUES (%s::text, %s::text, %s::integer))
    SELECT id::text, id::text, subject_sealed, subject_index FROM organisations_electronicidentity, asked
    WHERE subject_sealed IS NOT NULL AND app.index_key_of(subject_index) <> newest
      AND (after IS NULL OR id > after::uuid) ORDER BY id LIMIT (SELECT most FROM asked)
"""
_SWAP_SUBJECTS = """
    WITH given AS (SELECT * FROM unnest(%s::text[], %s::bytea[], %s::bytea[]) AS given (row_key, held, made)),
         free AS (SELECT e.id, given.made FROM organisations_electronicidentity e
                  JOIN given ON e.id = given.row_key::uuid AND e.subject_index = given.held
                  FOR UPDATE OF e SKIP LOCKED),
         changed AS (UPDATE organisations_electronicidentity e SET subject_index = free.made
                     FROM free WHERE e.id = free.id RETURNING 1)
    SELECT count(*) FROM changed
"""


def seal_secret(text: str) -> str:
    """Return the secret as it is stored."""
    return b64encode(vault().seal(text, place=_PLACE)).decode()


def open_secret(sealed: str) -> str:
    """Return the secret. Raises CannotOpenValue."""
    return _opened(b64decode(sealed)).decode()


def second_step_secrets() -> Stock:
    """Return the secrets of second steps as something to renew."""
    return Stock(
        name="mfa_authenticator.data",
        count=_KEYS_OF_STEPS,
        read=_SECRETS,
        write=_SWAP_SECRETS,
        newest=lambda: vault().newest,
        make=lambda _row, sealed: vault().seal_bytes(_opened(sealed), place=_PLACE),
    )


def electronic_identity_indexes() -> Stock:
    """Return the indexes that find whose e-ID it is as something to renew: made again from the sealed subject."""
    index, subject = ElectronicIdentity.SUBJECT_INDEX, ElectronicIdentity.SUBJECT
    return Stock(
        name=f"{index.table}.{index.column}",
        count=_SUBJECT_KEYS,
        read=_SUBJECTS,
        write=_SWAP_SUBJECTS,
        newest=lambda: vault().newest_index,
        make=lambda row, sealed: index.of(subject.open(sealed, row)),
    )


def _opened(sealed: bytes) -> bytes:
    """Return the secret; those from before it was sealed like everything else have a key of the secret key's own."""
    try:
        return vault().open_bytes(sealed, place=_PLACE)
    except CannotOpenValue:
        key = sha256(b"kedjan.second-step|" + settings.SECRET_KEY.encode()).digest()
        return Vault(keys={"secret": AESGCM(key)}, index_keys={}).open_bytes(sealed, place=_PLACE)
