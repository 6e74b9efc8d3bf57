"""What the commands about the log say."""

from kedjan.cli.wording import Language, translated
from kedjan.kernel.refusal import Reason, Refusal


def said(reason: Reason, language: Language) -> str:
    """Return a reason as a sentence."""
    return translated(reason.message, language) % dict(reason.values)


def explained(refusal: Refusal, language: Language) -> str:
    """Return why something was refused, a line for each reason."""
    return "\n".join(said(reason, language) for reason in refusal.reasons)
