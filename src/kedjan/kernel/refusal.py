"""A refusal explains itself: what is missing, and with which facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands in the way.

    code: stable name for tests, audit and the API; message: Swedish template with %(name)s places, marked with N_;
    values: what fills the places. Shown as gettext(message) % values.
    """

    code: str
    message: str
    values: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}), hash=False)


class Refusal(Exception):
    """The base of every CannotX: an operation that changed nothing, with all the reasons why."""

    def __init__(self, *reasons: Reason) -> None:
        """Keep the reasons; at least one is expected."""
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons
