"""What presenters hand to templates: ready strings in frozen values, one class per component.

Every text here is final: translated, formatted for the reader's language and safe to show to this reader. Templates
loop and print; they never format dates, count or decide. Hrefs are paths inside Kedjan, made with `reverse`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """The colours of a tag. Colour never carries meaning alone: the tag's text says the same."""

    GREY = "grey"
    GREEN = "green"
    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"
    TURQUOISE = "turquoise"


@dataclass(frozen=True, slots=True)
class Link:
    """A link. `hidden` is read aloud after the text, so that ten "Ändra" on a page can be told apart."""

    text: str
    href: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A short status.

    Grey: not begun or over; green: good; blue: under way; yellow: waits; red: late; turquoise: new.
    """

    text: str
    colour: str = Colour.GREY


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One fact of a summary list.

    value: empty means that nothing is known, and shows as "Ej angivet"; href: where the value itself leads;
    action: what can be done about it, usually "Ändra".
    """

    key: str
    value: str
    action: Link | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class TaskItem:
    """One task of a task list. Without href it cannot start yet, and `hint` says why and who can change that.

    status: None where there is nothing to tell.
    """

    title: str
    href: str | None
    hint: str
    status: Tag | None


@dataclass(frozen=True, slots=True)
class Todo:
    """A row of a start page's list: a link to the very page where it is done, and one line about it."""

    text: str
    href: str
    detail: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class TodoList:
    """A few rows that answer one question; `empty` is said when there are none.

    key: names the list on its page; note: a line under the title; every: where there is more of them.
    """

    key: str
    title: str
    rows: tuple[Todo, ...]
    empty: str
    note: str = ""
    every: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column.

    numeric: right-aligned figures; sort_href: a link that sorts by it; sorted: "ascending", "descending" or empty.
    """

    title: str
    numeric: bool = False
    sort_href: str | None = None
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell. header: names its row (at most one a row); tag: shown after the text."""

    text: str
    href: str | None = None
    tag: Tag | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Each row has one cell per column; `empty` is shown instead when there are no rows.

    is_list: a list of people or things, which a narrow window shows one under the other, each with its headings.
    Tables of figures, that are compared down a column, keep their columns and are scrolled.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    is_list: bool = False

    @property
    def sorts(self) -> tuple[Column, ...]:
        """Return the columns that the table can be ordered by."""
        return tuple(one for one in self.columns if one.sort_href)

    @property
    def lines(self) -> tuple[tuple[tuple[Column, Cell], ...], ...]:
        """Return the rows with each cell beside its column; raises ValueError for a row of another length."""
        return tuple(tuple(zip(self.columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened: what, when (already written out), who, and a text or an empty string."""

    title: str
    when: str
    who: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ProseItem:
    """A line of a list, and what it lists itself."""

    text: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, and the list that it introduces. language: of its own, where that may be another than the page's."""

    text: str
    items: tuple[ProseItem, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class ErrorItem:
    """A problem in the summary at the top of a page; href points to the field ("#id_name") or is empty."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link in the main navigation or among the breadcrumbs; current: the reader is there."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """Lists that the reader has saved of the one below, and how to save it as it is shown, or to remove them."""

    items: tuple[NavItem, ...]
    save: Link | None = None
    manage: Link | None = None


class WorkState(StrEnum):
    """Where long work stands. What waits or runs is looked at again by a script; the rest only when somebody asks."""

    WAITING = "waiting"
    RUNNING = "running"
    STALLED = "stalled"


@dataclass(frozen=True, slots=True)
class Work:
    """Long work that the reader may wait for, or leave.

    label: what is counted; words: "12 500 av 100 000"; text: how long is left, or why it stands still; said: the same
    in so few steps that it can be read aloud; here: where to look again; again: what a button to try again says.
    """

    label: str
    done: int
    total: int
    words: str
    state: WorkState
    text: str
    said: str
    here: str
    again: str = ""


class StepState(StrEnum):
    """Where a step of a path stands for one person."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the path. text: one line under the title, such as a date; who: one more, who is responsible."""

    title: str
    state: StepState
    text: str = ""
    who: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its interval, drawn as a bar.

    percent, low and high: 0 to 100, or None when suppressed (then only `text` shows); goal: a mark to reach, in
    percent; text: the direct label, such as "52 % (38–66 %), 24 av 46".
    """

    label: str
    text: str
    percent: float | None = None
    low: float | None = None
    high: float | None = None
    goal: float | None = None

    @property
    def span(self) -> float:
        """Return the width of the interval in percent."""
        return (self.high or 0.0) - (self.low or 0.0)


@dataclass(frozen=True, slots=True)
class ShareChart:
    """Shares under one title, with the table that says the same in figures."""

    title: str
    shares: tuple[Share, ...]
    table: Table
    note: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around one form, or one question, about a person.

    name: who it is about; intro: what it is about, where the title does not say it all; back: where it is left for.
    """

    title: str
    name: str
    submit: str
    back: str
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """Who is signed in, as the header says it: a name, a role with its organisation, and links such as "Byt roll"."""

    name: str
    role: str
    links: tuple[Link, ...] = ()
