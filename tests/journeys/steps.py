"""The steps of the path as tests take them: one day, the world's programme, and what most tests do not care about."""

from datetime import date

from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import Channel
from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.domain.team import TeamPlace
from kedjan.journeys.operations import (
    Enrolled,
    HandedOver,
    InvitationAnswered,
    Invited,
    ParticipationClosed,
    Yes,
    begin_participation,
    close_participation,
    hand_over,
    invite,
    record_answer,
)
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import InvitationId
from kedjan.participants.domain.answers import Answer
from kedjan.programmes.queries import ProgrammeView, programme
from tests.journeys.watching import at_work
from tests.support.told import TOLD
from tests.support.world import FOLLOWERS, ORGANISATIONS, TEAM, TODAY, World, noon

NOW = noon(TODAY)
YES = Yes(method=ConsentMethod.SIGNED_PAPER, given_on=TODAY, language="sv", to_follow_up=True, told=TOLD)


def framsteget() -> ProgrammeView:
    """Return the programme of the world."""
    found = programme(key="framsteget")
    assert found is not None
    return found


def places(world: World, *keys: str) -> tuple[TeamPlace, ...]:
    """Return the organisations as places in a team."""
    return tuple(TeamPlace(world.organisation(key), ORGANISATIONS[key][1]) for key in keys)


def invited(world: World, actor: Actor, name: str = "unasked", reply_by_on: date = date(2013, 1, 28)) -> Invited:
    """Invite the person by phone."""
    with at_work(actor):
        return invite(
            actor=actor,
            participant_id=world.person(name),
            programme_id=framsteget().id,
            channel=Channel.PHONE,
            reply_by_on=reply_by_on,
            now=NOW,
        )


def answered(actor: Actor, invitation_id: InvitationId, answer: Answer) -> InvitationAnswered:
    """Record the answer."""
    with at_work(actor):
        return record_answer(actor=actor, invitation_id=invitation_id, answer=answer, now=NOW)


def begun(world: World, actor: Actor, name: str = "unasked", team: tuple[str, ...] = TEAM, yes: Yes = YES) -> Enrolled:
    """Let the person say yes to everything and enrol them."""
    with at_work(actor):
        return begin_participation(
            actor=actor,
            participant_id=world.person(name),
            programme=framsteget(),
            team=places(world, *team),
            followers=tuple(world.organisation(key) for key in FOLLOWERS),
            yes=yes,
            now=NOW,
        )


def handed_over(
    world: World,
    actor: Actor,
    name: str = "consented",
    *,
    to: str = "step_2",
    entered_on: date = TODAY,
    reason: str = "Alla är överens.",
) -> HandedOver:
    """Go on to the next stage."""
    with at_work(actor):
        return hand_over(
            actor=actor,
            enrolment_id=world.enrolment(name),
            to=to,
            entered_on=entered_on,
            reason=reason,
            now=NOW,
        )


def closed(
    world: World, actor: Actor, name: str = "consented", *, outcome: str = "moved", exited_on: date = TODAY
) -> ParticipationClosed:
    """End the participation."""
    with at_work(actor):
        return close_participation(
            actor=actor, enrolment_id=world.enrolment(name), outcome=outcome, exited_on=exited_on, now=NOW
        )


def case(world: World, actor: Actor, name: str = "consented") -> CaseView:
    """Return the person's case as the actor sees it."""
    with acting(actor):
        found = case_of(actor=actor, participant_id=world.person(name))
    assert found is not None
    return found


def gate(world: World, actor: Actor, kind: str, name: str = "consented") -> GateStatus:
    """Return one gate as the actor sees it."""
    return next(one for one in case(world, actor, name).gates if one.kind == kind)
