"""Read the lists that the actor has saved, and how they stand above the list itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.saved import LISTS, ListKey, kept_query
from kedjan.organisations.models import SavedList
from kedjan.ui.components import Link, NavItem, Saved


@dataclass(frozen=True, slots=True)
class SavedView:
    """A saved list: what it is called, and where it stands."""

    id: UUID
    which: ListKey
    name: str
    query: str

    @property
    def href(self) -> str:
        """Return the address of the list as it was saved."""
        return address_of(self.which, self.query)


def address_of(which: ListKey, query: str) -> str:
    """Return the address of the list as the query narrows it."""
    return f"{reverse(LISTS[which].url_name)}{query and '?'}{query}"


def saved_lists(*, actor: Actor, which: ListKey | None = None) -> tuple[SavedView, ...]:
    """Return the actor's own saved lists, the oldest first, of one list or of all that they may still see."""
    expect(actor)
    may = [one for one in ListKey if actor.may(LISTS[one].permission)]
    rows = SavedList.objects.filter(account_id=actor.account_id, which__in=may if which is None else [which])
    return tuple(SavedView(row.id, ListKey(row.which), row.name, row.query) for row in rows.order_by("saved_at", "id"))


def saved_beside(*, actor: Actor, which: ListKey, asked: Mapping[str, str]) -> Saved:
    """Return what stands above the list: those that are saved of it, and the way to save it as it is shown now."""
    found, query = saved_lists(actor=actor, which=which), kept_query(which, asked)
    is_saved = query in {one.query for one in found}
    save = f"{reverse('organisations:save_list', args=[which])}?{query}"
    return Saved(
        items=tuple(NavItem(one.name, one.href, current=one.query == query) for one in found),
        save=None if is_saved or not query else Link(_("Spara det här urvalet"), save),
        manage=Link(_("Ta bort urval"), reverse("organisations:saved_lists")) if found else None,
    )
