"""The demo's story: every line of it is written by the operations that staff use, as the people who would use them."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, time
from multiprocessing import get_context

import django
from django.db import connection

from kedjan.cli.demo.assessing import tell_of_assessing
from kedjan.cli.demo.cast import OPERATOR, Cast, gather, open_own_pages
from kedjan.cli.demo.collecting import tell_of_clocks, tell_of_papers
from kedjan.cli.demo.events import Exited, History
from kedjan.cli.demo.history import PROGRAMME_STARTS_ON, histories
from kedjan.cli.demo.meeting import tell_of_meetings
from kedjan.cli.demo.people import DemoPerson, generate_people
from kedjan.cli.demo.places import PLACES, Place
from kedjan.cli.demo.planning import tell_of_plan
from kedjan.cli.demo.playing import Player, Scene
from kedjan.cli.demo.protecting import protect_some
from kedjan.cli.demo.reading import tell_of_reading
from kedjan.cli.demo.registering import newcomer
from kedjan.cli.demo.sources import read_sources
from kedjan.cli.installation import PROJECT
from kedjan.integrations.database.context import acting
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import ParticipantId, TrialPlaceId
from kedjan.organisations.operations import load_municipalities
from kedjan.outcomes.operations import publish_results
from kedjan.participants.operations import register_participants
from kedjan.programmes.operations import load_programme
from kedjan.programmes.queries import ProgrammeView, programme
from kedjan.workplaces.domain.places import Offer
from kedjan.workplaces.operations import offer_place

KEY = "framsteget"
_CAPACITY = 8
_PUBLISHED_AT = datetime(2012, 10, 15, 9, tzinfo=STOCKHOLM)
_PROCESSES = 2
_MUNICIPALITY = "1780"


def tell(*, processes: int = _PROCESSES) -> None:
    """Write the whole story into an empty database: the programmes, the people and what has happened to them."""
    before = datetime.combine(PROGRAMME_STARTS_ON, time(8), STOCKHOLM)
    scene = set_scene(before)
    people = generate_people(read_sources(PROJECT / "data"))
    ids = register(scene.cast, people, before)
    played = [(history, one) for history, one in zip(histories(people), ids, strict=True) if history.events]
    _play_all(scene, played, processes)
    _publish(scene.cast, scene.programme)
    _own_pages(scene.cast, played, before)
    protect_some(scene.cast, zip(people, ids, strict=True), {one for _history, one in played})


def set_scene(now: datetime) -> Scene:
    """Write what every history plays in into an empty database: programmes, organisations, accounts and places."""
    load_municipalities(path=PROJECT / "data" / "municipalities" / "municipalities.csv")
    with acting(OPERATOR):
        for file in sorted((PROJECT / "programmes").glob("*.toml")):
            load_programme(actor=OPERATOR, text=file.read_text(encoding="utf-8"), now=now)
        found = programme(key=KEY)
        if found is None:
            raise LookupError(f"programmes/{KEY}.toml was not loaded")
        cast = gather(programme_id=found.id, now=now, since_on=now.date())
    return Scene(cast=cast, programme=found, places=_offer_places(cast, now))


def register(cast: Cast, people: Sequence[DemoPerson], now: datetime) -> tuple[ParticipantId, ...]:
    """Write the people in as the Social Insurance Agency has them, in their order."""
    with acting(cast.fk):
        newcomers = [newcomer(one) for one in people]
        return register_participants(actor=cast.fk, people=newcomers, now=now).participant_ids


def _offer_places(cast: Cast, now: datetime) -> dict[str, TrialPlaceId]:
    with acting(cast.employer):
        return {
            key: offer_place(actor=cast.employer, offer=_offer(place), now=now).place_id
            for key, place in PLACES.items()
        }


def _offer(place: Place) -> Offer:
    return Offer(
        title=f"{place.employer}: {place.title}",
        tasks=place.tasks,
        municipality_code=_MUNICIPALITY,
        hours_per_week=place.hours_per_week,
        capacity=_CAPACITY,
        features=place.features,
    )


def _play_all(scene: Scene, played: Sequence[tuple[History, ParticipantId]], processes: int) -> None:
    """Play the histories, each in its own transaction; with several processes, each takes its share of the people."""
    if processes < 2:
        _play_share(scene, played)
        return
    connection.close()
    shares = [played[number::processes] for number in range(processes)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        for result in [pool.submit(_play_share, scene, share) for share in shares]:
            result.result()


def _play_share(scene: Scene, played: Sequence[tuple[History, ParticipantId]]) -> None:
    for history, participant_id in played:
        Player(scene, history, participant_id).play()
    connection.close()


def _publish(cast: Cast, found: ProgrammeView) -> None:
    """Publish one quarter, so that those who read published results have some; the next is left to who steps in."""
    with acting(cast.manager):
        publish_results(actor=cast.manager, programme=found, now=_PUBLISHED_AT)


def _own_pages(cast: Cast, played: Sequence[tuple[History, ParticipantId]], now: datetime) -> None:
    """Give the demo one participant's own pages: somebody in the programme, whom many have met and read about."""
    running = [one for one in played if one[0].enrolled_on and not any(isinstance(e, Exited) for e in one[0].events)]
    _history, participant_id = max(running, key=lambda one: len(one[0].events))
    account_id = open_own_pages(actor=cast.fk, username="demo.11.participant", who=participant_id, now=now)
    tell_of_reading(cast, account_id, participant_id, [one for _history, one in played])
    tell_of_plan(cast, account_id, participant_id)
    tell_of_assessing(cast, account_id, participant_id)
    tell_of_papers(cast, account_id, participant_id)
    tell_of_clocks(cast, participant_id)
    tell_of_meetings(cast, account_id, participant_id)
