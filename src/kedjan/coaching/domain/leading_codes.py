"""The codes of groups that are led and of individual coaching, with what they are called."""

from enum import StrEnum

from kedjan.kernel.text import N_


class SessionState(StrEnum):
    """How a session stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _STATES[self]


class Presence(StrEnum):
    """Whether somebody was at a session."""

    HERE = "here"
    AWAY = "away"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _PRESENCES[self]


class WhyAway(StrEnum):
    """Why somebody does not come; never anything about how they are. `unknown` is for who leads the group."""

    CANNOT = "cannot"
    TRAVEL = "travel"
    MEETING = "meeting"
    HOME = "home"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _WHY_AWAY[self]

    @property
    def own_words(self) -> str:
        """Return what somebody says who cannot come, marked for translation."""
        return _OWN_WORDS[self]


OWN_REASONS = (WhyAway.CANNOT, WhyAway.TRAVEL, WhyAway.MEETING, WhyAway.HOME)
"""What somebody chooses among who says that they cannot come."""


class MaterialForm(StrEnum):
    """In which forms the material of a session is at hand, or in which somebody needs it."""

    PAPER = "paper"
    EASY = "easy"
    LARGE_PRINT = "large_print"
    READ_ALOUD = "read_aloud"
    PICTURES = "pictures"
    SCREEN = "screen"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _FORMS[self]


class ToolKind(StrEnum):
    """The participant's own tools."""

    GOAL = "goal"
    WEEK = "week"
    STRENGTHS = "strengths"
    NEXT_STEP = "next_step"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _TOOLS[self]

    @property
    def question(self) -> str:
        """Return what the tool asks, marked for translation."""
        return _TOOL_QUESTIONS[self]


_STATES = {
    SessionState.PLANNED: N_("Planerad"),
    SessionState.HELD: N_("Hållen"),
    SessionState.CANCELLED: N_("Inställd"),
}
_PRESENCES = {Presence.HERE: N_("Här"), Presence.AWAY: N_("Inte här")}
_WHY_AWAY = {
    WhyAway.CANNOT: N_("Kunde inte den dagen"),
    WhyAway.TRAVEL: N_("Kunde inte ta sig hit"),
    WhyAway.MEETING: N_("Hade ett annat möte"),
    WhyAway.HOME: N_("Behövdes hemma"),
    WhyAway.UNKNOWN: N_("Vi vet inte"),
}
_OWN_WORDS = {
    WhyAway.CANNOT: N_("Jag kan inte den dagen"),
    WhyAway.TRAVEL: N_("Jag kan inte ta mig dit"),
    WhyAway.MEETING: N_("Jag har ett annat möte"),
    WhyAway.HOME: N_("Jag behövs hemma"),
    WhyAway.UNKNOWN: N_("Jag vill inte säga varför"),
}
_FORMS = {
    MaterialForm.PAPER: N_("Text på papper"),
    MaterialForm.EASY: N_("Lättläst text"),
    MaterialForm.LARGE_PRINT: N_("Stor text"),
    MaterialForm.READ_ALOUD: N_("Inläst ljud"),
    MaterialForm.PICTURES: N_("Bilder"),
    MaterialForm.SCREEN: N_("Fil som en skärmläsare kan läsa"),
}
_TOOLS = {
    ToolKind.GOAL: N_("Mitt mål"),
    ToolKind.WEEK: N_("Min vecka"),
    ToolKind.STRENGTHS: N_("Mina styrkor"),
    ToolKind.NEXT_STEP: N_("Mitt nästa steg"),
}
_TOOL_QUESTIONS = {
    ToolKind.GOAL: N_("Vad vill du nå? Skriv med dina egna ord."),
    ToolKind.WEEK: N_("Hur ser din vecka ut? Vad vill du göra mer av?"),
    ToolKind.STRENGTHS: N_("Vad är du bra på? Vad säger andra att du är bra på?"),
    ToolKind.NEXT_STEP: N_("Vad är det minsta du kan göra nu? När gör du det?"),
}
