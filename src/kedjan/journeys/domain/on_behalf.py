"""What is written down for somebody who cannot or does not want to do it themselves: how they said it, and why so.

In prose: docs/rules/path.md, "On behalf of".
"""

from dataclasses import dataclass
from enum import StrEnum

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_


class ToldBy(StrEnum):
    """How the person said it."""

    LINK = "link"
    TELEPHONE = "telephone"
    MEETING = "meeting"
    PAPER = "paper"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _WAYS[self]


class WhyOnBehalf(StrEnum):
    """Why somebody else wrote it in: a closed list, so that no cause and no diagnosis is written."""

    NO_E_ID = "no_e_id"
    NOT_NOW = "not_now"
    DOES_NOT_WANT = "does_not_want"
    LINK_DID_NOT_WORK = "link_did_not_work"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _WHY[self]


@dataclass(frozen=True, slots=True)
class Told:
    """How the person said something, and why they did not write it in themselves; None where they did."""

    by: ToldBy
    why: WhyOnBehalf | None


def refusals_of_telling(told: Told) -> tuple[Reason, ...]:
    """Return why it cannot be written down so: on behalf needs a reason, and what one does oneself has none."""
    if told.by is ToldBy.LINK and told.why is not None:
        return (Reason("on-behalf-of-nobody", N_("Den som svarar själv behöver ingen orsak.")),)
    if told.by is not ToldBy.LINK and told.why is None:
        return (Reason("on-behalf-without-why", N_("Välj varför du skriver in svaret åt deltagaren.")),)
    return ()


_WAYS = {
    ToldBy.LINK: N_("Själv, med en länk"),
    ToldBy.TELEPHONE: N_("I telefon"),
    ToldBy.MEETING: N_("Vid ett möte"),
    ToldBy.PAPER: N_("På papper"),
}
_WHY = {
    WhyOnBehalf.NO_E_ID: N_("Saknar e-legitimation"),
    WhyOnBehalf.NOT_NOW: N_("Kan inte använda den nu"),
    WhyOnBehalf.DOES_NOT_WANT: N_("Vill inte göra det på webben"),
    WhyOnBehalf.LINK_DID_NOT_WORK: N_("Länken fungerade inte"),
}
