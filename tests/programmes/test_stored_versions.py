"""What was loaded is read again as it was loaded, whatever has changed around it."""

from collections.abc import Iterator
from datetime import date

import pytest

from kedjan.integrations.database.context import acting
from kedjan.organisations.models import Municipality
from kedjan.organisations.queries import municipality_names
from kedjan.programmes import queries
from kedjan.programmes.domain.parse import parse_programme, stored_programme
from kedjan.programmes.operations import CannotLoadProgramme, load_programme
from kedjan.programmes.queries import programme, programme_version, programmes
from tests.programmes.files import KEYS, programme_of, text_of, with_line
from tests.support.world import World, noon

CHANGED = with_line('name = { sv = "Framsteget"', 'name = { sv = "Framsteget igen"')


@pytest.mark.parametrize("key", KEYS)
def test_a_stored_text_is_the_programme_that_was_checked(key: str) -> None:
    assert stored_programme(text_of(key)) == programme_of(key)


def test_a_stored_text_with_windows_line_ends_and_a_byte_order_mark_is_the_same_programme() -> None:
    text = "\ufeff" + text_of("framsteget").replace("\n", "\r\n")

    assert stored_programme(text) == programme_of("framsteget")


def test_a_text_of_yesterday_is_read_though_today_knows_no_such_municipality() -> None:
    text = text_of("framsteget")

    assert parse_programme(text, municipalities={"0180": "Stockholm"}).programme is None
    assert stored_programme(text) == programme_of("framsteget")


@pytest.fixture
def _nothing_remembered() -> Iterator[None]:
    """Read everything anew, as a process that starts today does."""
    remembered = (queries._version_file, queries._file, municipality_names)
    for each in remembered:
        each.cache_clear()
    yield
    for each in remembered:
        each.cache_clear()


@pytest.mark.usefixtures("_nothing_remembered")
def test_a_version_is_read_though_a_municipality_in_it_has_been_renamed(world: World) -> None:
    found = programme(key="framsteget")
    assert found is not None
    Municipality.objects.filter(code="1737").update(name="Nya Torsby")

    file = programme_version(version_id=found.version_id)

    assert {one.name for one in file.municipalities if one.code == "1737"} == {"Torsby"}
    with acting(world.operator()), pytest.raises(CannotLoadProgramme):
        load_programme(actor=world.operator(), text=CHANGED, now=noon(date(2013, 1, 14)))
    assert [view.number for view in programmes()] == [1]


def test_the_list_of_programmes_has_the_latest_version_of_each(world: World) -> None:
    with acting(world.operator()):
        for text in (CHANGED, text_of("consensio")):
            load_programme(actor=world.operator(), text=text, now=noon(date(2013, 1, 14)))

    views = programmes()

    assert [(view.key, view.number) for view in views] == [("consensio", 1), ("framsteget", 2)]
    assert [view.file.name.sv for view in views] == [programme_of("consensio").name.sv, "Framsteget igen"]
