"""Who stands behind a programme: its partners by role, and its councils with their seats."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.programmes.domain.codes import PartnerRole
from kedjan.programmes.domain.programme import Council, Partner, ProgrammeFile, Seats
from kedjan.programmes.domain.questions import partners_in
from kedjan.programmes.web.wording import seat_for
from kedjan.ui.components import Cell, Column, Table
from kedjan.ui.words import language, number


@dataclass(frozen=True, slots=True)
class PartnerGroup:
    """The partners in one role."""

    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class CouncilCard:
    """A council: what it is for, how it is composed, and its seats, None where the source counts none."""

    title: str
    purpose: str
    composition: str
    total: str
    seats: Table | None


def partner_groups(file: ProgrammeFile) -> tuple[PartnerGroup, ...]:
    """Return the partners by role, owner first; a role that nobody has is left out."""
    groups = ((role, partners_in(file, role)) for role in PartnerRole)
    return tuple(PartnerGroup(_(role.label), _partners(role, found)) for role, found in groups if found)


def council_cards(file: ProgrammeFile) -> tuple[CouncilCard, ...]:
    """Return the councils, in the order of the file."""
    return tuple(_council(one) for one in file.councils)


def _partners(role: PartnerRole, partners: tuple[Partner, ...]) -> Table:
    return Table(
        caption=f"{_(role.label)} ({number(len(partners))})",
        columns=(Column(_("Namn")), Column(_("Slag")), Column(_("Så står det i källan")), Column(_("Anmärkning"))),
        rows=tuple(
            (Cell(one.name, header=True), Cell(_(one.kind.label)), Cell(one.as_written or "–"), Cell(one.note or "–"))
            for one in partners
        ),
        empty="",
        is_list=True,
    )


def _council(council: Council) -> CouncilCard:
    total = council.total_seats
    return CouncilCard(
        title=council.title.text_in(language()),
        purpose=council.purpose.text_in(language()),
        composition=council.composition.text_in(language()),
        total=_("Källan säger inte hur många platser rådet har.") if total is None else _seat_count(total),
        seats=_seats(council) if council.seats else None,
    )


def _seat_count(total: int) -> str:
    return ngettext("%(total)s plats", "%(total)s platser", total) % {"total": number(total)}


def _seats(council: Council) -> Table:
    return Table(
        caption=_("Platser i %(council)s") % {"council": council.title.text_in(language())},
        columns=(Column(_("Platser"), numeric=True), Column(_("För")), Column(_("Vem")), Column(_("Fördelning"))),
        rows=tuple(
            (
                Cell(number(one.number * one.units)),
                Cell(seat_for(one.sex), header=True),
                Cell(one.who.text_in(language())),
                Cell(_spread(one)),
            )
            for one in council.seats
        ),
        empty="",
        is_list=True,
    )


def _spread(seats: Seats) -> str:
    if seats.units == 1 or seats.unit is None:
        return "–"
    return _("%(number)s från vart och ett av %(units)s %(unit)s") % {
        "number": seats.number,
        "units": seats.units,
        "unit": seats.unit,
    }
