"""The measured part of import_participants, in a process with Django's settings in place."""

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Manager

from kedjan.audit.models import Event
from kedjan.audit.operations import EVENT
from kedjan.integrations.database.bulk import Target, insert_rows
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import AccountId, ImportId, OrganisationId, new_id
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.operations import load_municipalities, register_organisation
from kedjan.organisations.queries import municipality_names
from kedjan.participants.models import Benefit, Contact, Identity, ImportBatch, ImportRow, Participant
from kedjan.participants.operations import Chosen, approve_import, confirm_import, stage_import
from kedjan.participants.operations.checking import STAGED_ROW, finish_checking, in_parts, keep_rows, rows_to_check
from kedjan.participants.operations.confirming import write_more
from kedjan.participants.operations.rows import BENEFIT, CONTACT, IDENTITY, PARTICIPANT
from kedjan.participants.queries import import_view

PROJECT = Path(__file__).resolve().parents[1]
NOW = datetime(2013, 1, 14, 12, tzinfo=STOCKHOLM)
_BATCH = 2_000

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to write, and where to."""

    manager: Manager[Any]
    target: Target
    rows: list[Row]


def main() -> None:
    """Measure the part that is asked for: "import", "job" or "rival"."""
    part, path = sys.argv[1], Path(sys.argv[2])
    if not municipality_names():
        load_municipalities(path=PROJECT / "data/municipalities/municipalities.csv")
        municipality_names.cache_clear()
    {"import": measure_import, "job": measure_job, "rival": measure_rival}[part](path)


def measure_import(path: Path) -> None:
    """Print seconds for staging and confirming, and the peak of this process's memory."""
    actor = actor_at("fk")
    before = peak_megabytes()
    started = time.monotonic()
    import_id = stage(actor, path)
    staged = time.monotonic()
    with acting(actor):
        view = import_view(actor=actor, import_id=import_id)
        event = confirm_import(actor=actor, import_id=import_id, now=NOW, chosen=Chosen(with_attention=True))
    confirmed = time.monotonic()
    counts = ", ".join(f"{count:,} {standing}" for standing, count in view.standings.items()) if view else ""
    print(f"staged     {staged - started:6.1f} s   {counts}")
    print(f"confirmed  {confirmed - staged:6.1f} s   {event.people:,} people, {event.left:,} left")
    print(f"in all     {confirmed - started:6.1f} s   peak {peak_megabytes():.0f} MB ({before:.0f} before)")


def measure_job(path: Path) -> None:
    """Print how long the browser waits when jobs do the work, and how long they take."""
    actor = actor_at("sunne")
    started = time.monotonic()
    with path.open("rb") as file, acting(actor):
        import_id = stage_import(actor=actor, file=file, now=NOW, at_once=2_000).import_id
    told("the browser waits for the file", started)
    started = time.monotonic()
    check(actor, import_id)
    told("a job checks its rows", started)
    started = time.monotonic()
    with acting(actor):
        event = approve_import(actor=actor, import_id=import_id, chosen=Chosen(with_attention=True), now=NOW)
    told(f"the browser waits for the yes to {event.rows:,} rows", started)
    started, longest, more = time.monotonic(), 0.0, True
    while more:
        begun = time.monotonic()
        with acting(actor):
            more = write_more(actor=actor, import_id=import_id, attempt=2, now=NOW)
        longest = max(longest, time.monotonic() - begun)
    told(f"a job writes them, the longest transaction {longest:.1f} s", started)


def check(actor: Actor, import_id: ImportId) -> None:
    """Check the file as the job does."""
    with acting(actor):
        rows = rows_to_check(actor=actor, import_id=import_id, attempt=1, now=NOW)
    for part in in_parts(rows):
        with acting(actor):
            keep_rows(actor=actor, import_id=import_id, attempt=1, rows=part, now=NOW)
    with acting(actor):
        finish_checking(actor=actor, import_id=import_id, attempt=1, now=NOW)


def told(what: str, started: float) -> None:
    """Print how long it took."""
    print(f"{time.monotonic() - started:6.2f} s  {what}")


def measure_rival(path: Path) -> None:
    """Print how long the same rows take in the same tables, by Django's bulk_create and by insert_rows."""
    tables = read_back(actor_at("source"), path)
    by_django = timed(actor_at("rival"), tables, write_with_django)
    by_arrays = timed(actor_at("own"), tables, write_with_arrays)
    count = sum(len(one.rows) for one in tables)
    print(f"{count:,} rows in {len(tables)} tables, as they were sealed")
    print(f"written by Django's bulk_create  {by_django:6.1f} s")
    print(f"written by insert_rows           {by_arrays:6.1f} s   {by_arrays / by_django:.2f} of it")


def read_back(actor: Actor, path: Path) -> list[Table]:
    """Import the file, and return all rows that this wrote."""
    import_id = stage(actor, path)
    with acting(actor):
        staged = table_of(actor, ImportRow.objects, STAGED_ROW)
        confirm_import(actor=actor, import_id=import_id, now=NOW, chosen=Chosen(with_attention=True))
        register = (
            table_of(actor, Participant.objects, PARTICIPANT),
            table_of(actor, Identity.objects, IDENTITY),
            table_of(actor, Contact.objects, CONTACT),
            table_of(actor, Benefit.objects, BENEFIT),
            table_of(actor, Event.objects, EVENT),
        )
    return [staged, *register]


def table_of(actor: Actor, manager: Manager[Any], target: Target) -> Table:
    """Return the organisation's rows, with the columns that are written."""
    return Table(manager, target, list(manager.filter(organisation_id=actor.home).values(*target.columns)))


def timed(actor: Actor, tables: list[Table], write: Callable[[Table], None]) -> float:
    """Write all rows as the actor's own, with new ids; return the seconds that this took, the commit included."""
    with acting(actor):
        batch = ImportBatch.objects.create(
            organisation_id=actor.home, created_at=NOW, created_by=actor.account_id, digest=b"", counts={}, notices=[]
        )
    ids: dict[object, UUID] = defaultdict(new_id)
    same = {"organisation_id": actor.home, "actor_id": actor.account_id, "batch_id": batch.pk}
    own = [Table(one.manager, one.target, [renewed(row, same, ids) for row in one.rows]) for one in tables]
    started = time.monotonic()
    with acting(actor):
        for one in own:
            write(one)
    return time.monotonic() - started


def renewed(row: Row, same: Row, ids: dict[object, UUID]) -> Row:
    """Return the row as another organisation's, about another person."""
    new = {name: ids[row[name]] for name in ("id", "participant_id") if row.get(name)}
    return {**row, **{name: value for name, value in same.items() if name in row}, **new}


def write_with_django(table: Table) -> None:
    """Write as a plain Django project would."""
    model = table.manager.model
    table.manager.bulk_create([model(**row) for row in table.rows], batch_size=_BATCH)


def write_with_arrays(table: Table) -> None:
    """Write as the import does."""
    columns = table.target.columns
    packed = [name for name, kind in columns.items() if kind == "jsonb"]
    rows = ({**row, **{name: json.dumps(row[name]) for name in packed}} for row in table.rows)
    insert_rows(table.target, ([row[name] for name in columns] for row in rows))


def actor_at(key: str) -> Actor:
    """Return a caseworker at an organisation of that name."""
    operator = _actor(RoleKey.OPERATOR, None)
    with acting(operator):
        event = register_organisation(
            actor=operator, key=key, name=key, kind=OrganisationKind.FK, municipality_code=None, now=NOW
        )
    return _actor(RoleKey.CASEWORKER, event.organisation_id)


def _actor(role: RoleKey, organisation_id: OrganisationId | None) -> Actor:
    return Actor(
        account_id=AccountId(new_id()),
        organisation_id=organisation_id,
        role=role,
        permissions=frozenset(ROLES[role].permissions),
        purpose=ROLES[role].purpose,
    )


def stage(actor: Actor, path: Path) -> ImportId:
    """Stage the file."""
    with path.open("rb") as file, acting(actor):
        return stage_import(actor=actor, file=file, now=NOW).import_id


def peak_megabytes() -> float:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
