"""What a withdrawal changes: what each organisation no longer sees, and what it still sees by another consent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose

# A consent that ends is seen a month before: docs/rules/consents.md.
SOON = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Opened:
    """One kind of information that a consent opens to an organisation for a purpose, as far as the givers hold it."""

    organisation_id: OrganisationId
    purpose: Purpose
    category: Category
    givers: frozenset[OrganisationId]


@dataclass(frozen=True, slots=True)
class Effect:
    """What one organisation no longer sees for one purpose, and which of it stays open by another consent."""

    organisation_id: OrganisationId
    purpose: Purpose
    closed: tuple[Category, ...]
    kept: tuple[Category, ...]


def effects_of_closing(closing: Iterable[Opened], others: Iterable[Opened]) -> tuple[Effect, ...]:
    """Return what closes, by organisation and purpose in the order they come; others: what else is open now.

    A kind stays open only where the other consents name every giver of it. Rule: docs/rules/consents.md.
    """
    elsewhere: dict[tuple[OrganisationId, Purpose, Category], frozenset[OrganisationId]] = {}
    for one in others:
        key = (one.organisation_id, one.purpose, one.category)
        elsewhere[key] = elsewhere.get(key, frozenset()) | one.givers
    found: dict[tuple[OrganisationId, Purpose], tuple[list[Category], list[Category]]] = {}
    for one in closing:
        closed, kept = found.setdefault((one.organisation_id, one.purpose), ([], []))
        still = one.givers <= elsewhere.get((one.organisation_id, one.purpose, one.category), frozenset())
        (kept if still else closed).append(one.category)
    return tuple(
        Effect(organisation_id, purpose, tuple(closed), tuple(kept))
        for (organisation_id, purpose), (closed, kept) in found.items()
    )


def ends_soon(valid_until: datetime, now: datetime) -> bool:
    """Tell whether what holds now ends within a month."""
    return now < valid_until <= now + SOON
