"""Somebody who cannot answer in Kedjan has it written in, with how and why, and reads that on their own page."""

import pytest

from kedjan.audit.models import Event
from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf
from kedjan.integrations.database.context import acting
from kedjan.journeys.operations import CannotRecordAnswer, record_answer
from kedjan.journeys.queries import GivenAnswer, invitation_states, latest_answer
from kedjan.journeys.web.me_pages import my_answer_view
from kedjan.participants.domain.answers import Answer
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)
SENT = {"answer": "later", "told_by": "telephone", "told_why": "does_not_want"}


def test_the_page_asks_how_and_why_and_the_record_keeps_both(world: World) -> None:
    browser, person = world.browser(world.caseworker("fk")), world.person("invited")

    missing = browser.post(f"/cases/{person}/answer/", {"answer": "later", "told_by": "telephone"}).content.decode()
    sent = browser.post(f"/cases/{person}/answer/", SENT)

    assert "Välj ett svar: Varför skriver du in det åt deltagaren?" in missing
    assert sent.status_code == 302
    with acting(world.caseworker("fk")):
        event = Event.objects.get(kind="InvitationAnswered", participant_id=person)
        given = latest_answer(actor=world.caseworker("fk"), participant_id=person)
    assert (event.payload["told_by"], event.payload["why_on_behalf"]) == ("telephone", "does_not_want")
    assert given is not None
    assert (given.answer, given.organisation) == (Answer.LATER, "Försäkringskassan Sunne")


def test_nobody_claims_to_have_used_the_link_for_somebody(world: World) -> None:
    browser, person = world.browser(world.caseworker("fk")), world.person("invited")

    answer = browser.post(f"/cases/{person}/answer/", {**SENT, "told_by": "link"})

    assert answer.status_code == 200
    with acting(world.caseworker("fk")):
        assert latest_answer(actor=world.caseworker("fk"), participant_id=person) is None


def test_an_answer_on_behalf_without_a_reason_is_refused_and_nothing_is_written(world: World) -> None:
    actor, person = world.caseworker("fk"), world.person("invited")
    with acting(actor):
        state = invitation_states(actor=actor, participant_ids=[person])[person]
        with pytest.raises(CannotRecordAnswer):
            record_answer(
                actor=actor,
                invitation_id=state.invitation_id,
                answer=Answer.YES,
                now=NOW,
                told=Told(ToldBy.PAPER, None),
            )

        assert latest_answer(actor=actor, participant_id=person) is None


def test_the_person_reads_who_wrote_it_in_when_how_and_why(world: World) -> None:
    told = Told(ToldBy.TELEPHONE, WhyOnBehalf.DOES_NOT_WANT)
    given = GivenAnswer(Answer.LATER, NOW, "Försäkringskassan Sunne", told)

    assert my_answer_view(given) == (
        "Du svarade Inte nu på inbjudan. Försäkringskassan Sunne skrev in svaret åt dig den 14\xa0januari\xa02013. "
        "I telefon. Skäl: vill inte göra det på webben."
    )
    assert my_answer_view(None) == ""


def test_ones_own_answer_stands_on_ones_own_page(world: World) -> None:
    page = world.browser(world.participant("consented")).get("/me/consents/").content.decode()

    assert "Du svarade Ja på inbjudan den 26\xa0november\xa02012." in page
