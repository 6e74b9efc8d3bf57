from kedjan.engines.indicators.disclosure import SUPPRESSED
from kedjan.engines.indicators.publication import PublishedRow, PublishedTable, publish
from kedjan.engines.indicators.shares import Share
from kedjan.engines.indicators.table import Fact, Tally, build_table
from kedjan.kernel.sex import Sex


def tally(reached: int, others: int, *, unripe: int = 0, missing: int = 0, ended: int = 0) -> Tally:
    counted = reached + others
    return Tally(counted + unripe + missing, ended, Share(reached, counted, unripe=unripe, missing=missing))


def test_a_municipality_with_few_women_at_the_goal_hides_both_sexes_there_and_in_a_second_one() -> None:
    karlstad, arvika, kil = tally(30, 30), tally(9, 11), tally(8, 8)
    few = tally(2, 9)
    facts = [Fact("Karlstad", sex, karlstad) for sex in (Sex.WOMAN, Sex.MAN)]
    facts += [Fact("Arvika", sex, arvika) for sex in (Sex.WOMAN, Sex.MAN)]
    facts += [Fact("Kil", Sex.WOMAN, few), Fact("Kil", Sex.MAN, kil)]

    published = publish(build_table(facts))

    assert published.hidden == 4
    assert published.rows == (
        PublishedRow("Arvika", SUPPRESSED, SUPPRESSED, Tally(), arvika + arvika),
        PublishedRow("Karlstad", karlstad, karlstad, Tally(), karlstad + karlstad),
        PublishedRow("Kil", SUPPRESSED, SUPPRESSED, Tally(), few + kil),
    )
    assert published.total.women == karlstad + arvika + few


def test_few_who_are_unripe_or_missing_hide_nothing() -> None:
    table = build_table([Fact("Kil", sex, tally(8, 8, unripe=1, missing=2)) for sex in (Sex.WOMAN, Sex.MAN)])

    published = publish(table)

    assert published.hidden == 0
    assert published.rows[0].women == tally(8, 8, unripe=1, missing=2)


def test_few_who_ended_hide_the_cell() -> None:
    table = build_table([Fact("Kil", sex, tally(8, 8, ended=1)) for sex in (Sex.WOMAN, Sex.MAN)])

    published = publish(table)

    assert published.rows[0].women is SUPPRESSED


def test_someone_of_unknown_sex_is_not_given_away_by_the_other_totals() -> None:
    facts = [Fact(name, sex, tally(20, 20)) for name in ("Kil", "Sunne") for sex in (Sex.WOMAN, Sex.MAN)]
    facts.append(Fact("Kil", Sex.UNKNOWN, tally(0, 1)))

    published = publish(build_table(facts))

    assert published.total.unknown is SUPPRESSED
    shown = [published.total.women, published.total.men, published.total.total]
    assert shown.count(SUPPRESSED) == 1


def test_a_table_of_nobody_is_published_as_nobody() -> None:
    published = publish(build_table([]))

    assert published == PublishedTable((), PublishedRow("", Tally(), Tally(), Tally(), Tally()), 0)


def test_a_municipality_without_people_is_shown_as_zero() -> None:
    facts = [Fact("Kil", sex, tally(20, 20)) for sex in (Sex.WOMAN, Sex.MAN)]

    published = publish(build_table(facts, order=["Munkfors"]))

    assert published.rows[0] == PublishedRow("Munkfors", Tally(), Tally(), Tally(), Tally())
