"""What days to keep are called: to staff, and in plain words to the person."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.journeys.domain.clocks import Due, Nearness
from kedjan.ui.components import Tag, TaskItem
from kedjan.ui.words import day

_COLOURS = {Nearness.NOW: "yellow", Nearness.LATER: "blue", Nearness.PASSED: "grey"}


def title_of(due: Due) -> str:
    """Return what staff call the day."""
    title = _(due.milestone.title)
    return f"{title}: {_(due.about)}" if due.about else title


def plain_of(due: Due) -> str:
    """Return what the person is told that the day is about."""
    plain = _(due.milestone.plain)
    return f"{plain} {_(due.about)}." if due.about else plain


def left_words(days: int) -> str:
    """Return how far away a day is."""
    if days in (-1, 0, 1):
        return {-1: _("I går"), 0: _("I dag"), 1: _("I morgon")}[days]
    if days < 0:
        return ngettext("För %(days)s dag sedan", "För %(days)s dagar sedan", -days) % {"days": -days}
    return ngettext("Om %(days)s dag", "Om %(days)s dagar", days) % {"days": days}


def left_tag(due: Due) -> Tag:
    """Return how far away the day is, in the colour of its nearness."""
    return Tag(left_words(due.days_left), _COLOURS[due.nearness])


def day_item(due: Due) -> TaskItem:
    """Return one of the person's own days: the day first, what it is about, and whom to ask."""
    ask = _("Fråga: %(who)s.") % {"who": _(due.rule.ask)}
    return TaskItem(title=day(due.on), href=None, hint=f"{plain_of(due)} {ask}", status=left_tag(due))
