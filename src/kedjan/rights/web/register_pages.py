"""What the register's own page says."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.actor import Actor
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.components import Colour, Tag, TaskItem


@dataclass(frozen=True, slots=True)
class _Work:
    """One thing that is done with the register, for those who have the permission."""

    permission: Permission
    url_name: str
    title: str
    hint: str


_LISTS = _Work(
    Permission.IMPORT_PARTICIPANTS,
    "participants:imports",
    N_("Läs in en lista"),
    N_("CSV eller Excel. Du ser varje rad innan något sparas."),
)
_CORRECTIONS = _Work(
    Permission.DECIDE_CORRECTIONS,
    "rights:corrections",
    N_("Rättelser"),
    N_("Deltagare som säger att något är fel i det ni har skrivit."),
)
_DOUBLES = _Work(
    Permission.MERGE_RECORDS,
    "rights:merges",
    N_("Dubbletter"),
    N_("Samma person står två gånger i registret."),
)
_DISPOSAL = _Work(
    Permission.DISPOSE,
    "rights:disposal",
    N_("Gallring"),
    N_("Uppgifter som inte får sparas längre."),
)


def register_view(*, actor: Actor, corrections: int, due: int) -> tuple[TaskItem, ...]:
    """Return what the actor may do with the register; corrections: that wait for an answer, due: to dispose of."""
    found = ((_LISTS, None), (_CORRECTIONS, _waiting(corrections)), (_DOUBLES, None), (_DISPOSAL, _due(due)))
    return tuple(
        TaskItem(title=_(work.title), href=reverse(work.url_name), hint=_(work.hint), status=status)
        for work, status in found
        if actor.may(work.permission)
    )


def _waiting(number: int) -> Tag:
    if not number:
        return Tag(_("Ingen väntar"), Colour.GREEN)
    return Tag(_("Väntar på svar: %(number)s") % {"number": number}, Colour.YELLOW)


def _due(number: int) -> Tag:
    if not number:
        return Tag(_("Inget att gallra"), Colour.GREEN)
    return Tag(_("Personer att gallra: %(number)s") % {"number": number}, Colour.YELLOW)
