"""What the register's own page says."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.components import Colour, Tag, TaskItem


def register_view(*, actor: Actor, corrections: int, due: int) -> tuple[TaskItem, ...]:
    """Return what the actor may do with the register; corrections: that wait for an answer, due: to dispose of."""
    found = (
        (
            Permission.IMPORT_PARTICIPANTS,
            TaskItem(
                title=_("Läs in en lista"),
                href=reverse("participants:imports"),
                hint=_("CSV eller Excel. Du ser varje rad innan något sparas."),
                status=None,
            ),
        ),
        (
            Permission.DECIDE_CORRECTIONS,
            TaskItem(
                title=_("Rättelser"),
                href=reverse("rights:corrections"),
                hint=_("Deltagare som säger att något är fel i det ni har skrivit."),
                status=_waiting(corrections),
            ),
        ),
        (
            Permission.MERGE_RECORDS,
            TaskItem(
                title=_("Dubbletter"),
                href=reverse("rights:merges"),
                hint=_("Samma person står två gånger i registret."),
                status=None,
            ),
        ),
        (
            Permission.DISPOSE,
            TaskItem(
                title=_("Gallring"),
                href=reverse("rights:disposal"),
                hint=_("Uppgifter som inte får sparas längre."),
                status=_due(due),
            ),
        ),
    )
    return tuple(item for permission, item in found if actor.may(permission))


def _waiting(number: int) -> Tag:
    if not number:
        return Tag(_("Ingen väntar"), Colour.GREEN)
    return Tag(_("Väntar på svar: %(number)s") % {"number": number}, Colour.YELLOW)


def _due(number: int) -> Tag:
    if not number:
        return Tag(_("Inget att gallra"), Colour.GREEN)
    return Tag(_("Personer att gallra: %(number)s") % {"number": number}, Colour.YELLOW)
