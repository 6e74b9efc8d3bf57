"""Every form of the web is filled in so that it is taken: else the attacks on it would prove nothing."""

from tests.attacks.sending import browser, forms
from tests.attacks.watching import writes
from tests.support.world import World

WRITES_NOTHING = {"config:logout", "config:search", "help:tour", "rights:merges", "set_language"}


def test_every_form_is_taken_as_it_is_filled_in_and_writes_something(world: World) -> None:
    """Whoever adds a form that is not taken so says in CASES of sending.py what is typed, and about whom."""
    refused = {}

    for name, form in forms(world):
        client = browser(world, form.actor)
        with writes() as written:
            sent = form.send(client)
        if not sent.is_taken or bool(written) is (name in WRITES_NOTHING):
            refused[name] = (sent.status, written, form.typed)

    assert refused == {}
