"""How participants have been followed, on the page of results: the same worker all the way, changes and why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kedjan.engines.indicators.shares import Share
from kedjan.journeys.domain.continuity import WhyChanged
from kedjan.outcomes.domain.followed import FollowedRow, FollowedTable
from kedjan.outcomes.web.figures import hidden_text, of_text, per_head, share_text
from kedjan.ui.components import Cell, Column, Table
from kedjan.ui.words import number


@dataclass(frozen=True, slots=True)
class FollowedPart:
    """What is shown of who follows participants: the figures of women, men and all, and the reasons for changes."""

    table: Table
    whys: Table


def followed_part(table: FollowedTable | None) -> FollowedPart | None:
    """Build the part of a sheet; None where it was published before this was counted."""
    if table is None:
        return None
    rows = followed_groups(table)
    return FollowedPart(_figures(rows), _whys(rows))


def followed_groups(table: FollowedTable) -> tuple[tuple[str, FollowedRow | None], ...]:
    """Return the rows with what they are called; the unknown where there are any, or where that is hidden."""
    has_unknown = table.unknown is None or table.unknown.same.denominator > 0
    unknown = ((_("Okänt"), table.unknown),) if has_unknown else ()
    return ((_("Kvinnor"), table.women), (_("Män"), table.men), *unknown, (_("Alla"), table.total))


def _figures(rows: tuple[tuple[str, FollowedRow | None], ...]) -> Table:
    titles = (
        _("Grupp"),
        _("Samma person hela tiden"),
        _("Byten"),
        _("Byten per deltagare"),
        _("Byten med överlämning"),
        _("Dagar med samma person"),
    )
    return Table(
        caption=_("Följs av samma person"),
        columns=tuple(Column(title, numeric=place > 0) for place, title in enumerate(titles)),
        rows=tuple((Cell(label, header=True), *(Cell(text) for text in figure_texts(row))) for label, row in rows),
        empty="",
    )


def figure_texts(row: FollowedRow | None) -> tuple[str, str, str, str, str]:
    """Return the figures of one group in words, in the order of the table's columns."""
    if row is None:
        return (hidden_text(),) * 5
    changes = (hidden_text(),) * 3
    if row.changes is not None:
        each = per_head(row.changes.number, row.same.denominator) if row.same.is_shown else "–"
        noted = of_text(Share(row.changes.noted, row.changes.number))
        changes = (number(row.changes.number), each, noted)
    days = "–" if row.median_days is None else number(row.median_days)
    return (share_text(row.same), *changes, days)


def _whys(rows: tuple[tuple[str, FollowedRow | None], ...]) -> Table:
    return Table(
        caption=_("Varför någon annan tog över"),
        columns=(Column(_("Skäl")), *(Column(label, numeric=True) for label, _row in rows)),
        rows=tuple(
            (Cell(_(why.label), header=True), *(Cell(_why(row, place)) for _label, row in rows))
            for place, why in enumerate(WhyChanged)
        ),
        empty="",
    )


def _why(row: FollowedRow | None, place: int) -> str:
    found = None if row is None or row.changes is None else row.changes.whys[place]
    return hidden_text() if found is None else number(found)
