"""What meetings are for, what is said about them, and what places and people need. Rule: docs/rules/meetings.md."""

from enum import StrEnum

from kedjan.kernel.text import N_


class MeetingKind(StrEnum):
    """What the meeting is for."""

    HANDOVER = "handover"
    NETWORK = "network"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _KINDS[self]


class MeetingState(StrEnum):
    """What a version of a meeting says: that it is called, that it is changed, or that it is cancelled."""

    CALLED = "called"
    CHANGED = "changed"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _STATES[self]


class WhyCancelled(StrEnum):
    """Why a meeting is cancelled. Nobody says what somebody is ill with."""

    PERSON_ASKED = "person_asked"
    SOMEBODY_AWAY = "somebody_away"
    NOT_NEEDED = "not_needed"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _WHY_CANCELLED[self]


class MarkKind(StrEnum):
    """What somebody did about a meeting."""

    YES = "yes"
    NO = "no"
    NEEDS = "needs"
    ASKED_ORALLY = "asked_orally"
    ASKED_IN_WRITING = "asked_in_writing"
    READ = "read"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _MARKS[self]


ANSWERS = (MarkKind.YES, MarkKind.NO)
BOTH_WAYS = (MarkKind.ASKED_ORALLY, MarkKind.ASKED_IN_WRITING)


class Feature(StrEnum):
    """What a place can have; what somebody needs it to have, and never why."""

    STEP_FREE = "step_free"
    LIFT = "lift"
    TOILET = "toilet"
    LOOP = "loop"
    QUIET = "quiet"
    SCENT_FREE = "scent_free"
    VIDEO = "video"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _FEATURES[self][0]

    @property
    def missing(self) -> str:
        """Return the Swedish sentence that a place lacks it, marked for translation."""
        return _FEATURES[self][1]


class Need(StrEnum):
    """What the invitation asks for: the need at this meeting, and never its cause."""

    AIDS = "aids"
    DIET = "diet"
    HEARING = "hearing"
    SIGHT = "sight"
    READ_ALOUD = "read_aloud"
    PAPER = "paper"
    FILE = "file"
    OTHER_FORMAT = "other_format"
    SCENT_FREE = "scent_free"
    PAUSES = "pauses"
    COMPANION = "companion"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _NEEDS[self]


class WhyNoTask(StrEnum):
    """Why a party leaves the meeting without a task."""

    DONE = "done"
    WAITS = "waits"
    NOTHING = "nothing"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _WHY_NO_TASK[self]


_KINDS = {MeetingKind.HANDOVER: N_("Överlämningsmöte"), MeetingKind.NETWORK: N_("Nätverksmöte")}
_STATES = {
    MeetingState.CALLED: N_("Kallat"),
    MeetingState.CHANGED: N_("Ändrat"),
    MeetingState.CANCELLED: N_("Inställt"),
}
_MARKS = {
    MarkKind.YES: N_("Kommer"),
    MarkKind.NO: N_("Kan inte komma"),
    MarkKind.NEEDS: N_("Vad som behövs på mötet"),
    MarkKind.ASKED_ORALLY: N_("Inbjuden muntligt"),
    MarkKind.ASKED_IN_WRITING: N_("Inbjuden skriftligt"),
    MarkKind.READ: N_("Har läst protokollet"),
}
_WHY_CANCELLED = {
    WhyCancelled.PERSON_ASKED: N_("Deltagaren vill det"),
    WhyCancelled.SOMEBODY_AWAY: N_("Någon som behövs kan inte komma"),
    WhyCancelled.NOT_NEEDED: N_("Mötet behövs inte längre"),
    WhyCancelled.OTHER: N_("Något annat"),
}
_FEATURES = {
    Feature.STEP_FREE: (N_("Utan trappsteg"), N_("Platsen har trappsteg.")),
    Feature.LIFT: (N_("Hiss"), N_("Platsen har ingen hiss.")),
    Feature.TOILET: (N_("Tillgänglig toalett"), N_("Platsen har ingen tillgänglig toalett.")),
    Feature.LOOP: (N_("Hörslinga"), N_("Platsen har ingen hörslinga.")),
    Feature.QUIET: (N_("Lugnt rum"), N_("Platsen har inget lugnt rum.")),
    Feature.SCENT_FREE: (N_("Fritt från starka dofter"), N_("Platsen är inte fri från starka dofter.")),
    Feature.VIDEO: (N_("Går att vara med på video"), N_("Det går inte att vara med på video.")),
}
_NEEDS = {
    Need.AIDS: N_("Plats för hjälpmedel som du har med dig"),
    Need.DIET: N_("Särskild kost"),
    Need.HEARING: N_("Hjälp att höra, till exempel hörslinga eller tolk"),
    Need.SIGHT: N_("Hjälp att se, till exempel stor text"),
    Need.READ_ALOUD: N_("Att någon läser högt"),
    Need.PAPER: N_("Texterna på papper"),
    Need.FILE: N_("Texterna som fil"),
    Need.OTHER_FORMAT: N_("Texterna på ett annat sätt"),
    Need.SCENT_FREE: N_("Att ingen har starka dofter"),
    Need.PAUSES: N_("Pauser"),
    Need.COMPANION: N_("Att ha med någon"),
}
_WHY_NO_TASK = {
    WhyNoTask.DONE: N_("Det som skulle göras är redan gjort"),
    WhyNoTask.WAITS: N_("Väntar på att en annan part blir klar"),
    WhyNoTask.NOTHING: N_("Har inget att göra den här gången"),
}
