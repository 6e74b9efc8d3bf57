"""The demo's participant has papers on their way, days to keep, a meeting behind and one ahead."""

from datetime import date

from kedjan.cli.demo.cast import Cast
from kedjan.cli.demo.collecting import tell_of_clocks, tell_of_papers
from kedjan.cli.demo.meeting import tell_of_meetings
from kedjan.integrations.database.context import acting
from kedjan.journeys.queries.clocks import clocks_of
from kedjan.meetings.queries.meetings import meeting_of, meetings_of
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.papers.domain.progress import Progress, progress_of
from kedjan.papers.queries.requests import powers_of, requests_of
from tests.support.world import TODAY, World, noon

NAME = "consented"


def cast_of(world: World) -> Cast:
    fk = world.caseworker("fk")
    return Cast(
        fk=fk,
        curious=fk,
        coordinator=world.coordinator(),
        therapist=world.therapist(),
        employer=world.employer_contact(),
        manager=world.manager(),
        by_kind={OrganisationKind.AF: world.caseworker("af")},
        kommuner={},
    )


def test_papers_are_in_late_just_asked_for_and_named_by_the_participant(world: World) -> None:
    me, fk, person = world.participant(NAME), world.caseworker("fk"), world.person(NAME)

    tell_of_papers(cast_of(world), me.account_id, person)

    with acting(fk):
        powers = powers_of(actor=fk, participant_id=person)
        found = requests_of(actor=fk, participant_id=person)
    sights = [one.sight(powers.get(one.organisation_id, ()), noon(TODAY)) for one in found]
    assert progress_of(sights, TODAY) == Progress(total=4, received=1, refused=0, oldest_days=34)
    assert [one.by_person for one in found] == [False, False, False, True]


def test_a_sick_leave_and_a_referral_have_their_ninetieth_day_near(world: World) -> None:
    fk, person = world.caseworker("fk"), world.person(NAME)

    tell_of_clocks(cast_of(world), person)

    with acting(fk):
        found = {one.written.began_on for one in clocks_of(actor=fk, participant_id=person)}
    assert found == {date(2012, 10, 22), date(2012, 10, 29)}


def test_a_handover_was_held_and_a_network_meeting_waits_for_an_answer(world: World) -> None:
    me, af, person = world.participant(NAME), world.caseworker("af"), world.person(NAME)

    tell_of_meetings(cast_of(world), me.account_id, person)

    with acting(me):
        ahead, held = meetings_of(actor=me, participant_id=person)
        found = meeting_of(actor=me, meeting_id=held.id)
    assert ahead.answers == {af.home: True}
    assert found is not None
    assert found.minutes is not None
    assert found.minutes.read_by == {None, af.home}
    assert len(found.minutes.tasks) == 4
