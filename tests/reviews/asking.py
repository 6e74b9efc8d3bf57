"""A question that a person of the world has asked, its answer, and a finding: for tests that need them."""

from datetime import date, timedelta
from uuid import UUID

from kedjan.audit.domain.acts import Act
from kedjan.audit.domain.unusual import REFUSALS, Finding, Sign
from kedjan.audit.operations import note_act
from kedjan.integrations.database.context import acting
from kedjan.reviews.domain.asking import Concern, Outcome
from kedjan.reviews.operations import answer_question, ask_about_reading, handle_finding
from kedjan.reviews.queries import questions
from tests.support.world import World

READ_ON, WEEK_ON = date(2013, 1, 8), date(2013, 1, 14)
"""When "fk" last read about "consented"; and the Monday of the world's week."""


def asked(world: World, *, on: date = READ_ON) -> UUID:
    """Let "consented" ask "fk" about the reading of a day; return the question's id."""
    actor = world.participant()
    with acting(actor) as clock:
        return ask_about_reading(
            actor=actor,
            organisation_id=world.organisation("fk"),
            on=on,
            concern=Concern.NO_CONTACT,
            now=clock.now(),
        ).question_id


def refused_often(world: World, times: int = REFUSALS) -> Finding:
    """Let the caseworker at "fk" be refused again and again this week; return what that is."""
    actor = world.caseworker("fk")
    with acting(actor) as clock:
        for number in range(times):
            at = clock.now() + timedelta(seconds=number)
            note_act(actor=actor, act=Act.REFUSED, page="journeys:case", now=at)
    return Finding(Sign.REFUSED, actor.account_id, WEEK_ON, times, REFUSALS)


def answered(world: World) -> UUID:
    """Let the officer at "fk" answer the question, and look at a finding; return the question's id."""
    question, finding, officer = asked(world), refused_often(world), world.officer("fk")
    with acting(officer) as clock:
        answer_question(actor=officer, question_id=question, outcome=Outcome.RIGHT, words="De ringde.", now=clock.now())
        handle_finding(actor=officer, finding=finding, note="Samtal.", now=clock.now())
    return question


def places_of_review(world: World) -> dict[str, object]:
    """Return what stands in the places of addresses about reviews."""
    finding = refused_often(world)
    with acting(world.participant()):
        before = questions(actor=world.participant())
    question = before[0].id if before else asked(world)
    return {
        "question_id": question,
        "organisation_id": world.organisation("fk"),
        "read_on": READ_ON.isoformat(),
        "sign": finding.sign.value,
        "week_on": WEEK_ON.isoformat(),
    }
