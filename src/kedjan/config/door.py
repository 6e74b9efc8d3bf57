"""What happens at the door, written in the log as whoever it is: docs/rules/login.md, "What is written"."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest

from kedjan.integrations.database.context import act_as, acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.lockout import Trying
from kedjan.organisations.operations.door import Way, enter, fail, leave, use_recovery_code, visitor
from kedjan.organisations.queries import staff_actors
from kedjan.participants.queries import participant_actor
from kedjan.ui.http import acting_in, clock_of


def note_failed(request: HttpRequest, *, account_id: AccountId | None, by: Trying, way: Way) -> None:
    """Count and write a try that failed; the account is None for a name that nobody has."""
    actor = visitor(account_id)
    with _as(request, actor):
        fail(actor=actor, by=by, way=way, now=clock_of(request).now())


def note_entered(request: HttpRequest, *, account_id: AccountId, way: Way) -> None:
    """Write who came in, and how."""
    actor = _actor(account_id)
    with _as(request, actor):
        enter(actor=actor, way=way, now=clock_of(request).now())


def note_recovery_code(request: HttpRequest, *, account_id: AccountId) -> None:
    """Write that one of the recovery codes was used."""
    actor = _actor(account_id)
    with _as(request, actor):
        use_recovery_code(actor=actor, now=clock_of(request).now())


def note_left(request: HttpRequest, *, account_id: AccountId) -> None:
    """Write that somebody logged out."""
    actor = _actor(account_id)
    with _as(request, actor):
        leave(actor=actor, why="asked", now=clock_of(request).now())


def note_time_over(*, account_id: AccountId, why: str) -> None:
    """Write that a session's time was over, in a transaction of its own: the request has none yet."""
    actor = _actor(account_id)
    with acting(actor) as clock:
        leave(actor=actor, why=why, now=clock.now())


def _actor(account_id: AccountId) -> Actor:
    """Return who the account is today: in its oldest role, the participant, or somebody without a role."""
    known = staff_actors(account_id=account_id)
    return known[0] if known else participant_actor(account_id=account_id) or visitor(account_id)


@contextmanager
def _as(request: HttpRequest, actor: Actor) -> Iterator[None]:
    """Let the database know the actor while the log is written, and then whoever it knew before."""
    before = acting_in(request)
    act_as(actor)
    yield
    act_as(None if before is None else before.actor)
