"""What may be asked to be corrected, and what a decision must hold: docs/rules/corrections.md."""

from enum import StrEnum

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

LONGEST = 2_000
_NOT_CORRECTED = ("audit_", "rights_", "consents_", "participants_participantaccount")


class Verdict(StrEnum):
    """How a request was answered."""

    CORRECTED = "corrected"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Verdict.CORRECTED: N_("Rättat"),
    Verdict.REFUSED: N_("Inte rättat"),
}


def can_be_corrected(table: str) -> bool:
    """Tell whether a record of the table can be wrong about somebody.

    What somebody did and read happened as it stands; a consent is what was said, and is taken back instead.
    """
    return not table.startswith(_NOT_CORRECTED)


def refusals_to_ask(*, wrong: str, wanted: str, is_waiting: bool) -> tuple[Reason, ...]:
    """Return why a request cannot be sent. is_waiting: the same value of the same record is asked about already."""
    reasons = []
    if is_waiting:
        reasons.append(
            Reason("correction-waits", N_("Du har redan bett om rättelse av den uppgiften. Vänta på svaret."))
        )
    if not wrong.strip():
        reasons.append(Reason("correction-without-fault", N_("Skriv vad som är fel.")))
    if not wanted.strip():
        reasons.append(Reason("correction-without-wish", N_("Skriv vad det ska stå.")))
    return (*reasons, *_too_long(wrong, wanted))


def refusals_to_decide(*, verdict: Verdict, recorded: str, reason: str, is_decided: bool) -> tuple[Reason, ...]:
    """Return why a decision cannot be saved: a correction says what holds now, a refusal says why."""
    reasons = []
    if is_decided:
        reasons.append(Reason("correction-decided", N_("Någon har redan svarat. Ladda om sidan.")))
    if verdict is Verdict.CORRECTED and not recorded.strip():
        reasons.append(Reason("correction-without-value", N_("Skriv vad som ska gälla.")))
    if verdict is Verdict.REFUSED and not reason.strip():
        reasons.append(Reason("refusal-without-reason", N_("Skriv varför uppgiften inte ändras.")))
    return (*reasons, *_too_long(recorded, reason))


def _too_long(*texts: str) -> tuple[Reason, ...]:
    if all(len(text) <= LONGEST for text in texts):
        return ()
    return (Reason("correction-too-long", N_("Skriv högst %(most)s tecken."), {"most": LONGEST}),)
