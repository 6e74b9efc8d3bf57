"""What a stage says in the programme's file: who answers for it, and which outcomes one may leave with from it."""

from pathlib import Path

import pytest
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.journeys.operations import CannotCloseParticipation, close_participation, hand_over
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.ids import EnrolmentId
from kedjan.programmes.operations import load_programme
from tests.journeys.pages import html, links, said, text
from tests.journeys.steps import NOW, begun, handed_over
from tests.journeys.watching import unchanged
from tests.support.reasons import codes
from tests.support.world import TODAY, World

FILE = Path("programmes/framsteget.toml")
FIRST = 'next = ["step_2", "step_3"]'
SIX_MONTHS = '[path]\nlength = { words = { sv = "Ett halvår", en = "Half a year" }, most_months = 6 }\nsource = "Syfte"'
PERSON = "over"


def enrolled(world: World, first: str = "", path: str = "") -> EnrolmentId:
    """Enrol somebody under a file whose first step and whole path say that; its last step allows every outcome."""
    text = FILE.read_text(encoding="utf-8").replace(FIRST, f"{FIRST}\n{first}", 1)
    text = text.replace("[[stages]]", f"{path}\n\n[[stages]]", 1)
    with acting(world.operator()):
        load_programme(actor=world.operator(), text=text, now=NOW)
    return begun(world, world.caseworker(), PERSON).enrolment_id


def case(world: World) -> CaseView:
    actor = world.caseworker()
    with acting(actor):
        found = case_of(actor=actor, participant_id=world.person(PERSON))
    assert found is not None
    return found


def close(world: World, enrolment_id: EnrolmentId, outcome: str) -> None:
    actor = world.caseworker()
    with acting(actor):
        close_participation(actor=actor, enrolment_id=enrolment_id, outcome=outcome, exited_on=TODAY, now=NOW)


def address(world: World, page: str) -> str:
    return reverse(f"journeys:{page}", args=[world.person(PERSON)])


def test_an_outcome_that_the_stage_does_not_allow_is_refused_and_changes_nothing(world: World) -> None:
    enrolment_id = enrolled(world, 'outcomes = ["education", "moved"]')

    with unchanged(world, world.caseworker(), PERSON), pytest.raises(CannotCloseParticipation) as refusal:
        close(world, enrolment_id, "illness")

    assert codes(refusal.value) == ["outcome-of-another-stage"]
    assert refusal.value.reasons[0].values["outcomes"] == "Utbildning, Flyttat"
    close(world, enrolment_id, "moved")


def test_the_page_offers_the_outcomes_of_the_stage_alone(world: World) -> None:
    enrolled(world, 'outcomes = ["education", "moved"]')

    page = text(world.staff_browser(), address(world, "close"))

    assert "Vad blev det? Utbildning Flyttat Sista dag" in page


def test_the_next_stage_has_its_own_outcomes(world: World) -> None:
    enrolment_id = enrolled(world, 'outcomes = ["moved"]')
    actor = world.caseworker()
    with acting(actor):
        hand_over(actor=actor, enrolment_id=enrolment_id, to="step_3", entered_on=TODAY, reason="Klar.", now=NOW)

    close(world, enrolment_id, "illness")

    ended = case(world).exit
    assert ended is not None
    assert ended.outcome == "illness"


def test_from_a_stage_without_outcomes_nobody_leaves_and_the_page_says_what_to_do(world: World) -> None:
    enrolment_id = enrolled(world, "outcomes = []")
    client = world.staff_browser()

    with unchanged(world, world.caseworker(), PERSON), pytest.raises(CannotCloseParticipation) as refusal:
        close(world, enrolment_id, "moved")

    assert codes(refusal.value) == ["stage-has-no-end"]
    assert address(world, "close") not in links(html(client, address(world, "case")))
    page = text(client, address(world, "close"))
    assert "går det inte att avsluta. Gå vidare till nästa steg först." in page
    typed = {"outcome": "moved", "exited_on": TODAY.isoformat()}
    assert "Gå vidare till nästa steg först." in said(client.post(address(world, "close"), typed).content.decode())
    assert case(world).exit is None


def test_the_case_and_the_person_s_path_say_who_answers_for_the_present_stage(world: World) -> None:
    staff, person = world.staff_browser(), world.my_browser()
    place = reverse("journeys:case", args=[world.person("consented")])
    assert "Ansvarar:" not in text(staff, place)
    assert "Ansvarar:" not in text(person, "/me/path/")

    handed_over(world, world.caseworker())

    said = "Pågår nu Från 14 januari 2013 Ansvarar: Arbetsförmedlingen Torsby Steg 3"
    assert said in text(staff, place)
    assert said in text(person, "/me/path/")


def test_a_kind_that_the_team_lacks_is_told_to_be_missing(world: World) -> None:
    enrolled(world, 'owners = ["user_organisation", "fk"]')

    page = text(world.staff_browser(), address(world, "case"))

    assert "Ansvarar: Försäkringskassan Sunne, Brukarorganisation (inte med i laget)" in page


def test_the_end_of_the_whole_path_is_a_day_to_keep_for_the_team_and_for_the_person(world: World) -> None:
    enrolled(world, path=SIX_MONTHS)

    team = text(world.staff_browser(), address(world, "clocks"))
    mine = text(world.my_browser(PERSON), "/me/days/")

    assert "Den tid som programmet räknar med är slut 14 juli 2013 Om 181 dagar Framsteget, Syfte." in team
    assert "Regeln gäller från 14 januari 2013. Sagt av programmet. Laget" in team
    assert "14 juli 2013 Så lång tid räknar programmet med." in mine


def test_the_end_of_the_whole_path_is_no_day_to_keep_once_the_participation_has_ended(world: World) -> None:
    close(world, enrolled(world, path=SIX_MONTHS), "moved")

    assert "programmet räknar med" not in text(world.staff_browser(), address(world, "clocks"))
