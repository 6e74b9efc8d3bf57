"""The council: which chairs are taken, where one sits oneself, and what is said of a proposal. Nobody is named."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from kedjan.councils.domain.chairs import Chair, Deed, chairs
from kedjan.councils.models import Author, Mark, Proposal
from kedjan.councils.queries.proposals import SaidView
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId, ProgrammeId
from kedjan.programmes.domain.programme import ProgrammeFile


@dataclass(frozen=True, slots=True)
class SittingView:
    """Where somebody sits in the council, and since when."""

    chair: int
    since_on: date


@dataclass(frozen=True, slots=True)
class CouncilView:
    """The chairs of a programme's council, the numbers of those taken, and the reader's own if they sit there."""

    chairs: tuple[Chair, ...]
    taken: frozenset[int]
    mine: SittingView | None


def council_of(
    *, actor: Actor, programme_id: ProgrammeId, programme: ProgrammeFile, participant_id: ParticipantId | None
) -> CouncilView | None:
    """Return the council of the programme, None where its file has no rule of composition; two queries."""
    found = chairs(programme)
    if not found:
        return None
    mine = None
    if participant_id is not None:
        mine = sitting(actor=actor, programme_id=programme_id, participant_id=participant_id)
    return CouncilView(found, taken_chairs(actor=actor, programme_id=programme_id), mine)


def sitting(*, actor: Actor, programme_id: ProgrammeId, participant_id: ParticipantId) -> SittingView | None:
    """Return where the person sits in the programme's council, None if nowhere or if it is not the actor."""
    expect(actor)
    rows = Mark.objects.filter(programme_id=programme_id, participant_id=participant_id, idea=None)
    row = rows.order_by("-marked_at", "-id").first()
    if row is None or row.chair is None or row.deed != Deed.CHAIR_TAKEN:
        return None
    return SittingView(row.chair, swedish_day(row.marked_at))


def taken_chairs(*, actor: Actor, programme_id: ProgrammeId) -> frozenset[int]:
    """Return the numbers of the chairs where somebody sits, never who: the database counts past its policies."""
    expect(actor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.chairs_taken(%s)", [programme_id])
        (numbers,) = cursor.fetchone()
    return frozenset(numbers)


def is_supported(*, actor: Actor, idea_id: UUID, participant_id: ParticipantId) -> bool:
    """Tell whether the person supports the proposal."""
    expect(actor)
    row = Mark.objects.filter(idea_id=idea_id, participant_id=participant_id).order_by("-marked_at", "-id").first()
    return row is not None and row.deed == Deed.SUPPORTED


def said_about(*, actor: Actor, idea_ids: Collection[UUID]) -> Mapping[UUID, tuple[SaidView, ...]]:
    """Return what the council says of the proposals, the first first, as far as the actor sees it; two queries."""
    expect(actor)
    rows = tuple(Proposal.objects.filter(about_id__in=idea_ids).order_by("id")) if idea_ids else ()
    mine: set[UUID] = set()
    if rows and actor.participant_id is not None:
        own = Author.objects.filter(participant_id=actor.participant_id, idea__in=rows)
        mine = set(own.values_list("idea_id", flat=True))
    found: dict[UUID, tuple[SaidView, ...]] = {}
    for row in rows:
        if row.about_id is not None:
            text = Proposal.TEXT.open(row.text_sealed, row.pk)
            said = SaidView(text, swedish_day(row.proposed_at), row.id in mine)
            found[row.about_id] = (*found.get(row.about_id, ()), said)
    return found
