"""How the demo's participant is assessed: a task was tried before Christmas, and a talk waits for answers."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from kedjan.assessments.domain.rating import Answer
from kedjan.assessments.domain.starting import Task
from kedjan.assessments.operations import (
    begin_assessment,
    finish_rating,
    load_instrument,
    record_licence,
    save_answers,
)
from kedjan.assessments.queries import instrument
from kedjan.cli.demo.cast import OPERATOR, Cast
from kedjan.cli.installation import PROJECT
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import AccountId, AssessmentId, ParticipantId
from kedjan.participants.queries import participant_actor

_LICENCE = "demo-kurs"
_LICENSED_ON = date(2011, 3, 1)
_TRIED_AT = datetime(2012, 12, 18, 15, tzinfo=STOCKHOLM)
_BEGUN_AT = datetime(2013, 1, 10, 10, tzinfo=STOCKHOLM)
_ANSWERED_AT = datetime(2013, 1, 11, 17, tzinfo=STOCKHOLM)
_TASK = Task("Sortera och dela ut post", "Kommunhuset i Sunne", "Arbetsstol som går att höja", date(2012, 12, 18))
_TRIED = {
    "move_things": Answer(3, comment="Går bra med vagn."),
    "last_the_shift": Answer(2, comment="Två pauser på tre timmar."),
    "remember_steps": Answer(3, comment="Följer en lista med bilder."),
}
_SEEN = {
    "recover": Answer(2, comment="Vilar sällan på dagen."),
    "keep_times": Answer(4),
    "last_the_shift": Answer(2),
}
_OWN = {"know_strengths": Answer(3), "know_wishes": Answer(4, comment="Något med kartor eller post.")}


def tell_of_assessing(cast: Cast, account_id: AccountId, participant_id: ParticipantId) -> None:
    """Load the demonstrations, let the therapist try a task with the participant, and begin a talk about work."""
    ids = _instruments()
    with acting(cast.coordinator):
        record_licence(
            actor=cast.coordinator,
            account_id=cast.therapist.account_id,
            licence=_LICENCE,
            since_on=_LICENSED_ON,
            until_on=None,
            known=frozenset({_LICENCE}),
            now=_TRIED_AT,
        )
    with acting(cast.therapist):
        _rate(cast.therapist, participant_id, ids["demo-arbetsprov"], _TRIED, _TRIED_AT)
        talk = _rate(cast.therapist, participant_id, ids["demo-dialog"], _SEEN, _BEGUN_AT)
    me = participant_actor(account_id=account_id)
    if me is None:
        raise LookupError("the participant's own pages are not open")
    with acting(me):
        save_answers(
            actor=me,
            participant_id=participant_id,
            assessment_id=talk,
            area="myself",
            answers=_OWN,
            now=_ANSWERED_AT,
        )


def _instruments() -> dict[str, UUID]:
    with acting(OPERATOR):
        found = (
            load_instrument(actor=OPERATOR, text=file.read_text(encoding="utf-8"), now=_TRIED_AT)
            for file in sorted((PROJECT / "instruments").glob("demo-*.toml"))
        )
        return {one.key: one.instrument_id for one in found}


def _rate(
    actor: Actor, participant_id: ParticipantId, instrument_id: UUID, said: Mapping[str, Answer], now: datetime
) -> AssessmentId:
    """Begin by the instrument and give every item an answer: what is said of it, else the third step."""
    found = instrument(instrument_id=instrument_id)
    if found is None:
        raise LookupError(instrument_id)
    begun = begin_assessment(
        actor=actor, participant_id=participant_id, instrument_id=instrument_id, task=_TASK, now=now
    ).assessment_id
    for area in found.file.areas:
        answers = {item.key: said.get(item.key, Answer(3)) for item in area.items}
        save_answers(
            actor=actor, participant_id=participant_id, assessment_id=begun, area=area.key, answers=answers, now=now
        )
    finish_rating(actor=actor, participant_id=participant_id, assessment_id=begun, now=now)
    return begun
