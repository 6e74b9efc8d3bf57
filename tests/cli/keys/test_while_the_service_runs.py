"""A change of keys beside a service that reads and writes: what the service writes stays, and nobody waits for it."""

import itertools
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connections

from kedjan.cli.installation import CannotRun
from kedjan.cli.keys.keeping import Kind, keeper, keyring
from kedjan.cli.wording import Language
from kedjan.integrations.database.context import acting
from kedjan.integrations.vault.keys import Ring
from kedjan.integrations.vault.renewal import WritersStillAtWork, renew, stock_of, wait_for_earlier_writers
from kedjan.participants.models import Contact, Identity
from kedjan.participants.queries import people
from tests.cli.keys.safe import Safe, run_command
from tests.support.world import World

pytestmark = pytest.mark.django_db(transaction=True)
CHANGES = 4
SWEDISH = Language.SWEDISH
NEW = "new:" + "A" * 43 + "="


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[None]:
    """Do the work again and again in another thread, on a connection of its own, until the block is left."""
    stop = threading.Event()

    def go_on() -> int:
        try:
            times = 0
            while not stop.is_set():
                work()
                times += 1
            return times
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as threads:
        working = threads.submit(go_on)
        try:
            yield
        finally:
            stop.set()
        assert working.result() > 0


def test_what_is_written_meanwhile_stays_and_has_the_newest_key_in_the_end(safe: Safe, world: World) -> None:
    actor, numbers = world.caseworker("fk"), itertools.count()
    with acting(actor):
        ids = list(Contact.objects.values_list("pk", flat=True).order_by("pk"))
    written: dict[str, bytes] = {}

    def change_one() -> None:
        number = next(numbers)
        one, phone = ids[number % len(ids)], f"070-{number:07}"
        with acting(actor):
            Contact.objects.filter(pk=one).update(phone_sealed=Contact.PHONE.seal(phone, one))
        written[Contact.PHONE.place_of(one)] = phone.encode()

    with beside(change_one):
        codes = [run_command("keys", "rotate") for _change in range(CHANGES)]

    texts = safe.texts()
    assert codes == [0] * CHANGES
    assert {place: texts[place] for place in written} == written
    assert set(safe.seals()) == {safe.names()[0]}


def test_whoever_reads_meanwhile_sees_what_is_there(safe: Safe, world: World) -> None:
    actor = world.caseworker("fk")
    ids = [world.person(name) for name in ("unasked", "invited", "consented")]

    def names() -> list[str | None]:
        with acting(actor):
            return [view.name for view in people(actor=actor, ids=ids).values()]

    before, seen = names(), list[list[str | None]]()

    with beside(lambda: seen.append(names())):
        for _change in range(CHANGES):
            run_command("keys", "rotate")

    assert [one for one in seen if one != before] == []


def test_a_transaction_that_began_before_the_new_key_is_waited_for_also_before_its_first_write(
    safe: Safe, world: World
) -> None:
    with acting(world.caseworker("fk")):
        Contact.PHONE.seal("070-1740606", world.person("unasked"))  # with a key that may be an older one when it writes
        with keeper(SWEDISH) as owner, pytest.raises(WritersStillAtWork):
            wait_for_earlier_writers(owner, patience=0.3)

    with keeper(SWEDISH) as owner:
        wait_for_earlier_writers(owner, patience=0.3)


def test_a_row_that_somebody_holds_is_passed_over_and_met_again(safe: Safe) -> None:
    stock, values = stock_of(Identity.NUMBER), safe.column(Identity.NUMBER)["test"]
    keyring(Kind.FIELD, SWEDISH).write(Ring.parse(f"{NEW},{keyring(Kind.FIELD, SWEDISH).ring.text()}"))

    with keeper(SWEDISH) as owner, safe.connect() as holder:
        with holder.transaction():
            holder.execute("SELECT 1 FROM participants_identity ORDER BY participant_id LIMIT 2 FOR UPDATE")
            held = renew(owner, stock, patience=0.3)
        free = renew(owner, stock, patience=0.3)

    assert (held.values, held.left, held.complete) == (values - 2, 2, False)
    assert (free.values, free.left, free.complete) == (2, 0, True)
    assert safe.column(Identity.NUMBER) == {"new": values}


def test_a_value_that_was_changed_after_it_was_read_is_not_overwritten(safe: Safe, world: World) -> None:
    one = world.person("unasked")
    with safe.connect() as somebody, keeper(SWEDISH) as owner:
        row = somebody.execute("SELECT phone_sealed FROM participants_contact WHERE participant_id = %s", [one])
        (held,) = row.fetchone() or (b"",)
        newer = Contact.PHONE.seal("070-1740607", one)
        somebody.execute("UPDATE participants_contact SET phone_sealed = %s WHERE participant_id = %s", [newer, one])

        swapped = owner.execute(
            "SELECT app.reseal('participants_contact', 'phone_sealed', %s, %s, %s)",
            [[str(one)], [held], [Contact.PHONE.seal("070-1740608", one)]],
        ).fetchone()

    assert swapped == (0,)
    assert safe.texts()[Contact.PHONE.place_of(one)] == b"070-1740607"


def test_two_changes_are_never_made_at_once(safe: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kedjan.cli.keys.keeping.WAIT_FOR_OTHERS", "100ms")

    with keeper(SWEDISH), pytest.raises(CannotRun, match="Någon annan byter nycklar"):
        run_command("keys", "rotate")

    assert safe.names() == ["test"]
