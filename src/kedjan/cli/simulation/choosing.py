"""Who is in a simulated Framsteget, and what happens to them to its last day: docs/rules/simulation.md."""

from datetime import date, timedelta
from itertools import accumulate, takewhile

from kedjan.cli.demo.events import History
from kedjan.cli.demo.history import histories
from kedjan.cli.demo.people import SEED, generate_people
from kedjan.cli.demo.sources import Sources

STARTERS = 300
"""About as many as the source says take part."""
MOST_STARTERS = 300
"""More do not start by the last day with every seed: the list is as long as the source says."""
LAST_DAY = date(2014, 6, 30)
"""The programme's last day: 45 months after its first."""


def whole_histories(sources: Sources, *, starters: int = STARTERS, seed: int = SEED) -> tuple[History, ...]:
    """Return the histories of those whose benefit ends first, as many as it takes until `starters` have started.

    Everybody on the list is there, whoever was never asked or said no too; a history goes on to the last day.
    """
    everyone = histories(generate_people(sources, seed=seed), seed=seed, until=LAST_DAY + timedelta(days=1))
    started = accumulate((one.enrolled_on is not None for one in everyone), initial=0)
    return tuple(
        one for one, _before in takewhile(lambda pair: pair[1] < starters, zip(everyone, started, strict=False))
    )
