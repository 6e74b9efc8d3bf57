"""Facts that results are counted from, made up for tests, and the programme that they belong to."""

from datetime import date
from functools import cache

from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.facts import Observation, ResultFact
from kedjan.outcomes.domain.situations import Situation
from kedjan.programmes.domain.parse import parse_programme
from kedjan.programmes.domain.programme import ProgrammeFile
from tests.support.server import PROJECT

KARLSTAD, SUNNE, TORSBY = "1780", "1766", "1737"
AS_OF = date(2012, 12, 31)
LONG_AGO, LATELY = date(2011, 1, 10), date(2012, 6, 4)


@cache
def framsteget() -> ProgrammeFile:
    """Return the programme file that is shipped."""
    text = (PROJECT / "programmes/framsteget.toml").read_text(encoding="utf-8")
    names = {"1784": "Arvika"} | {"1730": "Eda", "1782": "Filipstad", "1763": "Forshaga", "1764": "Grums"}
    names |= {"1783": "Hagfors", "1761": "Hammarö", KARLSTAD: "Karlstad", "1715": "Kil", "1781": "Kristinehamn"}
    names |= {"1762": "Munkfors", "1760": "Storfors", SUNNE: "Sunne", TORSBY: "Torsby"}
    programme = parse_programme(text, municipalities=names).programme
    assert programme is not None
    return programme


def somebody(
    sex: Sex = Sex.WOMAN,
    municipality: str = SUNNE,
    started_on: date = LONG_AGO,
    outcome: str | None = None,
    situation: Situation | None = None,
) -> ResultFact:
    """Return one participation; whoever has an outcome left half a year after the start."""
    observed_on = started_on.replace(year=started_on.year + 1)
    return ResultFact(
        sex=sex,
        municipality_code=municipality,
        started_on=started_on,
        exited_on=None if outcome is None else started_on.replace(month=started_on.month % 12 + 1, day=28),
        outcome=outcome,
        observations=() if situation is None else (Observation(1, observed_on, situation),),
    )


def group(number: int, working: int, sex: Sex = Sex.WOMAN, municipality: str = SUNNE) -> tuple[ResultFact, ...]:
    """Return so many people who have all left and been followed up, so many of them working."""
    reached = somebody(sex, municipality, outcome="other_employer", situation=Situation.WORK)
    rest = somebody(sex, municipality, outcome="continued_support_authority", situation=Situation.JOB_SEEKING)
    return (reached,) * working + (rest,) * (number - working)
