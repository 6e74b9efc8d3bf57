"""What the pages of proposals say: each proposal without its author, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.councils.domain.proposals import NEXT, AnswerState
from kedjan.councils.queries import AnswerView, ProposalView
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
    """One proposal: when, how it is signed, its words, where it stands, all answers, and where it is answered."""

    caption: str
    text: str
    tag: Tag
    mine: str
    answers: tuple[TimelineEntry, ...]
    href: str
    hidden: str


@dataclass(frozen=True, slots=True)
class ProposalsPage:
    """A page of proposals, the newest first."""

    cards: tuple[ProposalCard, ...]
    newer: str
    older: str


def proposals_view(
    found: tuple[ProposalView, ...],
    *,
    place: str,
    is_first: bool,
    more: bool,
    programmes: Mapping[ProgrammeId, str],
    answered_by_us: frozenset[ProgrammeId] = frozenset(),
) -> ProposalsPage:
    """Build the page. programmes: names to show where one reads of several; answered_by_us: those we answer for."""
    return ProposalsPage(
        cards=tuple(card(one, programmes, may_answer=one.programme_id in answered_by_us) for one in found),
        newer="" if is_first else place,
        older=f"{place}?after={found[-1].id}" if more else "",
    )


def card(one: ProposalView, programmes: Mapping[ProgrammeId, str], *, may_answer: bool) -> ProposalCard:
    """Return one proposal, with a way to answer it for those who may while there is something left to say."""
    signed = one.signed or _("utan namn")
    parts = [programmes.get(one.programme_id, ""), _("%(day)s, %(who)s") % {"day": day(one.proposed_on), "who": signed}]
    return ProposalCard(
        caption=" · ".join(part for part in parts if part),
        text=one.text,
        tag=Tag(_("Väntar på svar"), "yellow") if one.state is None else Tag(_(one.state.label), _COLOURS[one.state]),
        mine=_("Ditt förslag") if one.is_mine else "",
        answers=tuple(_answer(said) for said in reversed(one.answers)),
        href=reverse("councils:answer", args=[one.id]) if may_answer and NEXT[one.state] else "",
        hidden=one.text[:80],
    )


def _answer(said: AnswerView) -> TimelineEntry:
    return TimelineEntry(_(said.state.label), day(said.answered_on), "", said.words)
