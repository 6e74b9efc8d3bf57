"""What is written down for somebody who cannot or does not want to do it themselves: how they said it, and why so.

In prose: docs/rules/consents.md and docs/rules/path.md, "On behalf of". Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_


class ToldBy(StrEnum):
    """How the person said it."""

    LINK = "link"
    TELEPHONE = "telephone"
    MEETING = "meeting"
    PAPER = "paper"
    LETTER = "letter"
    INTERPRETER = "interpreter"
    GUARDIAN = "guardian"

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
    WANTS_HELP = "wants_help"
    IS_SPOKEN_FOR = "is_spoken_for"

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
        return (_OF_NOBODY,)
    return () if told.by is ToldBy.LINK or told.why is not None else (_WITHOUT_WHY,)


def refusals_on_behalf(
    *, told: Told | None, is_person: bool, method: ConsentMethod | None = None
) -> tuple[Reason, ...]:
    """Return why an agreement or its withdrawal cannot be written down so.

    is_person: whoever does it is the person themselves, who tells nobody. method: how the agreement was given; None for
    a withdrawal.
    """
    if is_person:
        return () if told is None else (_OF_NOBODY,)
    if told is None or told.by is ToldBy.LINK or told.why is None:
        return (_WITHOUT_WHY,)
    if method is not None and told.by not in WAYS_OF[method]:
        return (Reason("told-otherwise", N_("Så kan svaret inte ha kommit, när samtycket lämnades så.")),)
    return ()


def told_from(by: str, why: str) -> Told | None:
    """Return what is stored as two codes; None where nothing was written in for anybody."""
    return Told(ToldBy(by), WhyOnBehalf(why) if why else None) if by else None


def told_parts(told: Told | None) -> tuple[ToldBy | None, WhyOnBehalf | None]:
    """Return how and why, which are stored as two codes, empty where None; the inverse of told_from."""
    return (None, None) if told is None else (told.by, told.why)


_OF_NOBODY = Reason("on-behalf-of-nobody", N_("Den som svarar själv behöver ingen orsak."))
_WITHOUT_WHY = Reason(
    "on-behalf-without-why", N_("Välj hur du fick svaret och varför du skriver in det åt deltagaren.")
)

# How somebody at an office is told, and how a signed paper and a spoken yes can reach them.
TOLD_AT_AN_OFFICE = (
    ToldBy.MEETING,
    ToldBy.TELEPHONE,
    ToldBy.PAPER,
    ToldBy.LETTER,
    ToldBy.INTERPRETER,
    ToldBy.GUARDIAN,
)
WAYS_OF: Mapping[ConsentMethod, frozenset[ToldBy]] = {
    ConsentMethod.SIGNED_WEB: frozenset(),
    ConsentMethod.SIGNED_PAPER: frozenset(TOLD_AT_AN_OFFICE) - {ToldBy.TELEPHONE},
    ConsentMethod.ORAL_WITNESS: frozenset(TOLD_AT_AN_OFFICE) - {ToldBy.PAPER, ToldBy.LETTER},
}
WHY_AN_AGREEMENT = tuple(why for why in WhyOnBehalf if why is not WhyOnBehalf.LINK_DID_NOT_WORK)

_WAYS = {
    ToldBy.LINK: N_("Själv, med en länk"),
    ToldBy.TELEPHONE: N_("I telefon"),
    ToldBy.MEETING: N_("Vid ett möte"),
    ToldBy.PAPER: N_("På papper"),
    ToldBy.LETTER: N_("I ett brev"),
    ToldBy.INTERPRETER: N_("Genom tolk"),
    ToldBy.GUARDIAN: N_("Genom god man eller förvaltare"),
}
_WHY = {
    WhyOnBehalf.NO_E_ID: N_("Saknar e-legitimation"),
    WhyOnBehalf.NOT_NOW: N_("Kan inte använda den nu"),
    WhyOnBehalf.DOES_NOT_WANT: N_("Vill inte göra det på webben"),
    WhyOnBehalf.LINK_DID_NOT_WORK: N_("Länken fungerade inte"),
    WhyOnBehalf.WANTS_HELP: N_("Vill ha hjälp att svara"),
    WhyOnBehalf.IS_SPOKEN_FOR: N_("Någon annan för personens talan"),
}
