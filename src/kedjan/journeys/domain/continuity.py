"""Who follows a person, and for how long: one named worker for each organisation in the team, and each change.

Pure. The rule: docs/rules/continuity.md.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from kedjan.kernel.ids import AccountId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_


class WhyChanged(StrEnum):
    """Why somebody else follows the person from now on. A closed list, so that no cause of the person's is written."""

    HAS_LEFT = "has_left"
    IS_AWAY = "is_away"
    WORK_IS_SHARED_ANEW = "work_is_shared_anew"
    PERSON_WISHES = "person_wishes"
    PERSON_HAS_MOVED = "person_has_moved"
    NEXT_STAGE = "next_stage"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _WHY[self]


_WHY = {
    WhyChanged.HAS_LEFT: N_("Har slutat eller bytt arbete"),
    WhyChanged.IS_AWAY: N_("Är ledig en längre tid"),
    WhyChanged.WORK_IS_SHARED_ANEW: N_("Arbetet har delats om"),
    WhyChanged.PERSON_WISHES: N_("Deltagaren ville det"),
    WhyChanged.PERSON_HAS_MOVED: N_("Deltagaren har flyttat"),
    WhyChanged.NEXT_STAGE: N_("Nästa steg hör till någon annan"),
}


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody follows the person from a day on. worker: None while the organisation has nobody to name."""

    worker: AccountId | None
    since_on: date


def refusals_to_name(
    *, latest: Followed | None, new: Followed, why: WhyChanged | None, note: str, began_on: date, today: date
) -> tuple[Reason, ...]:
    """Return why the worker cannot be named so: nothing changes, a day that cannot be, no reason or no handover.

    began_on: the organisation's first day in the team; note: what the new one needs to know.
    """
    if new.worker == (None if latest is None else latest.worker):
        return (Reason("worker-is-the-same", N_("Det är redan så. Välj någon annan.")),)
    earliest = began_on if latest is None else latest.since_on
    if new.since_on < earliest:
        return (
            Reason(
                "worker-before-the-one-before",
                N_("Datumet kan inte ligga före %(day)s."),
                {"day": earliest.isoformat()},
            ),
        )
    if new.since_on > today:
        return (Reason("worker-in-the-future", N_("Datumet kan inte ligga efter i dag.")),)
    return _unhanded(latest, why, note)


def _unhanded(latest: Followed | None, why: WhyChanged | None, note: str) -> tuple[Reason, ...]:
    """Return what a change lacks; the first worker takes over from nobody, and nobody takes over from the last."""
    if latest is None or latest.worker is None:
        return ()
    lacking = []
    if why is None:
        lacking.append(Reason("change-without-a-why", N_("Välj varför någon annan följer deltagaren.")))
    if not note.strip():
        lacking.append(Reason("change-without-handover", N_("Skriv det som nästa person behöver veta.")))
    return tuple(lacking)


@dataclass(frozen=True, slots=True)
class Continuity:
    """How it has been in one organisation's work with one participation.

    changes: how often somebody took over from another; is_same: the same worker from the first to the last.
    """

    changes: int

    @property
    def is_same(self) -> bool:
        """Tell whether the person kept their first worker."""
        return self.changes == 0


def continuity(rows: tuple[Followed, ...]) -> Continuity | None:
    """Return the continuity of one organisation's rows in their order; None where nobody was ever named.

    A time without a worker is no change by itself: the change is when another comes, or when nobody has come yet.
    """
    named = [one.worker for one in rows if one.worker is not None]
    if not named:
        return None
    changes = sum(earlier != later for earlier, later in pairwise(named))
    return Continuity(changes + (rows[-1].worker is None))
