"""The goals of a programme as rows: what was aimed at, where it stands, what can be said of it and when next."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.engines.indicators.shares import Verdict
from kedjan.kernel.text import N_
from kedjan.outcomes.domain.readings import GoalReading, Measured
from kedjan.outcomes.web.figures import hidden_text, percent, share_text, span, verdict_colour, verdict_text
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.programmes.domain.questions import goal
from kedjan.ui.components import Cell, Column, Table, Tag
from kedjan.ui.words import day, language

_MEASURED = {
    Measured.PEOPLE: N_("Antal som har börjat"),
    Measured.AT_EXIT: N_("Vid avslut"),
    Measured.AFTER_TWELVE_MONTHS: N_("Tolv månader efter starten"),
    Measured.MORE_THAN: N_("Tolv månader efter starten, bland dem som har börjat i en grupp"),
    Measured.CHANCES_AT_GROUP_END: N_("Svar när gruppen slutade"),
    Measured.CHANCES_AFTER_TWELVE_MONTHS: N_("Svar tolv månader efter starten"),
    Measured.NOT_HERE: N_("Mäts inte i siffror här"),
}
_COUNTED = {Measured.PEOPLE, Measured.PEOPLE_A_YEAR, Measured.STARTS_A_YEAR}


def goals_table(goals: tuple[GoalReading, ...], programme: ProgrammeFile) -> Table:
    """Return the goals in the order of the programme file."""
    return Table(
        caption=_("Programmets mål"),
        columns=(
            Column(_("Mål")),
            Column(_("Mäts")),
            Column(_("Läget")),
            Column(_("Kvinnor")),
            Column(_("Män")),
            Column(_("Bedömning")),
        ),
        rows=tuple(_row(one, programme) for one in goals),
        empty=_("Programmet har inga mål."),
    )


def _row(one: GoalReading, programme: ProgrammeFile) -> tuple[Cell, ...]:
    return (
        Cell(goal(programme, one.goal_key).title.text_in(language()), header=True),
        Cell(_(_MEASURED[one.measured]) if one.year is None else span(one.year)),
        Cell(_standing(one)),
        Cell("–" if one.shares is None else share_text(one.shares.women)),
        Cell("–" if one.shares is None else share_text(one.shares.men)),
        _judged(one),
    )


def _standing(one: GoalReading) -> str:
    if one.shares is not None:
        return _beside(share_text(one.shares.total), None if one.target is None else percent(one.target / 100))
    if one.measured not in _COUNTED:
        return "–"
    return hidden_text() if one.count is None else _beside(_count(one.measured, one.count), one.target)


def _beside(now: str, target: str | int | None) -> str:
    return now if target is None else _("%(now)s. Målet är %(target)s.") % {"now": now, "target": target}


def _count(measured: Measured, count: int) -> str:
    if measured is Measured.STARTS_A_YEAR:
        return ngettext("%(count)s start", "%(count)s starter", count) % {"count": count}
    return ngettext("%(count)s person", "%(count)s personer", count) % {"count": count}


def _judged(one: GoalReading) -> Cell:
    said, following = one.judgement, one.next_look_on
    if one.measured is Measured.MORE_THAN:
        return Cell(_("Jämförs längre ner"))
    if said is None or said.verdict is Verdict.UNDER_WAY:
        when = "–" if following is None else _("Bedöms %(day)s.") % {"day": day(following)}
        return Cell(when, tag=None if said is None else _tag(said.verdict))
    text = _("Bedömt %(day)s.") % {"day": day(said.on)}
    again = "" if following is None else _("Bedöms igen %(day)s.") % {"day": day(following)}
    return Cell(f"{text} {again}".strip(), tag=_tag(said.verdict))


def _tag(verdict: Verdict) -> Tag:
    return Tag(verdict_text(verdict), verdict_colour(verdict))
