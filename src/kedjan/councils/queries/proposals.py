"""Proposals of a programme with what became of them, without names; and which of them are one's own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from kedjan.councils.domain.proposals import AnswerState
from kedjan.councils.models import Answer, Author, Proposal
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId, ProgrammeId

PAGE = 25
_SUPPORTS = "SELECT asked.id, app.supports(asked.id) FROM unnest(%s::uuid[]) AS asked (id)"


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What the programme said, and when."""

    state: AnswerState
    words: str
    answered_on: date


@dataclass(frozen=True, slots=True)
class SaidView:
    """What somebody in the council says of a proposal, and when; whether it is the reader's own."""

    text: str
    said_on: date
    is_mine: bool


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal, how it is signed if it is, its answers, the latest last, and whether it is the reader's own.

    supports: how many in the council support it.
    """

    id: UUID
    programme_id: ProgrammeId
    text: str
    signed: str
    proposed_on: date
    answers: tuple[AnswerView, ...]
    is_mine: bool
    supports: int

    @property
    def state(self) -> AnswerState | None:
        """Return what the latest answer says, None while nobody has answered."""
        return self.answers[-1].state if self.answers else None


def proposals(
    *, actor: Actor, programme_id: ProgrammeId | None = None, after: UUID | None = None, limit: int = PAGE
) -> tuple[ProposalView, ...]:
    """Return proposals that the actor sees, the newest first; after: the last one of the page before."""
    expect(actor)
    rows = Proposal.objects.filter(about=None).order_by("-id")
    if programme_id is not None:
        rows = rows.filter(programme_id=programme_id)
    return _views(actor, tuple(rows.filter(id__lt=after)[:limit] if after is not None else rows[:limit]))


def proposal(*, actor: Actor, idea_id: UUID) -> ProposalView | None:
    """Return the proposal, or None if there is none that the actor sees."""
    expect(actor)
    found = _views(actor, tuple(Proposal.objects.filter(pk=idea_id, about=None)))
    return found[0] if found else None


def waiting_of(*, actor: Actor, participant_id: ParticipantId) -> int:
    """Return how many of the person's own proposals nobody has answered."""
    expect(actor)
    own = Author.objects.filter(participant_id=participant_id, idea__about=None)
    mine = set(own.values_list("idea_id", flat=True))
    answered = set(Answer.objects.filter(proposal_id__in=mine).values_list("proposal_id", flat=True))
    return len(mine - answered)


def words_of(*, actor: Actor, idea_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the words of proposals that the actor sees, with how they are signed; no query where none is asked for."""
    expect(actor)
    rows = Proposal.objects.filter(pk__in=idea_ids) if idea_ids else ()
    return {row.id: _said(row) for row in rows}


def _said(row: Proposal) -> str:
    text = Proposal.TEXT.open(row.text_sealed, row.pk)
    return text if row.signed_sealed is None else f"{text} ({Proposal.SIGNED.open(row.signed_sealed, row.pk)})"


def _views(actor: Actor, rows: tuple[Proposal, ...]) -> tuple[ProposalView, ...]:
    ids = [row.id for row in rows]
    mine: set[UUID] = set()
    if rows and actor.participant_id is not None:
        own = Author.objects.filter(participant_id=actor.participant_id, idea_id__in=ids)
        mine = set(own.values_list("idea_id", flat=True))
    supported = _supports(ids) if ids else {}
    answers: dict[UUID, list[AnswerView]] = {}
    for one in Answer.objects.filter(proposal_id__in=ids).order_by("id") if rows else ():
        words = Answer.WORDS.open(one.words_sealed, one.pk)
        said = AnswerView(AnswerState(one.state), words, swedish_day(one.answered_at))
        answers.setdefault(one.proposal_id, []).append(said)
    return tuple(
        ProposalView(
            id=row.id,
            programme_id=ProgrammeId(row.programme_id),
            text=Proposal.TEXT.open(row.text_sealed, row.pk),
            signed="" if row.signed_sealed is None else Proposal.SIGNED.open(row.signed_sealed, row.pk),
            proposed_on=swedish_day(row.proposed_at),
            answers=tuple(answers.get(row.id, ())),
            is_mine=row.id in mine,
            supports=supported.get(row.id, 0),
        )
        for row in rows
    )


def _supports(ids: list[UUID]) -> dict[UUID, int]:
    """Return how many in the council support each: a number, never who. The database counts past its policies."""
    with connection.cursor() as cursor:
        cursor.execute(_SUPPORTS, [ids])
        return dict(cursor.fetchall())
