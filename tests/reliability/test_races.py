"""Eight colleagues send the same form at the same moment, for many people; and readers race with a withdrawal.

Every thread has a connection of its own, as every web process has. CI runs a small number; ./run test --long the whole.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from threading import Barrier, Event

import pytest
from django.db import connection

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.openings import OPENS_FOR, Opening
from kedjan.consents.domain.terms import GdprTerms, Paper, RecordsTerms, Terms
from kedjan.consents.operations import Agreement, propose_consent, record_consent, set_block
from kedjan.integrations.database.context import acting
from kedjan.journeys.queries import invitation_states
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.kernel.refusal import Refusal
from kedjan.participants.domain.answers import Answer
from kedjan.participants.queries import person
from tests.journeys.crowd import registered
from tests.journeys.steps import answered, begun, invited
from tests.journeys.watching import at_work
from tests.policies.giving import give, take_back
from tests.policies.rows import count
from tests.support.reasons import codes
from tests.support.told import TOLD
from tests.support.world import TODAY, World, noon

pytestmark = pytest.mark.usefixtures("transactional_db")

THREADS = 8
KEYS = [10, pytest.param(300, marks=pytest.mark.long)]
READERS = 6
_TERMS: dict[ConsentKind, Terms] = {
    ConsentKind.COLLECT_RECORDS: RecordsTerms(
        ("Vårdcentralen",), frozenset(Paper), date(2012, 1, 1), TODAY, "se vad som behövs"
    ),
    ConsentKind.GDPR: GdprTerms("visa bilder", "det inte hör till vårt uppdrag"),
}


@dataclass(frozen=True, slots=True)
class Read:
    """One reading: whether it began after the withdrawal was committed, and whether it saw the person."""

    began_after: bool
    saw: bool


def swarm(work: Sequence[Callable[[], object]]) -> list[list[str]]:
    """Let eight threads do all of the work in the same order; return why each act of each thread was refused."""
    barrier = Barrier(THREADS)

    def run(_number: int) -> list[str]:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            return [_outcome(act) for act in work]
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(run, range(THREADS)))
    return [sorted(answers_to_one) for answers_to_one in zip(*answers, strict=True)]


def _outcome(act: Callable[[], object]) -> str:
    try:
        act()
    except Refusal as refusal:
        return ",".join(codes(refusal))
    return ""


def one_of_eight(refused: str) -> list[str]:
    """Return the answers to one key when one thread wins and the others are told why not."""
    return ["", *[refused] * (THREADS - 1)]


def rows_of(actor: Actor, table: str, people: Sequence[ParticipantId]) -> set[int]:
    """Return how many rows the people have each."""
    with acting(actor):
        return {count(table, one) for one in people}


@pytest.mark.parametrize("keys", KEYS)
def test_an_invitation_an_answer_and_a_yes_that_eight_send_at_once_are_one_each(world: World, keys: int) -> None:
    fk = world.caseworker("fk")
    people = registered(world, [TODAY] * keys)
    names = {f"person {one}": one for one in people}
    crowded = World({**world.ids, **names})

    asked = swarm([partial(invited, crowded, fk, str(one)) for one in people])
    with acting(fk):
        states = invitation_states(actor=fk, participant_ids=people)
    told = swarm([partial(answered, fk, states[one].invitation_id, Answer.YES) for one in people])
    enrolled = swarm([partial(begun, crowded, fk, str(one)) for one in people])

    assert asked == [one_of_eight("already-invited")] * keys
    assert told == [one_of_eight("no-invitation-waits")] * keys
    assert enrolled == [one_of_eight("already-enrolled")] * keys
    assert rows_of(fk, "journeys_invitation", people) == {1}
    assert rows_of(fk, "journeys_invitationanswer", people) == {1}
    assert rows_of(fk, "journeys_enrolment", people) == {1}
    assert rows_of(fk, "consents_consent", people) == {3}


@pytest.mark.parametrize("keys", KEYS)
def test_a_consent_that_eight_take_back_at_once_is_taken_back_once(world: World, keys: int) -> None:
    fk = world.caseworker("fk")
    people = registered(world, [TODAY] * keys)
    consents = [give(fk, one, world.organisation("af"), Category.IDENTITY) for one in people]

    outcome = swarm([partial(_withdrawn, fk, one) for one in consents])

    assert outcome == [one_of_eight("consent-not-active")] * keys


@pytest.mark.parametrize("keys", KEYS)
def test_an_agreement_of_each_kind_that_eight_record_at_once_is_one_each(world: World, keys: int) -> None:
    fk = world.caseworker("fk")
    people = registered(world, [TODAY] * keys)
    kinds = list(ConsentKind)
    work = [(one, signed(world, kinds[place % len(kinds)])) for place, one in enumerate(people)]

    recorded = swarm([partial(_recorded, fk, one, agreement) for one, agreement in work])

    assert recorded == [one_of_eight("consent-recorded-already")] * keys
    assert rows_of(fk, "consents_consent", people) == {1}


@pytest.mark.parametrize("keys", KEYS)
def test_a_question_and_a_withdrawal_that_eight_send_at_once_are_one_each(world: World, keys: int) -> None:
    fk = world.caseworker("fk")
    people = registered(world, [TODAY] * keys)
    question = replace(signed(world, ConsentKind.GDPR), method=ConsentMethod.SIGNED_WEB, told=None)
    given = [(one, give(fk, one, world.organisation("af"), Category.IDENTITY)) for one in people]

    asked = swarm([partial(_asked, fk, one, question) for one in people])
    mixed = swarm(
        [
            act
            for one, consent in given
            for act in (
                partial(_withdrawn, fk, consent),
                partial(_recorded, fk, one, signed(world, ConsentKind.JOIN_PROGRAMME)),
            )
        ]
    )

    assert asked == [one_of_eight("asked-already")] * keys
    assert rows_of(fk, "consents_proposal", people) == {1}
    assert mixed == [one_of_eight("consent-not-active"), one_of_eight("consent-recorded-already")] * keys
    assert rows_of(fk, "consents_consent", people) == {2}


@pytest.mark.parametrize("keys", KEYS)
def test_consents_and_a_block_that_race_leave_nothing_open(world: World, keys: int) -> None:
    fk, af = world.caseworker("fk"), world.organisation("af")
    people = registered(world, [TODAY] * keys)

    swarm(
        [
            act
            for one in people
            for act in (
                partial(give, fk, one, af, Category.IDENTITY),
                partial(_closed, fk, one, af),
            )
        ]
    )

    assert rows_of(fk, "consents_block", people) == {1}
    assert rows_of(fk, "consents_consent", people) == {THREADS}
    assert rows_of(world.caseworker("af"), "participants_identity", people) == {0}


def signed(world: World, kind: ConsentKind) -> Agreement:
    """Return a yes of the kind on paper, with all that the kind asks for."""
    openings = {
        opened: (
            Opening(
                world.organisation("af"), purpose, frozenset({Category.IDENTITY}), frozenset({world.organisation("fk")})
            ),
        )
        for opened, purpose in OPENS_FOR.items()
    }
    return Agreement(
        kind=kind,
        text="Ja.",
        text_version="test",
        language="sv",
        method=ConsentMethod.SIGNED_PAPER,
        given_on=TODAY,
        until_on=date(2014, 1, 14),
        openings=openings.get(kind, ()),
        terms=_TERMS.get(kind),
        told=TOLD,
    )


def _recorded(actor: Actor, one: ParticipantId, agreement: Agreement) -> None:
    with at_work(actor):
        record_consent(actor=actor, participant_id=one, agreement=agreement, now=noon(TODAY))


def _asked(actor: Actor, one: ParticipantId, agreement: Agreement) -> None:
    with at_work(actor):
        propose_consent(actor=actor, participant_id=one, agreement=agreement, now=noon(TODAY))


def _closed(actor: Actor, one: ParticipantId, blocked: OrganisationId) -> None:
    with at_work(actor) as clock:
        kinds = frozenset({Category.IDENTITY})
        set_block(actor=actor, participant_id=one, blocked_id=blocked, categories=kinds, now=clock.now())


def _withdrawn(actor: Actor, consent: ConsentId) -> None:
    with at_work(actor):
        take_back(actor, consent)


@pytest.mark.parametrize(("rounds", "reads"), [(5, 60), pytest.param(50, 204, marks=pytest.mark.long)])
def test_no_reading_that_begins_after_a_withdrawal_sees_the_person(world: World, rounds: int, reads: int) -> None:
    fk, af = world.caseworker("fk"), world.caseworker("af")
    found: list[Read] = []
    for one in registered(world, [TODAY] * rounds):
        consent = give(fk, one, world.organisation("af"), Category.IDENTITY)
        found += raced(af, one, reads, withdraw=partial(take_back, fk, consent))

    assert len(found) == rounds * reads
    assert [read for read in found if read.began_after and read.saw] == []
    assert {(read.began_after, read.saw) for read in found} >= {(False, True), (True, False)}


def raced(reader: Actor, about: ParticipantId, reads: int, *, withdraw: Callable[[], None]) -> list[Read]:
    """Let readers look at the person again and again while the consent is withdrawn halfway; return every reading."""
    committed, halfway = Event(), Event()

    def read(_number: int) -> list[Read]:
        try:
            return [
                _read(reader, about, committed, halfway, place, reads // READERS) for place in range(reads // READERS)
            ]
        finally:
            connection.close()

    with ThreadPoolExecutor(READERS) as pool:
        running = [pool.submit(read, number) for number in range(READERS)]
        halfway.wait(timeout=30)
        withdraw()
        committed.set()
        return [one for each in running for one in each.result()]


def _read(reader: Actor, about: ParticipantId, committed: Event, halfway: Event, place: int, of: int) -> Read:
    if place == of // 3:
        halfway.set()
    if place == of - 2:
        committed.wait(timeout=30)
    began_after = committed.is_set()
    with acting(reader):
        return Read(began_after, person(actor=reader, participant_id=about) is not None)
