"""Tell those who are called, in the running transaction of what is told. Rule: docs/rules/meetings.md."""

from collections.abc import Iterable
from datetime import date, datetime

from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.notices.domain.kinds import NoticeKind, Telling, to_organisation, to_person
from kedjan.notices.operations import tell


def tell_of_meeting(
    *,
    actor: Actor,
    about: ParticipantId,
    parties: Iterable[OrganisationId],
    kind: NoticeKind,
    on: date,
    now: datetime,
    and_person: bool = True,
) -> None:
    """Tell the organisations that are called, but not the actor's own, and the person unless they are left out."""
    values = {"day": on.isoformat()} | ({} if actor.organisation_id is None else {"organisation": str(actor.home)})
    tellings: list[Telling] = [to_person(kind, about, values)] if and_person else []
    others = [one for one in parties if one != actor.organisation_id]
    tellings += [to_organisation(kind, about, one, values) for one in others]
    tell(actor=actor, tellings=tellings, now=now)
