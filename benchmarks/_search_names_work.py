"""The measured part of search_names, in a process with Django's settings in place."""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from django.test import Client
from django.test.utils import setup_test_environment

from benchmarks._seal_work import processor_seconds
from benchmarks._search_names_rows import SEED, fill, register_organisations
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.kernel.spelling import LIKELY
from kedjan.organisations.models import Account
from kedjan.organisations.queries import staff_actors
from kedjan.participants.domain.names import name_likeness
from kedjan.participants.models import Identity
from kedjan.participants.queries import people_found

MOST, RIVALS = 8, 3
ORGANISATIONS = 300
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_LONG = 6


def main() -> None:
    """Do the part that is asked for, and write what was measured."""
    part, number = sys.argv[1], int(sys.argv[2])
    if part == "fill":
        fill(number)
        return
    setup_test_environment()
    actor = _actor()
    random = Random(SEED)
    names = _names(actor)
    drawn = [random.choice(names) for _ in range(number)]
    rows = {name: _measured(actor, [typed(random, one) for one in drawn], drawn) for name, typed in _TYPED.items()}
    rows["a name that nobody has"] = _measured(actor, ["Xylofon Qvqvqv"] * number, None)
    rows["Anna Andersson, the commonest"] = _measured(actor, ["Anna Andersson"] * number, None)
    rows["the same, as a request"] = _timed([partial(_answered, _client(actor), "Anna Andersson")] * number)
    rows["the same, not a register of the reader's"] = _measured(_actor("other-0"), ["Anna Andersson"] * number, None)
    register_organisations(ORGANISATIONS)
    rows[f"full name with a slip, {ORGANISATIONS} organisations more"] = _measured(
        actor, [_slip_in_family(random, one) for one in drawn], drawn
    )
    opened = _timed([partial(_opened_and_compared, actor, "Anna Andersson")] * RIVALS)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    text = json.dumps({"rows": rows, "rival": opened, "memory": memory})
    Path(sys.argv[3]).write_text(text, encoding="utf-8")


def _slipped(random: Random, word: str) -> str:
    place = random.randrange(len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    other = random.choice(_LETTERS)
    return random.choice(
        (
            before + other + after,
            before + after,
            before + other + letter + after,
            before + after[0] + letter + after[1:],
        )
    )


def _slip_in_family(random: Random, name: str) -> str:
    given, _space, family = name.rpartition(" ")
    return f"{given} {_slipped(random, family) if len(family) >= _LONG else family}"


def _family_alone(random: Random, name: str) -> str:
    return _slip_in_family(random, name).rpartition(" ")[2]


_TYPED: dict[str, Callable[[Random, str], str]] = {
    "the full name": lambda _random, name: name,
    "the full name with a slip in the family's": _slip_in_family,
    "the family name alone, with a slip": _family_alone,
    "three letters of both": lambda _random, name: " ".join(word[:3] for word in name.split()),
}


def _measured(actor: Actor, asked: Sequence[str], meant: Sequence[str] | None) -> dict[str, Any]:
    """Return the median, the 95th percentile, and the share of searches that show somebody of the name meant."""
    shown: list[set[str]] = []
    found = _timed([partial(_searched, actor, one, shown) for one in asked])
    if meant is not None:
        hits = [_is_shown(name, typed, names) for name, typed, names in zip(meant, asked, shown[1:], strict=True)]
        found["found"] = sum(hits) / len(hits)
    return found


def _is_shown(name: str, typed: str, shown: set[str]) -> bool:
    """Tell whether somebody of the name is shown; of a family name alone, or of beginnings, anybody who has those."""
    begins, words = typed.casefold().split(), name.casefold().split()
    if len(begins) == len(words) and all(word.startswith(begin) for begin, word in zip(begins, words, strict=True)):
        return any(_begins(begins, one.casefold().split()) for one in shown)
    return name in shown if " " in typed else words[-1] in {one.casefold().split()[-1] for one in shown}


def _begins(begins: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(begin) for word in words) for begin in begins)


def _timed(acts: Sequence[Callable[[], None]]) -> dict[str, Any]:
    acts[0]()
    worked = processor_seconds()
    taken = [1_000 * _seconds(act) for act in acts]
    worked = 1_000 * (processor_seconds() - worked) / len(acts)
    slow = statistics.quantiles(taken, n=20)[-1]
    return {"middle": statistics.median(taken), "slow": slow, "worked": worked, "found": None}


def _searched(actor: Actor, asked: str, shown: list[set[str]]) -> None:
    with acting(actor) as clock:
        found = people_found(actor=actor, asked=asked, today=clock.today(), most=MOST)
    shown.append({one.name or "" for one in found})


def _opened_and_compared(actor: Actor, asked: str) -> None:
    """Do what the search does without an index."""
    with acting(actor):
        names = ((name_likeness(asked, _name(row)), row.pk) for row in Identity.objects.iterator())
        best = sorted((one for one in names if one[0] >= LIKELY), reverse=True)[:MOST]
    assert len(best) == MOST


def _name(row: Identity) -> str:
    given = Identity.GIVEN_NAME.open(row.given_name_sealed, row.pk)
    return f"{given} {Identity.FAMILY_NAME.open(row.family_name_sealed, row.pk)}"


def _names(actor: Actor) -> list[str]:
    with acting(actor):
        return [_name(row) for row in Identity.objects.order_by("participant_id")[::29]]


def _client(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def _answered(client: Client, asked: str) -> None:
    assert client.post("/search/", {"asked": asked}).status_code == 200


def _seconds(act: Callable[[], None]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _actor(key: str = "large") -> Actor:
    account = Account.objects.get(username=f"caseworker.{key}")
    (actor,) = staff_actors(account_id=AccountId(account.pk))
    return actor
