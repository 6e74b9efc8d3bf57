"""The ability profile: the surest source, the latest day, how sure; and a task's demands beside it."""

from datetime import date
from uuid import UUID

import pytest

from kedjan.assessments.domain.instrument import Scale, Step
from kedjan.assessments.domain.profile import (
    Demand,
    Known,
    SkillLevel,
    Source,
    Sureness,
    ability_profile,
    gaps,
)
from kedjan.kernel.ids import ParticipantId
from kedjan.programmes.domain.words import Words

TODAY = date(2013, 1, 14)
ME = ParticipantId(UUID(int=7))
LIFTING = Words("Lyfta", "Lifting")


def scale(key: str = "four") -> Scale:
    """Return a scale of four steps."""
    return Scale(key, tuple(Step(value, Words(f"Steg {value}", f"Step {value}")) for value in range(1, 5)))


def known(value: int, source: Source, on: date = TODAY, key: str = "four") -> Known:
    """Return a step of lifting."""
    return Known("lifting", LIFTING, value, scale(key), source, on)


def level(*found: Known) -> SkillLevel:
    """Return what the profile says of lifting."""
    return ability_profile(ME, found, TODAY).by_skill["lifting"]


def test_what_was_seen_in_a_task_comes_before_what_was_said_later() -> None:
    seen = known(3, Source.OBSERVED, date(2012, 6, 1))

    found = level(seen, known(1, Source.AGREED), known(2, Source.ASSESSOR), known(4, Source.SELF))

    assert (found.value, found.source, found.on) == (3, Source.OBSERVED, date(2012, 6, 1))
    assert found.label == Words("Steg 3", "Step 3")


@pytest.mark.parametrize(
    ("sources", "best"),
    [
        ((Source.SELF, Source.ASSESSOR, Source.AGREED), Source.AGREED),
        ((Source.SELF, Source.ASSESSOR), Source.ASSESSOR),
        ((Source.SELF,), Source.SELF),
    ],
)
def test_the_surest_source_is_taken(sources: tuple[Source, ...], best: Source) -> None:
    assert level(*(known(2, one) for one in sources)).source is best


def test_of_one_source_the_latest_day_counts() -> None:
    earlier, later = known(1, Source.OBSERVED, date(2012, 3, 1)), known(3, Source.OBSERVED, date(2012, 12, 1))

    assert level(later, earlier).value == level(earlier, later).value == 3


@pytest.mark.parametrize(
    ("found", "sureness"),
    [
        ((known(3, Source.OBSERVED), known(2, Source.OBSERVED, date(2012, 6, 1))), Sureness.SEEN_AGAIN),
        ((known(3, Source.OBSERVED), known(1, Source.OBSERVED, date(2012, 6, 1))), Sureness.SEEN_ONCE),
        ((known(3, Source.OBSERVED), known(3, Source.OBSERVED)), Sureness.SEEN_ONCE),
        ((known(3, Source.OBSERVED), known(3, Source.OBSERVED, date(2012, 1, 14))), Sureness.SEEN_ONCE),
        ((known(3, Source.OBSERVED), known(3, Source.OBSERVED, date(2012, 6, 1), "five")), Sureness.SEEN_ONCE),
        ((known(3, Source.AGREED),), Sureness.TALKED),
        ((known(3, Source.ASSESSOR), known(1, Source.SELF)), Sureness.ONE_SIDED),
        ((known(3, Source.SELF),), Sureness.ONE_SIDED),
        ((known(3, Source.OBSERVED, date(2012, 1, 15)),), Sureness.SEEN_ONCE),
        ((known(3, Source.OBSERVED, date(2012, 1, 14)),), Sureness.OLD),
    ],
)
def test_the_profile_says_how_sure_it_is(found: tuple[Known, ...], sureness: Sureness) -> None:
    assert level(*found).sureness is sureness


def test_nothing_known_is_an_empty_profile() -> None:
    assert ability_profile(ME, (), TODAY).levels == ()


@pytest.mark.parametrize(("ability", "demand", "lacks"), [(3, 2, 0), (3, 3, 0), (2, 4, 2)])
def test_a_demand_is_met_or_some_steps_short(ability: int, demand: int, lacks: int) -> None:
    profile = ability_profile(ME, [known(ability, Source.OBSERVED)], TODAY)

    assert [one.lacks for one in gaps(profile, [Demand("lifting", LIFTING, demand, scale())])] == [lacks]


def test_what_is_not_known_or_on_another_scale_is_not_compared() -> None:
    profile = ability_profile(ME, [known(1, Source.OBSERVED)], TODAY)
    demands = [Demand("sorting", LIFTING, 4, scale()), Demand("lifting", LIFTING, 4, scale("five"))]

    assert [(one.level, one.lacks) for one in gaps(profile, demands)] == [(None, None), (None, None)]
