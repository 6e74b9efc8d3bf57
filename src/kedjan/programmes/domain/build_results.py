"""Goals, councils, figures and events, out of a checked document."""

from kedjan.kernel.period import Period
from kedjan.programmes.domain.build_path import words
from kedjan.programmes.domain.codes import GoalKind, Measure, SeatSex, Split, Unit, WindowKind
from kedjan.programmes.domain.compared import Compared, Counts
from kedjan.programmes.domain.programme import Council, Event, Figure, Goal, Seats, Window
from kedjan.programmes.domain.typed import Typed


def goal(row: Typed) -> Goal:
    """Return one goal."""
    unit, measure = row.text_or_none("unit"), row.text_or_none("measure")
    return Goal(
        key=row.text("key"),
        title=words(row.table("title")),
        kind=GoalKind(row.text("kind")),
        window=_window(row.table("window")),
        split=tuple(Split(name) for name in row.texts("split")),
        denominator=words(row.table("denominator")),
        source=row.text("source"),
        target=row.number_or_none("target"),
        unit=Unit(unit) if unit else None,
        comparison=row.optional("comparison", words),
        outcome_keys=row.texts("outcomes"),
        measure=Measure(measure) if measure else None,
        compared=row.optional("compared", _compared),
    )


def council(row: Typed) -> Council:
    """Return one council."""
    return Council(
        key=row.text("key"),
        title=words(row.table("title")),
        purpose=words(row.table("purpose")),
        composition=words(row.table("composition")),
        total_seats=row.number_or_none("total_seats"),
        seats=row.each("seats", _seats),
    )


def figure(row: Typed) -> Figure:
    """Return one number of the source."""
    return Figure(
        key=row.text("key"),
        title=words(row.table("title")),
        value=row.number("value"),
        unit=Unit(row.text("unit")),
        source=row.text("source"),
    )


def event(row: Typed) -> Event:
    """Return one dated event."""
    return Event(on=row.day("on"), title=words(row.table("title")))


def _window(row: Typed) -> Window:
    return Window(when=WindowKind(row.text("when")), months=row.number_or_none("months"))


def _compared(row: Typed) -> Compared:
    return Compared(
        period=Period.through(row.day("starts_on"), row.day("ends_on")),
        source=row.text("source"),
        women=_counts(row.table("women")),
        men=_counts(row.table("men")),
    )


def _counts(row: Typed) -> Counts:
    return Counts(reached=row.number("reached"), known=row.number("known"), missing=row.number("missing"))


def _seats(row: Typed) -> Seats:
    return Seats(
        number=row.number("number"),
        sex=SeatSex(row.text("sex")),
        who=words(row.table("who")),
        units=row.number_or_none("units") or 1,
        unit=row.text_or_none("unit"),
    )
