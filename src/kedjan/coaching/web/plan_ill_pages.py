"""What the page of a coach's illness says: the groups it touches, and the repairs to choose from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.queries.plan_names import Called
from kedjan.coaching.queries.plan_repairs import Illness, Ready
from kedjan.coaching.web.plan_words import group_name, person_name, start_text
from kedjan.engines.groups.changes import Changes
from kedjan.engines.groups.illness import Kind, Repair
from kedjan.engines.groups.plan import Group, Plan
from kedjan.kernel.text import N_
from kedjan.ui.components import Cell, Column, Table
from kedjan.ui.words import number

_KINDS = {
    Kind.RESERVES: N_("Reserverna leder grupperna"),
    Kind.COACHES: N_("Byt så få coacher som möjligt"),
    Kind.FREE: N_("Lägg om så att det blir bäst för alla"),
}


@dataclass(frozen=True, slots=True)
class RepairChoice:
    """A repair that can be chosen. changes: what it does, one thing a line."""

    kind: str
    title: str
    changes: tuple[str, ...]
    disturbance: str


@dataclass(frozen=True, slots=True)
class IllPage:
    """A coach who has fallen ill. first_on, last_on: the days in ISO form, once they are known and the rest is told."""

    title: str
    back: str
    first_on: str
    last_on: str
    affected: Table | None
    repairs: tuple[RepairChoice, ...]


def ill_page(
    *, name: str, illness: Illness | None, ready: Ready | None, before: Plan | None, called: Called | None
) -> IllPage:
    """Build the page; ready: None before the days are told."""
    title = _("%(coach)s är borta") % {"coach": name}
    back = reverse("coaching:groups")
    if illness is None or ready is None or before is None or called is None:
        return IllPage(title, back, first_on="", last_on="", affected=None, repairs=())
    return IllPage(
        title,
        back,
        first_on=illness.first_on.isoformat(),
        last_on=illness.last_on.isoformat(),
        affected=_affected(ready, called),
        repairs=tuple(_choice(one, before, called) for one in ready.repairs),
    )


def _affected(ready: Ready, called: Called) -> Table:
    return Table(
        caption=_("Grupper som berörs"),
        columns=(Column(_("Lokal")), Column(_("Startar")), Column(_("Deltagare"), numeric=True), Column(_("Reserv"))),
        rows=tuple(
            (
                Cell(called.room(one.room), header=True),
                Cell(start_text(called, one)),
                Cell(number(len(one.participants))),
                Cell("–" if one.reserve is None else called.coach(one.reserve)),
            )
            for one in ready.affected
        ),
        empty=_("Ingen grupp träffas de dagarna. Inget behöver ändras."),
        is_list=True,
    )


def _choice(repair: Repair, before: Plan, called: Called) -> RepairChoice:
    return RepairChoice(
        kind=repair.kind.value,
        title=_(_KINDS[repair.kind]),
        changes=tuple(_changes(repair.changes, before, repair.plan, called)) or (_("Inget ändras."),),
        disturbance=_("Störning: %(points)s poäng.") % {"points": number(repair.disturbance)},
    )


def _changes(changes: Changes, before: Plan, after: Plan, called: Called) -> Iterator[str]:
    was = {group.id: group for group in before.groups}
    now = {group.id: group for group in after.groups}
    for one in changes.coaches:
        gone, new = (", ".join(called.coach(each) for each in codes) for codes in (one.gone, one.new))
        yield _("%(group)s: %(new)s leder i stället för %(gone)s.") % {
            "group": group_name(was[one.group], called),
            "new": new,
            "gone": gone,
        }
    yield from _reserves(before, now, called)
    for code in changes.cancelled:
        yield _("%(group)s ställs in.") % {"group": group_name(was[code], called)}
    for code in changes.added:
        yield _("%(group)s blir en ny grupp.") % {"group": group_name(now[code], called)}
    for move in changes.moved:
        yield _("%(person)s flyttas till %(group)s.") % {
            "person": person_name(move.person, called),
            "group": group_name(now[move.after], called),
        }
    for code in changes.dropped:
        yield _("%(person)s får ingen plats.") % {"person": person_name(code, called)}
    for code in changes.placed:
        yield _("%(person)s får en plats.") % {"person": person_name(code, called)}


def _reserves(before: Plan, now: Mapping[str, Group], called: Called) -> Iterator[str]:
    """Yield who stands by instead of whom; a group may be left without a reserve."""
    for group in before.groups:
        reserve = now[group.id].reserve if group.id in now else group.reserve
        if reserve == group.reserve:
            continue
        named = {"group": group_name(group, called), "new": "" if reserve is None else called.coach(reserve)}
        text = _("%(group)s får ingen reserv.") if reserve is None else _("%(group)s: %(new)s blir reserv.")
        yield text % named
