"""What the pages of proposals say: each proposal without its author, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.councils.domain.proposals import NEXT, AnswerState
from kedjan.councils.queries import AnswerView, ProposalView, SaidView
from kedjan.kernel.ids import ProgrammeId
from kedjan.ui.components import Tag, TimelineEntry
from kedjan.ui.words import day

_COLOURS = {
    AnswerState.ACCEPTED: "blue",
    AnswerState.UNDER_WAY: "blue",
    AnswerState.DONE: "green",
    AnswerState.DECLINED: "grey",
}


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """One proposal: when, how it is signed, its words, where it stands, all answers, and where it is answered.

    supports: how many in the council support it; said: what the council says, for those who lead; discuss: where the
    council speaks of it, for those who sit there.
    """

    caption: str
    text: str
    tag: Tag
    mine: str
    supports: str
    answers: tuple[TimelineEntry, ...]
    said: tuple[TimelineEntry, ...]
    discuss: str
    href: str
    hidden: str


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader gets with proposals.

    programmes: names to show where one reads of several; answers_for: those that the reader answers for; said: what
    the council says of each; sits: the reader has a chair in the council.
    """

    programmes: Mapping[ProgrammeId, str] = field(default_factory=dict)
    answers_for: frozenset[ProgrammeId] = frozenset()
    said: Mapping[UUID, tuple[SaidView, ...]] = field(default_factory=dict)
    sits: bool = False


@dataclass(frozen=True, slots=True)
class ProposalsPage:
    """A page of proposals, the newest first."""

    cards: tuple[ProposalCard, ...]
    newer: str
    older: str


def proposals_view(
    found: tuple[ProposalView, ...], *, place: str, is_first: bool, more: bool, reader: Reader
) -> ProposalsPage:
    """Build the page for a reader."""
    return ProposalsPage(
        cards=tuple(card(one, reader) for one in found),
        newer="" if is_first else place,
        older=f"{place}?after={found[-1].id}" if more else "",
    )


def card(one: ProposalView, reader: Reader) -> ProposalCard:
    """Return one proposal, with a way to answer it for those who may while there is something left to say."""
    may_answer = one.programme_id in reader.answers_for and NEXT[one.state]
    signed = one.signed or _("utan namn")
    parts = [
        reader.programmes.get(one.programme_id, ""),
        _("%(day)s, %(who)s") % {"day": day(one.proposed_on), "who": signed},
    ]
    return ProposalCard(
        caption=" · ".join(part for part in parts if part),
        text=one.text,
        tag=Tag(_("Väntar på svar"), "yellow") if one.state is None else Tag(_(one.state.label), _COLOURS[one.state]),
        mine=_("Ditt förslag") if one.is_mine else "",
        supports=supports_text(one),
        answers=tuple(_answer(said) for said in reversed(one.answers)),
        said=said_entries(reader.said.get(one.id, ())),
        discuss=reverse("councils:discussion", args=[one.id]) if reader.sits else "",
        href=reverse("councils:answer", args=[one.id]) if may_answer else "",
        hidden=one.text[:80],
    )


def supports_text(one: ProposalView) -> str:
    """Return how many in the council support the proposal; empty where nobody does."""
    return "" if not one.supports else _("Stöds av %(number)s i rådet") % {"number": one.supports}


def said_entries(said: Iterable[SaidView]) -> tuple[TimelineEntry, ...]:
    """Return what the council says, the first first; nobody is named."""
    return tuple(
        TimelineEntry(_("Du skrev") if one.is_mine else _("Någon i rådet skrev"), day(one.said_on), "", one.text)
        for one in said
    )


def _answer(said: AnswerView) -> TimelineEntry:
    return TimelineEntry(_(said.state.label), day(said.answered_on), "", said.words)
