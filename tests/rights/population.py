"""Random facts about people of the world, written as Försäkringskassan; and everything that is there about somebody."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from psycopg import sql

from kedjan.consents.models import Consent, Grant
from kedjan.integrations.database.context import acting
from kedjan.journeys.models import Enrolment, Exit, Gate, GateMark, Invitation, InvitationAnswer, StageEntry, TeamMember
from kedjan.kernel.ids import ParticipantId, new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.outcomes.models import FollowUp
from kedjan.participants.models import Benefit
from kedjan.programmes.models import ProgrammeVersion
from kedjan.workplaces.models import Placement
from tests.policies.rows import AUDIT, TABLES
from tests.support.world import TODAY, World, noon

KINDS = ("sjukpenning", "sjukersattning", "rehabiliteringspenning")
_KEPT_APART = {*AUDIT, "rights_merge", "rights_mergeundo", "rights_movedrow"}


def everything(world: World, *people: ParticipantId) -> dict[str, list[str]]:
    """Return every row that the people see about themselves, by table: all there is, but for the log and merging."""
    found: dict[str, list[str]] = {}
    for one in people:
        with acting(replace(world.participant(), participant_id=one)), connection.cursor() as cursor:
            for table, column in TABLES.items():
                if column and table not in _KEPT_APART:
                    statement = sql.SQL("SELECT to_jsonb(t)::text FROM {} t WHERE {} = %s").format(
                        sql.Identifier(table), sql.Identifier(column)
                    )
                    cursor.execute(statement, [one])
                    found.setdefault(table, []).extend(sorted(str(text) for (text,) in cursor.fetchall()))
    return found


def add_benefit(world: World, who: ParticipantId, number: int) -> None:
    kind = KINDS[number % len(KINDS)]
    if not Benefit.objects.filter(participant_id=who, kind=kind).exists():
        Benefit.objects.create(
            participant_id=who,
            organisation_id=world.organisation("fk"),
            kind=kind,
            ends_on=TODAY + timedelta(days=number),
            settled_at=noon(TODAY) if number % 2 else None,
        )


def add_invitation(world: World, who: ParticipantId, number: int) -> None:
    mine = {"participant_id": who, "organisation_id": world.organisation("fk")}
    by = world.caseworker("fk").account_id
    row = Invitation.objects.create(
        **mine,
        programme_id=world.ids["programme framsteget"],
        channel="letter",
        sent_at=noon(TODAY),
        reply_by_on=TODAY,
        recorded_by=by,
    )
    if number % 2:
        InvitationAnswer.objects.create(
            **mine, invitation_id=row.pk, answer="yes", answered_at=noon(TODAY), recorded_by=by
        )


def add_consent(world: World, who: ParticipantId, number: int) -> None:
    until, consent = noon(TODAY + timedelta(days=10 + number)), new_id()
    row = Consent.objects.create(
        participant_id=who,
        organisation_id=world.organisation("fk"),
        id=consent,
        kind="lifts_secrecy",
        category="plan",
        text_sealed=Consent.TEXT.seal("Ja.", consent),
        text_version="test",
        language="sv",
        method="signed_paper",
        recorded_by=world.caseworker("fk").account_id,
        given_at=noon(TODAY),
        valid_from=noon(TODAY),
        valid_until=until,
    )
    for category in tuple(Category)[: number % 4]:
        Grant.objects.create(
            consent_id=row.pk,
            participant_id=who,
            organisation_id=world.organisation("af"),
            recorder_id=world.organisation("fk"),
            giver_ids=[world.organisation("fk")],
            purpose=Purpose.SUPPORT,
            category=category,
            valid=DateTimeTZRange(noon(TODAY), until, "[)"),
        )


def add_enrolment(world: World, who: ParticipantId, number: int) -> None:
    """Add a participation with a step, an obstacle and its mark, a team, and by the number an end and a trial place."""
    by, day = world.caseworker("fk").account_id, date(2013, 1, 2)
    mine = {"participant_id": who, "organisation_id": world.organisation("fk")}
    version = ProgrammeVersion.objects.get()
    joined = Enrolment.objects.create(
        **mine,
        programme_id=version.programme_id,
        version=version,
        enrolled_on=day,
        sex="unknown",
        municipality_id="1766",
        recorded_at=noon(day),
        recorded_by=by,
    )
    within = {**mine, "enrolment_id": joined.pk}
    written = {"recorded_at": noon(day), "recorded_by": by}
    StageEntry.objects.create(**within, sequence=1, stage="step_1", entered_on=day, **written)
    TeamMember.objects.create(**within, role="fk", since_on=day)
    gate = Gate.objects.create(**within, kind="economy", category=Category.ECONOMY)
    for sequence in range(1, 2 + number % 3):
        GateMark.objects.create(
            **mine,
            gate_id=gate.pk,
            category=Category.ECONOMY,
            sequence=sequence,
            state="open",
            owner_id=world.organisation("fk"),
            due_on=day,
            marked_at=noon(day),
            marked_by=by,
        )
    _end_or_place(world, within, number)


def _end_or_place(world: World, within: Mapping[str, UUID], number: int) -> None:
    day = date(2013, 1, 2)
    written = {"recorded_at": noon(day), "recorded_by": world.caseworker("fk").account_id}
    if number % 2:
        Exit.objects.create(**within, exited_on=day, outcome="other_employer", **written)
        FollowUp.objects.create(**within, sequence=1, observed_on=day, situation="work", **written)
    else:
        Placement.objects.create(
            **within,
            place_id=world.ids["place verkstaden"],
            employer_id=world.organisation("verkstaden"),
            presented_as_sealed=b"x",
            starts_on=day,
            ends_on=day,
            **written,
        )


FACTS: tuple[Callable[[World, ParticipantId, int], None], ...] = (
    add_benefit,
    add_invitation,
    add_consent,
    add_enrolment,
)


def add_facts(world: World, people: tuple[ParticipantId, ...], steps: list[tuple[int, int, int]]) -> None:
    """Write the facts: each step says which kind, about which of the people, and a number that varies it."""
    with acting(world.caseworker("fk")):
        for kind, whom, number in steps:
            FACTS[kind % len(FACTS)](world, people[whom % len(people)], number)
