"""Check the stored log: by the owner of the tables alone, and as one snapshot. docs/rules/audit.md.

Nothing here is for the application role. It may not become kedjan_definer, which alone sees every row; so a fault in
the web, or whoever takes it over, cannot read the log through the check.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from psycopg import sql

from kedjan.audit.domain.checking import Fault, StoredSeal, first_fault, receipt_fault
from kedjan.audit.domain.leaves import LogRow, LogTable
from kedjan.audit.domain.seals import Seal, SignedSeal
from kedjan.audit.models import Batch
from kedjan.audit.models import Seal as SealRow
from kedjan.audit.queries.leaves import FORM_1
from kedjan.audit.queries.seals import latest_seal, seal_numbered, signed_seals
from kedjan.integrations.signing import is_signed

_ROWS_AT_ONCE, _SEALS_AT_ONCE = 200_000, 500
_FIRST = -(2**63)
_LIST = "SELECT string_agg(leaf, ''::bytea ORDER BY written_in, kind, id) FROM ({leaves}) AS rows"
_STRAY = """
    SELECT 'audit_event', id FROM audit_event, coming
        WHERE written_in IS NULL OR written_in < 0 OR written_in >= coming.number
    UNION ALL
    SELECT 'audit_reading', id FROM audit_reading, coming
        WHERE written_in IS NULL OR written_in < 0 OR written_in >= coming.number
    LIMIT 1
"""
_COMING = """
    WITH coming AS (SELECT base + pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS number
                    FROM app.audit_numbering)
"""
_COUNT = "SELECT (SELECT count(*) FROM audit_event {where}) + (SELECT count(*) FROM audit_reading {where})"


@dataclass(frozen=True, slots=True)
class CheckedLog:
    """What a check found: the last seal's number, the rows sealed, those that wait for a seal, and the fault."""

    last: int
    sealed: int
    waiting: int
    fault: Fault | None


def check_log(
    *, since: int = 1, receipts: Sequence[SignedSeal] = (), trusted: frozenset[str] = frozenset()
) -> CheckedLog:
    """Return what is wrong first, from seal number `since` on: in the log itself, and then by the receipts.

    trusted: the public keys that seals may be signed with. Runs within `whole_log`.
    """
    log = StoredLog()

    def genuine(signed: SignedSeal) -> bool:
        seal = signed.seal
        return seal.key in trusted and is_signed(seal.statement(), signature=signed.signature, public_key=seal.key)

    fault = first_fault(log, since=since, genuine=genuine)
    for receipt in receipts:
        fault = fault or receipt_fault(log, receipt, genuine=genuine)
    last = latest_seal()
    waiting = _count(0 if last is None else last.seal.ends)
    return CheckedLog(0 if last is None else last.seal.number, _count(None) - waiting, waiting, fault)


@contextmanager
def whole_log() -> Iterator[None]:
    """See every row, in one snapshot that changes nothing: the connection must be the owner's."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL ROLE kedjan_definer")
        yield


class StoredLog:
    """The log of the database, as the domain's `Log`."""

    def seals(self, since: int) -> Iterator[Sequence[StoredSeal]]:
        """Return the seals in groups of some hundred seals or some hundred thousand rows, whichever comes first."""
        seals = SealRow.objects.order_by("number").values_list("number", "events", "readings")
        while found := list(seals.filter(number__gte=since)[:_SEALS_AT_ONCE]):
            for numbers in _grouped(found):
                yield _stored(numbers)
            since = found[-1][0] + 1

    def leaves(self, begins: int | None, ends: int) -> bytes:
        """Return the leaves of the rows, computed now by PostgreSQL."""
        rows = sql.SQL(FORM_1).format(begins=sql.Literal(_FIRST if begins is None else begins), ends=sql.Literal(ends))
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(_LIST).format(leaves=rows))
            return bytes(cursor.fetchone()[0] or b"")

    def seal(self, number: int) -> Seal | None:
        """Return one seal."""
        found = seal_numbered(number)
        return None if found is None else found.seal

    def standing(self, row: LogRow) -> int:
        """Return how many rows have the table and id."""
        statement = sql.SQL("SELECT count(*) FROM {} WHERE id = {}")
        with connection.cursor() as cursor:
            cursor.execute(statement.format(sql.Identifier(row.table.value), sql.Literal(row.id)))
            return int(cursor.fetchone()[0])

    def was_sealed(self, row: LogRow) -> bool:
        """Tell whether a list holds the row's name: 17 bytes, which stand nowhere by chance."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT 1 FROM audit_batch WHERE position(%s IN leaves) > 0)", [row.name()])
            return bool(cursor.fetchone()[0])

    def stray(self) -> tuple[LogRow, int] | None:
        """Return a row of no transaction, or of one that is yet to come."""
        with connection.cursor() as cursor:
            cursor.execute(_COMING + _STRAY)
            found = cursor.fetchone()
        last = SealRow.objects.order_by("-number").values_list("number", flat=True).first() or 0
        return None if found is None else (LogRow(LogTable(found[0]), found[1]), last + 1)


def _grouped(seals: Iterable[tuple[int, int, int]]) -> Iterator[Sequence[int]]:
    """Return the numbers in groups that are small enough to be held at once, a group having one seal at least."""
    group: list[int] = []
    rows = 0
    for number, events, readings in seals:
        if group and rows + events + readings > _ROWS_AT_ONCE:
            yield group
            group, rows = [], 0
        group.append(number)
        rows += events + readings
    yield group


def _stored(numbers: Sequence[int]) -> Sequence[StoredSeal]:
    """Return the seals with their lists; one whose list is gone has an empty one."""
    lists = dict(Batch.objects.filter(seal_id__in=numbers).values_list("seal_id", "leaves"))
    rows = SealRow.objects.filter(number__in=numbers).order_by("number")
    return [StoredSeal(signed, bytes(lists.get(signed.seal.number, b""))) for signed in signed_seals(rows)]


def _count(since: int | None) -> int:
    """Return how many rows the log has, of the transactions from `since` on."""
    where = sql.SQL("") if since is None else sql.SQL("WHERE written_in >= {}").format(sql.Literal(since))
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(_COUNT).format(where=where))
        return int(cursor.fetchone()[0])
