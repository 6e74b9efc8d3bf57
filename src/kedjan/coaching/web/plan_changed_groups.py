"""The groups that differ between two plans, one a row, with what differs one thing a line."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.coaching.domain.plan_compare import Pair, Side
from kedjan.coaching.queries.plan_names import Called
from kedjan.coaching.web.plan_words import person_name
from kedjan.engines.groups.plan import Group
from kedjan.ui.components import Cell, Column, Table
from kedjan.ui.words import day, number

NAMED = 3
"""So many people of a group who come or leave are named."""


class Plan(Protocol):
    """One of two plans, with what its codes are called."""

    @property
    def side(self) -> Side:
        """Return what is compared."""

    @property
    def called(self) -> Called:
        """Return what its codes are called."""

    def code(self, key: str) -> str:
        """Return the code of somebody in the plan."""


def groups_table(first: Plan, second: Plan, changed: Iterable[Pair]) -> Table:
    """Return the groups that differ."""
    return Table(
        caption=_("Grupper som skiljer"),
        columns=(Column(_("Grupp")), Column(_("Vad som skiljer"))),
        rows=tuple(
            (Cell(_title(first, second, one), header=True), Cell(" ".join(_changes(first, second, one))))
            for one in changed
        ),
        empty=_("Grupperna är likadana i båda planerna."),
        is_list=True,
    )


def _title(first: Plan, second: Plan, pair: Pair) -> str:
    if pair.first is not None:
        return _named(first, pair.first)
    return _named(second, pair.second) if pair.second is not None else ""


def _named(one: Plan, group: Group) -> str:
    return f"{one.called.room(group.room)}, {day(one.side.starts_on(group))}"


def _changes(first: Plan, second: Plan, pair: Pair) -> Iterator[str]:
    one, other = pair.first, pair.second
    if one is None and other is not None:
        size = len(other.participants)
        text = ngettext("Ny grupp med %(count)s deltagare.", "Ny grupp med %(count)s deltagare.", size)
        yield text % {"count": number(size)}
    elif other is None:
        yield _("Gruppen finns inte.")
    elif one is not None:
        yield from _meetings(first, one, second, other)
        yield from _staff(first, one, second, other)
        yield from _people(first, second, pair)


def _meetings(first: Plan, one: Group, second: Plan, other: Group) -> Iterator[str]:
    if first.side.starts_on(one) != second.side.starts_on(other):
        yield _("Startar %(day)s.") % {"day": day(second.side.starts_on(other))}
    if one.room != other.room:
        yield _("Träffas i %(room)s.") % {"room": second.called.room(other.room)}


def _staff(first: Plan, one: Group, second: Plan, other: Group) -> Iterator[str]:
    gone = ", ".join(first.called.coach(each) for each in one.coaches if each not in other.coaches)
    new = ", ".join(second.called.coach(each) for each in other.coaches if each not in one.coaches)
    if gone and new:
        yield _("%(new)s leder i stället för %(gone)s.") % {"new": new, "gone": gone}
    elif gone or new:
        yield (_("%(name)s leder inte.") if gone else _("%(name)s leder också.")) % {"name": gone or new}
    if one.reserve != other.reserve:
        named = "" if other.reserve is None else second.called.coach(other.reserve)
        yield _("%(name)s är reserv.") % {"name": named} if named else _("Ingen reserv.")


def _people(first: Plan, second: Plan, pair: Pair) -> Iterator[str]:
    if pair.came:
        yield _("In: %(names)s.") % {"names": _names(second, pair.came)}
    if pair.left:
        yield _("Ut: %(names)s.") % {"names": _names(first, pair.left)}


def _names(one: Plan, keys: tuple[str, ...]) -> str:
    """Return the first few by name, and how many more."""
    named = ", ".join(person_name(one.code(key), one.called) for key in keys[:NAMED])
    left = len(keys) - NAMED
    if left <= 0:
        return named
    return _("%(names)s och %(count)s till") % {"names": named, "count": number(left)}
