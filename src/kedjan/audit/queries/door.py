"""Read what happened at the door: one's own, or for a security officer that of the own organisation."""

from datetime import datetime

from django.db.models import Count, Max, Q

from kedjan.audit.domain.door import DOOR, DoorCount, DoorEvent, DoorKind
from kedjan.audit.models import Event
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId

_CHANGES = (DoorKind.SECOND_STEP_ADDED, DoorKind.SECOND_STEP_REMOVED, DoorKind.WORDS_CHANGED)


def my_door(*, actor: Actor, limit: int) -> tuple[DoorEvent, ...]:
    """Return what happened lately with the actor's own account, the newest first."""
    expect(actor)
    rows = Event.objects.filter(actor_id=actor.account_id, kind__in=DOOR).order_by("-at", "-id")
    found = rows.values_list("kind", "at", "payload__way")[:limit]
    return tuple(DoorEvent(DoorKind(kind), at, way or "") for kind, at, way in found)


def latest_login(*, actor: Actor, before: datetime) -> datetime | None:
    """Return when the actor's own account last logged in before the moment; None where it is not known to have."""
    expect(actor)
    rows = Event.objects.filter(actor_id=actor.account_id, kind=DoorKind.LOGGED_IN, at__lt=before)
    return rows.order_by("-at").values_list("at", flat=True).first()


def door_counts(*, actor: Actor, since: datetime) -> tuple[DoorCount, ...]:
    """Return what happened since then with the accounts of the actor's organisation, most failures first."""
    expect(actor)
    rows = Event.objects.filter(organisation_id=actor.organisation_id, kind__in=DOOR, at__gte=since)
    counted = rows.values("actor_id").annotate(
        logins=Count("id", filter=Q(kind=DoorKind.LOGGED_IN)),
        failed=Count("id", filter=Q(kind=DoorKind.LOGIN_FAILED)),
        locked=Count("id", filter=Q(kind=DoorKind.LOCKED_OUT)),
        recovered=Count("id", filter=Q(kind=DoorKind.RECOVERY_CODE_USED)),
        changed=Count("id", filter=Q(kind__in=_CHANGES)),
        latest=Max("at"),
    )
    return tuple(
        DoorCount(
            account_id=AccountId(one["actor_id"]),
            logins=one["logins"],
            failed=one["failed"],
            locked=one["locked"],
            recovered=one["recovered"],
            changed=one["changed"],
            latest_at=one["latest"],
        )
        for one in counted.order_by("-locked", "-failed", "actor_id")
    )
