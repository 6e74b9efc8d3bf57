"""Plays a whole programme in the order of the days, everybody at once, and counts its results."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from kedjan.cli.demo.events import Event, History
from kedjan.cli.demo.history import PROGRAMME_STARTS_ON
from kedjan.cli.demo.playing import Player, Scene
from kedjan.cli.demo.story import register, set_scene
from kedjan.cli.simulation.choosing import LAST_DAY
from kedjan.integrations.database.context import act_as, acting
from kedjan.kernel.clock import STOCKHOLM
from kedjan.outcomes.domain.results import Results
from kedjan.outcomes.queries import counted

_EVENING = time(20)


@dataclass(frozen=True, slots=True)
class Played:
    """What was played: the scene, who was on the list, how many events, and the results on the last day."""

    scene: Scene
    histories: tuple[History, ...]
    events: int
    results: Results


def play_programme(
    histories: tuple[History, ...],
    *,
    be_at: Callable[[datetime], None],
    heard: Callable[[date], None] = lambda _day: None,
) -> Played:
    """Play the histories through the operations, each day's events when the installation's clock stands there.

    be_at: sets the clock of the empty database, as its owner. heard: is told of each day that is played. A refusal is
    not caught: in a sound simulation no rule stands in the way of anything.
    """
    before = datetime.combine(PROGRAMME_STARTS_ON, time(8), STOCKHOLM)
    be_at(before)
    scene = set_scene(before)
    ids = register(scene.cast, [one.person for one in histories], before)
    players = [Player(scene, history, one, is_sparing=False) for history, one in zip(histories, ids, strict=True)]
    events = 0
    for day, todays in sorted(_by_day(players).items()):
        be_at(datetime.combine(day, _EVENING, STOCKHOLM))  # whatever happens at nine or later has happened then
        heard(day)
        for player, event in todays:
            _play(player, event)
        events += len(todays)
    return Played(scene, histories, events, _results(scene, be_at))


def _by_day(players: Iterable[Player]) -> dict[date, list[tuple[Player, Event]]]:
    days: dict[date, list[tuple[Player, Event]]] = defaultdict(list)
    for player in players:
        for event in player.history.events:
            days[event.on].append((player, event))
    return days


def _play(player: Player, event: Event) -> None:
    """Play one event in a transaction of its own, as a request would be."""
    with transaction.atomic():
        player.play_one(event)
        act_as(None)


def _results(scene: Scene, be_at: Callable[[datetime], None]) -> Results:
    be_at(datetime.combine(LAST_DAY, _EVENING, STOCKHOLM))
    with acting(scene.cast.manager):
        return counted(actor=scene.cast.manager, programme=scene.programme, as_of=LAST_DAY)
