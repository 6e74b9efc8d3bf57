"""Results are counted for those who may follow up, and published once for a day, without small cells."""

from dataclasses import replace

import pytest
from django.db import connection

from kedjan.audit.models import Event
from kedjan.engines.indicators.disclosure import SUPPRESSED
from kedjan.engines.indicators.shares import Share
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.sex import Sex
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.outcomes.domain.facts import ResultFact
from kedjan.outcomes.domain.published import digest, to_document
from kedjan.outcomes.domain.readings import Measured
from kedjan.outcomes.operations import CannotPublishResults, ResultsPublished, publish_results
from kedjan.outcomes.queries import latest_publication, latest_published_days, result_facts
from tests.outcomes.crowd import crowd, framsteget_loaded, start
from tests.outcomes.people import AS_OF
from tests.support.people import SUNNE, TORSBY
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)


def facts(actor: Actor) -> tuple[ResultFact, ...]:
    with acting(actor):
        return result_facts(actor=actor, programme_id=framsteget_loaded().id, as_of=TODAY)


def published(actor: Actor) -> ResultsPublished:
    with acting(actor):
        return publish_results(actor=actor, programme=framsteget_loaded(), now=NOW)


def publications() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM outcomes_publication")
        return int(cursor.fetchone()[0])


def test_results_are_counted_from_those_who_said_yes_to_follow_up(world: World) -> None:
    before = len(facts(world.manager()))
    start(world, world.person("unasked"), is_followed_up=False)
    start(world, world.person("invited"))

    assert len(facts(world.manager())) == before + 1
    assert len(facts(world.evaluator())) == before + 1
    assert facts(world.steering_member()) == ()


def test_the_owner_publishes_the_protected_table_of_the_latest_finished_quarter(world: World) -> None:
    crowd(world, 12, working=6, sex=Sex.WOMAN, municipality=SUNNE)
    crowd(world, 3, working=2, sex=Sex.WOMAN, municipality=TORSBY, skip=12)
    crowd(world, 11, working=5, sex=Sex.MAN, municipality=SUNNE)

    event = published(world.manager())

    found = latest_publication(programme_id=framsteget_loaded().id)
    assert found is not None
    assert (found.sheet.as_of, found.organisation_id) == (AS_OF, world.organisation("forbund"))
    assert (event.as_of, event.hidden, event.digest) == (AS_OF, found.sheet.table.hidden, found.digest)
    assert found.digest == digest(to_document(found.sheet))
    rows = {row.name: row for row in found.sheet.table.rows}
    assert rows[TORSBY].women == SUPPRESSED
    assert latest_published_days() == {framsteget_loaded().id: AS_OF}


def test_the_publication_stands_in_the_audit(world: World) -> None:
    actor = world.manager()
    crowd(world, 5, working=5, sex=Sex.WOMAN, municipality=SUNNE)

    event = published(actor)

    with acting(actor):
        written = Event.objects.get(kind="ResultsPublished")
    assert (written.payload["digest"], written.participant_id) == (event.digest, None)


def test_there_is_one_publication_for_a_day(world: World) -> None:
    crowd(world, 5, working=5, sex=Sex.WOMAN, municipality=SUNNE)
    published(world.manager())
    crowd(world, 5, working=5, sex=Sex.WOMAN, municipality=SUNNE, skip=5)

    with pytest.raises(CannotPublishResults) as refusal:
        published(world.manager())

    assert codes(refusal.value) == ["published-already"]
    assert publications() == 1


def test_only_the_owner_of_the_programme_publishes(world: World) -> None:
    crowd(world, 5, working=5, sex=Sex.WOMAN, municipality=SUNNE)
    stranger = replace(world.manager(), organisation_id=world.organisation("granskarna"))

    with pytest.raises(CannotPublishResults) as refusal:
        published(stranger)

    assert codes(refusal.value) == ["not-the-owner"]
    assert publications() == 0


def test_an_evaluator_publishes_nothing(world: World) -> None:
    with pytest.raises(NotPermitted):
        published(world.evaluator())

    assert publications() == 0


def test_an_answer_recorded_after_the_quarter_counts_for_the_day_that_it_is_about(world: World) -> None:
    crowd(world, 10, working=10, sex=Sex.WOMAN, municipality=SUNNE)

    published(world.manager())

    found = latest_publication(programme_id=framsteget_loaded().id)
    assert found is not None
    (reading,) = [one for one in found.sheet.goals if one.measured is Measured.AFTER_TWELVE_MONTHS]
    assert reading.shares is not None
    assert reading.shares.women == Share(10, 10, unripe=2)
