"""The results of a simulated programme as lines of text: women, men and their sum, by municipality and by goal."""

from collections.abc import Iterator

from kedjan.cli.wording import Language, translated
from kedjan.engines.indicators.table import Tally
from kedjan.kernel.text import N_
from kedjan.outcomes.domain.results import NOWHERE, Results
from kedjan.programmes.domain.programme import ProgrammeFile

_HEADING = (N_("Kommun"), N_("Kvinnor"), N_("Män"), N_("Alla"))
_EXPLAINED = N_(
    "I varje ruta: började, avslutade, i arbete eller studier efter tolv månader, av så många som är kända."
)


def table_lines(found: Results, programme: ProgrammeFile, language: Language) -> Iterator[str]:
    """Yield the table, its explanation first and the sum last. Synthetic people: no number is hidden."""
    names = {one.code: one.name for one in programme.municipalities}
    yield translated(_EXPLAINED, language)
    yield _line(*(translated(text, language) for text in _HEADING))
    for row in found.table.rows:
        yield _line(names.get(row.name, NOWHERE), *(_cell(one) for one in (row.women, row.men, row.total)))
    last = found.table.total
    yield _line(translated(N_("Summa"), language), *(_cell(one) for one in (last.women, last.men, last.total)))


def _line(name: str, *cells: str) -> str:
    return f"{name:16}" + "".join(f"{cell:>20}" for cell in cells)


def _cell(tally: Tally) -> str:
    return f"{tally.started} {tally.ended} {tally.goal.numerator}/{tally.goal.denominator}"
