"""The closed lists of documents by power of attorney. Rule: docs/rules/papers.md."""

from enum import StrEnum

from kedjan.kernel.text import N_


class RequestState(StrEnum):
    """How far one request to one provider has come."""

    WANTED = "wanted"
    SENT = "sent"
    REMINDED = "reminded"
    RECEIVED = "received"
    REFUSED = "refused"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _STATES[self]


class Way(StrEnum):
    """How a request reached the provider."""

    LETTER = "letter"
    SECURE_MESSAGE = "secure_message"
    VISIT = "visit"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _WAYS[self]


class WhyEnded(StrEnum):
    """Why nothing comes of a request: a closed list, so that no cause and no diagnosis is written."""

    NOTHING_THERE = "nothing_there"
    SAYS_NO = "says_no"
    NOT_NEEDED = "not_needed"
    WRONG_PROVIDER = "wrong_provider"
    PERSON_ASKED = "person_asked"
    POWER_ENDED = "power_ended"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _WHY[self]


class PaperUse(StrEnum):
    """What a paper can be used for."""

    DOCUMENTS = "documents"
    MEDICAL = "medical"
    PLAN = "plan"
    ASSESSMENT = "assessment"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _USES[self]


class UseMark(StrEnum):
    """What is written down of a use: that it happened, or that the person does not want it, or wants it again."""

    USED = "used"
    NOT_FOR_THAT = "not_for_that"
    MAY_AGAIN = "may_again"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _MARKS[self]


REFUSED_BECAUSE = (WhyEnded.NOTHING_THERE, WhyEnded.SAYS_NO)
CANCELLED_BECAUSE = (WhyEnded.NOT_NEEDED, WhyEnded.WRONG_PROVIDER, WhyEnded.PERSON_ASKED, WhyEnded.POWER_ENDED)

_STATES = {
    RequestState.WANTED: N_("Inte skickad än"),
    RequestState.SENT: N_("Skickad"),
    RequestState.REMINDED: N_("Påmind"),
    RequestState.RECEIVED: N_("Inne"),
    RequestState.REFUSED: N_("Fick nej"),
    RequestState.CANCELLED: N_("Stoppad"),
}
_WAYS = {
    Way.LETTER: N_("Brev"),
    Way.SECURE_MESSAGE: N_("Säkert meddelande"),
    Way.VISIT: N_("Vid ett besök"),
}
_WHY = {
    WhyEnded.NOTHING_THERE: N_("De har inga sådana papper"),
    WhyEnded.SAYS_NO: N_("De vill inte lämna ut"),
    WhyEnded.NOT_NEEDED: N_("Pappren behövs inte längre"),
    WhyEnded.WRONG_PROVIDER: N_("Det var fel ställe"),
    WhyEnded.PERSON_ASKED: N_("Deltagaren vill inte"),
    WhyEnded.POWER_ENDED: N_("Fullmakten gäller inte längre"),
}
_USES = {
    PaperUse.DOCUMENTS: N_("Samla underlag"),
    PaperUse.MEDICAL: N_("Veta vad vården har gjort och planerar"),
    PaperUse.PLAN: N_("Göra planen"),
    PaperUse.ASSESSMENT: N_("Bedöma vad som fungerar i arbete"),
}
_MARKS = {
    UseMark.USED: N_("Användes"),
    UseMark.NOT_FOR_THAT: N_("Får inte användas till det"),
    UseMark.MAY_AGAIN: N_("Får användas till det igen"),
}
