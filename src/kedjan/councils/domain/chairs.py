"""Who may sit in the user council, by the programme file's rule of composition. Pure; docs/rules/user-council.md."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from kedjan.kernel.refusal import Reason
from kedjan.kernel.sex import Sex
from kedjan.kernel.text import N_
from kedjan.programmes.domain.codes import SeatSex
from kedjan.programmes.domain.programme import Council, ProgrammeFile
from kedjan.programmes.domain.words import Words


class Deed(StrEnum):
    """What somebody in the council did: took a chair or left it, supports a proposal or no longer does."""

    CHAIR_TAKEN = "chair_taken"
    CHAIR_LEFT = "chair_left"
    SUPPORTED = "supported"
    SUPPORT_TAKEN_BACK = "support_taken_back"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Deed.CHAIR_TAKEN: N_("Tog en plats i rådet"),
    Deed.CHAIR_LEFT: N_("Lämnade platsen i rådet"),
    Deed.SUPPORTED: N_("Stöder ett förslag"),
    Deed.SUPPORT_TAKEN_BACK: N_("Stöder inte förslaget längre"),
}


ON_CHAIRS = (Deed.CHAIR_TAKEN.value, Deed.CHAIR_LEFT.value)
"""What is done about a chair; the others are about a proposal."""


@dataclass(frozen=True, slots=True)
class Chair:
    """One place in the council: for whom, and from which of the units (1, 2, …) where the rule spreads them."""

    number: int
    sex: SeatSex
    who: Words
    unit: str | None
    unit_number: int


def council_with_chairs(programme: ProgrammeFile) -> Council | None:
    """Return the programme's council whose rule of composition says who sits there, None where there is none."""
    return next((one for one in programme.councils if one.seats), None)


def chairs(programme: ProgrammeFile) -> tuple[Chair, ...]:
    """Return every chair, numbered in the order of the file: unit by unit within each rule."""
    council = council_with_chairs(programme)
    found: list[Chair] = []
    for rule in () if council is None else council.seats:
        for unit in range(1, rule.units + 1):
            for _place in range(rule.number):
                found.append(Chair(len(found) + 1, rule.sex, rule.who, rule.unit, unit))
    return tuple(found)


def fits(chair: Chair, sex: Sex) -> bool:
    """Tell whether the chair is for somebody of the sex; whoever's sex is unknown may take any."""
    return sex is Sex.UNKNOWN or chair.sex is SeatSex.ANY or chair.sex.value == sex.value


def empty_chairs(programme: ProgrammeFile, taken: Collection[int]) -> tuple[Chair, ...]:
    """Return the chairs where nobody sits."""
    return tuple(one for one in chairs(programme) if one.number not in taken)


def refusals_to_sit(*, chair: Chair | None, sex: Sex, taken: Collection[int], is_sitting: bool) -> tuple[Reason, ...]:
    """Return why somebody who takes part cannot take the chair."""
    if is_sitting:
        return (Reason("sits-already", N_("Du har redan en plats i rådet.")),)
    if chair is None:
        return (Reason("no-such-chair", N_("Platsen finns inte.")),)
    if not fits(chair, sex):
        return (Reason("chair-for-others", N_("Platsen är för någon annan. Välj en annan plats.")),)
    if chair.number in taken:
        return (Reason("chair-is-taken", N_("Någon annan har tagit platsen. Välj en annan plats.")),)
    return ()


def refusals_to_comment(*, text: str) -> tuple[Reason, ...]:
    """Return why somebody in the council says nothing about a proposal."""
    return () if text.strip() else (Reason("nothing-said", N_("Skriv vad du tycker.")),)


NOT_SITTING = Reason("does-not-sit", N_("Det här gör de som har en plats i rådet."))
