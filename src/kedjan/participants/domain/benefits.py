"""The benefits whose end brings people to the early list."""

from enum import StrEnum

from kedjan.kernel.text import N_
from kedjan.participants.domain.spelling import folded


class BenefitType(StrEnum):
    """A benefit with a last day, named as the Social Insurance Agency names it."""

    SJUKPENNING = "sjukpenning"
    REHABILITERINGSPENNING = "rehabiliteringspenning"
    TIDSBEGRANSAD_SJUKERSATTNING = "tidsbegransad_sjukersattning"
    SJUKERSATTNING = "sjukersattning"
    AKTIVITETSERSATTNING = "aktivitetsersattning"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    BenefitType.SJUKPENNING: N_("Sjukpenning"),
    BenefitType.REHABILITERINGSPENNING: N_("Rehabiliteringspenning"),
    BenefitType.TIDSBEGRANSAD_SJUKERSATTNING: N_("Tidsbegränsad sjukersättning"),
    BenefitType.SJUKERSATTNING: N_("Sjukersättning"),
    BenefitType.AKTIVITETSERSATTNING: N_("Aktivitetsersättning"),
}

_OTHER_NAMES = {
    BenefitType.SJUKPENNING: ("sjp", "sickness benefit"),
    BenefitType.REHABILITERINGSPENNING: ("rehabpenning", "rehabilitation benefit"),
    BenefitType.TIDSBEGRANSAD_SJUKERSATTNING: (
        *("tidsbegr. sjukersättning", "tillfällig sjukersättning", "tidsbegränsad SE", "TSE"),
        "temporary sickness compensation",
    ),
    BenefitType.SJUKERSATTNING: ("SE", "sickness compensation"),
    BenefitType.AKTIVITETSERSATTNING: ("AE", "activity compensation"),
}

_BY_NAME = {
    folded(name): benefit for benefit in BenefitType for name in (benefit, _LABELS[benefit], *_OTHER_NAMES[benefit])
}


def benefit_named(text: str) -> BenefitType | None:
    """Return the benefit by any of its names, whatever the case, spaces and dots; None for an unknown name."""
    return _BY_NAME.get(folded(text))
