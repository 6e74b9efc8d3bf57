"""Results of coaching groups: beside others, what people say of their chances of work, and the starts."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kedjan.engines.indicators.shares import Share, newcombe_interval
from kedjan.outcomes.domain.readings import GoalReading, Measured, SharesBySex
from kedjan.outcomes.domain.results import Sheet
from kedjan.outcomes.domain.starts import StartsRow
from kedjan.outcomes.web.figures import hidden_text, of_text, percent, points, share_text, span
from kedjan.programmes.domain.coaching import Coaching
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.programmes.domain.questions import goal
from kedjan.ui.components import Cell, Colour, Column, Table, Tag
from kedjan.ui.words import language, number

COMPARED_FROM = 50
"""The fewest people in each of two groups that are compared: docs/rules/outcomes.md."""


@dataclass(frozen=True, slots=True)
class CoachingPart:
    """What is shown of coaching groups; None where the programme has no such goal."""

    comparison: Table | None
    about: tuple[str, ...]
    chances: Table | None
    bounds: tuple[str, ...]
    starts: Table
    most: str


def coaching_part(sheet: Sheet, programme: ProgrammeFile) -> CoachingPart | None:
    """Build the part of a sheet about coaching groups; None for a programme without any."""
    if programme.coaching is None:
        return None
    beside = _reading(sheet, Measured.MORE_THAN)
    then, later = _reading(sheet, Measured.CHANCES_AT_GROUP_END), _reading(sheet, Measured.CHANCES_AFTER_TWELVE_MONTHS)
    most = _("Högst %(most)s starter i varje område på ett år. Planerade är alla som någon gång har publicerats.")
    return CoachingPart(
        comparison=None if beside is None else _comparison(beside, programme),
        about=() if beside is None else tuple(_about(beside)),
        chances=None if then is None or later is None else _chances(then, later),
        bounds=tuple(_bounds(then, _("När gruppen slutade"))) + tuple(_bounds(later, _("Tolv månader efter starten"))),
        starts=_starts(sheet, programme.coaching),
        most=most % {"most": number(programme.coaching.starts_per_area)},
    )


def _reading(sheet: Sheet, measured: Measured) -> GoalReading | None:
    return next((one for one in sheet.goals if one.measured is measured), None)


def _groups(shares: SharesBySex | None) -> tuple[tuple[str, Share | None], ...]:
    """Return women, men and all, and the unknown where there are any."""
    if shares is None:
        return ()
    has_unknown = shares.unknown is None or shares.unknown.population > 0
    unknown = ((_("Okänt"), shares.unknown),) if has_unknown else ()
    return ((_("Kvinnor"), shares.women), (_("Män"), shares.men), *unknown, (_("Alla"), shares.total))


def _comparison(reading: GoalReading, programme: ProgrammeFile) -> Table:
    asked = goal(programme, reading.goal_key).comparison
    others = {} if reading.others is None else dict(_groups(reading.others.shares))
    return Table(
        caption=_("I arbete eller studier tolv månader efter starten, bredvid andra"),
        columns=(
            Column(_("Grupp")),
            Column(_("Har börjat i en coachningsgrupp"), numeric=True),
            Column(_("Andra") if asked is None else asked.text_in(language()), numeric=True),
            Column(_("Skillnad i procentenheter"), numeric=True),
        ),
        rows=tuple(
            (
                Cell(label, header=True),
                Cell(share_text(share)),
                Cell(share_text(others[label]) if label in others else _("inga siffror")),
                Cell(_difference(share, others.get(label, Share(0, 0)))),
            )
            for label, share in _groups(reading.shares)
        ),
        empty="",
    )


def _difference(first: Share | None, second: Share | None) -> str:
    if first is None or second is None:
        return hidden_text()
    if not second.denominator:
        return "–"
    if min(first.denominator, second.denominator) < COMPARED_FROM:
        return _("för få för att jämföra")
    interval = newcombe_interval(first, second)
    return _("%(gap)s (från %(low)s till %(high)s)") % {
        "gap": points(first.numerator / first.denominator - second.numerator / second.denominator),
        "low": points(interval.low),
        "high": points(interval.high),
    }


def _about(reading: GoalReading) -> Iterator[str]:
    yield _(
        "Det är en jämförelse, inte en effekt. Ingen har lottats till en grupp, så de som jämförs kan vara olika från "
        "början. Den som har börjat i en grupp har dessutom hunnit vänta på den."
    )
    if reading.others is None:
        yield _("Siffror om de andra saknas. De skrivs i programfilen, med antal, källa och period.")
        return
    told = _("De andra började %(span)s. Källa: %(source)s. Svar saknas för %(missing)s av dem.")
    total = reading.others.shares.total
    missing = hidden_text() if total is None else number(total.missing)
    yield told % {"span": span(reading.others.period), "source": reading.others.source, "missing": missing}


def _chances(then: GoalReading, later: GoalReading) -> Table:
    after = dict(_groups(later.shares))
    return Table(
        caption=_("Upplever att möjligheten till arbete har ökat"),
        columns=(
            Column(_("Grupp")),
            Column(_("När gruppen slutade"), numeric=True),
            Column(_("Har svarat då"), numeric=True),
            Column(_("Tolv månader efter starten"), numeric=True),
            Column(_("Har svarat då"), numeric=True),
        ),
        rows=tuple(
            (
                Cell(label, header=True),
                Cell(share_text(share)),
                Cell(_answered(share)),
                Cell(share_text(after.get(label))),
                Cell(_answered(after.get(label))),
            )
            for label, share in _groups(then.shares)
        ),
        empty="",
    )


def _answered(share: Share | None) -> str:
    """Return how many have answered of those whose time has come."""
    return hidden_text() if share is None else of_text(Share(share.denominator, share.denominator + share.missing))


def _bounds(reading: GoalReading | None, when: str) -> Iterator[str]:
    share = None if reading is None or reading.shares is None else reading.shares.total
    bounds = None if share is None else share.bounds()
    if share is None or bounds is None or not share.missing or not share.is_shown:
        return
    text = _("%(when)s: svar saknas för %(missing)s personer. Bland alla är andelen från %(low)s till %(high)s.")
    values = {"low": percent(bounds.low), "high": percent(bounds.high), "missing": number(share.missing)}
    yield text % {"when": when, **values}


def _starts(sheet: Sheet, coaching: Coaching) -> Table:
    titles = (_("År"), _("Område"), _("Planerade"), _("Har startat"), _("Inställda"), _("Har bytt coach"))
    names = {one.key: one.title.text_in(language()) for one in coaching.areas}
    return Table(
        caption=_("Starter för varje år och område"),
        columns=tuple(Column(title, numeric=place > 1) for place, title in enumerate(titles)),
        rows=tuple(_starts_row(row, names, coaching.starts_per_area) for row in sheet.starts),
        empty=_("Programmet har inte börjat än."),
    )


def _starts_row(row: StartsRow, names: dict[str, str], most: int) -> tuple[Cell, ...]:
    is_over = row.planned - row.cancelled > most
    tag = Tag(_("Fler än %(most)s") % {"most": number(most)}, Colour.YELLOW) if is_over else None
    return (
        Cell(span(row.year)),
        Cell(names.get(row.area, row.area), header=True),
        Cell(number(row.planned), tag=tag),
        Cell(number(row.started)),
        Cell(number(row.cancelled)),
        Cell(number(row.substituted)),
    )
