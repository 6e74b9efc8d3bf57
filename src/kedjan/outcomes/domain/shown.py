"""For which sexes figures can be shown, so that nobody subtracts a small number. Pure; docs/rules/outcomes.md."""

from typing import TypeAlias

from kedjan.engines.indicators.disclosure import Suppressed, suppress
from kedjan.engines.indicators.twoway import Cell, TwoWay
from kedjan.kernel.sex import Sex

Shown: TypeAlias = frozenset[Sex | None]
"""For which sexes something can be shown; None: for all together."""

EVERYBODY: Shown = frozenset({*Sex, None})


def shown_for(cells: tuple[tuple[Cell, ...], ...], columns: list[Sex]) -> Shown:
    """Return for which columns the first row and the sum of all rows can be shown."""
    disclosed, rows = suppress(TwoWay(cells)), (0, None)
    places: dict[Sex | None, int | None] = {sex: number for number, sex in enumerate(columns)}
    places[None] = None
    hidden = {sex for sex, at in places.items() if any(isinstance(disclosed.at(row, at), Suppressed) for row in rows)}
    return EVERYBODY - hidden
