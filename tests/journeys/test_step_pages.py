"""The pages of the steps: what is typed is kept, what stands in the way is said, and right answers lead on."""

from django.test import Client
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.queries import InvitationState, invitation_states
from kedjan.participants.domain.answers import Answer
from tests.journeys.pages import html, said, text
from tests.journeys.steps import case, gate
from tests.journeys.watching import unchanged
from tests.support.world import TODAY, World

TOLD = {"told_by": "telephone", "told_why": "no_e_id"}


def address(world: World, page: str, name: str = "consented") -> str:
    return reverse(f"journeys:{page}", args=[world.person(name)])


def gate_address(world: World, kind: str, name: str = "consented") -> str:
    one = gate(world, world.caseworker("fk"), kind, name)
    return reverse("journeys:gate", args=[world.person(name), one.id])


def state(world: World, name: str) -> InvitationState | None:
    actor = world.caseworker("fk")
    with acting(actor):
        return invitation_states(actor=actor, participant_ids=[world.person(name)]).get(world.person(name))


def sent(client: Client, place: str, typed: dict[str, str]) -> str:
    """Send the form; return where it leads."""
    response = client.post(place, typed)
    assert response.status_code == 302
    return response.headers["Location"]


def test_an_invitation_is_recorded_and_leads_back_to_the_case(world: World) -> None:
    place = address(world, "invite", "unasked")

    to = sent(world.staff_browser(), place, {"channel": "letter", "reply_by_on": "2013-01-28"})

    assert to == address(world, "case", "unasked")
    found = state(world, "unasked")
    assert found is not None
    assert (found.reply_by_on.isoformat(), found.answer) == ("2013-01-28", None)


def test_an_invitation_with_a_day_that_has_passed_is_shown_again_with_the_reason(world: World) -> None:
    place, typed = address(world, "invite", "unasked"), {"channel": "sms", "reply_by_on": "2013-01-13"}

    response = world.staff_browser().post(place, typed)

    page = response.content.decode()
    assert "Sista svarsdag kan inte ha passerat." in page
    assert 'value="13"' in page
    assert state(world, "unasked") is None


def test_a_yes_leads_on_to_the_consent_and_another_answer_to_the_case(world: World) -> None:
    client, place = world.staff_browser(), address(world, "answer", "invited")

    assert sent(client, place, {"answer": "yes", **TOLD}) == address(world, "begin", "invited")
    assert state(world, "invited") is not None
    again = said(client.post(place, {"answer": "no", **TOLD}).content.decode())
    assert "Det finns ingen inbjudan som väntar på svar." in again


def test_a_no_leads_to_the_case(world: World) -> None:
    assert sent(world.staff_browser(), address(world, "answer", "invited"), {"answer": "no", **TOLD}) == address(
        world, "case", "invited"
    )
    found = state(world, "invited")
    assert found is not None
    assert found.answer is Answer.NO


def test_nobody_answers_who_was_not_asked(world: World) -> None:
    html(world.staff_browser(), address(world, "answer", "unasked"), 404)


def test_a_gate_is_changed_and_its_page_shows_how_it_stood(world: World) -> None:
    client, place = world.staff_browser(), gate_address(world, "economy")
    owner = str(world.organisation("af"))
    typed = {"state": "under_way", "owner": owner, "due_on": "2013-02-15", "note": "Ringt banken."}

    assert sent(client, place, typed) == address(world, "case")

    page = html(client, place)
    assert "Ringt banken." in page
    assert gate(world, world.caseworker("fk"), "economy").state is GateState.UNDER_WAY
    assert "Arbetsförmedlingen Torsby ansvarar, senast 15 februari 2013. 0 av 4 uppgifter är klara." in text(
        client, address(world, "case")
    )


def test_the_page_of_a_gate_notes_what_it_is_about_alone(world: World) -> None:
    actor = world.caseworker("fk")
    html(world.browser(actor), gate_address(world, "medical"))

    with acting(actor):
        noted = set(Reading.objects.filter(page="journeys:gate").values_list("category", flat=True))

    assert noted == {"identity", "plan", "health_documents"}


def test_an_owner_outside_the_team_is_not_among_the_choices(world: World) -> None:
    typed = {"state": "clear", "owner": str(world.organisation("torsby")), "due_on": "2013-02-15"}

    response = world.staff_browser().post(gate_address(world, "economy"), typed)

    assert response.status_code == 200
    assert gate(world, world.caseworker("fk"), "economy").state is GateState.OPEN


def test_a_gate_of_an_ended_participation_says_so(world: World) -> None:
    typed = {"state": "open", "owner": str(world.organisation("fk")), "due_on": "2013-02-15"}

    page = said(world.staff_browser().post(gate_address(world, "economy", "private"), typed).content.decode())

    assert "Deltagandet är redan avslutat." in page
    assert gate(world, world.caseworker("fk"), "economy", "private").state is GateState.CLEAR


def test_a_gate_of_somebody_else_is_not_there(world: World) -> None:
    other = gate(world, world.caseworker("fk"), "economy", "placed").id

    html(world.staff_browser(), reverse("journeys:gate", args=[world.person("consented"), other]), 404)


def test_the_handover_says_first_what_is_open(world: World) -> None:
    page = text(world.staff_browser(), address(world, "hand_over"))

    assert "Viktigt: Det här är inte klart" in page
    assert "Vård är inte klar. Försäkringskassan Sunne ansvarar, senast 3 mars 2013." in page
    assert "Steg 2: under arbetslivsintroduktionen Steg 3: efter arbetslivsintroduktionen" in page


def test_the_handover_tells_an_agency_that_there_are_gates_it_cannot_see(world: World) -> None:
    page = text(world.browser(world.caseworker("sunne")), address(world, "hand_over"))

    assert "Ekonomi är inte klar." in page
    assert "Alla hinder i steget är inte öppna för dig. Fråga laget om de är klara." in page
    assert "Vård" not in page


def test_a_handover_without_a_reason_is_shown_again_with_what_was_chosen(world: World) -> None:
    response = world.staff_browser().post(
        address(world, "hand_over"), {"to": "step_3", "entered_on": TODAY.isoformat(), "reason": " "}
    )

    page = response.content.decode()
    assert "Skriv varför det är rätt att gå vidare ändå." in page
    assert 'value="step_3"' in page
    assert case(world, world.caseworker("fk")).stage.key == "step_1"


def test_a_handover_with_a_reason_leads_to_the_case_that_tells_it(world: World) -> None:
    client = world.staff_browser()
    typed = {"to": "step_2", "entered_on": "2013-01-10", "reason": "Alla är överens."}

    assert sent(client, address(world, "hand_over"), typed) == address(world, "case")

    page = text(client, address(world, "case"))
    assert "Steg 2: under arbetslivsintroduktionen Pågår nu Från 10 januari 2013" in page
    assert "Alla är överens." in page


def test_a_participation_is_ended_with_an_outcome_and_a_day(world: World) -> None:
    client, place = world.staff_browser(), address(world, "close")
    assert "Vad blev det? Åter till tidigare arbetsgivare" in text(client, place)

    late = said(client.post(place, {"outcome": "education", "exited_on": "2013-01-15"}).content.decode())
    assert "Datumet kan inte ligga efter i dag." in late
    assert case(world, world.caseworker("fk")).exit is None

    assert sent(client, place, {"outcome": "education", "exited_on": "2013-01-14"}) == address(world, "case")
    again = said(client.post(place, {"outcome": "moved", "exited_on": "2013-01-14"}).content.decode())
    assert "Deltagandet är redan avslutat." in again


def test_there_is_no_step_for_somebody_who_has_not_begun(world: World) -> None:
    for page in ("hand_over", "close"):
        html(world.staff_browser(), address(world, page, "unasked"), 404)


def test_whoever_may_not_change_it_is_refused_and_changes_nothing(world: World) -> None:
    actor = world.therapist()
    client = world.browser(actor)
    with unchanged(world, actor, "consented"):
        typed = {"to": "step_2", "entered_on": "2013-01-10", "reason": "Ändå."}
        assert client.post(address(world, "hand_over"), typed).status_code == 403
        typed = {"outcome": "moved", "exited_on": "2013-01-10"}
        assert client.post(address(world, "close"), typed).status_code == 403
