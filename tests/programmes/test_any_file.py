"""What holds for every programme file, tried on files that were taken apart and put together."""

from collections.abc import Iterator, Mapping
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kedjan.programmes.domain.digest import digest
from kedjan.programmes.domain.document import TomlTable, TomlValue
from kedjan.programmes.domain.positions import Path
from kedjan.programmes.domain.problem import written as written_path
from kedjan.programmes.domain.schema import SCHEMA
from kedjan.programmes.domain.schema_shape import Kind, Table
from tests.programmes.files import KEYS, parsed, programme_of, text_of, values_of, written


def required_paths(values: Mapping[str, TomlValue], table: Table, path: Path = ()) -> Iterator[Path]:
    """Return the paths of all required keys that stand in the values."""
    for key in table.keys:
        value = values.get(key.name)
        here = (*path, key.name)
        if key.required and value is not None:
            yield here
        if key.kind is Kind.TABLE and isinstance(value, dict):
            yield from required_paths(value, SCHEMA[key.table], here)
        elif key.kind is Kind.TABLES and isinstance(value, list):
            for index, row in enumerate(value):
                if isinstance(row, dict):
                    yield from required_paths(row, SCHEMA[key.table], (*here, index))


def without(values: TomlTable, path: Path) -> TomlTable:
    """Take the key away, in place."""
    holder: TomlValue = values
    for step in path[:-1]:
        if isinstance(step, str):
            assert isinstance(holder, dict)
            holder = holder[step]
        else:
            assert isinstance(holder, list)
            holder = holder[step]
    assert isinstance(holder, dict)
    del holder[str(path[-1])]
    return values


def shuffled(value: TomlValue, random: Random, *, name: str = "") -> TomlValue:
    """Return the same content with its keys, and its lists without an order, in another order."""
    if isinstance(value, dict):
        names = list(value)
        random.shuffle(names)
        return {key: shuffled(value[key], random, name=key) for key in names}
    if isinstance(value, list):
        items = [shuffled(item, random) for item in value]
        if name in {"municipalities", "partners"}:
            random.shuffle(items)
        return items
    return value


_REQUIRED = {key: tuple(required_paths(values_of(key), SCHEMA[""])) for key in KEYS}


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_file_without_any_one_required_key_is_told_that_key(data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(KEYS))
    path = data.draw(st.sampled_from(_REQUIRED[key]))

    result = parsed(written(without(values_of(key), path)))

    assert result.programme is None
    assert ("missing", written_path(path)) in [(problem.code, problem.path) for problem in result.problems]


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(KEYS), st.randoms(use_true_random=True))
def test_the_order_of_keys_and_tables_changes_nothing(key: str, random: Random) -> None:
    values = shuffled(values_of(key), random)
    assert isinstance(values, dict)

    result = parsed(written(values))

    assert result.problems == ()
    assert result.programme == programme_of(key)
    assert digest(programme_of(key)) == digest(result.programme)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(KEYS), st.integers(0, 20_000), st.integers(0, 400))
def test_a_file_with_a_hole_is_read_or_refused_but_never_breaks_the_reader(key: str, start: int, length: int) -> None:
    text = text_of(key)[:start] + text_of(key)[start + length :]

    result = parsed(text)

    assert (result.programme is None) == bool(result.problems)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in result.problems)
    assert all(problem.reason.message % problem.reason.values for problem in result.problems)


@pytest.mark.parametrize("key", KEYS)
def test_the_digest_follows_the_content_and_not_the_comments(key: str) -> None:
    text = f"# {key}, once more\n\n{text_of(key)}"
    changed = text_of(key).replace("ends_on = 20", "ends_on = 21", 1)

    same, other = parsed(text).programme, parsed(changed).programme

    assert same is not None
    assert other is not None
    assert digest(same) == digest(programme_of(key))
    assert digest(other) != digest(programme_of(key))
