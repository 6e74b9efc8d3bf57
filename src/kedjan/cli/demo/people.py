"""The demo's synthetic people: drawn from a seed, with official test numbers only, in the volumes Framsteget states.

What is kept to, and where the source contradicts itself (docs/rules/demo.md):
about 600 known ends of temporary sickness compensation and about 15 a month who reach the end of sickness benefit
("about 500" in all), October 2010 to April 2013; two in three are women, as in the nation. Three in five among the
programme's participants is not drawn here: in history.py men say yes more often.
"""

import csv
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TextIO

from kedjan.cli.demo.sources import Municipality, Sources, birth_date, sex_of
from kedjan.kernel.sex import Sex, age_on
from kedjan.programmes.domain.codes import BenefitType

SEED = 93
"""Of the seeds 1 to 100 the one whose draw lies nearest the figures of the sources; see docs/rules/demo.md."""
FIRST_DAY = date(2013, 1, 14)
"""The demo's first day, a Monday: Framsteget is two years and a quarter old."""

FRAMSTEGET_MUNICIPALITIES = (
    *("1715", "1730", "1737", "1760", "1761", "1762", "1763"),
    *("1764", "1766", "1780", "1781", "1782", "1783", "1784"),
)
WOMEN = 0.67
COMPENSATION_ENDS = 600
BENEFIT_ENDS_A_MONTH = 15.5
_FORECAST = (date(2010, 10, 1), date(2013, 4, 30))
_BENEFITS_END_BY = date(2014, 6, 30)
_DAYS_A_MONTH = 365.25 / 12

_AGE_BANDS = ((50, 64), (40, 49), (30, 39), (20, 29))
_BAND_WEIGHTS = (28, 12, 40, 20)

COLUMNS = ("personnummer", "förnamn", "efternamn", "kommun", "förmån", "förmån till och med", "telefon", "e-post")
_PHONE_FIRST, _PHONE_LATEST = 605, 699
_PLAIN = str.maketrans("åäöéèüáíøæ", "aaoeeuaioa")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A synthetic person and the benefit that is about to end; benefit_ends_on is its last day."""

    number: str
    sex: Sex
    given_name: str
    family_name: str
    municipality: Municipality
    benefit: BenefitType
    benefit_ends_on: date
    phone: str | None
    email: str | None


def generate_people(sources: Sources, *, seed: int = SEED) -> tuple[DemoPerson, ...]:
    """Return everyone, by the day the benefit ends; the same seed gives the same people."""
    random = Random(seed)
    numbers = _Numbers(sources.personnummer, random)
    ends = sorted(_benefit_ends(random), key=lambda end: (end[1], end[0]))
    return tuple(_person(sources, numbers, random, serial, end) for serial, end in enumerate(ends))


def rows(people: Iterable[DemoPerson]) -> Iterator[tuple[str, ...]]:
    """Return the people as the rows that the import reads, the heading first."""
    yield COLUMNS
    for person in people:
        yield (
            f"{person.number[:8]}-{person.number[8:]}",
            person.given_name,
            person.family_name,
            person.municipality.name,
            person.benefit.label,
            person.benefit_ends_on.isoformat(),
            person.phone or "",
            person.email or "",
        )


def write_csv(table: Iterable[Sequence[str]], file: TextIO) -> None:
    """Write rows as the import reads them: semicolons between, one row a line."""
    csv.writer(file, delimiter=";", lineterminator="\n").writerows(table)


class _Numbers:
    """The official test numbers of working ages, each handed out once."""

    def __init__(self, personnummer: Iterable[str], random: Random) -> None:
        self._random = random
        self._left: dict[tuple[Sex, int], list[str]] = {
            (sex, band): [] for sex in (Sex.WOMAN, Sex.MAN) for band in range(len(_AGE_BANDS))
        }
        for number in personnummer:
            age = age_on(birth_date(number), FIRST_DAY)
            for band, (youngest, oldest) in enumerate(_AGE_BANDS):
                if youngest <= age <= oldest:
                    self._left[sex_of(number), band].append(number)
        for numbers in self._left.values():
            random.shuffle(numbers)

    def draw(self, sex: Sex) -> str:
        """Return an unused number; where an age band is used up, one of the next younger band."""
        band = self._random.choices(range(len(_AGE_BANDS)), _BAND_WEIGHTS)[0]
        while not self._left[sex, band]:
            band += 1
        return self._left[sex, band].pop()


def _benefit_ends(random: Random) -> Iterator[tuple[BenefitType, date]]:
    months = [(year, month) for year in range(2010, 2014) for month in range(1, 13)]
    months = [month for month in months if _FORECAST[0] <= date(*month, 1) <= _FORECAST[1]]
    for _ in range(COMPENSATION_ENDS):
        year, month = random.choice(months)
        yield BenefitType.TIDSBEGRANSAD_SJUKERSATTNING, date(year, month, monthrange(year, month)[1])
    days = random.expovariate(BENEFIT_ENDS_A_MONTH / _DAYS_A_MONTH)
    while (day := _FORECAST[0] + timedelta(days=int(days))) <= _BENEFITS_END_BY:
        yield BenefitType.SJUKPENNING, day
        days += random.expovariate(BENEFIT_ENDS_A_MONTH / _DAYS_A_MONTH)


def _person(
    sources: Sources, numbers: _Numbers, random: Random, serial: int, end: tuple[BenefitType, date]
) -> DemoPerson:
    places = [place for place in sources.municipalities if place.code in FRAMSTEGET_MUNICIPALITIES]
    sex = Sex.WOMAN if random.random() < WOMEN else Sex.MAN
    given, family = sources.first_names[sex].draw(random), sources.surnames.draw(random)
    return DemoPerson(
        number=numbers.draw(sex),
        sex=sex,
        given_name=given,
        family_name=family,
        municipality=random.choices(places, [place.population for place in places])[0],
        benefit=end[0],
        benefit_ends_on=end[1],
        phone=_phone(serial) if random.random() < 0.92 else None,
        email=_email(given, family, serial) if random.random() < 0.7 else None,
    )


def _phone(serial: int) -> str:
    """Return one of the 95 mobile numbers that PTS keeps for fiction, so several people share one."""
    ending = _PHONE_FIRST + serial % (_PHONE_LATEST - _PHONE_FIRST + 1)
    return f"070-174 0{str(ending)[0]} {str(ending)[1:]}"


def _email(given: str, family: str, serial: int) -> str:
    plain = f"{given}.{family}".lower().translate(_PLAIN)
    return f"{plain}.{serial}@example.com"
