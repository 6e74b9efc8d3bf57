"""The plan of the demo's participant: a goal, what they do, and proposals that wait for whoever steps in."""

from datetime import date, datetime

from kedjan.cli.demo.cast import Cast
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import AccountId, ParticipantId, PlanItemId
from kedjan.participants.queries import participant_actor
from kedjan.plans.domain.codes import Dimension, ItemKind, Step
from kedjan.plans.domain.items import Content
from kedjan.plans.operations import NewStep, begin_item, take_step, write_note

_WROTE_AT = datetime(2012, 12, 18, 18, tzinfo=STOCKHOLM)
_PROPOSED_AT = datetime(2013, 1, 10, 14, tzinfo=STOCKHOLM)
_ANSWERED_AT = datetime(2013, 1, 11, 19, tzinfo=STOCKHOLM)
_DUE_ON = date(2013, 2, 1)
_NEED = Content("Möten utan trappor.", "Vi ses i rummet på bottenvåningen.", due_on=_DUE_ON)
_VISIT = Content("Besök en arbetsplats i arbetsgivarringen.", due_on=_DUE_ON)
_EVENING = Content("Gå en kurs två kvällar i veckan.", due_on=_DUE_ON)


def tell_of_plan(cast: Cast, account_id: AccountId, participant_id: ParticipantId) -> None:
    """Let the participant have written a goal and something to do, and the team have proposed three things.

    Two wait for an answer; the third has had a no, with words.
    """
    me = participant_actor(account_id=account_id)
    if me is None:
        raise LookupError("the participant's own pages are not open")
    with acting(me):
        _begin(me, participant_id, ItemKind.GOAL, Content("Jag vill jobba med mat, helst nära hemmet."))
        _begin(me, participant_id, ItemKind.ACTIVITY, Content("Skaffa ett busskort.", due_on=date(2013, 1, 18)))
        write_note(actor=me, note_id=None, text="Fråga Tove om pauser under dagen.", now=_WROTE_AT)
    _propose(cast.therapist, participant_id, ItemKind.OBSTACLE, _NEED, Dimension.PREMISES)
    _propose(cast.coordinator, participant_id, ItemKind.ACTIVITY, _VISIT)
    evenings = _propose(cast.fk, participant_id, ItemKind.ACTIVITY, _EVENING)
    with acting(me):
        declined = NewStep(Step.DECLINED, words="Jag orkar inte på kvällarna. Gärna på dagen.", seen=1)
        take_step(actor=me, item_id=evenings, step=declined, now=_ANSWERED_AT)


def _begin(me: Actor, participant_id: ParticipantId, kind: ItemKind, content: Content) -> None:
    step = NewStep(Step.WRITTEN, content)
    begin_item(actor=me, participant_id=participant_id, kind=kind, dimension=None, step=step, now=_WROTE_AT)


def _propose(
    actor: Actor, participant_id: ParticipantId, kind: ItemKind, content: Content, dimension: Dimension | None = None
) -> PlanItemId:
    with acting(actor):
        return begin_item(
            actor=actor,
            participant_id=participant_id,
            kind=kind,
            dimension=dimension,
            step=NewStep(Step.PROPOSED, content),
            now=_PROPOSED_AT,
        ).item_id
