"""A report of a barrier, and its answer: for tests that need them."""

from datetime import timedelta
from uuid import UUID

from kedjan.barriers.domain.reports import Status
from kedjan.barriers.operations import Told, answer_barrier, report_barrier
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.organisations.operations.door import visitor

WORDS, CONTACT = "Knappen läses inte upp på sidan Min plan.", "070-174 06 05"


def told(*, key: UUID | None = None, contact: str = CONTACT, address: str = "192.0.2.1") -> UUID:
    """Let somebody whom nobody knows tell of a barrier; return the report's id."""
    nobody = visitor(None)
    with acting(nobody) as clock:
        words = Told(WORDS, contact, "sv", key or new_id())
        return report_barrier(actor=nobody, told=words, address=address, now=clock.now()).report_id


def answered(operator: Actor, report_id: UUID, status: Status = Status.MENDED, *, ago: timedelta = timedelta()) -> None:
    """Let the operator answer."""
    with acting(operator) as clock:
        answer_barrier(
            actor=operator, report_id=report_id, status=status, words="Nu läses den upp.", now=clock.now() - ago
        )
