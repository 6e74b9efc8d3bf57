"""The links between pages that belong together, such as those of one case."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.ui.components import NavItem


def subnav(pages: Iterable[tuple[str, str]], *, of: object, current: str) -> tuple[NavItem, ...]:
    """Return the links; pages: (name of the address, Swedish title); of: what the addresses are about."""
    return tuple(NavItem(_(title), reverse(name, args=[of]), current=name == current) for name, title in pages)
