"""Invented figures and days for the gallery, and no real person."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kedjan.ui.calendar import Agenda, Day, Occasion, Week
from kedjan.ui.components import Cell, Colour, Column, Link, Table, Tag
from kedjan.ui.figures import AreaMap, Bar, BarChart, BarGroup, RatedSkill, RatingComparison
from kedjan.ui.municipalities import Told, municipality_map
from kedjan.ui.year_calendar import Meets, YearCalendar, year_calendar


@dataclass(frozen=True, slots=True)
class FigureSamples:
    """Charts, a map, ratings, a week and an agenda, in the language of the request."""

    bars: BarChart
    map: AreaMap | None
    ratings: RatingComparison
    week: Week
    agenda: Agenda
    empty_agenda: Agenda
    year: YearCalendar | None


def figure_samples() -> FigureSamples:
    """Return the examples, translated now."""
    days = _days()
    return FigureSamples(
        bars=_bars(),
        map=_map(),
        ratings=_ratings(),
        week=Week(_("Vecka 3"), days, Link(_("Vecka 2"), "#week-2"), Link(_("Vecka 4"), "#week-4")),
        agenda=Agenda(_("Mina möten"), tuple(day for day in days if day.occasions), _("Du har inga möten än.")),
        empty_agenda=Agenda(_("Möten nästa månad"), (), _("Du har inga möten än.")),
        year=_year(),
    )


def _year() -> YearCalendar | None:
    groups = (
        Meets("Sunne", 2, 12, "Sunne 12", _("Sunne, vecka 3"), "#figures"),
        Meets("Sunne", 6, 16, "Sunne 9", _("Sunne, vecka 7"), "#figures"),
        Meets("Torsby", 20, 30, "Torsby 14", _("Torsby, vecka 21"), "#figures"),
    )
    return year_calendar(title=_("Grupper under ett år"), first_week_on=date(2013, 1, 7), weeks=52, meets=groups)


def _figures(title: str, first: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    heads = (Column(first), *(Column(column, numeric=True) for column in columns))
    lines = tuple((Cell(name, header=True), *map(Cell, values)) for name, *values in rows)
    return Table(title, heads, lines, _("Inga siffror än."))


def _bars() -> BarChart:
    women, men, unknown = _("Kvinnor"), _("Män"), _("Okänt")
    hidden = _("färre än 5")
    untold = _("Okänt: färre än 5")
    return BarChart(
        title=_("Påbörjade per år"),
        series=(women, men, unknown),
        groups=(
            BarGroup("2011", (Bar("46", 76.7), Bar("31", 51.7), Bar(untold, None))),
            BarGroup("2012", (Bar("60", 100.0), Bar("44", 73.3), Bar("9", 15.0))),
        ),
        table=_figures(
            _("Siffrorna bakom"),
            _("År"),
            (women, men, unknown),
            (("2011", "46", "31", hidden), ("2012", "60", "44", "9")),
        ),
        note=_("Siffror under 5 visas inte."),
    )


def _map() -> AreaMap | None:
    told = {
        "1766": ("Sunne", "24", 4),
        "1737": ("Torsby", "11", 1),
        "1780": ("Karlstad", "17", 2),
        "1715": ("Kil", "–", None),
    }
    rows = tuple((name, text) for name, text, _level in told.values())
    return municipality_map(
        title=_("Deltagare i arbete, efter kommun"),
        told={code: Told(text, level) for code, (_name, text, level) in told.items()},
        names={code: name for code, (name, *_rest) in told.items()},
        legend=((1, "10–14"), (2, "15–19"), (4, "20–24")),
        table=_figures(_("Siffrorna bakom"), _("Kommun"), (_("I arbete"),), rows),
        empty=_("Inga deltagare"),
    )


def _ratings() -> RatingComparison:
    steps = (_("Inte alls"), _("Till viss del"), _("Till stor del"), _("Helt och hållet"))
    skills = (
        RatedSkill(_("Planera arbetet"), _("Du: till stor del. Arbetsterapeuten: till viss del."), 3, 2),
        RatedSkill(_("Arbeta tillsammans med andra"), _("Båda: helt och hållet."), 4, 4),
        RatedSkill(_("Orka en halv dag"), _("Arbetsterapeuten: till stor del."), None, 3),
    )
    rows = (
        (skills[0].skill, steps[2], steps[1]),
        (skills[1].skill, steps[3], steps[3]),
        (skills[2].skill, "–", steps[2]),
    )
    own, other = _("Du själv"), _("Arbetsterapeuten")
    table = _figures(_("Skattningarna"), _("Färdighet"), (own, other), rows)
    return RatingComparison(_("Så ser ni på det"), own, other, steps, skills, table)


def _days() -> tuple[Day, ...]:
    meeting = Occasion("10.00–11.30", _("Nätverksmöte"), "#meeting", _("Folkets hus, rum 2"))
    moved = Occasion("14.00–14.45", _("Samtal med coachen"), None, _("Telefon"), Tag(_("Ny tid"), Colour.TURQUOISE))
    return (
        Day(_("Måndag 14 januari"), (meeting, moved), today=True),
        Day(_("Tisdag 15 januari")),
        Day(_("Onsdag 16 januari"), (Occasion("9.00–12.00", _("Coachningsgruppen"), "#group", _("Rottnens väg 4")),)),
        Day(_("Torsdag 17 januari"), closed=_("Stängt")),
        Day(_("Fredag 18 januari")),
    )
