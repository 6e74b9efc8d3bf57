from collections import Counter
from itertools import islice

from kedjan.cli.demo.large import large_file
from kedjan.cli.demo.people import COLUMNS
from tests.cli.demo.sources_for_tests import sources


def test_a_large_file_holds_every_official_number_once_before_anything_is_repeated_or_bad() -> None:
    official = {*sources().personnummer, *sources().coordination_numbers}

    heading, *good = islice(large_file(100_000, sources()), len(official) + 1)

    assert heading == COLUMNS
    assert len(official) == 43_391
    assert {row[0].replace("-", "") for row in good} == official


def test_the_rows_beyond_the_official_numbers_are_repeated_or_bad_and_no_number_is_made_up() -> None:
    official = {*sources().personnummer, *sources().coordination_numbers}

    beyond = list(islice(large_file(60_000, sources()), len(official) + 1, None))

    numbers = [row[0].replace("-", "") for row in beyond]
    unofficial = [number for number in numbers if number and number not in official]
    assert len(beyond) == 60_000 - len(official)
    assert all(any(f"{number[:-1]}{digit}" in official for digit in range(10)) for number in unofficial)
    assert 0.08 < sum(_is_bad(row, official) for row in beyond) / len(beyond) < 0.12


def test_a_person_who_is_repeated_is_repeated_word_for_word() -> None:
    first = {row[0]: row for row in islice(large_file(100_000, sources()), 1, 43_392)}

    beyond = [row for row in islice(large_file(60_000, sources()), 43_392, None) if row[0] in first]

    assert 0.85 < sum(first[row[0]] == row for row in beyond) / (60_000 - 43_391) < 0.95


def test_a_small_file_has_as_many_rows_as_asked_for_and_no_number_twice() -> None:
    rows = list(large_file(500, sources()))[1:]

    assert len(rows) == 500
    assert max(Counter(row[0] for row in rows).values()) == 1


def test_the_same_seed_gives_the_same_file() -> None:
    assert list(large_file(50, sources(), seed=7)) == list(large_file(50, sources(), seed=7))
    assert list(large_file(50, sources(), seed=7)) != list(large_file(50, sources(), seed=8))


def _is_bad(row: tuple[str, ...], official: set[str]) -> bool:
    is_known = row[3] in {place.name for place in sources().municipalities}
    is_sound = row[0].replace("-", "") in official
    return not (is_sound and is_known and row[4] != "månadspeng" and not row[5].endswith("-02-30"))
