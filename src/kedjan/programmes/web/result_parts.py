"""What a programme set out to reach: goals with target, window and split; outcomes; and the source's own figures."""

from django.utils.translation import gettext as _

from kedjan.programmes.domain.programme import Goal, ProgrammeFile
from kedjan.programmes.web.wording import quantity, split, target, window, yes_or_no
from kedjan.ui.components import Cell, Column, Table
from kedjan.ui.words import language


def goal_table(file: ProgrammeFile) -> Table:
    """Return the goals, in the order of the file."""
    return Table(
        caption=_("Mål"),
        columns=tuple(
            Column(title)
            for title in (_("Mål"), _("Ska nå"), _("Mäts"), _("Delas upp på"), _("Räknas på"), _("Står i källan"))
        ),
        rows=tuple(_goal(one) for one in file.goals),
        empty=_("Källan anger inga mål."),
    )


def outcome_table(file: ProgrammeFile) -> Table:
    """Return how people can leave the programme."""
    return Table(
        caption=_("Hur deltagandet kan sluta"),
        columns=(Column(_("Utfall")), Column(_("Når målet"))),
        rows=tuple(
            (Cell(one.title.text_in(language()), header=True), Cell(yes_or_no(answer=one.reaches_goal)))
            for one in file.outcomes
        ),
        empty="",
    )


def figure_table(file: ProgrammeFile) -> Table:
    """Return the numbers that the source states beside its goals."""
    return Table(
        caption=_("Källans siffror"),
        columns=(Column(_("Vad")), Column(_("Siffra"), numeric=True), Column(_("Står i källan"))),
        rows=tuple(
            (Cell(one.title.text_in(language()), header=True), Cell(quantity(one.value, one.unit)), Cell(one.source))
            for one in file.figures
        ),
        empty="",
    )


def _goal(goal: Goal) -> tuple[Cell, ...]:
    return (
        Cell(goal.title.text_in(language()), header=True),
        Cell(target(goal)),
        Cell(window(goal.window)),
        Cell(split(goal.split)),
        Cell(goal.denominator.text_in(language())),
        Cell(goal.source),
    )
