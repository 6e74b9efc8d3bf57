"""A world full of sealed values, under keys in a file: what the proofs about a change of keys stand on."""

import io
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from kedjan.cli.command import find_command
from kedjan.consents.models import Consent
from kedjan.integrations.database.context import acting
from kedjan.integrations.database.server import address
from kedjan.integrations.vault.columns import SealedColumn, sealed_columns
from kedjan.integrations.vault.sealing import SHORT_KEY_BYTES
from kedjan.journeys.models import GateMark, GateTaskMark, StageEntry
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.kernel.sex import Sex
from kedjan.organisations.models import ElectronicIdentity
from kedjan.organisations.operations.electronic_identity import link_electronic_identity
from kedjan.participants.domain.names import name_parts
from kedjan.participants.models import Identity
from kedjan.participants.operations import NewPerson, register_participants, stage_import
from kedjan.rights.models import CorrectionDecision
from kedjan.workplaces.models import Placement
from tests.barriers.telling import answered as barrier_answered
from tests.barriers.telling import told
from tests.papers.collecting import add_papers
from tests.participants.domain.lists import MAN, WOMAN
from tests.participants.files import ASA, BO, ENDED, FORMULA, ULLA_LATER, text_of
from tests.policies.additions import (
    add_correction,
    add_draft,
    add_hold,
    add_proposal,
    add_question_and_scan,
    add_task_mark,
    merge_and_undo,
)
from tests.policies.assessing import add_assessed
from tests.policies.closing import close, lift, look_without_consent
from tests.policies.following import add_follower
from tests.policies.grouping import add_coaching
from tests.policies.leading import add_group_note, add_led
from tests.policies.meeting import add_meeting, add_needs
from tests.policies.planning import add_plan
from tests.reviews.asking import answered
from tests.support.people import PEOPLE, SUNNE
from tests.support.server import PROJECT
from tests.support.world import TODAY, World, noon

Superuser = psycopg.Connection[TupleRow]
_INDEXED = (
    (Identity.NUMBER, Identity.NUMBER_INDEX),
    (ElectronicIdentity.SUBJECT, ElectronicIdentity.SUBJECT_INDEX),
)
_NAMED = """
    SELECT i.participant_id, i.organisation_id, i.given_name_sealed, i.family_name_sealed, i.name_index,
           array_agg(k.key_index) FILTER (WHERE k.key_index IS NOT NULL) AS keys
    FROM participants_identity i LEFT JOIN participants_namekey k USING (participant_id) GROUP BY i.participant_id
"""
_SEALED_AND_INDEX = sql.SQL("SELECT {row}, {sealed}, {index} FROM {table} WHERE {sealed} IS NOT NULL")
_TAKEN = {WOMAN, MAN, *(who.number for who in PEOPLE.values())}


@dataclass(frozen=True, slots=True)
class Safe:
    """The file of keys, and the database as an administrator sees it: whole, past every policy."""

    file: Path
    administrator_url: str

    def connect(self) -> Superuser:
        """Connect as the administrator."""
        return psycopg.connect(self.administrator_url, autocommit=True)

    def names(self, variable: str = "KEDJAN_FIELD_KEYS") -> list[str]:
        """Return the names of the keys in the file, newest first."""
        ring: str = json.loads(self.file.read_text())[variable]
        return [part.rpartition(":")[0] for part in ring.split(",")]

    def texts(self) -> dict[str, bytes]:
        """Open every sealed value with the keys of the file; return them by their places."""
        with self.connect() as connection:
            return {
                one.place_of(place): one.open_bytes(held, place)
                for one in sealed_columns()
                for place, held in _values(connection, one)
            }

    def seals(self) -> Counter[str]:
        """Return how many values each key seals, read without the functions that are to be proved."""
        with self.connect() as connection:
            held = [value for one in sealed_columns() for _place, value in _values(connection, one)]
        return Counter(value[1 : 1 + value[0]].decode() for value in held)

    def indexes(self) -> Counter[str]:
        """Return how many numbers, names and e-IDs each key indexes, each made again from what it stands for."""
        found: Counter[str] = Counter()
        names = [name or "first" for name in self.names("KEDJAN_INDEX_KEY")]
        with self.connect() as connection:
            for sealed_in, index in _INDEXED:
                statement = _SEALED_AND_INDEX.format(
                    row=sql.Identifier(*sealed_in.row),
                    sealed=sql.Identifier(sealed_in.column),
                    index=sql.Identifier(index.column),
                    table=sql.Identifier(index.table),
                )
                for one, sealed, held in connection.execute(statement).fetchall():
                    found[names[index.all_of(sealed_in.open(sealed, one)).index(held)]] += 1
            return found + Counter(names[place] for place in map(_place_of_name, connection.execute(_NAMED).fetchall()))

    def column(self, column: SealedColumn) -> Counter[str]:
        """Return the same of one column."""
        with self.connect() as connection:
            held = [value for _place, value in _values(connection, column)]
        return Counter(value[1 : 1 + value[0]].decode() for value in held)


def of_this_database(administrator_url: str, database: str, file: Path) -> Safe:
    """Return the safe of the database that Django uses."""
    return Safe(file, address(administrator_url, database=database))


def run_command(*words: str) -> int:
    """Run `kedjan keys …` in this process, as the command line does; return its exit code."""
    command = find_command(list(words))
    if command is None:
        raise LookupError(words)
    return command.run(list(words[len(command.words.split()) :]))


def fill(world: World, safe: Safe, people: int) -> None:
    """Put something into every sealed column: people, files that wait and are read, papers, notes and reasons."""
    actor = world.caseworker("fk")
    with acting(actor):
        register_participants(actor=actor, people=[_person(number) for number in _numbers(people)], now=noon(TODAY))
        rows = (ASA, BO, ENDED, FORMULA, ULLA_LATER)
        stage_import(actor=actor, file=io.BytesIO(text_of(*rows).encode()), now=noon(TODAY))
        stage_import(actor=actor, file=io.BytesIO(text_of(*rows[:3]).encode()), now=noon(TODAY), at_once=1)
    _write_of(world, actor)
    add_task_mark(world)
    with safe.connect() as connection:
        for column in (
            GateMark.NOTE,
            GateTaskMark.NOTE,
            StageEntry.REASON,
            Consent.TERMS,
            Consent.WITNESS,
            Placement.PRESENTED_AS,
        ):
            _write_everywhere(connection, column)
        _write_everywhere(connection, CorrectionDecision.RECORDED)


def _write_of(world: World, actor: Actor) -> None:
    """Let something be asked, answered, corrected, held, joined, closed and opened, and somebody have an e-ID."""
    officer = world.officer("af")
    with acting(officer):
        link_electronic_identity(actor=officer, issuer="https://e-id.example", subject="officer", now=noon(TODAY))
    add_question_and_scan(world)
    barrier_answered(world.operator(), told())
    add_correction(world)
    add_hold(world)
    add_draft(actor)
    add_coaching(world)
    add_led(world)
    add_needs(world, add_meeting(world))
    add_assessed(world)
    add_follower(world)
    add_group_note(world)
    add_plan(world)
    add_papers(world)
    add_proposal(world)
    merge_and_undo(world)
    answered(world)
    close(actor, world.person("unasked"), actor.home, Category.NEEDS)
    lift(actor, world.person("unasked"))
    look_without_consent(world.caseworker("sunne"), "private")


def _write_everywhere(connection: Superuser, column: SealedColumn) -> None:
    table, name, key = map(sql.Identifier, (column.table, column.column, *column.row))
    for (row,) in connection.execute(sql.SQL("SELECT {} FROM {}").format(key, table)).fetchall():
        statement = sql.SQL("UPDATE {} SET {} = %s WHERE {} = %s").format(table, name, key)
        connection.execute(statement, [column.seal(f"Något om {row}", row), row])


def _values(connection: Superuser, column: SealedColumn) -> list[tuple[str, bytes]]:
    statement = sql.SQL("SELECT concat_ws('|', {}), {name} FROM {table} WHERE {name} IS NOT NULL").format(
        sql.SQL(", ").join(map(sql.Identifier, column.row)),
        name=sql.Identifier(column.column),
        table=sql.Identifier(column.table),
    )
    return connection.execute(statement).fetchall()


def _place_of_name(row: TupleRow) -> int:
    """Return under which of the file's keys a name is found: by its index and by its rows, the same and all of them."""
    one, home, given, family, index, rows = row
    parts = name_parts(f"{Identity.GIVEN_NAME.open(given, one)} {Identity.FAMILY_NAME.open(family, one)}")
    keys = Identity.NAME_INDEX.any_of(f"{home}|{part}" for part in parts)
    under_each = [set(keys[at : at + len(parts)]) for at in range(0, len(keys), len(parts))]
    packed = index[1 + index[0] :]
    assert {packed[at : at + SHORT_KEY_BYTES] for at in range(0, len(packed), SHORT_KEY_BYTES)} == set(rows)
    return under_each.index(set(rows))


def _numbers(people: int) -> list[str]:
    """Return official test numbers of grown-ups whom the world does not have."""
    text = (PROJECT / "data/testpersonnummer/allPins.json").read_text(encoding="utf-8")
    numbers = sorted(number for number in set(json.loads(text)) if "1950" < number < "1990")
    return [number for number in numbers if number not in _TAKEN][:people]


def _person(number: str) -> NewPerson:
    return NewPerson(
        number=number,
        given_name=f"Prov{number[-4:]}",
        family_name="Åsberg",
        sex=Sex.MAN if int(number[10]) % 2 else Sex.WOMAN,
        birth_year=int(number[:4]),
        municipality_code=SUNNE,
        benefit="sjukpenning",
        benefit_ends_on=TODAY,
        phone="070-1740605",
        email=f"prov{number[-4:]}@example.org",
    )
