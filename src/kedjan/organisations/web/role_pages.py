"""What the page about roles says: the same table that views and operations ask, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kedjan.kernel.information import Purpose
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.roles import ROLES, Role
from kedjan.ui.components import Cell, Column, Table
from kedjan.ui.words import in_a_row

_PURPOSES = {
    Purpose.SUPPORT: N_("Läser om deltagare för att ge stöd, så långt samtycket räcker."),
    Purpose.FOLLOW_UP: N_("Läser bara siffror och det som deltagare har sagt ja till för uppföljning."),
    Purpose.OWN: N_("Läser bara om sig själv."),
    Purpose.OPERATIONS: N_("Läser inget om deltagare."),
}
_OTHER_PURPOSE = N_("Läser bara det som rollens uppgift kräver.")


@dataclass(frozen=True, slots=True)
class RoleCard:
    """One role: what it is for, whom it reads about, and what it may do. mine: the reader has it now."""

    key: str
    title: str
    description: str
    reads: str
    may: tuple[str, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class RolesPage:
    """The roles one by one, and for everything that can be done who may."""

    cards: tuple[RoleCard, ...]
    table: Table


def roles_page(mine: str) -> RolesPage:
    """Return the page for a reader in the role of that key."""
    roles = sorted(ROLES.values(), key=lambda role: role.key != mine)  # the sort is stable: the rest stand as declared
    return RolesPage(cards=tuple(_card(role, mine) for role in roles), table=_table())


def _card(role: Role, mine: str) -> RoleCard:
    return RoleCard(
        key=role.key,
        title=_(role.title),
        description=_(role.description),
        reads=_(_PURPOSES.get(role.purpose, _OTHER_PURPOSE)),
        may=tuple(_(permission.label) for permission in Permission if permission in role.permissions),
        mine=role.key == mine,
    )


def _table() -> Table:
    """Return what may be done, and by whom: the cards the other way round."""
    return Table(
        caption=_("Vem som får göra vad"),
        columns=(Column(_("Får")), Column(_("Roller"))),
        rows=tuple(
            (Cell(_(permission.label), header=True), Cell(in_a_row(_(role.title) for role in _who_may(permission))))
            for permission in Permission
        ),
        empty=_("Det finns inga roller."),
        is_list=True,
    )


def _who_may(permission: Permission) -> tuple[Role, ...]:
    return tuple(role for role in ROLES.values() if permission in role.permissions)
