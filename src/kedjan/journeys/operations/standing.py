"""Where somebody stands in a programme, for the table of transitions. Part of other operations: docs/rules/path.md."""

from kedjan.journeys.domain.transitions import State, standing_of
from kedjan.journeys.models import Enrolment, Invitation, InvitationAnswer
from kedjan.kernel.ids import ParticipantId, ProgrammeId
from kedjan.participants.domain.answers import Answer


def standing(participant_id: ParticipantId, programme_id: ProgrammeId, *, anywhere: bool = False) -> State:
    """Return where the person stands in the programme; anywhere: taking part in any other counts as well."""
    sent = Invitation.objects.filter(participant_id=participant_id, programme_id=programme_id)
    latest = sent.order_by("-sent_at").first()
    return standing_of(
        participation=_participation(participant_id, None if anywhere else programme_id),
        asked=latest is not None,
        answer=None if latest is None else _answer_to(latest),
    )


def standing_asked(invitation: Invitation) -> State:
    """Return where the person stands who was asked by the invitation."""
    return standing_of(
        participation=_participation(ParticipantId(invitation.participant_id), ProgrammeId(invitation.programme_id)),
        asked=True,
        answer=_answer_to(invitation),
    )


def _participation(participant_id: ParticipantId, programme_id: ProgrammeId | None) -> State | None:
    rows = Enrolment.objects.filter(participant_id=participant_id)
    if programme_id is not None:
        rows = rows.filter(programme_id=programme_id)
    ends = tuple(rows.values_list("exit", flat=True))
    if not ends:
        return None
    return State.IN_A_STAGE if None in ends else State.ENDED


def _answer_to(invitation: Invitation) -> Answer | None:
    """Return what the person answered, None as long as the invitation waits."""
    row = InvitationAnswer.objects.filter(invitation=invitation).first()
    return None if row is None else Answer(row.answer)
