"""Whoever has a rating to do is told, and both are when the talk can be held."""

from kedjan.assessments.domain.starting import Task
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import NoticeView, notices
from tests.assessments.trying import Trying
from tests.support.world import World

OURS = {NoticeKind.RATING_WAITS, NoticeKind.RATED_BY_PERSON, NoticeKind.BOTH_RATED}


def told(actor: Actor) -> list[NoticeView]:
    """Return what the actor is told of ratings."""
    with acting(actor):
        return [one for one in notices(actor=actor) if one.kind in OURS]


def kinds(actor: Actor) -> set[NoticeKind]:
    return {one.kind for one in told(actor)}


def test_the_person_is_told_that_their_own_rating_waits_and_by_whom(world: World) -> None:
    trying = Trying(world)

    trying.begin()

    (notice,) = told(trying.me)
    assert notice.title == "Din egen bedömning väntar"
    assert "vill veta hur du själv ser på ditt arbete" in notice.text
    assert told(trying.therapist) == []


def test_nobody_is_told_to_rate_where_only_the_assessor_does(world: World) -> None:
    trying = Trying(world)

    trial = trying.begin("demo-arbetsprov")
    trying.rate(trying.therapist, trial, 3)
    trying.rate(trying.therapist, trying.begin("demo-arbetskrav", Task(), trial), 3)

    assert (told(trying.me), told(trying.therapist)) == ([], [])


def test_the_professional_is_told_that_the_person_has_rated_and_what_is_left(world: World) -> None:
    trying = Trying(world)

    trying.rate(trying.me, trying.begin(), 2)

    (notice,) = told(trying.therapist)
    assert notice.kind is NoticeKind.RATED_BY_PERSON
    assert notice.is_named
    assert kinds(trying.me) == {NoticeKind.RATING_WAITS}


def test_whoever_was_done_first_is_told_that_the_talk_can_be_held(world: World) -> None:
    by_person, by_therapist = Trying(world), Trying(world)

    first = by_person.begin()
    by_person.rate(by_person.me, first, 2)
    by_person.rate(by_person.therapist, first, 3)
    assert kinds(by_person.me) == {NoticeKind.RATING_WAITS, NoticeKind.BOTH_RATED}
    assert kinds(by_person.therapist) == {NoticeKind.RATED_BY_PERSON}

    second = by_therapist.begin()
    by_therapist.rate(by_therapist.therapist, second, 3)
    by_therapist.rate(by_therapist.me, second, 2)
    assert kinds(by_therapist.therapist) == {NoticeKind.RATED_BY_PERSON, NoticeKind.BOTH_RATED}
    assert [one.kind for one in told(by_therapist.me)].count(NoticeKind.BOTH_RATED) == 1


def test_another_organisation_is_told_nothing_of_a_rating(world: World) -> None:
    trying = Trying(world)

    trying.dialogue()

    assert [told(world.caseworker(key)) for key in ("fk", "af")] == [[], []]
