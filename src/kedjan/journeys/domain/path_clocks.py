"""The clocks that the path itself starts: the whole of it, a stage, and its end. Pure; docs/rules/clocks.md.

Nothing of this is written: it follows from the days when stages were entered and from the programme's file.
"""

from dataclasses import dataclass
from datetime import date

from kedjan.journeys.domain.clock_events import Began, ClockEvent
from kedjan.journeys.domain.clock_rules import TEAM, Certainty, ClockRule, Milestone, Unit
from kedjan.kernel.period import Period
from kedjan.kernel.text import N_
from kedjan.programmes.domain.programme import ProgrammeFile, Stage


@dataclass(frozen=True, slots=True)
class PathClocks:
    """What a path has started, and the rules that the programme itself has for it."""

    began: tuple[Began, ...] = ()
    rules: tuple[ClockRule, ...] = ()


def path_clocks(
    file: ProgrammeFile, *, enrolled_on: date, entered: tuple[tuple[Stage, date], ...], exited_on: date | None = None
) -> PathClocks:
    """Return both for one participation. entered: as in began_on_the_path."""
    return PathClocks(
        began_on_the_path(enrolled_on=enrolled_on, entered=entered, exited_on=exited_on),
        rules_of_the_path(file, enrolled_on),
    )


def began_on_the_path(
    *, enrolled_on: date, entered: tuple[tuple[Stage, date], ...], exited_on: date | None
) -> tuple[Began, ...]:
    """Return what the path has started. A stage's clock stops when the stage is left, the path's at its end.

    entered: the stages with the days when they were entered, in order.
    """
    left = (*(on for _stage, on in entered[1:]), exited_on)
    stages = (
        Began(ClockEvent(stage.clock), on, until=until)
        for (stage, on), until in zip(entered, left, strict=False)
        if stage.clock is not None
    )
    ended = () if exited_on is None else (Began(ClockEvent.LEFT, exited_on),)
    return (Began(ClockEvent.PATH_BEGAN, enrolled_on, until=exited_on), *stages, *ended)


def rules_of_the_path(file: ProgrammeFile, enrolled_on: date) -> tuple[ClockRule, ...]:
    """Return the rule of the path's own length, for whoever began that day; none where the source gives no number."""
    months = None if file.path is None else file.path.length.most_months
    if file.path is None or months is None:
        return ()
    end = Milestone(
        "path-ends",
        N_("Den tid som programmet räknar med är slut"),
        N_("Så lång tid räknar programmet med. Före den dagen bestämmer vi tillsammans vad som kommer sedan."),
        months,
        Unit.MONTHS,
        lead=60,
    )
    rule = ClockRule(
        code="path-length",
        event=ClockEvent.PATH_BEGAN,
        valid=Period(enrolled_on),
        milestones=(end,),
        source=f"{file.name.sv}, {file.path.source}",
        certainty=Certainty.PROGRAMME,
        ask=TEAM,
    )
    return (rule,)
