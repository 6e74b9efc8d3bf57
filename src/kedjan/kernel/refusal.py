"""A refusal explains itself: what is missing, and with which facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands in the way.

    code: stable name for tests, audit and the API; message: Swedish template with %(name)s places, marked with N_;
    values: what fills the places. Shown as gettext(message) % values.
    """

    code: str
    message: str
    values: Mapping[str, str | int] = field(default_factory=dict, hash=False)


class Refusal(Exception):
    """The base of every CannotX: an operation that changed nothing, with all the reasons why."""

    def __init__(self, *reasons: Reason) -> None:
        """Keep the reasons; none at all raises ValueError, for a refusal explains itself."""
        if not reasons:
            raise ValueError("a refusal needs a reason")
        super().__init__(*reasons)
        self.reasons = reasons

    def __str__(self) -> str:
        """Return the codes, which are safe in logs; the values may not be."""
        return ", ".join(reason.code for reason in self.reasons)
