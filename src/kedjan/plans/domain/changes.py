"""What has changed in the plan since somebody last read it: pure. docs/rules/plan.md, "Sedan sist"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kedjan.kernel.ids import AccountId
from kedjan.plans.domain.items import Happened, PlanItem


@dataclass(frozen=True, slots=True)
class Changed:
    """A step that somebody else has taken, and with what."""

    item: PlanItem
    step: Happened


def changed_since(items: Iterable[PlanItem], *, since: datetime | None, reader: AccountId) -> tuple[Changed, ...]:
    """Return what others have done since then, the newest first; nothing to who has not read the plan before."""
    if since is None:
        return ()
    found = (Changed(item, step) for item in items for step in item.history if step.at > since and step.by != reader)
    return tuple(sorted(found, key=lambda one: (one.step.at, one.step.number), reverse=True))
