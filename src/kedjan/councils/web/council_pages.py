"""What the pages of the council say: its chairs, where one sits, and what it says of a proposal."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.councils.domain.chairs import Chair, council_with_chairs, fits
from kedjan.councils.queries import CouncilView, ProposalView, SaidView
from kedjan.councils.web.proposal_pages import ProposalCard, Reader, card, said_entries, supports_text
from kedjan.kernel.sex import Sex
from kedjan.programmes.domain.codes import SeatSex
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.ui.components import Cell, Colour, Column, Table, Tag, TimelineEntry
from kedjan.ui.words import day, language

TAKE, LEAVE = "take", "leave"


@dataclass(frozen=True, slots=True)
class CouncilPart:
    """What a page of proposals says of the council: how many chairs are taken, and where they are shown."""

    title: str
    text: str
    empty: str
    href: str
    link: str


@dataclass(frozen=True, slots=True)
class ChairsPage:
    """The council: what it is for, who sits there by its rule, and each chair as it is now."""

    title: str
    back: str
    purpose: str
    composition: str
    sits: str
    table: Table


@dataclass(frozen=True, slots=True)
class DiscussionPage:
    """One proposal as the council speaks of it."""

    title: str
    back: str
    card: ProposalCard
    supports: str
    is_supported: bool
    said: tuple[TimelineEntry, ...]


def council_part(council: CouncilView | None, programme: ProgrammeFile, *, href: str = "") -> CouncilPart | None:
    """Return the part of a page about the council, with the chairs that are empty; None where there is no council."""
    if council is None:
        return None
    empty = [one for one in council.chairs if one.number not in council.taken]
    named = council_with_chairs(programme)
    values = {"taken": len(council.chairs) - len(empty), "all": len(council.chairs)}
    return CouncilPart(
        title="" if named is None else named.title.text_in(language()),
        text=_("%(taken)s av %(all)s platser är tagna.") % values,
        empty="" if not empty else _("Lediga: %(chairs)s.") % {"chairs": "; ".join(chair_title(one) for one in empty)},
        href=href,
        link=_("Se rådet och din plats") if council.mine is not None else _("Se rådet och ta en plats"),
    )


def chairs_view(council: CouncilView, programme: ProgrammeFile, *, back: str) -> ChairsPage:
    """Build the page of the chairs."""
    named = council_with_chairs(programme)
    mine = council.mine
    return ChairsPage(
        title="" if named is None else named.title.text_in(language()),
        back=back,
        purpose="" if named is None else named.purpose.text_in(language()),
        composition="" if named is None else named.composition.text_in(language()),
        sits="" if mine is None else _("Du har en plats sedan %(day)s.") % {"day": day(mine.since_on)},
        table=Table(
            caption=_("Platser i rådet"),
            columns=(Column(_("Plats")), Column(_("Just nu"))),
            rows=tuple(
                (Cell(chair_title(one), header=True), Cell("", tag=_standing(one, council))) for one in council.chairs
            ),
            empty="",
            is_list=True,
        ),
    )


def chair_choices(council: CouncilView, sex: Sex) -> tuple[tuple[str, str], ...]:
    """Return the chairs that somebody of the sex can take now, by number."""
    return tuple(
        (str(one.number), chair_title(one))
        for one in council.chairs
        if one.number not in council.taken and fits(one, sex)
    )


def chair_title(chair: Chair) -> str:
    """Return whom the chair is for, and from which unit where the rule spreads them: "Kvinna, samordningsförbund 2"."""
    sex = {SeatSex.WOMAN: _("Kvinna"), SeatSex.MAN: _("Man"), SeatSex.ANY: _("Kvinna eller man")}[chair.sex]
    return sex if chair.unit is None else f"{sex}, {chair.unit} {chair.unit_number}"


def discussion_view(one: ProposalView, said: Iterable[SaidView], *, is_supported: bool) -> DiscussionPage:
    """Build the page where the council speaks of a proposal."""
    return DiscussionPage(
        title=_("Prata om förslaget"),
        back=reverse("councils:my_council"),
        card=card(one, Reader()),
        supports=supports_text(one),
        is_supported=is_supported,
        said=said_entries(said),
    )


def _standing(chair: Chair, council: CouncilView) -> Tag:
    if council.mine is not None and council.mine.chair == chair.number:
        return Tag(_("Din plats"), Colour.GREEN)
    return Tag(_("Tagen"), Colour.GREY) if chair.number in council.taken else Tag(_("Ledig"), Colour.BLUE)
