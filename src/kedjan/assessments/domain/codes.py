"""Codes of instruments and of what is written by them."""

from enum import StrEnum

from kedjan.kernel.text import N_


class InstrumentKind(StrEnum):
    """What an instrument describes: what somebody can do, or what a task asks for. The same skills pair the two."""

    ABILITY = "ability"
    DEMAND = "demand"


class Rater(StrEnum):
    """Whose rating it is."""

    SELF = "self"
    ASSESSOR = "assessor"

    @property
    def label(self) -> str:
        """Return in Swedish who it is, marked for translation."""
        return _RATERS[self]


class Method(StrEnum):
    """How an instrument is used; it follows from its kind and its raters."""

    DIALOGUE = "dialogue"
    SELF_RATING = "self_rating"
    OBSERVATION = "observation"
    DEMANDS = "demands"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _METHODS[self]


class ScoringKind(StrEnum):
    """How an area is summed up."""

    PROFILE = "profile"
    MEDIAN = "median"
    SUM = "sum"


class EntryKind(StrEnum):
    """One thing that was written in an assessment. What was written latest of a kind and a part counts."""

    SELF_ANSWERS = "self_answers"
    SELF_DONE = "self_done"
    SELF_REMARK = "self_remark"
    ASSESSOR_ANSWERS = "assessor_answers"
    ASSESSOR_DONE = "assessor_done"
    AGREED = "agreed"

    @property
    def label(self) -> str:
        """Return in Swedish what it is, marked for translation."""
        return _ENTRIES[self]


ANSWERS = {Rater.SELF: EntryKind.SELF_ANSWERS, Rater.ASSESSOR: EntryKind.ASSESSOR_ANSWERS}
DONE = {Rater.SELF: EntryKind.SELF_DONE, Rater.ASSESSOR: EntryKind.ASSESSOR_DONE}

_RATERS = {Rater.SELF: N_("Deltagaren"), Rater.ASSESSOR: N_("Den som bedömer")}
_ENTRIES = {
    EntryKind.SELF_ANSWERS: N_("Deltagarens svar"),
    EntryKind.SELF_DONE: N_("Deltagaren blev klar"),
    EntryKind.SELF_REMARK: N_("Hur deltagaren ser på ett svar"),
    EntryKind.ASSESSOR_ANSWERS: N_("Svar från den som bedömer"),
    EntryKind.ASSESSOR_DONE: N_("Den som bedömer blev klar"),
    EntryKind.AGREED: N_("Det ni kom fram till"),
}
_METHODS = {
    Method.DIALOGUE: N_("Samtal om två skattningar"),
    Method.SELF_RATING: N_("Egen skattning"),
    Method.OBSERVATION: N_("Iakttagelse i en arbetsuppgift"),
    Method.DEMANDS: N_("Vad en arbetsuppgift kräver"),
}
