"""Charts, maps and ratings as presenters hand them to templates: ready strings and places in percent.

Every figure says its numbers in words beside each mark and again in a table; shape and pattern repeat what colour says.
"""

from dataclasses import dataclass

from kedjan.ui.components import Table


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. percent: its length of the longest one, 0 to 100; None when it is suppressed, and only `text` shows."""

    text: str
    percent: float | None


@dataclass(frozen=True, slots=True)
class BarGroup:
    """The bars of one label, one for each series of the chart and in the same order."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Numbers by group, as horizontal bars, with the table that says the same. At most four series: four patterns."""

    title: str
    series: tuple[str, ...]
    groups: tuple[BarGroup, ...]
    table: Table
    note: str = ""


@dataclass(frozen=True, slots=True)
class MapArea:
    """An area of a map: an SVG path, where its label stands, and what is told about it.

    text: the direct label, such as "12"; level: 0 to 4, light to dark; None where nothing may be told (hatched); code:
    a municipality's, whose outline stands in municipalities.svg, not here; is_empty: there is nothing to tell.
    """

    name: str
    text: str
    path: str
    x: int
    y: int
    level: int | None = None
    code: str = ""
    is_empty: bool = False
    has_label: bool = True

    @property
    def look(self) -> str:
        """Return how it is filled: empty, hidden or by its level."""
        if self.is_empty:
            return "empty"
        return "hidden" if self.level is None else str(self.level)


@dataclass(frozen=True, slots=True)
class AreaMap:
    """A map.

    table: that says the same, if the page has none of its own; box: left, top, width and height in the paths' own
    units; legend: one text for each level in use; empty: what it means that an area is drawn empty.
    """

    title: str
    box: tuple[int, int, int, int]
    areas: tuple[MapArea, ...]
    legend: tuple[tuple[int, str], ...]
    table: Table | None
    note: str = ""
    empty: str = ""

    @property
    def view_box(self) -> str:
        """Return the box as SVG wants it."""
        return " ".join(map(str, self.box))

    @property
    def has_hidden(self) -> bool:
        """Tell whether something of it may not be told."""
        return any(area.look == "hidden" for area in self.areas)

    @property
    def has_empty(self) -> bool:
        """Tell whether there is nothing to tell of some area."""
        return any(area.is_empty for area in self.areas)

    @property
    def stripe(self) -> int:
        """Return the width of the stripes over what may not be told, in the paths' own units."""
        return max(1, self.letter // 10)

    @property
    def hatch(self) -> int:
        """Return how far apart the stripes stand."""
        return max(3, self.letter // 2)

    @property
    def letter(self) -> int:
        """Return the height of the labels, in the paths' own units."""
        return max(self.box[2], self.box[3]) // 26


@dataclass(frozen=True, slots=True)
class RatedSkill:
    """One skill, rated by the person and by a professional.

    own and other: steps from 1 to the scale's number of steps, None where there is no rating; told: both ratings and
    their difference in words.
    """

    skill: str
    told: str
    own: int | None = None
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a rating stands along its line, in percent."""

    at: float


@dataclass(frozen=True, slots=True)
class RatedLine:
    """A skill with its marks placed."""

    skill: str
    told: str
    own: Mark | None
    other: Mark | None

    @property
    def agree(self) -> bool:
        """Tell whether both stand at the same step."""
        return self.own is not None and self.own == self.other


@dataclass(frozen=True, slots=True)
class RatingComparison:
    """Two ratings of the same skills, side by side as a ground for talk: agreement and difference at a glance.

    steps: the scale's words, lowest first, at least two; own and other: who has rated.
    """

    title: str
    own: str
    other: str
    steps: tuple[str, ...]
    skills: tuple[RatedSkill, ...]
    table: Table

    @property
    def lines(self) -> tuple[RatedLine, ...]:
        """Return the skills with their marks placed along the line."""
        return tuple(RatedLine(one.skill, one.told, self._mark(one.own), self._mark(one.other)) for one in self.skills)

    @property
    def ticks(self) -> tuple[Mark, ...]:
        """Return a mark for each step of the scale."""
        return tuple(Mark(100 * step / (len(self.steps) - 1)) for step in range(len(self.steps)))

    def _mark(self, step: int | None) -> Mark | None:
        return None if step is None else self.ticks[step - 1]
