"""A week and an agenda as presenters hand them to templates: what happens each day, in order, with its state."""

from dataclasses import dataclass

from kedjan.ui.components import Link, Tag


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something at a time: "10.00–11.30", what, where, and its state if there is anything to tell."""

    time: str
    title: str
    href: str | None = None
    where: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what happens on it. today: it is now; closed: why nothing can happen, such as "Julafton"."""

    title: str
    occasions: tuple[Occasion, ...] = ()
    today: bool = False
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """A week, Monday first, five or seven days. earlier and later: the weeks beside it."""

    title: str
    days: tuple[Day, ...]
    earlier: Link | None = None
    later: Link | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The days on which something happens, soonest first. empty: shown when there is none."""

    title: str
    days: tuple[Day, ...]
    empty: str
