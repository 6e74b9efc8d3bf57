"""A seat is answered by the person, or written down for them; until the group starts, and by nobody else."""

import pytest
from django.urls import reverse

from kedjan.audit.models import Event
from kedjan.coaching.domain.codes import SeatAnswer
from kedjan.coaching.models import Seat
from kedjan.coaching.operations.seats import CannotAnswerSeat, answer_seat
from kedjan.coaching.queries.offers import offer_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.permissions import NotPermitted
from tests.coaching.sending import with_an_offer
from tests.policies.rows import update
from tests.support.told import TOLD
from tests.support.world import TODAY, World, noon

_TOLD = {"told_by": "telephone", "told_why": "no_e_id"}


def answer_of(world: World, actor: Actor) -> tuple[str, bool]:
    """Return the answer of "consented", and whether the seat is still theirs."""
    with acting(actor):
        row = Seat.objects.get(participant_id=world.person("consented"))
        return row.answer, row.left_on is None


def test_a_person_says_yes_on_their_own_page_and_may_change_their_mind(world: World) -> None:
    with_an_offer(world)
    browser, me = world.my_browser(), world.participant()
    assert "Du är erbjuden en plats" in browser.get(reverse("coaching:my_group")).content.decode()

    browser.post(reverse("coaching:my_seat"), {"answer": "yes"})

    assert answer_of(world, me) == ("yes", True)
    assert "Nästa träff" in browser.get(reverse("coaching:my_group")).content.decode()
    browser.post(reverse("coaching:my_seat"), {"answer": "no"})
    assert answer_of(world, me) == ("no", False)


@pytest.mark.parametrize("answer", [SeatAnswer.NO, SeatAnswer.OTHER_TIME])
def test_a_seat_that_is_not_wanted_is_free_again(world: World, answer: SeatAnswer) -> None:
    with_an_offer(world)
    me = world.participant()

    with acting(me):
        answer_seat(actor=me, participant_id=world.person("consented"), answer=answer, now=noon(TODAY))

        assert offer_of(actor=me, participant_id=world.person("consented")) is None
    assert answer_of(world, me) == (answer.value, False)


def test_a_colleague_in_the_team_writes_down_how_they_were_told_and_the_log_says_it(world: World) -> None:
    with_an_offer(world)
    address = reverse("coaching:seat_answer", args=[world.person("consented")])

    world.staff_browser("af").post(address, {"answer": "yes", **_TOLD})

    with acting(world.participant()):
        row = Seat.objects.get(participant_id=world.person("consented"))
        assert (row.answer, row.told_by, row.why_on_behalf) == ("yes", "telephone", "no_e_id")
        assert Event.objects.filter(kind="SeatAnswered").count() == 1


def test_the_case_shows_the_seat_and_the_answer(world: World) -> None:
    with_an_offer(world)

    shown = world.staff_browser("fk").get(reverse("coaching:case_group", args=[world.person("consented")]))

    assert "Inget svar än" in shown.content.decode()
    assert "Skriv in deltagarens svar" in shown.content.decode()


def test_nobody_answers_for_another_without_saying_how_they_were_told(world: World) -> None:
    with_an_offer(world)
    fk = world.caseworker("fk")

    with acting(fk), pytest.raises(CannotAnswerSeat):
        answer_seat(actor=fk, participant_id=world.person("consented"), answer=SeatAnswer.YES, now=noon(TODAY))

    assert answer_of(world, fk) == ("", True)


def test_a_person_does_not_answer_for_another(world: World) -> None:
    with_an_offer(world)
    other = world.participant("private")

    with acting(other), pytest.raises(CannotAnswerSeat):
        answer_seat(actor=other, participant_id=world.person("consented"), answer=SeatAnswer.NO, now=noon(TODAY))

    assert answer_of(world, world.caseworker("fk")) == ("", True)


def test_whoever_does_not_see_the_person_finds_no_seat(world: World) -> None:
    with_an_offer(world)
    torsby = world.caseworker("torsby")

    with acting(torsby), pytest.raises(CannotAnswerSeat):
        answer_seat(
            actor=torsby, participant_id=world.person("consented"), answer=SeatAnswer.NO, now=noon(TODAY), told=TOLD
        )

    assert answer_of(world, world.caseworker("fk")) == ("", True)


def test_a_role_without_the_right_answers_nothing(world: World) -> None:
    with_an_offer(world)
    therapist = world.therapist()

    with acting(therapist), pytest.raises(NotPermitted):
        answer_seat(
            actor=therapist, participant_id=world.person("consented"), answer=SeatAnswer.NO, now=noon(TODAY), told=TOLD
        )

    assert answer_of(world, world.caseworker("fk")) == ("", True)


def test_no_answer_is_taken_once_the_group_has_started(world: World) -> None:
    with_an_offer(world)
    me = world.participant()
    with acting(world.caseworker("fk")):
        update("coaching_group", {"status": "started", "started_at": noon(TODAY)}, {"code": "offered"})

    with acting(me), pytest.raises(CannotAnswerSeat) as refusal:
        answer_seat(actor=me, participant_id=world.person("consented"), answer=SeatAnswer.NO, now=noon(TODAY))

    assert [one.code for one in refusal.value.reasons] == ["started"]
    assert world.my_browser().get(reverse("coaching:my_seat")).status_code == 404
    assert answer_of(world, me) == ("", True)
