"""What is done with a block that was sent in: the same for the person and for staff who do it on their word."""

from django.http import QueryDict

from kedjan.consents.operations import CannotBlock, CannotLiftBlock, lift_block, set_block
from kedjan.consents.queries import blocked_kinds
from kedjan.consents.web.closing_forms import BlockForm, OpenAgainForm
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.ui.http import Acting
from kedjan.ui.words import all_said


def is_blocked_now(acting: Acting, participant_id: ParticipantId, form: BlockForm) -> bool:
    """Close what was chosen; False, with the reasons in the form, if that is refused."""
    try:
        set_block(
            actor=acting.actor,
            participant_id=participant_id,
            blocked_id=form.blocked.id,
            categories=form.chosen,
            now=acting.clock.now(),
            key=form.key,
        )
    except CannotBlock as refusal:
        form.add_error(None, all_said(refusal.reasons))
        return False
    return True


def still_to_lift(
    acting: Acting, participant_id: ParticipantId, blocked_id: OrganisationId, sent: QueryDict | None
) -> OpenAgainForm | None:
    """Lift for good what was sent; None when that is done, else the form, with the reasons if it is refused."""
    kinds = blocked_kinds(actor=acting.actor, participant_id=participant_id, organisation_id=blocked_id)
    form = OpenAgainForm(sent, blocked=kinds)
    if not form.is_valid():
        return form
    try:
        lift_block(
            actor=acting.actor,
            participant_id=participant_id,
            blocked_id=blocked_id,
            categories=form.chosen,
            now=acting.clock.now(),
        )
    except CannotLiftBlock as refusal:
        form.add_error(None, all_said(refusal.reasons))
        return form
    return None
