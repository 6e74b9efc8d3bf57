"""What a refusal says, as tests compare it."""

from collections.abc import Iterable

from kedjan.kernel.refusal import Reason, Refusal


def codes(given: Refusal | Iterable[Reason]) -> list[str]:
    """Return the codes of the reasons, in their order."""
    return [reason.code for reason in (given.reasons if isinstance(given, Refusal) else given)]
