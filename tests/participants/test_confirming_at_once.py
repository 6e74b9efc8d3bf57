"""Two people say yes at the same moment, each on a connection of their own: everybody is registered once."""

from functools import partial

import pytest

from kedjan.participants.operations import CannotConfirmImport, importing
from tests.journeys.test_at_once import at_once
from tests.participants.files import ASA, BO, ENDED, confirmed, register, staged, view
from tests.support.reasons import codes
from tests.support.world import World


@pytest.mark.usefixtures("transactional_db")
def test_two_yeses_to_one_file_write_it_once(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)
    before = register(fk)

    outcome = at_once(partial(confirmed, fk, import_id), partial(confirmed, fk, import_id))

    assert outcome == [[], ["import.decided"]]
    assert {after - before[table] for table, after in register(fk).items()} == {2}


@pytest.mark.usefixtures("transactional_db")
def test_two_files_with_the_same_person_register_the_person_once(world: World) -> None:
    fk = world.caseworker("fk")
    files = staged(fk, ASA, BO), staged(fk, ASA)
    before = register(fk)

    outcome = at_once(*(partial(confirmed, fk, import_id) for import_id in files))

    assert outcome == [[], []]
    assert {after - before[table] for table, after in register(fk).items()} == {2}
    assert sorted(view(fk, import_id).written.people for import_id in files) in ([0, 2], [1, 1])


def test_the_constraint_is_the_last_line_and_its_refusal_writes_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fk = world.caseworker("fk")
    first, late = staged(fk, ASA), staged(fk, ASA, BO, ENDED)
    confirmed(fk, first)
    before = register(fk)
    monkeypatch.setattr(importing, "registered_people", lambda **_asked: {})

    with pytest.raises(CannotConfirmImport) as refusal:
        confirmed(fk, late)

    assert codes(refusal.value) == ["import.at_once"]
    assert register(fk) == before
