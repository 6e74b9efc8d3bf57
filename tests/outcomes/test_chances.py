"""What people say of their chances of work: by themselves, or on the telephone or on paper through staff."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.coaching.domain.starts import TimeInGroup
from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.readability import EASY, reading
from kedjan.outcomes.domain.chances import Chance, Moment
from kedjan.outcomes.operations import CannotTellChances, Said, tell_chances
from kedjan.outcomes.queries import ChanceView, chances_of, result_facts
from kedjan.outcomes.web.chance_pages import chances_view
from tests.coaching.leading import in_a_group
from tests.coaching.sending import to_be_asked
from tests.journeys.pages import queries
from tests.journeys.watching import at_work, unchanged
from tests.outcomes.crowd import framsteget_loaded
from tests.outcomes.test_pages import text
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)
ON_THE_TELEPHONE = Told(ToldBy.TELEPHONE, WhyOnBehalf.NO_E_ID)
BETTER = Said(Moment.GROUP_END, Chance.BETTER, TODAY)
MINE = reverse("outcomes:my_chances")


def tell(world: World, actor: Actor, said: Said) -> None:
    with at_work(actor):
        tell_chances(actor=actor, participant_id=world.person("consented"), said=said, now=NOW)


def told(world: World, actor: Actor) -> list[ChanceView]:
    with acting(actor):
        return list(chances_of(actor=actor, enrolment_id=world.enrolment("consented")))


def refused(world: World, actor: Actor, said: Said) -> list[str]:
    with unchanged(world, actor, "consented"), pytest.raises(CannotTellChances) as caught:
        tell(world, actor, said)
    return codes(caught.value.reasons)


def test_a_person_answers_by_themselves_and_the_team_sees_it(world: World) -> None:
    to_be_asked(world)

    tell(world, world.participant(), BETTER)

    (seen,) = told(world, world.caseworker("fk"))
    assert (seen.moment, seen.chance, seen.answered_on, seen.told) == (Moment.GROUP_END, Chance.BETTER, TODAY, None)


def test_staff_write_in_an_answer_with_how_it_was_told_and_why_not_by_the_person(world: World) -> None:
    to_be_asked(world)

    tell(world, world.caseworker("fk"), replace(BETTER, told=ON_THE_TELEPHONE))

    assert [one.told for one in told(world, world.participant())] == [ON_THE_TELEPHONE]


def test_staff_do_not_answer_as_if_they_were_the_person_and_nobody_tells_themselves(world: World) -> None:
    to_be_asked(world)

    assert refused(world, world.caseworker("fk"), BETTER) == ["on-behalf-without-why"]
    assert refused(world, world.participant(), replace(BETTER, told=ON_THE_TELEPHONE)) == ["on-behalf-of-nobody"]


def test_whoever_has_started_in_no_group_is_not_asked(world: World) -> None:
    in_a_group(world)  # which has not met yet

    assert refused(world, world.participant(), BETTER) == ["no-group"]


def test_an_answer_about_another_time_is_refused(world: World) -> None:
    to_be_asked(world)

    assert refused(world, world.participant(), replace(BETTER, moment=Moment.TWELVE_MONTHS)) == [
        "answered-outside-window"
    ]


def test_the_evaluator_counts_the_answer_recorded_last(world: World) -> None:
    to_be_asked(world)
    tell(world, world.participant(), BETTER)
    tell(world, world.participant(), replace(BETTER, chance=Chance.SAME))
    actor = world.evaluator()

    with acting(actor):
        facts = result_facts(actor=actor, programme_id=framsteget_loaded().id, as_of=TODAY, is_coaching=True)

    assert [one.chance(Moment.GROUP_END) for one in facts if one.chances] == [Chance.SAME]


def test_the_persons_page_asks_the_open_question_and_shows_the_answer(world: World) -> None:
    to_be_asked(world)
    client = world.my_browser()
    assert "Hur stora är dina möjligheter till arbete nu?" in text(client, MINE)
    assert "När gruppen slutade" in text(client, MINE)

    sent = _send(client, MINE, {"moment": "group_end", "chance": "better"})

    assert sent == 302
    assert "Du svarade själv." in text(client, MINE)
    assert "Större än förut" in text(client, MINE)


def test_somebody_without_a_group_has_nothing_to_answer(world: World) -> None:
    assert "Frågan är till dem som har börjat i en coachningsgrupp." in text(world.my_browser(), MINE)


def test_the_page_of_staff_writes_in_what_was_said_on_paper(world: World) -> None:
    to_be_asked(world)
    client, place = world.staff_browser(), reverse("outcomes:chances", args=[world.person("consented")])
    day = {"answered_on_day": "14", "answered_on_month": "1", "answered_on_year": "2013"}

    sent = _send(
        client, place, {"moment": "group_end", "chance": "worse", **day, "told_by": "paper", "told_why": "no_e_id"}
    )

    assert sent == 302
    assert "På papper. Saknar e-legitimation." in text(client, place)


def test_a_refused_answer_is_said_on_the_page_and_kept_in_the_form(world: World) -> None:
    to_be_asked(world)
    place = reverse("outcomes:chances", args=[world.person("consented")])
    day = {"answered_on_day": "13", "answered_on_month": "1", "answered_on_year": "2013"}
    typed = {"moment": "group_end", "chance": "worse", **day, "told_by": "paper", "told_why": "no_e_id"}

    answer = world.staff_browser().post(place, typed)

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Svaret ska gälla en dag från" in shown
    assert told(world, world.caseworker("fk")) == []


def test_a_paper_can_be_written_in_after_the_last_day_and_the_person_is_asked_no_more() -> None:
    group, later = TimeInGroup(date(2008, 9, 1), date(2008, 11, 3)), date(2009, 3, 2)
    asked: Mapping[bool, Moment | None] = {
        is_person: chances_view(
            started_on=date(2008, 6, 2), group=group, said=(), is_consented=True, is_person=is_person, today=later
        ).asked
        for is_person in (True, False)
    }

    assert asked == {True: None, False: Moment.GROUP_END}


def test_the_second_question_comes_when_the_first_is_answered() -> None:
    group, today = TimeInGroup(date(2009, 3, 2), date(2009, 5, 4)), date(2009, 6, 3)
    first = ChanceView(Moment.GROUP_END, Chance.SAME, today - timedelta(days=9), None, NOW)

    def asked(*said: ChanceView) -> Moment | None:
        return chances_view(
            started_on=date(2008, 6, 2), group=group, said=said, is_consented=True, is_person=True, today=today
        ).asked

    assert (asked(), asked(first)) == (Moment.GROUP_END, Moment.TWELVE_MONTHS)


def test_the_persons_page_is_easy_to_read(world: World) -> None:
    to_be_asked(world)

    assert reading(text(world.my_browser(), MINE)).lix <= EASY


@pytest.mark.parametrize(("is_person", "budget"), [(True, 19), (False, 22)])
def test_the_pages_ask_what_they_did(world: World, is_person: bool, budget: int) -> None:
    to_be_asked(world)
    client = world.my_browser() if is_person else world.staff_browser()
    place = MINE if is_person else reverse("outcomes:chances", args=[world.person("consented")])

    asked = queries(client, place)

    assert len(asked) == budget, "\n".join(asked)


def _send(client: Client, place: str, typed: dict[str, str]) -> int:
    return client.post(place, typed).status_code
