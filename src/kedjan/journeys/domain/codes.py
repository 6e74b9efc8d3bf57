"""The codes of the path, with their Swedish names."""

from enum import StrEnum

from kedjan.kernel.text import N_


class Channel(StrEnum):
    """How an invitation went out. Both a spoken and a written way always exist."""

    LETTER = "letter"
    PHONE = "phone"
    SMS = "sms"
    EMAIL = "email"
    MEETING = "meeting"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _CHANNELS[self]


class GateState(StrEnum):
    """Where a gate stands."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    CLEAR = "clear"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _GATE_STATES[self]

    @property
    def settled(self) -> bool:
        """Tell whether nothing more has to be done."""
        return self in {GateState.CLEAR, GateState.NOT_NEEDED}


_CHANNELS = {
    Channel.LETTER: N_("Brev"),
    Channel.PHONE: N_("Telefon"),
    Channel.SMS: N_("Sms"),
    Channel.EMAIL: N_("E-post"),
    Channel.MEETING: N_("Möte"),
}

_GATE_STATES = {
    GateState.OPEN: N_("Inte påbörjad"),
    GateState.UNDER_WAY: N_("Pågår"),
    GateState.CLEAR: N_("Klar"),
    GateState.NOT_NEEDED: N_("Behövs inte"),
}
