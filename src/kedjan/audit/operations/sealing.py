"""Seal what has been recorded: docs/rules/audit.md. A seal is its own record: an event of it would need one more."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from kedjan.audit.domain.seals import FORM, NO_SEAL, Seal, SignedSeal
from kedjan.audit.queries.seals import latest_seal
from kedjan.integrations.signing import Signer
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_

ROWS_IN_A_SEAL = 100_000
"""About how many rows a seal covers at most; a transaction is never divided, so one long import may be more."""

_GATHER = "SELECT number, begins, ends, events, readings, root FROM app.gather_audit(%s)"
_SEAL = "SELECT app.seal_audit(%s, %s, %s, %s, %s, %s, %s, %s)"
_RESTORED = Reason(
    "restored", N_("Databasen är återställd från en kopia, och loggens numrering med den. Kör: kedjan audit restored")
)


class CannotSealLog(Refusal):
    """The log is not in a state to be sealed."""


class NotSealed(Exception):
    """The database did not take the seal that it had gathered the rows for: a fault in the program."""


@dataclass(frozen=True, slots=True)
class LogSealed:
    """A part of the log was sealed: which seal, and how many rows it covers."""

    number: int
    rows: int


@transaction.atomic
def seal_log(*, signer: Signer, now: datetime, most: int = ROWS_IN_A_SEAL) -> LogSealed | None:
    """Seal the oldest rows that no seal covers; None when nothing waits. Raises CannotSealLog.

    Rows of transactions that are still open, or began after one that is, wait for the next seal. Two who seal at once
    wait for each other.
    """
    gathered = _gathered(most)
    if gathered is None:
        return None
    number, begins, ends, events, readings, root = gathered
    last = latest_seal()
    seal = Seal(
        number=number,
        form=FORM,
        begins=begins,
        ends=ends,
        events=events,
        readings=readings,
        root=root,
        previous=NO_SEAL if last is None else last.seal.digest(),
        sealed_at=now,
        key=signer.public_key,
    )
    _keep(SignedSeal(seal, signer.sign(seal.statement())))
    return LogSealed(number=number, rows=events + readings)


def _gathered(most: int) -> tuple[int, int, int, int, int, bytes] | None:
    with connection.cursor() as cursor:
        cursor.execute(_GATHER, [most])
        found = cursor.fetchone()
    if found is None:
        return None
    number, begins, ends, events, readings, root = found
    if ends < begins:
        raise CannotSealLog(_RESTORED)
    return number, begins, ends, events, readings, bytes(root)


def _keep(signed: SignedSeal) -> None:
    seal = signed.seal
    with connection.cursor() as cursor:
        cursor.execute(
            _SEAL,
            [
                *(seal.number, seal.form, seal.events, seal.readings),
                *(seal.previous, seal.sealed_at, seal.key, signed.signature),
            ],
        )
        if cursor.fetchone() != (seal.number,):
            raise NotSealed(seal.number)
