"""How the numbers and codes of a programme file are said to a reader."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.kernel.period import Period
from kedjan.kernel.text import N_
from kedjan.programmes.domain.codes import SeatSex, Split, Unit, WindowKind
from kedjan.programmes.domain.programme import Goal, Length, Window
from kedjan.ui.words import day, language, number

_QUANTITIES = {
    Unit.PERCENT: N_("%(number)s %%"),
    Unit.PARTICIPANTS: N_("%(number)s deltagare"),
    Unit.PARTICIPANTS_PER_YEAR: N_("%(number)s deltagare om året"),
    Unit.PEOPLE: N_("%(number)s personer"),
    Unit.PEOPLE_PER_MONTH: N_("%(number)s personer i månaden"),
    Unit.WOMEN: N_("%(number)s kvinnor"),
    Unit.MEN: N_("%(number)s män"),
    Unit.JOBS: N_("%(number)s arbeten"),
    Unit.GROUP_STARTS_PER_YEAR: N_("%(number)s gruppstarter om året"),
    Unit.COACHES: N_("%(number)s coacher"),
    Unit.MONTHS: N_("%(number)s månader"),
    Unit.RANK: N_("plats %(number)s"),
    Unit.ORGANISATIONS: N_("%(number)s organisationer"),
    Unit.DOCUMENTS: N_("%(number)s dokument"),
}
_WINDOWS = {
    WindowKind.AT_EXIT: N_("När deltagandet avslutas"),
    WindowKind.EACH_YEAR: N_("Varje år"),
    WindowKind.WHOLE_PROGRAMME: N_("Under hela programmet"),
}
_SPLITS = {Split.SEX: N_("Kvinnor och män"), Split.MUNICIPALITY: N_("Kommun")}
_SEATS = {SeatSex.WOMAN: N_("Kvinna"), SeatSex.MAN: N_("Man"), SeatSex.ANY: N_("Kvinna eller man")}


def kronor(amount: int) -> str:
    """Return a whole sum in Swedish kronor, never broken over two lines."""
    return (_("%(amount)s kr") % {"amount": number(amount)}).replace(" ", "\N{NO-BREAK SPACE}")


def days_of(period: Period) -> str:
    """Return the first and the last day of a half-open period."""
    if period.end is None:
        return _("från %(first)s") % {"first": day(period.start)}
    last = period.end - timedelta(days=1)
    return _("%(first)s – %(last)s") % {"first": day(period.start), "last": day(last)}


def quantity(value: int, unit: Unit) -> str:
    """Return a number with what it counts."""
    return _(_QUANTITIES[unit]) % {"number": number(value)}


def target(goal: Goal) -> str:
    """Return what the goal asks for: a number, more than something else, or that it is judged in words."""
    if goal.target is not None and goal.unit is not None:
        return quantity(goal.target, goal.unit)
    if goal.comparison is not None:
        return _("Fler än: %(comparison)s") % {"comparison": goal.comparison.text_in(language())}
    return _("Bedöms i ord")


def window(of_goal: Window) -> str:
    """Return when a goal is read."""
    if of_goal.months is None:
        return _(_WINDOWS[of_goal.when])
    if of_goal.when is WindowKind.AFTER_START:
        text = ngettext("%(months)s månad efter start", "%(months)s månader efter start", of_goal.months)
    else:
        text = ngettext("%(months)s månad efter avslut", "%(months)s månader efter avslut", of_goal.months)
    return text % {"months": of_goal.months}


def split(by: tuple[Split, ...]) -> str:
    """Return what a result is shown apart for."""
    return ", ".join(_(_SPLITS[each]) for each in by) or "–"


def seat_for(sex: SeatSex) -> str:
    """Return whom a seat is for."""
    return _(_SEATS[sex])


def length(of: Length | None) -> str:
    """Return how long something takes, in the file's own words; a dash where it says nothing."""
    return "–" if of is None else of.words.text_in(language())


def yes_or_no(*, answer: bool) -> str:
    """Return the answer as a word."""
    return _("Ja") if answer else _("Nej")
