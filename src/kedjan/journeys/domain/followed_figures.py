"""What is counted of how participants have been followed. Pure; docs/rules/continuity.md."""

from dataclasses import dataclass

from kedjan.journeys.domain.continuity import WhyChanged


@dataclass(frozen=True, slots=True)
class FollowedFigures:
    """How those of one sex, or all, have been followed, as it stood at the end of a day.

    people: for whom some organisation had named somebody; same: of them, who never changed; changes: of all of them
    together; noted: the changes with words to the next one; whys: the changes by reason, in the order of WhyChanged;
    median_days: half of the people had one and the same at least so long, None where there is nobody.
    """

    people: int = 0
    same: int = 0
    changes: int = 0
    noted: int = 0
    whys: tuple[int, ...] = (0,) * len(WhyChanged)
    median_days: int | None = None
