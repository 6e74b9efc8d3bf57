import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.engines.indicators.shares import Share
from kedjan.engines.indicators.table import Fact, ResultRow, ResultTable, Tally, build_table
from kedjan.kernel.sex import Sex

SUNNE = Tally(started=12, ended=7, goal=Share(4, 8, unripe=3, missing=1))
TORSBY = Tally(started=6, ended=2, goal=Share(1, 5, unripe=1))


def tallies() -> st.SearchStrategy[Tally]:
    parts = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 40))
    return parts.map(
        lambda p: Tally(sum(p[:4]), min(p[4], sum(p[:4])), Share(p[0], p[0] + p[1], unripe=p[2], missing=p[3]))
    )


def facts() -> st.SearchStrategy[list[Fact]]:
    return st.lists(st.builds(Fact, st.sampled_from(["Arvika", "Sunne", "Torsby"]), st.sampled_from(Sex), tallies()))


def test_facts_become_rows_by_municipality_with_women_men_and_unknown() -> None:
    table = build_table([Fact("Torsby", Sex.MAN, TORSBY), Fact("Sunne", Sex.WOMAN, SUNNE)])

    assert table.rows == (
        ResultRow("Sunne", SUNNE, Tally(), Tally(), SUNNE),
        ResultRow("Torsby", Tally(), TORSBY, Tally(), TORSBY),
    )
    assert table.total == ResultRow("", SUNNE, TORSBY, Tally(), Tally(18, 9, Share(5, 13, unripe=4, missing=1)))


def test_a_municipality_without_people_gets_its_row_where_it_was_asked_for() -> None:
    table = build_table([Fact("Arvika", Sex.MAN, TORSBY)], order=["Torsby", "Sunne"])

    assert [row.name for row in table.rows] == ["Torsby", "Sunne", "Arvika"]
    assert table.rows[0] == ResultRow("Torsby", Tally(), Tally(), Tally(), Tally())


def test_facts_for_one_cell_are_added() -> None:
    table = build_table([Fact("Sunne", Sex.WOMAN, SUNNE), Fact("Sunne", Sex.WOMAN, TORSBY)])

    assert table.rows[0].women == Tally(18, 9, Share(5, 13, unripe=4, missing=1))


def test_a_table_of_nobody_has_a_total_of_nobody() -> None:
    table = build_table([])

    assert table == ResultTable((), ResultRow("", Tally(), Tally(), Tally(), Tally()))


@given(facts())
def test_women_men_and_unknown_always_make_the_total_and_the_rows_do_too(given_facts: list[Fact]) -> None:
    everyone = sum((fact.tally for fact in given_facts), start=Tally())

    table = build_table(given_facts, counted=everyone)

    assert table.total.women + table.total.men + table.total.unknown == everyone
    assert sum((row.total for row in table.rows), start=Tally()) == everyone


def test_a_person_who_fell_out_of_the_split_is_found_by_counting_everyone_once_more() -> None:
    with pytest.raises(ValueError, match="the cells hold 12 people, but 18 were counted"):
        build_table([Fact("Sunne", Sex.WOMAN, SUNNE)], counted=SUNNE + TORSBY)


def test_a_row_whose_sexes_do_not_make_its_total_is_refused() -> None:
    with pytest.raises(ValueError, match="women, men and unknown do not make the total in Sunne"):
        ResultRow("Sunne", SUNNE, TORSBY, Tally(), SUNNE)


def test_a_table_whose_rows_do_not_make_its_total_is_refused() -> None:
    row = ResultRow("Sunne", SUNNE, Tally(), Tally(), SUNNE)
    total = ResultRow("", TORSBY, Tally(), Tally(), TORSBY)

    with pytest.raises(ValueError, match="the rows do not make the total for woman"):
        ResultTable((row,), total)


def test_more_people_cannot_have_ended_than_started() -> None:
    with pytest.raises(ValueError, match="2 cannot have ended of 1 who started"):
        Tally(started=1, ended=2, goal=Share(0, 1))


def test_a_goal_must_be_followed_for_everyone_who_started() -> None:
    with pytest.raises(ValueError, match="followed for 2 people, but 3 started"):
        Tally(started=3, ended=0, goal=Share(1, 2))
