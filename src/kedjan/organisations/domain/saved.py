"""Lists that somebody has named, narrowed and ordered as they want them: which can be, and what is kept. Pure.

The rule: docs/rules/lists.md.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission

LONGEST_NAME = 60
LONGEST_QUERY = 300
MOST = 20
"""So many lists can somebody have named."""


class ListKey(StrEnum):
    """A list that can be saved as it is narrowed."""

    CASES = "cases"
    PLACES = "places"
    EARLY = "early"
    FOLLOW_UPS = "follow_ups"
    CORRECTIONS = "corrections"
    IMPORTS = "imports"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return LISTS[self].label


@dataclass(frozen=True, slots=True)
class ListOf:
    """Where a list stands, who may see it, and what narrows or orders it in its address."""

    label: str
    url_name: str
    permission: Permission
    asks: tuple[str, ...]


LISTS = {
    ListKey.CASES: ListOf(N_("Deltagare"), "journeys:cases", Permission.VIEW_CASES, ("show", "sort")),
    ListKey.PLACES: ListOf(
        N_("Provplatser"), "workplaces:places", Permission.VIEW_PLACES, ("words", "municipality", "free", "sort")
    ),
    ListKey.EARLY: ListOf(N_("Tidig lista"), "journeys:early_list", Permission.VIEW_EARLY_LIST, ("sort",)),
    ListKey.FOLLOW_UPS: ListOf(N_("Uppföljningar"), "outcomes:follow_ups", Permission.RECORD_FOLLOW_UP, ("sort",)),
    ListKey.CORRECTIONS: ListOf(N_("Rättelser"), "rights:corrections", Permission.DECIDE_CORRECTIONS, ("sort",)),
    ListKey.IMPORTS: ListOf(N_("Inlästa listor"), "participants:imports", Permission.IMPORT_PARTICIPANTS, ("sort",)),
}


def kept_query(which: ListKey, asked: Mapping[str, str]) -> str:
    """Return what narrows or orders the list, as its address says it; empty for the list as it is."""
    found = {name: asked.get(name, "").strip() for name in LISTS[which].asks}
    return urlencode({name: said for name, said in found.items() if said})


def refusals_to_save(*, name: str, query: str, taken: Collection[str], count: int) -> tuple[Reason, ...]:
    """Return why a list cannot be saved by the name: nothing narrows it, the name is taken, or there are too many."""
    reasons: list[Reason] = []
    if not query:
        reasons.append(Reason("list-not-narrowed", N_("Välj först vad listan ska visa. Det finns inget urval än.")))
    if name.casefold() in {one.casefold() for one in taken}:
        reasons.append(Reason("list-name-taken", N_("Du har redan ett urval som heter så. Välj ett annat namn.")))
    if count >= MOST:
        reasons.append(
            Reason("too-many-lists", N_("Du har redan %(most)s sparade urval. Ta bort ett först."), {"most": MOST})
        )
    return tuple(reasons)
