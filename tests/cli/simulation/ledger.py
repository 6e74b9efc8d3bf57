"""The rules of a path once more, in a few lines, read from the raw tables: what a whole programme is judged by.

Nothing of the product's rules is used here. The administrator reads past every policy; the programme's file is read as
TOML.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from tests.support.server import PROJECT

Facts = dict[str, Any]
STOCKHOLM = ZoneInfo("Europe/Stockholm")
SETTLED = {"clear", "not_needed"}
TABLES = (
    *("journeys_enrolment", "journeys_stageentry", "journeys_gate", "journeys_gatemark", "journeys_exit"),
    *("journeys_teammember", "journeys_invitation", "journeys_invitationanswer", "consents_consent"),
    *("workplaces_placement", "workplaces_trialplace", "outcomes_followup", "audit_event"),
)
# What each event leaves one row in, and that no row comes without its event.
WRITES = {
    "Invited": "journeys_invitation",
    "InvitationAnswered": "journeys_invitationanswer",
    "Enrolled": "journeys_enrolment",
    "ParticipationClosed": "journeys_exit",
    "FollowUpRecorded": "outcomes_followup",
    "PlaceTaken": "workplaces_placement",
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows of the tables, and the programme's stages by their keys."""

    rows: dict[str, list[Facts]]
    stages: dict[str, Facts]
    outcomes: frozenset[str]

    def of(self, table: str, enrolment_id: UUID) -> list[Facts]:
        """Return the participation's rows."""
        return [one for one in self.rows[table] if one["enrolment_id"] == enrolment_id]


def read_ledger(connection: "psycopg.Connection[Any]") -> Ledger:
    """Read everything that is committed."""
    file = tomllib.loads((PROJECT / "programmes/framsteget.toml").read_text(encoding="utf-8"))
    rows = {}
    for table in TABLES:
        cursor = connection.cursor(row_factory=dict_row)
        rows[table] = cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table))).fetchall()
    outcomes = frozenset(one["key"] for one in file["outcomes"])
    return Ledger(rows, {stage["key"]: stage for stage in file["stages"]}, outcomes)


def broken_rules(ledger: Ledger) -> Iterator[str]:
    """Yield what is wrong, each with the id of the participation or place: nothing, if every rule held throughout."""
    for enrolment in ledger.rows["journeys_enrolment"]:
        for what in (*_consent(ledger, enrolment), *_steps(ledger, enrolment), *_gates(ledger, enrolment)):
            yield f"{enrolment['id']}: {what}"
    yield from _places(ledger)
    yield from _log(ledger)


def _day(moment: datetime) -> date:
    return moment.astimezone(STOCKHOLM).date()


def _consent(ledger: Ledger, enrolment: Facts) -> Iterator[str]:
    person, on = enrolment["participant_id"], enrolment["enrolled_on"]
    yes = [one for one in ledger.rows["journeys_invitationanswer"] if one["participant_id"] == person]
    if not any(one["answer"] == "yes" and _day(one["answered_at"]) <= on for one in yes):
        yield "enrolled without a yes"
    if sum(one["participant_id"] == person for one in ledger.rows["journeys_enrolment"]) != 1:
        yield "enrolled twice"
    for kind in ("join_programme", "lifts_secrecy"):
        if not _held(ledger, person, kind, on):
            yield f"enrolled without {kind}"
    for follow_up in ledger.of("outcomes_followup", enrolment["id"]):
        if not _held(ledger, person, "follow_up_register", follow_up["observed_on"]):
            yield "followed up without consent"
        if follow_up["observed_on"] < on + timedelta(days=365):
            yield "followed up before twelve months"


def _held(ledger: Ledger, person: UUID, kind: str, on: date) -> bool:
    return any(
        one["participant_id"] == person
        and one["kind"] == kind
        and _day(one["given_at"]) <= on < _day(one["valid_until"])
        and (one["withdrawn_at"] is None or _day(one["withdrawn_at"]) >= on)
        for one in ledger.rows["consents_consent"]
    )


def _steps(ledger: Ledger, enrolment: Facts) -> Iterator[str]:
    entries = sorted(ledger.of("journeys_stageentry", enrolment["id"]), key=lambda one: one["sequence"])
    days = [one["entered_on"] for one in entries]
    exits = ledger.of("journeys_exit", enrolment["id"])
    if [one["sequence"] for one in entries] != list(range(1, len(entries) + 1)) or days != sorted(days):
        yield "steps out of order"
    if not entries or not ledger.stages[entries[0]["stage"]]["entry"] or days[0] != enrolment["enrolled_on"]:
        yield "the first step is not an entry on the day of the enrolment"
    for before, after in pairwise(entries):
        if after["stage"] not in ledger.stages[before["stage"]]["next"]:
            yield f"{after['stage']} does not follow {before['stage']}"
        if _left_open(ledger, enrolment, before, after) and after["reason_sealed"] is None:
            yield f"went on to {after['stage']} with an open gate and no reason"
    for one in exits:
        if one["outcome"] not in ledger.outcomes or one["exited_on"] < days[-1]:
            yield "an end that the programme does not know, or before the last step"


def _left_open(ledger: Ledger, enrolment: Facts, before: Facts, after: Facts) -> bool:
    must = {one["key"] for one in ledger.stages[before["stage"]].get("gates", []) if one["clear_before_handover"]}
    marks = _marks(ledger)
    for gate in ledger.of("journeys_gate", enrolment["id"]):
        known = [one for one in marks[gate["id"]] if one["marked_at"] < after["recorded_at"]]
        if gate["kind"] in must and known[-1]["state"] not in SETTLED:
            return True
    return False


def _marks(ledger: Ledger) -> dict[UUID, list[Facts]]:
    marks: dict[UUID, list[Facts]] = defaultdict(list)
    for one in sorted(ledger.rows["journeys_gatemark"], key=lambda one: one["sequence"]):
        marks[one["gate_id"]].append(one)
    return marks


def _gates(ledger: Ledger, enrolment: Facts) -> Iterator[str]:
    entered = {one["stage"]: one["entered_on"] for one in ledger.of("journeys_stageentry", enrolment["id"])}
    wanted = {
        gate["key"]: entered[key] + timedelta(days=gate["due_days"])
        for key in entered
        for gate in ledger.stages[key].get("gates", [])
    }
    team = {one["organisation_id"] for one in ledger.of("journeys_teammember", enrolment["id"])}
    exits = ledger.of("journeys_exit", enrolment["id"])
    gates, marks = ledger.of("journeys_gate", enrolment["id"]), _marks(ledger)
    if sorted(one["kind"] for one in gates) != sorted(wanted):
        yield "other gates than those of the steps taken"
    for gate in gates:
        own = marks[gate["id"]]
        if [one["sequence"] for one in own] != list(range(1, len(own) + 1)) or own[0]["due_on"] != wanted[gate["kind"]]:
            yield f"{gate['kind']}: marks out of order, or another first day than the file's"
        if any(one["owner_id"] not in team for one in own):
            yield f"{gate['kind']}: owned outside the team"
        if any(_day(one["marked_at"]) > exits[0]["exited_on"] for one in own if exits):
            yield f"{gate['kind']}: marked after the end"


def _places(ledger: Ledger) -> Iterator[str]:
    exits = {one["enrolment_id"]: one["exited_on"] for one in ledger.rows["journeys_exit"]}
    taken: dict[UUID, Counter[date]] = defaultdict(Counter)
    for one in ledger.rows["workplaces_placement"]:
        last = min(one["ends_on"], exits.get(one["enrolment_id"], one["ends_on"]))
        for number in range((last - one["starts_on"]).days + 1):
            taken[one["place_id"]][one["starts_on"] + timedelta(days=number)] += 1
    for place in ledger.rows["workplaces_trialplace"]:
        if max(taken[place["id"]].values(), default=0) > place["capacity"]:
            yield f"{place['id']}: more people than there is room for"


def _log(ledger: Ledger) -> Iterator[str]:
    kinds = Counter(one["kind"] for one in ledger.rows["audit_event"])
    for kind, table in WRITES.items():
        if kinds[kind] != len(ledger.rows[table]):
            yield f"{table}: {len(ledger.rows[table])} rows and {kinds[kind]} events {kind}"
