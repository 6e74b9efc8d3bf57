"""Who waits for a group in the demo: synthetic people in Skåne and Blekinge, with official test numbers only.

They are drawn apart from Framsteget's, with their own seed and numbers that nobody there has, so that no figure of
that story changes. How many live where is chosen, so that groups can be held in four areas and not in all.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from kedjan.cli.demo.groups.resources import (
    HASSLEHOLM,
    HELSINGBORG,
    KARLSHAMN,
    KARLSKRONA,
    KRISTIANSTAD,
    LUND,
    MALMO,
    RONNEBY,
    YSTAD,
)
from kedjan.cli.demo.people import DemoPerson
from kedjan.cli.demo.sources import Municipality, Sources, birth_date, sex_of
from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.domain.waiting import Wish
from kedjan.kernel.sex import Sex, age_on
from kedjan.programmes.domain.codes import BenefitType

SEED = 3
_BENEFITS = (BenefitType.SJUKPENNING, BenefitType.SJUKERSATTNING, BenefitType.AKTIVITETSERSATTNING)
_YOUNG = 29
"""Activity compensation is for those under thirty."""
_WORKING_AGE = range(22, 63)
_MINUTES = (45, 60, 60, 75, 90)
_LANGUAGES = ("ar", "so", "bks", "es")
_IN_FICTION = 605
"""The first of the endings that PTS keeps for fiction, as in kedjan.cli.demo.people."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """People of some municipalities who were written up on a day. group: their group by its code; None if they wait."""

    group: str | None
    written_on: date
    homes: tuple[tuple[str, int], ...]


COHORTS = (
    Cohort("g1", date(2012, 9, 24), ((MALMO, 7), (LUND, 3))),
    Cohort("g2", date(2012, 11, 12), ((KRISTIANSTAD, 6), (HASSLEHOLM, 4))),
    Cohort("g3", date(2012, 11, 26), ((KARLSKRONA, 5), (RONNEBY, 4))),
    Cohort(None, date(2012, 12, 10), ((MALMO, 8), (LUND, 5), (KRISTIANSTAD, 3), (KARLSHAMN, 3))),
    Cohort(None, date(2013, 1, 8), ((HELSINGBORG, 9), (YSTAD, 2), (KARLSKRONA, 2), (HASSLEHOLM, 2))),
)


@dataclass(frozen=True, slots=True)
class Waiter:
    """Somebody who waits, how, since when, and in whose group the story gives them a seat."""

    person: DemoPerson
    wish: Wish
    written_on: date
    group: str | None


def waiters(sources: Sources, taken: Collection[str]) -> tuple[Waiter, ...]:
    """Return everybody, in the order of the cohorts; taken: numbers of the demo's other people."""
    random = Random(SEED)
    numbers = _numbers(sources, frozenset(taken), random)
    homes = {one.code: one for one in sources.municipalities}
    return tuple(
        _waiter(sources, random, next(numbers), homes[code], cohort, serial)
        for cohort in COHORTS
        for serial, code in enumerate(code for code, many in cohort.homes for _ in range(many))
    )


def _numbers(sources: Sources, taken: frozenset[str], random: Random) -> Iterator[str]:
    """Yield official numbers of working ages that nobody has, women's and men's by turns."""
    free = [
        one for one in sources.personnummer if one not in taken and age_on(birth_date(one), _today()) in _WORKING_AGE
    ]
    random.shuffle(free)
    women, men = ([one for one in free if sex_of(one) is sex] for sex in (Sex.WOMAN, Sex.MAN))
    for woman, man in zip(women, men, strict=False):
        yield woman
        yield man


def _today() -> date:
    return date(2013, 1, 1)


def _waiter(sources: Sources, random: Random, number: str, home: Municipality, cohort: Cohort, serial: int) -> Waiter:
    sex = sex_of(number)
    given, family = sources.first_names[sex].draw(random), sources.surnames.draw(random)
    young = age_on(birth_date(number), cohort.written_on) <= _YOUNG
    benefit = _BENEFITS[-1] if young else random.choice(_BENEFITS[:-1])
    ends_on = cohort.written_on + timedelta(days=random.randrange(210, 420))
    person = DemoPerson(
        number=number,
        sex=sex,
        given_name=given,
        family_name=family,
        municipality=home,
        benefit=benefit,
        benefit_ends_on=ends_on,
        phone=f"070-174 06 {(_IN_FICTION + serial) % 100:02}",
        email=None,
    )
    return Waiter(person, _wish(random, cohort, ends_on), cohort.written_on, cohort.group)


def _wish(random: Random, cohort: Cohort, ends_on: date) -> Wish:
    """Return how somebody wants to start; who has a seat in the story can take it: the group is where they live."""
    waits = cohort.group is None
    needs = random.choices(((), (RoomFeature.STEP_FREE,), (RoomFeature.HEARING_LOOP,)), (14, 3, 2))[0]
    language = random.choice(_LANGUAGES) if random.random() < 0.1 else ""
    return Wish(
        earliest_on=cohort.written_on + timedelta(days=random.choice((0, 0, 14, 28))),
        latest_on=ends_on - timedelta(weeks=1),
        benefit_ends=random.random() < 0.6,
        max_minutes=random.choice(_MINUTES) if waits else 75,
        needs=frozenset(needs),
        language=language,
    )
