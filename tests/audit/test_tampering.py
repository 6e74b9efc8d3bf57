"""A superuser tampers with the stored log: every change is found, and the first broken row named.

The same rule is tried a thousand times on paper (domain/test_tampering); here against PostgreSQL, each change undone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from uuid import UUID

import pytest
from psycopg import sql

from kedjan.audit.domain.checking import Fault, FaultKind
from kedjan.audit.domain.leaves import LogRow, LogTable
from kedjan.audit.domain.seals import SignedSeal
from kedjan.audit.queries import check_log, latest_seal, seal_numbered
from kedjan.audit.queries.log import StoredLog
from tests.audit.paper import Written, list_of
from tests.audit.scratch import Scratch, fill, key, named, number_of, rows_of, run, seal, somebody, write
from tests.support.undoing import undone

_OTHER = {
    "uuid": "gen_random_uuid()",
    "timestamp with time zone": "coalesce({column} + interval '1 microsecond', now())",
    "character varying": "{column} || ' '",
    "jsonb": "jsonb_build_object('was', {column})",
    "bigint": "{column} + 1",
    "integer": "coalesce({column}, 0) + 1",
}
_EXPORT = """
    SELECT written_in, id,
           json_build_array(id, at AT TIME ZONE 'UTC', actor_id, organisation_id, role, purpose, {})::text FROM {}
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A row and where it stands."""

    written_in: int
    row: LogRow

    @property
    def order(self) -> tuple[int, bytes]:
        """Return the place in the order of the log."""
        return self.written_in, self.row.name()


def check(*receipts: SignedSeal, since: int = 1) -> Fault | None:
    return check_log(since=since, receipts=receipts, trusted=frozenset({key().public_key})).fault


def places() -> list[Place]:
    """Return the sealed rows, in the order of the log."""
    ends = number_of("SELECT max(ends) FROM audit_seal")
    found = []
    for table in LogTable:
        for written_in, row_id in rows_of(named("SELECT written_in, id FROM {}", table)):
            assert isinstance(written_in, int)
            assert isinstance(row_id, UUID)
            found.append(Place(written_in, LogRow(table, row_id)))
    return sorted((place for place in found if place.written_in < ends), key=lambda place: place.order)


def seal_of(place: Place) -> int:
    return number_of("SELECT min(number) FROM audit_seal WHERE ends > %s", [place.written_in])


def columns(table: str) -> list[tuple[str, str]]:
    found = rows_of("SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s", [table])
    return [(str(name), str(kind)) for name, kind in found]


def edited(random: Random, all_places: list[Place]) -> Fault:
    place = random.choice(all_places)
    table = place.row.table
    name, kind = random.choice([each for each in columns(table) if each[0] not in {"id", "written_in"}])
    assert run(_setting(table, name, kind), [place.row.id]) == 1
    return Fault(FaultKind.CHANGED, seal_of(place), place.row)


def deleted(random: Random, all_places: list[Place]) -> Fault:
    chosen = random.sample(all_places, random.randint(1, 4))
    for place in chosen:
        assert run(named("DELETE FROM {} WHERE id = %s", place.row.table), [place.row.id]) == 1
    first = min(chosen, key=lambda place: place.order)
    return Fault(FaultKind.MISSING, seal_of(first), first.row)


def inserted(random: Random, all_places: list[Place]) -> Fault:
    like = random.choice(all_places)
    new = Place(like.written_in, LogRow(like.row.table, UUID(int=random.getrandbits(128))))
    names = _columns_but(like.row.table, "id")
    parts = (like.row.table, names, names, like.row.table)
    statement = named("INSERT INTO {} (id, {}) SELECT %s, {} FROM {} WHERE id = %s", *parts)
    assert run(statement, [new.row.id, like.row.id]) == 1
    return Fault(FaultKind.ADDED, seal_of(new), new.row)


def reordered(random: Random, all_places: list[Place]) -> Fault:
    one, other = _of_different_transactions(random, all_places)
    for place, written_in in ((one, other.written_in), (other, one.written_in)):
        statement = named("UPDATE {} SET written_in = %s WHERE id = %s", place.row.table)
        assert run(statement, [written_in, place.row.id]) == 1
    return Fault(FaultKind.MOVED, seal_of(one), min(one.row, other.row, key=lambda row: row.name()))


def _of_different_transactions(random: Random, all_places: list[Place]) -> tuple[Place, Place]:
    one = random.choice([place for place in all_places if place.written_in < all_places[-1].written_in])
    return one, random.choice([place for place in all_places if place.written_in > one.written_in])


Tamper = Callable[[Random, list[Place]], Fault]


def tampered(tamper: Tamper, times: int) -> list[tuple[int, Fault, Fault | None]]:
    """Tamper again and again; return what was not found as it is."""
    wrong = []
    all_places = places()
    for seed in range(times):
        with undone():
            expected = tamper(Random(seed), all_places)
            found = check()
        if found != expected:
            wrong.append((seed, expected, found))
    return wrong


def cut(times: int) -> list[tuple[int, Fault | None]]:
    """Cut off the end of the log, seals and all, again and again; return what a receipt did not show."""
    wrong = []
    last = latest_seal()
    assert last is not None
    for seed in range(times):
        keep = Random(seed).randrange(last.seal.number)
        with undone():
            ends = 0 if keep == 0 else number_of("SELECT ends FROM audit_seal WHERE number = %s", [keep])
            for statement in (
                "DELETE FROM audit_event WHERE written_in >= %s",
                "DELETE FROM audit_reading WHERE written_in >= %s",
            ):
                run(statement, [ends])
            run("DELETE FROM audit_batch WHERE number > %s", [keep])
            run("DELETE FROM audit_seal WHERE number > %s", [keep])
            unseen, found = check(), check(last)
        if (unseen, found) != (None, Fault(FaultKind.CUT, last.seal.number)):
            wrong.append((seed, found))
    return wrong


def test_what_a_superuser_does_to_the_log_is_found_and_the_first_broken_row_named(scratch: Scratch) -> None:
    fill()
    with scratch.as_superuser():
        wrong = {tamper.__name__: tampered(tamper, 12) for tamper in (edited, deleted, inserted, reordered)}
        assert wrong == {"edited": [], "deleted": [], "inserted": [], "reordered": []}
        assert cut(12) == []
        assert check() is None


@pytest.mark.long
def test_a_thousand_changes_of_the_stored_log_are_found(scratch: Scratch) -> None:
    fill(48)
    with scratch.as_superuser():
        wrong = {tamper.__name__: tampered(tamper, 200) for tamper in (edited, deleted, inserted, reordered)}
        assert wrong == {"edited": [], "deleted": [], "inserted": [], "reordered": []}
        assert cut(200) == []


def test_no_column_of_the_log_can_be_changed_unseen(scratch: Scratch) -> None:
    """A new column of the log fails here until a new form of the list holds it (kedjan.audit.queries.leaves)."""
    fill(3)
    unseen = []
    with scratch.as_superuser():
        first = {place.row.table: place.row for place in reversed(places())}
        for table, row in first.items():
            for name, kind in columns(table):
                with undone():
                    run(_setting(table, name, kind), [row.id])
                    if check() is None:
                        unseen.append((table, name))

    assert unseen == []


@pytest.mark.parametrize("value", ["'infinity'", "'-infinity'", "'4000-01-01 BC'"])
def test_a_moment_that_is_none_is_a_changed_row_and_no_crash(scratch: Scratch, value: str) -> None:
    fill(3)
    with scratch.as_superuser(), undone():
        run(named("UPDATE audit_reading SET at = {}", sql.SQL(value)))

        found = check()

    assert found is not None
    assert found.kind is FaultKind.CHANGED


def test_the_list_is_the_same_whatever_the_session_is_set_to(scratch: Scratch) -> None:
    fill(3)
    with scratch.as_superuser(), undone():
        [(stored,)] = rows_of("SELECT leaves FROM audit_batch")
        for setting in ("timezone = 'Asia/Tokyo'", "datestyle = 'German'", "bytea_output = 'escape'"):
            run(f"SET LOCAL {setting}")

        assert isinstance(stored, bytes | memoryview)
        assert StoredLog().leaves(None, 2**62) == bytes(stored)


def test_a_row_that_can_never_be_sealed_is_found(scratch: Scratch) -> None:
    fill(3)
    with scratch.as_superuser():
        for value in ("NULL", "-1", "9223372036854775806"):
            with undone():
                run("ALTER TABLE audit_reading ALTER written_in DROP NOT NULL")
                row_id = _copied(value)
                found = check(since=2)

            assert found == Fault(FaultKind.ADDED, 2, LogRow(LogTable.READING, row_id))


def test_seals_lists_and_signatures_are_found_changed(scratch: Scratch) -> None:
    fill(6)
    changes = {
        "UPDATE audit_seal SET sealed_at = sealed_at - interval '1 day' WHERE number = 2": Fault(
            FaultKind.SIGNATURE, 2
        ),
        "UPDATE audit_seal SET sealed_at = 'infinity' WHERE number = 2": Fault(FaultKind.SIGNATURE, 2),
        "UPDATE audit_seal SET sealed_at = '-infinity' WHERE number = 2": Fault(FaultKind.SIGNATURE, 2),
        "UPDATE audit_seal SET signature = sha512(signature) WHERE number = 1": Fault(FaultKind.SIGNATURE, 1),
        "UPDATE audit_seal SET key = 'none' WHERE number = 1": Fault(FaultKind.SIGNATURE, 1),
        "UPDATE audit_batch SET leaves = substr(leaves, 58) WHERE number = 2": Fault(FaultKind.LIST, 2),
        "DELETE FROM audit_batch WHERE number = 1": Fault(FaultKind.LIST, 1),
        "DELETE FROM audit_seal WHERE number = 1": Fault(FaultKind.CHAIN, 1),
    }
    with scratch.as_superuser():
        for statement, expected in changes.items():
            with undone():
                run(statement)
                assert check() == expected


def test_a_seal_of_another_key_is_not_believed(scratch: Scratch) -> None:
    fill(3)
    with scratch.as_superuser(), undone():
        assert check_log(trusted=frozenset()).fault == Fault(FaultKind.SIGNATURE, 1)


def test_a_log_that_was_cut_and_sealed_anew_contradicts_its_receipts(scratch: Scratch) -> None:
    fill(6)
    kept = seal_numbered(2)
    assert kept is not None
    with scratch.as_superuser():
        run("DELETE FROM audit_batch WHERE number = 2")
        run("DELETE FROM audit_seal WHERE number = 2")
        run("DELETE FROM audit_event WHERE written_in >= (SELECT max(ends) FROM audit_seal)")
    seal()
    write(somebody())
    seal()

    assert scratch.checked().fault is None
    assert scratch.checked(receipts=[kept]).fault == Fault(FaultKind.REPLACED, 2)


def test_python_and_postgresql_write_the_same_list(scratch: Scratch) -> None:
    """The tests on paper say something about the database only while this holds."""
    fill(6)
    own = {
        LogTable.EVENT: "kind, participant_id, payload",
        LogTable.READING: "participant_id, category, page, act, basis, consent_id, asked_id, results",
    }
    with scratch.as_superuser():
        rows = [
            Written(int(str(written_in)), table, UUID(str(row_id)), str(text))
            for table, its_own in own.items()
            for written_in, row_id, text in rows_of(named(_EXPORT, sql.SQL(its_own), table))
        ]
        stored = rows_of("SELECT leaves FROM audit_batch ORDER BY number")

    assert b"".join(bytes(leaves) for (leaves,) in stored if isinstance(leaves, bytes | memoryview)) == list_of(rows)


def _copied(written_in: str) -> UUID:
    """Copy a reading into another transaction; return the copy's id."""
    names = _columns_but("audit_reading", "id", "written_in")
    statement = "INSERT INTO audit_reading (id, written_in, {}) SELECT {} FROM audit_reading LIMIT 1 RETURNING id"
    values = sql.SQL(", ").join([sql.SQL("gen_random_uuid()"), sql.SQL(written_in), names])
    return UUID(str(rows_of(named(statement, names, values))[0][0]))


def _setting(table: str, name: str, kind: str) -> str:
    """Return the statement that gives a column of one row another value."""
    return named("UPDATE {} SET {} = {} WHERE id = %s", table, name, sql.SQL(_OTHER[kind].format(column=name)))


def _columns_but(table: str, *left_out: str) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(name) for name, _ in columns(table) if name not in left_out)
