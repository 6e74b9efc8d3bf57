"""What the record says of keys: which, when and by whom, and never a key itself."""

from dataclasses import dataclass

from kedjan.audit.operations import record
from kedjan.cli.keys.keeping import Kind
from kedjan.cli.operator import OPERATOR
from kedjan.integrations.database.context import acting


@dataclass(frozen=True, slots=True)
class KeyAdded:
    """A new key is the newest of its ring. Recorded just before, so that no key is ever in use without a record."""

    kind: Kind
    key: str


@dataclass(frozen=True, slots=True)
class KeyChanged:
    """Values were made anew with the newest key; complete: no value has an older one."""

    kind: Kind
    key: str
    values: int
    complete: bool


@dataclass(frozen=True, slots=True)
class KeyRetired:
    """A key that nothing used was taken out of its ring. Recorded just before."""

    kind: Kind
    key: str


def note(event: KeyAdded | KeyChanged | KeyRetired) -> None:
    """Record what the operator does with a key."""
    with acting(OPERATOR) as clock:
        record(actor=OPERATOR, event=event, now=clock.now())
