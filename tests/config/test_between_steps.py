"""What is kept in the session between two steps of logging in."""

import time_machine
from django.contrib.sessions.backends.base import SessionBase

from kedjan.config.sessions import keep_a_while, kept
from tests.support.world import TODAY, noon


def test_what_is_kept_a_while_is_there_for_ten_minutes() -> None:
    session = SessionBase()
    with time_machine.travel(noon(TODAY), tick=False) as clock:
        keep_a_while(session, "question", answer="ja", link=True)
        clock.shift(600)
        then = kept(session, "question")
        clock.shift(1)
        late = kept(session, "question")

    assert then is not None
    assert (then["answer"], then["link"]) == ("ja", True)
    assert (late, kept(session, "another")) == (None, None)
