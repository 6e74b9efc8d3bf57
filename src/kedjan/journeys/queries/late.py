"""Which participations something waits in: conditions for the list of cases, on what waits alone."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from kedjan.journeys.models import GateMark
from kedjan.kernel.actor import Actor


def something_late(today: date) -> Exists:
    """Return the condition that a participation, on OuterRef("enrolment_id"), has a gate open past its day.

    It is the rule of GateStatus.late, and of `waiting_gates`, on the latest mark of each gate.
    """
    return Exists(_waiting().filter(due_on__lt=today))


def something_ours(actor: Actor) -> Exists:
    """Return the condition that it has a gate open that the actor's organisation answers for."""
    return Exists(_waiting().filter(owner_id=actor.home))


def something_of_others(actor: Actor) -> Exists:
    """Return the condition that it has a gate open that another organisation answers for."""
    return Exists(_waiting().exclude(owner_id=actor.home))


def _waiting() -> QuerySet[GateMark]:
    return GateMark.objects.filter(is_waiting=True, gate__enrolment_id=OuterRef("enrolment_id"))
