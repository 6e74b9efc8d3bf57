"""How somebody wants Kedjan to look and work: their own choice, the same in every browser where they log in."""

from dataclasses import dataclass
from enum import StrEnum


class Density(StrEnum):
    """How far apart the rows of lists and forms stand."""

    ROOMY = "roomy"
    NORMAL = "normal"
    COMPACT = "compact"


class Colours(StrEnum):
    """Dark text on a light ground or the other way round; as the device says unless somebody has chosen."""

    OF_DEVICE = "device"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What somebody has chosen. language: "" until they have chosen one; the browser decides till then.

    has_keys: whether single keys are shortcuts. They can be turned off, for those who dictate or press keys by mistake
    (WCAG 2.1.4).
    """

    language: str = ""
    density: Density = Density.NORMAL
    colours: Colours = Colours.OF_DEVICE
    has_keys: bool = True
