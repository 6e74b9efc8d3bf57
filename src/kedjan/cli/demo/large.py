"""Files as large as a benchmark asks for, without a single identity number of our own making.

Only Skatteverket's test numbers may be used, and about 43,000 exist. A file of 100,000 rows therefore holds each of
them once; every further row is one that the import must refuse: nine in ten repeat a row that is already there, word
for word, and one in ten has something wrong with it. Numbers of children and of people not yet born on the demo's first
day are among the official ones, and are good or bad rows as the import's own rules have it.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from kedjan.cli.demo.people import COLUMNS, FIRST_DAY, SEED
from kedjan.cli.demo.sources import Sources, sex_of
from kedjan.programmes.domain.codes import BenefitType

Row = tuple[str, ...]

_BENEFITS = (BenefitType.SJUKPENNING, BenefitType.TIDSBEGRANSAD_SJUKERSATTNING)
_REPEATED = 0.9


def large_file(count: int, sources: Sources, *, seed: int = SEED) -> Iterator[Row]:
    """Yield the heading and `count` rows: official numbers first and mixed, then repeated and bad rows.

    A wrong check digit makes a number that can be nobody's. Memory does not grow with `count`.
    """
    random = Random(seed)
    numbers = [*sources.personnummer, *sources.coordination_numbers]
    random.shuffle(numbers)
    yield COLUMNS
    for number in numbers[:count]:
        yield _row(number, sources, seed)
    for _ in range(count - len(numbers)):
        row = _row(random.choice(numbers), sources, seed)
        yield row if random.random() < _REPEATED else random.choice(_SPOILERS)(row)


def _row(number: str, sources: Sources, seed: int) -> Row:
    """Return the person's row: the same each time, without keeping it."""
    random = Random(f"{seed} {number}")
    place = random.choice(sources.municipalities)
    given = sources.first_names[sex_of(number)].draw(random)
    ends_on = FIRST_DAY + timedelta(days=random.randrange(-30, 365))
    benefit = random.choice(_BENEFITS).label
    return (
        *(f"{number[:8]}-{number[8:]}", given, sources.surnames.draw(random), place.name),
        *(benefit, ends_on.isoformat(), "070-174 06 05", ""),
    )


def _with_wrong_check_digit(row: Row) -> Row:
    return (f"{row[0][:-1]}{(int(row[0][-1]) + 1) % 10}", *row[1:])


def _without_number(row: Row) -> Row:
    return ("", *row[1:])


def _with_unknown_municipality(row: Row) -> Row:
    return (*row[:3], "Ankeborg", *row[4:])


def _with_unknown_benefit(row: Row) -> Row:
    return (*row[:4], "månadspeng", *row[5:])


def _with_impossible_date(row: Row) -> Row:
    return (*row[:5], f"{date.fromisoformat(row[5]).year}-02-30", *row[6:])


_SPOILERS: tuple[Callable[[Row], Row], ...] = (
    _with_wrong_check_digit,
    _without_number,
    _with_unknown_municipality,
    _with_unknown_benefit,
    _with_impossible_date,
)
