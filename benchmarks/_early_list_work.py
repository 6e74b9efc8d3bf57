"""The measured part of early_list, in a process with Django's settings in place."""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from benchmarks._early_list_rows import fill
from kedjan.consents.models import Grant
from kedjan.integrations.database.context import acting
from kedjan.integrations.vault import vault
from kedjan.journeys.models import Invitation
from kedjan.journeys.queries import LATEST_INVITATION
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId
from kedjan.organisations.models import Account
from kedjan.organisations.queries import staff_actors
from kedjan.participants.domain.early_list import window_reaches
from kedjan.participants.models import Benefit, Identity
from kedjan.participants.queries import early_list

PAGE, LIST = 25, "/early-list/"
_CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True, slots=True)
class Window:
    """Whose list is asked for, and from which day to before which."""

    actor: Actor
    start: date
    end: date

    def benefits(self) -> Q:
        """Return the days as a filter."""
        return Q(settled_at__isnull=True, ends_on__gte=self.start, ends_on__lt=self.end)


@dataclass(frozen=True, slots=True)
class Deep:
    """A place far down the list: how many people come before it, and the last of them."""

    people: int
    after: tuple[date, ParticipantId]


def main() -> None:
    """Do the part that is asked for, and add what was measured to the file of results."""
    part, number = sys.argv[1], int(sys.argv[2])
    if part == "fill":
        fill(number)
        return
    setup_test_environment()
    window = _window()
    with acting(window.actor):
        deep = _deep(window)
    found = (_product if part == "product" else _rival)(window, deep, number)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with Path(sys.argv[3]).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"part": part, "deep": deep.people, "memory": memory, "rows": found}) + "\n")


def _product(window: Window, deep: Deep, requests: int) -> dict[str, list[float]]:
    client = Client()
    client.force_login(Account.objects.get(pk=window.actor.account_id))
    further = f"{LIST}?after={deep.after[0]}&id={deep.after[1]}"
    return {
        "request first": _measured(partial(_answered, client, LIST), requests),
        "request deep": _measured(partial(_answered, client, further), requests),
        "list first": _measured(partial(_listed, window, None), requests),
        "list deep": _measured(partial(_listed, window, deep.after), requests),
    }


def _rival(window: Window, deep: Deep, requests: int) -> dict[str, list[float]]:
    return {
        "list first": _measured(partial(_listed_by_offset, window, 0), requests),
        "list deep": _measured(partial(_listed_by_offset, window, deep.people), requests),
    }


def _answered(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def _listed(window: Window, after: tuple[date, ParticipantId] | None) -> None:
    with acting(window.actor) as _clock:
        items = early_list(
            actor=window.actor, start=window.start, end=window.end, after=after, beside=LATEST_INVITATION, limit=PAGE
        )
    assert len(items) == PAGE


def _listed_by_offset(window: Window, offset: int) -> None:
    """Do what the list does, as it is often written."""
    home = window.actor.home
    opened = Grant.objects.filter(
        participant_id=OuterRef("participant_id"),
        organisation_id=home,
        purpose="support",
        category="economy",
        withdrawn_at__isnull=True,
        valid__contains=Now(),
    )
    listed = Benefit.objects.filter(window.benefits() & (Q(organisation_id=home) | Q(Exists(opened))))
    page = listed.select_related("participant").order_by("ends_on", "participant_id")[offset : offset + PAGE]
    ids = [row.participant_id for row in page]
    invitations = Invitation.objects.filter(participant_id__in=ids).order_by("participant_id", "-sent_at")
    states = invitations.distinct("participant_id").select_related("answered")
    names = [_name(row) for row in Identity.objects.filter(pk__in=ids)]
    assert (len(names), len(states) <= PAGE) == (PAGE, True)


def _name(row: Identity) -> str:
    safe = vault()
    given = safe.open(row.given_name_sealed, place=f"identity.given_name|{row.pk}")
    return f"{given} {safe.open(row.family_name_sealed, place=f'identity.family_name|{row.pk}')}"


def _measured(act: Callable[[], None], times: int) -> list[float]:
    """Return how many statements the act is, and its median and 95th percentile in milliseconds."""
    act()
    with CaptureQueriesContext(connection) as captured:
        act()
    asked = [one["sql"] for one in captured.captured_queries if not one["sql"].startswith(_CONTROL)]
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        act()
        taken.append(1_000 * (time.perf_counter() - started))
    return [len(asked), statistics.median(taken), statistics.quantiles(taken, n=20)[-1]]


def _window() -> Window:
    account = Account.objects.get(username="caseworker.fk-0")
    (actor,) = staff_actors(account_id=AccountId(account.pk))
    with acting(actor) as clock:
        today = clock.today()
    return Window(actor, today - timedelta(days=31), window_reaches(today) + timedelta(days=1))


def _deep(window: Window) -> Deep:
    """Return the place after nine tenths of the list, on a whole page."""
    mine = Benefit.objects.filter(window.benefits(), organisation_id=window.actor.home).order_by(
        "ends_on", "participant_id"
    )
    people = mine.count() * 9 // 10 // PAGE * PAGE
    last = mine[people - 1]
    return Deep(people, (last.ends_on, ParticipantId(last.participant_id)))
