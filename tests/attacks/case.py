"""How a form is filled in where its own first answers are not taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kedjan.kernel.actor import Actor
from tests.participants.files import BO, text_of
from tests.support.world import World

QUERY = "query"
"""Among what stands in the address: what follows it where the form is shown only then, as "?first=yes"."""


@dataclass(frozen=True, slots=True)
class Case:
    """How a form is filled in where its own first answers are not taken.

    page: the address whose page shows the form, if not its own; person: about whom, if not "placed"; places: what
    stands in the address, once it has been prepared; who: who sends it, if not the first who may; file: what is sent in
    where one is asked for.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    person: str = "placed"
    places: Callable[[World], Mapping[str, object]] = lambda _world: {}
    who: Callable[[World], Actor] | None = None
    file: tuple[str, bytes] = ("lista.csv", text_of(BO).encode())
