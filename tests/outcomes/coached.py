"""People in coaching groups, made up for tests, and the programme that they belong to."""

from collections.abc import Iterable
from datetime import date, timedelta

from kedjan.coaching.domain.starts import GroupStart, TimeInGroup
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.chances import Chance, ChanceAnswer, Moment
from kedjan.outcomes.domain.facts import Observation, ResultFact
from kedjan.outcomes.domain.situations import Situation
from kedjan.programmes.domain.programme import ProgrammeFile
from tests.programmes.files import parsed, text_of

MALMO, LUND = "1280", "1281"
ENROLLED, GROUP_STARTS, GROUP_ENDS = date(2008, 6, 2), date(2008, 9, 1), date(2008, 11, 3)
FIRST_YEAR_ENDS, AS_OF = date(2009, 4, 30), date(2009, 12, 31)
OTHERS = """
[goals.compared]
starts_on = 2008-05-01
ends_on = 2008-12-31
source = "Försäkringskassan, uttag ur Rehabiliteringssamverkan"
women = { reached = 40, known = 120, missing = 11 }
men = { reached = 30, known = 80, missing = 7 }
"""


def the_project(compared: str = "") -> ProgrammeFile:
    """Return the Coaching Project, with others to compare with where somebody has counted them."""
    source = 'source = "Målsättning, Kvantitativa mål, punkt 1"\n'
    text = text_of("coachningsprojektet")
    assert source in text
    found = parsed(text.replace(source, source + compared)).programme
    assert found is not None
    return found


def coached(
    sex: Sex = Sex.WOMAN,
    situation: Situation | None = None,
    *,
    at_end: Chance | None = None,
    later: Chance | None = None,
    is_in_group: bool = True,
    municipality: str = MALMO,
) -> ResultFact:
    """Return one participation, in a group or not, with what is known of it."""
    said = ((Moment.GROUP_END, GROUP_ENDS, at_end), (Moment.TWELVE_MONTHS, ENROLLED.replace(year=2009), later))
    return ResultFact(
        sex=sex,
        municipality_code=municipality,
        started_on=ENROLLED,
        observations=() if situation is None else (Observation(1, ENROLLED.replace(year=2009), situation),),
        group=TimeInGroup(GROUP_STARTS, GROUP_ENDS) if is_in_group else None,
        chances=tuple(ChanceAnswer(1, moment, on, chance) for moment, on, chance in said if chance is not None),
    )


def many(number: int, working: int, sex: Sex, better: int = 0, *, is_in_group: bool = True) -> tuple[ResultFact, ...]:
    """Return so many people, the first of them working, and the first of them with better chances."""
    return tuple(
        coached(
            sex,
            Situation.WORK if place < working else Situation.JOB_SEEKING,
            at_end=Chance.BETTER if place < better else Chance.SAME,
            is_in_group=is_in_group,
        )
        for place in range(number)
    )


def starts(days: Iterable[date], *, area: str = "malmo-lund", has_started: bool = True) -> tuple[GroupStart, ...]:
    """Return a start for each of the Mondays, published well before."""
    return tuple(
        GroupStart(area, day, published_on=day - timedelta(days=60), started_on=day if has_started else None)
        for day in days
    )
