"""A sheet of results as a page: a chart, the table by sex, the table by municipality, the goals and the gap."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kedjan.engines.indicators.publication import PublishedRow, PublishedTally
from kedjan.engines.indicators.shares import Share as EngineShare
from kedjan.engines.indicators.table import Tally
from kedjan.kernel.text import in_swedish_order
from kedjan.outcomes.domain.readings import Measured
from kedjan.outcomes.domain.results import Sheet, gap
from kedjan.outcomes.web.coaching_pages import CoachingPart, coaching_part
from kedjan.outcomes.web.figures import (
    count_text,
    hidden_text,
    percent,
    points,
    share_of,
    share_text,
)
from kedjan.outcomes.web.followed_pages import FollowedPart, followed_part
from kedjan.outcomes.web.goal_pages import goals_table
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.ui.components import Cell, Column, Share, ShareChart, Table
from kedjan.ui.figures import AreaMap
from kedjan.ui.municipalities import Told, municipality_map
from kedjan.ui.words import day

_LEVELS = tuple(f"{span}\N{NO-BREAK SPACE}%" for span in ("0–19", "20–39", "40–59", "60–79", "80–100"))


@dataclass(frozen=True, slots=True)
class SheetPage:
    """What is shown of a sheet; an empty text is not shown."""

    as_of: str
    started: str
    ended: str
    share: str
    chart: ShareChart
    by_sex: Table
    municipalities: Table
    map: AreaMap | None
    goals: Table
    coaching: CoachingPart | None
    followed: FollowedPart | None
    gap: str
    bounds: str
    hidden: str


def sheet_view(*, sheet: Sheet, programme: ProgrammeFile, municipalities: Mapping[str, str]) -> SheetPage:
    """Build the page of a sheet, open or protected: the sheet decides what there is to show."""
    total = sheet.table.total.total
    return SheetPage(
        as_of=_("Till och med %(day)s") % {"day": day(sheet.as_of)},
        started=count_text(total, "started"),
        ended=count_text(total, "ended"),
        share=share_text(share_of(total)),
        chart=_chart(sheet),
        by_sex=_by_sex(sheet),
        municipalities=_municipalities(sheet, municipalities),
        map=_map(sheet, municipalities),
        goals=goals_table(sheet.goals, programme),
        coaching=coaching_part(sheet, programme),
        followed=followed_part(sheet.followed),
        gap=_gap(sheet),
        bounds=_bounds(total),
        hidden=_hidden(sheet),
    )


def groups(row: PublishedRow, *, is_unknown_shown: bool) -> tuple[tuple[str, PublishedTally], ...]:
    """Return the cells of a row with what their columns are called."""
    unknown = ((_("Okänt"), row.unknown),) if is_unknown_shown else ()
    return ((_("Kvinnor"), row.women), (_("Män"), row.men), *unknown, (_("Alla"), row.total))


def has_unknown(sheet: Sheet) -> bool:
    """Tell whether anybody's sex is unknown, or that is hidden."""
    unknown = sheet.table.total.unknown
    return not isinstance(unknown, Tally) or unknown.started > 0


def _chart(sheet: Sheet) -> ShareChart:
    goal = next((one.target for one in sheet.goals if one.measured is Measured.AFTER_TWELVE_MONTHS), None)
    found = groups(sheet.table.total, is_unknown_shown=has_unknown(sheet))
    sure = {"sure": percent(0.95)}
    note = _("Den fyllda stapeln är andelen. Det randiga fältet är hur osäker den är (%(sure)s).") % sure
    if goal is not None:
        note = f"{note} " + _("Linjen är programmets mål, %(goal)s.") % {"goal": percent(goal / 100)}
    return ShareChart(
        title=_("I arbete eller studier tolv månader efter starten"),
        shares=tuple(_bar(label, tally, goal) for label, tally in found),
        table=_figures(found),
        note=note,
    )


def _bar(label: str, tally: PublishedTally, goal: int | None) -> Share:
    share = share_of(tally)
    if share is None or share.estimate is None or not share.is_shown:
        return Share(label, share_text(share))
    interval = share.interval()
    low, high = (0.0, 1.0) if interval is None else (interval.low, interval.high)
    mark = None if goal is None else float(goal)
    return Share(label, share_text(share), 100 * share.estimate, 100 * low, 100 * high, mark)


def _figures(found: tuple[tuple[str, PublishedTally], ...]) -> Table:
    titles = (_("Grupp"), _("Andel"), _("Lägst"), _("Högst"), _("I arbete eller studier"), _("Av"))
    return Table(
        caption=_("Siffrorna i diagrammet"),
        columns=tuple(Column(title, numeric=number > 0) for number, title in enumerate(titles)),
        rows=tuple((Cell(label, header=True), *map(Cell, _figure(share_of(tally)))) for label, tally in found),
        empty=_("Ingen har börjat än."),
    )


def _figure(share: EngineShare | None) -> tuple[str, ...]:
    if share is None:
        return (hidden_text(),) * 5
    interval, counts = share.interval(), (str(share.numerator), str(share.denominator))
    if not share.is_shown or interval is None or share.estimate is None:
        return ("–", "–", "–", *counts)
    return (percent(share.estimate), percent(interval.low), percent(interval.high), *counts)


def _by_sex(sheet: Sheet) -> Table:
    return Table(
        caption=_("Resultat för kvinnor och män"),
        columns=(
            Column(_("Grupp")),
            Column(_("Började"), numeric=True),
            Column(_("Avslutade"), numeric=True),
            Column(_("I arbete eller studier"), numeric=True),
            Column(_("Inte dags än"), numeric=True),
            Column(_("Svar saknas"), numeric=True),
        ),
        rows=tuple(
            (
                Cell(label, header=True),
                Cell(count_text(tally, "started")),
                Cell(count_text(tally, "ended")),
                Cell(share_text(share_of(tally))),
                Cell(count_text(tally, "unripe")),
                Cell(count_text(tally, "missing")),
            )
            for label, tally in groups(sheet.table.total, is_unknown_shown=has_unknown(sheet))
        ),
        empty=_("Ingen har börjat än."),
    )


def _municipalities(sheet: Sheet, names: Mapping[str, str]) -> Table:
    is_shown = has_unknown(sheet)
    labels = [label.lower() for label, _tally in groups(sheet.table.total, is_unknown_shown=is_shown)]
    titles = (_("Började, %(group)s"), _("Avslutade, %(group)s"), _("I arbete eller studier, %(group)s"))
    columns = (Column(title % {"group": label}, numeric=True) for title in titles for label in labels)
    rows = sorted(((names.get(row.name, row.name), row) for row in sheet.table.rows), key=_by_name)
    rows.append((_("Alla kommuner"), sheet.table.total))
    return Table(
        caption=_("Resultat för varje kommun"),
        columns=(Column(_("Kommun")), *columns),
        rows=tuple((Cell(name, header=True), *_cells(row, is_shown=is_shown)) for name, row in rows),
        empty=_("Ingen har börjat än."),
    )


def _map(sheet: Sheet, names: Mapping[str, str]) -> AreaMap | None:
    """Return the shares on a map of the counties concerned; the sheet has decided already what is hidden."""
    return municipality_map(
        title=_("I arbete eller studier efter tolv månader, för varje kommun"),
        told={row.name: _told(share_of(row.total)) for row in sheet.table.rows},
        names=names,
        legend=tuple((level, text) for level, text in enumerate(_LEVELS)),
        table=None,
        note=_("Samma siffror, och hur många de gäller, står i tabellen under kartan."),
        empty=_("Ingen har börjat"),
    )


def _told(share: EngineShare | None) -> Told:
    if share is None or not share.is_shown or share.estimate is None:
        return Told(hidden_text(), None)
    return Told(percent(share.estimate), min(int(share.estimate * len(_LEVELS)), len(_LEVELS) - 1))


def _by_name(named: tuple[str, PublishedRow]) -> str:
    return in_swedish_order(named[0])


def _cells(row: PublishedRow, *, is_shown: bool) -> tuple[Cell, ...]:
    tallies = [tally for _label, tally in groups(row, is_unknown_shown=is_shown)]
    return (
        *(Cell(count_text(one, "started")) for one in tallies),
        *(Cell(count_text(one, "ended")) for one in tallies),
        *(Cell(share_text(share_of(one))) for one in tallies),
    )


def _gap(sheet: Sheet) -> str:
    found = gap(sheet)
    if found is None:
        return ""
    text = _("Skillnaden kvinnor minus män är %(gap)s procentenheter (från %(low)s till %(high)s).") % {
        "gap": points(found.difference),
        "low": points(found.interval.low),
        "high": points(found.interval.high),
    }
    if found.detectable is None:
        return text
    seen = _("Med så här många personer syns bara skillnader som är större än %(gap)s procentenheter.")
    return " ".join((text, seen % {"gap": f"{100 * found.detectable:.0f}"}))


def _bounds(total: PublishedTally) -> str:
    share = share_of(total)
    if share is None or not share.missing or not share.is_shown:
        return ""
    bounds = share.bounds()
    if bounds is None:
        return ""
    return _(
        "Svar saknas för %(missing)s personer. Andelen är %(low)s om ingen av dem har arbete eller studier, "
        "och %(high)s om alla har det."
    ) % {"missing": share.missing, "low": percent(bounds.low), "high": percent(bounds.high)}


def _hidden(sheet: Sheet) -> str:
    if not sheet.table.hidden:
        return ""
    return _(
        "%(number)s rutor är dolda (%(word)s), för att de gäller färre än fem personer eller för att de annars skulle "
        "avslöja en sådan ruta. Dolt är inte noll."
    ) % {"number": sheet.table.hidden, "word": hidden_text()}
