"""Why an officer names somebody for a protected person whom nobody sees: docs/rules/protection.md. Pure."""

from enum import StrEnum

from kedjan.kernel.text import N_


class WhyNobody(StrEnum):
    """Why nobody is left who sees the person."""

    LEFT = "left"
    OTHER_TASKS = "other_tasks"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        """Return the Swedish text, marked for translation."""
        return _LABELS[self]


_LABELS = {
    WhyNobody.LEFT: N_("Den som såg personen har slutat hos oss"),
    WhyNobody.OTHER_TASKS: N_("Den som såg personen har fått andra uppgifter"),
    WhyNobody.ABSENT: N_("Den som såg personen är borta en längre tid"),
}
