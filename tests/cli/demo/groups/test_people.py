"""Who waits in the demo's second programme: official test numbers, of nobody else's, and the same every time."""

from collections import Counter

from kedjan.cli.demo.groups.people import COHORTS, waiters
from kedjan.cli.demo.people import FIRST_DAY
from kedjan.coaching.domain.waiting import refusals_to_wait
from kedjan.kernel.sex import Sex
from tests.cli.demo.sources_for_tests import people, sources

TAKEN = frozenset(one.number for one in people())


def test_those_who_wait_have_official_numbers_that_nobody_else_in_the_demo_has() -> None:
    numbers = [one.person.number for one in waiters(sources(), TAKEN)]

    assert len(set(numbers)) == len(numbers) == 63
    assert set(numbers) <= set(sources().personnummer)
    assert TAKEN.isdisjoint(numbers)


def test_the_same_people_wait_every_time() -> None:
    assert waiters(sources(), TAKEN) == waiters(sources(), TAKEN)


def test_half_of_them_are_women_and_each_lives_where_the_cohort_says() -> None:
    found = waiters(sources(), TAKEN)

    assert Counter(one.person.sex for one in found) == {Sex.WOMAN: 32, Sex.MAN: 31}
    homes = Counter({code: 0 for cohort in COHORTS for code, _many in cohort.homes})
    for cohort in COHORTS:
        homes.update(dict(cohort.homes))
    assert Counter(one.person.municipality.code for one in found) == homes


def test_everybody_may_wait_as_they_do_and_whose_group_starts_has_been_written_up_before() -> None:
    for one in waiters(sources(), TAKEN):
        assert refusals_to_wait(wish=one.wish, today=one.written_on) == ()
        assert one.written_on < FIRST_DAY < one.wish.latest_on
