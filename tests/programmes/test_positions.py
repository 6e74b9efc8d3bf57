"""Places of keys in a TOML text."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kedjan.programmes.domain.document import TomlValue
from kedjan.programmes.domain.positions import Path, Position, locate
from tests.programmes.files import KEYS, text_of, written

_texts = st.text(st.characters(codec="utf-8"), max_size=8)
_scalars = st.one_of(_texts, st.integers(-9, 9), st.booleans(), st.dates())
_values = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.from_regex(r"[a-z]{1,4}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=8,
)
_tables: st.SearchStrategy[dict[str, TomlValue]] = st.dictionaries(
    st.from_regex(r"[a-z]{1,4}", fullmatch=True), _values, max_size=4
)


def paths_in(value: TomlValue, path: Path = ()) -> set[Path]:
    """Return the paths of everything below the value."""
    if isinstance(value, dict):
        return {deeper for key, item in value.items() for deeper in ({(*path, key)} | paths_in(item, (*path, key)))}
    if isinstance(value, list):
        return {deeper for at, item in enumerate(value) for deeper in ({(*path, at)} | paths_in(item, (*path, at)))}
    return set()


@pytest.mark.parametrize("key", KEYS)
def test_every_key_and_item_of_a_shipped_file_has_a_place_and_nothing_else_has(key: str) -> None:
    text = text_of(key)

    assert set(locate(text).positions) == paths_in(tomllib.loads(text))


@settings(deadline=None)
@given(_tables)
def test_every_key_and_item_of_any_text_has_a_place_and_nothing_else_has(values: dict[str, TomlValue]) -> None:
    text = written(values)

    assert set(locate(text).positions) == paths_in(tomllib.loads(text))


def test_places_are_right_in_every_form_that_toml_has() -> None:
    text = """# a comment
a.b = 1 # another
'c d' = '''
[not a header]
'''
e = [ # a list
  "]", '#',
  { f = "\\"}", g = 2 },
]
h = \"\"\"
i = 1 \\"\"\" \"\"\"\"\"
[j]
"k\\u006c" = 2010-10-01 10:00:00
[[m.n]]
o = 1
[[m.n]]
  o = 2
[m.n.p]
q = 3
"""

    positions = locate(text).positions

    assert set(positions) == paths_in(tomllib.loads(text))
    assert positions["a", "b"] == Position(2, 1)
    assert positions["c d",] == Position(3, 1)
    assert positions["e", 1] == Position(7, 8)
    assert positions["e", 2, "g"] == Position(8, 16)
    assert positions["j", "kl"] == Position(13, 1)
    assert positions["m", "n", 1] == Position(16, 1)
    assert positions["m", "n", 1, "o"] == Position(17, 3)
    assert positions["m", "n", 1, "p", "q"] == Position(19, 1)


def test_a_path_that_is_not_there_has_the_place_of_its_nearest_parent() -> None:
    located = locate("a = 1\n[b]\nc = 2\n")

    assert located.place(("b", "c", 3, "d")) == Position(3, 1)
    assert located.place(("b", "x")) == Position(2, 1)
    assert located.place(("x", "y")) == Position(1, 1)


def test_the_places_before_broken_toml_are_kept() -> None:
    assert dict(locate('a = 1\nb = [ ?? "\nc = 2\n').positions)[("a",)] == Position(1, 1)
    assert locate("[a\nb = 1\n").statements == ()
