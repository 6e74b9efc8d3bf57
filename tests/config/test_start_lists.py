"""The start page answers what now, in the order of the days: one's turn, what is late, what waits, and what is new."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.config.start.rows import every, looked_since
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.operations import mark_gate
from kedjan.journeys.queries import Waits, waiting_gates
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.participants.models import Benefit
from kedjan.plans.domain.codes import Step
from kedjan.plans.domain.items import Content
from tests.config.starting import LATE, MINE, NEW, WAITS, leads, lists, rows, was_here
from tests.consents.test_proposing import asked
from tests.journeys.pages import queries
from tests.journeys.steps import NOW, YES, begun, closed, gate, handed_over, invited
from tests.plans.planned import begun as planned
from tests.rights.asking import asked_for_correction
from tests.support.world import TODAY, World, noon

LONG_AGO = replace(YES, given_on=date(2012, 10, 1))
LAST_DAY = (
    "Pia Prov: Ersättningens sista dag: Sjukpenning Om 32 dagar, 15 februari 2013. Stäm av med: Försäkringskassan."
)
CIRCLE = "Clara Prov: Gå en studiecirkel om livsstil Senast 2 april 2013"
NOTHING = {MINE: ["Inget väntar på dig just nu."], LATE: ["Inget är försenat."], WAITS: ["Du väntar inte på någon."]}


def ends(world: World, name: str, on: date) -> None:
    """Give the person's benefit another last day."""
    with acting(world.caseworker("fk")):
        assert Benefit.objects.filter(participant_id=world.person(name)).update(ends_on=on) == 1


def marked(world: World, actor: Actor, kind: str, state: GateState, name: str = "consented") -> None:
    found = gate(world, actor, kind, name)
    with acting(actor):
        mark_gate(
            actor=actor,
            gate_id=found.id,
            state=state,
            owner_id=found.owner_id,
            due_on=found.due_on,
            note="Klart.",
            now=NOW,
        )


def read_at_start(actor: Actor) -> list[tuple[str, str]]:
    with acting(actor):
        found = Reading.objects.filter(actor_id=actor.account_id, page="config:start")
        return sorted((str(one), str(kind)) for one, kind in found.values_list("participant_id", "category"))


def test_whoever_has_nothing_is_told_so(world: World) -> None:
    found = lists(world.browser(world.caseworker("torsby")))

    assert found == {**NOTHING, NEW: ["Inget är nytt."]}


def test_a_caseworker_sees_whose_turn_it_is_at_every_gate(world: World) -> None:
    found = lists(world.browser(world.caseworker("sunne")))

    assert found[MINE] == ["Clara Prov: Ekonomi Senast 1 februari 2013", LAST_DAY, CIRCLE]
    assert found[WAITS][0] == (
        "Pia Prov: Kartläggning Arbetsförmedlingen Torsby ansvarar, senast 8 februari 2013. Sedan 10 december 2012."
    )


def test_each_row_leads_to_the_very_page_where_it_is_done(world: World) -> None:
    sunne = world.caseworker("sunne")

    found = leads(world.browser(sunne), MINE)

    economy = gate(world, sunne, "economy")
    assert found == {
        "Clara Prov: Ekonomi": reverse("journeys:gate", args=[world.person("consented"), economy.id]),
        LAST_DAY.partition(" Om ")[0]: reverse("journeys:clocks", args=[world.person("placed")]),
        CIRCLE.partition(" Senast ")[0]: reverse(
            "journeys:gate_task",
            args=[world.person("consented"), gate(world, sunne, "motivation").id, "study_circle"],
        ),
    }


def test_what_is_late_begins_with_what_one_answers_for_oneself(world: World) -> None:
    begun(world, world.caseworker("fk"), yes=LONG_AGO)

    assert rows(world, world.caseworker("sunne"), LATE) == [
        "Ulla Prov: Ekonomi Försenat Skulle ha varit klart 30 november 2012. Socialtjänsten Sunne ansvarar."
    ]
    late = rows(world, world.caseworker("fk"), LATE)
    of_others = [row.endswith("ansvarar.") and not row.endswith("Försäkringskassan Sunne ansvarar.") for row in late]
    assert of_others == sorted(of_others)
    assert "Ulla Prov: Få svar på frågor om din ersättning Försenat Skulle ha varit klart 31 oktober 2012" in late


def test_a_settled_gate_and_an_ended_participation_wait_for_nobody(world: World) -> None:
    fk, sunne = world.caseworker("fk"), world.caseworker("sunne")
    marked(world, sunne, "economy", GateState.CLEAR)
    assert rows(world, sunne, MINE) == [LAST_DAY, CIRCLE]
    marked(world, sunne, "economy", GateState.UNDER_WAY)
    assert rows(world, sunne, MINE) == ["Clara Prov: Ekonomi Senast 1 februari 2013", LAST_DAY, CIRCLE]

    closed(world, fk)

    assert rows(world, sunne, MINE) == [LAST_DAY]
    with acting(fk):
        found = waiting_gates(actor=fk, which=Waits(), today=TODAY, limit=50)
    assert world.person("consented") not in {one.participant_id for one in found}


def test_the_early_list_asks_for_a_call_before_the_end_and_is_late_after_it(world: World) -> None:
    fk = world.caseworker("fk")
    ends(world, "unasked", TODAY + timedelta(days=30))
    ends(world, "future", TODAY - timedelta(days=1))
    ends(world, "over", TODAY + timedelta(days=31))

    found = lists(world.browser(fk))

    assert "Ulla Prov: Bjud in Tar slut om 30 dagar. Inte inbjuden än" in found[MINE]
    assert any(row.endswith("Bjud in Försenat Tog slut i går. Inte inbjuden än") for row in found[LATE])
    assert len([row for row in (*found[MINE], *found[LATE]) if "Bjud in" in row]) == 2


def test_an_invitation_waits_for_its_answer_until_its_day_and_is_late_then(world: World) -> None:
    fk = world.caseworker("fk")
    assert any(row.startswith("Ivar Prov: Påminn") for row in rows(world, fk, LATE))

    invited(world, fk)

    assert [row for row in rows(world, fk, WAITS) if "inbjudan" in row] == []  # five others come before it
    assert rows(world, fk, WAITS)[-1].startswith("Vera Prov")


def test_a_correction_is_ones_turn_and_late_after_thirty_days(world: World) -> None:
    fk = world.caseworker("fk")
    asked_for_correction(world)

    (row,) = (one for one in rows(world, fk, MINE) if "rättelse" in one)

    assert row == "Clara Prov: Begäran om rättelse Väntar på svar sedan 14 januari 2013"
    assert "Din begäran om rättelse Du bad om det 14 januari 2013" in rows(world, world.participant(), WAITS)


def test_a_question_about_consent_waits_for_the_person_whose_turn_it_is(world: World) -> None:
    asked(world)

    waits = rows(world, world.caseworker("fk"), WAITS)
    mine = rows(world, world.participant(), MINE)

    assert any(row.endswith("Frågan ställdes 14 januari 2013") for row in waits)
    assert [row.rpartition(" Frågan")[2] for row in mine] == [" kom 14 januari 2013"]


def test_what_others_did_since_the_last_visit_on_an_earlier_day_is_new(world: World) -> None:
    sunne = world.caseworker("sunne")
    was_here(sunne, noon(date(2013, 1, 10)))
    handed_over(world, world.caseworker("fk"))

    assert rows(world, sunne, NEW) == ["Clara Prov: Gick vidare till steg 2 14 januari 2013, Försäkringskassan Sunne"]
    assert rows(world, world.caseworker("fk"), NEW) == ["Inget annat är nytt."]


def test_a_gate_and_an_end_are_new_to_those_whom_they_are_open_to(world: World) -> None:
    marked(world, world.caseworker("sunne"), "economy", GateState.CLEAR)
    closed(world, world.caseworker("fk"))

    of_gates = "Clara Prov: Ekonomi: klar 14 januari 2013, Socialtjänsten Sunne"
    assert of_gates in rows(world, world.coordinator(), NEW)
    assert of_gates not in rows(world, world.caseworker("region"), NEW)
    assert any("Avslutades: " in row for row in rows(world, world.caseworker("region"), NEW))


@pytest.mark.parametrize(
    ("visit", "since"),
    [
        (None, noon(TODAY) - timedelta(days=7)),
        (noon(date(2013, 1, 10)), noon(date(2013, 1, 10))),
        (noon(date(2012, 11, 1)), noon(TODAY) - timedelta(days=30)),
    ],
)
def test_new_is_what_came_since_the_last_visit_thirty_days_back_at_most(
    visit: datetime | None, since: datetime
) -> None:
    assert looked_since(visit, noon(TODAY)) == since


def test_a_visit_earlier_the_same_day_hides_nothing(world: World) -> None:
    sunne = world.caseworker("sunne")
    handed_over(world, world.caseworker("fk"))
    was_here(sunne, noon(TODAY))

    assert len(rows(world, sunne, NEW)) == 1


def test_what_does_not_fit_is_a_link_away_with_how_many_there_are(world: World) -> None:
    fk = world.browser(world.caseworker("fk"))

    assert len(lists(fk)[WAITS]) == 5
    assert leads(fk, WAITS)["Alla hinder (8)"] == "/cases/?show=others"
    assert every("Alla hinder", "/", 1_000, most=1_000).text == "Alla hinder (1\xa0000 eller fler)"


def test_each_person_and_kind_of_information_is_noted_once(world: World) -> None:
    sunne = world.caseworker("sunne")

    lists(world.browser(sunne))

    clara, pia = world.person("consented"), world.person("placed")
    assert read_at_start(sunne) == sorted(
        [
            *((str(clara), kind.value) for kind in (Category.ECONOMY, Category.IDENTITY, Category.PLAN)),
            *((str(pia), kind.value) for kind in (Category.ECONOMY, Category.IDENTITY, Category.PLAN)),
        ]
    )


def test_a_person_who_reads_their_own_start_page_leaves_no_reading(world: World) -> None:
    lists(world.my_browser())

    assert read_at_start(world.participant()) == []


def test_a_participant_is_asked_for_an_answer_and_reminded_of_what_they_do(world: World) -> None:
    me, af = world.participant(), world.caseworker("af")
    planned(world, af, Step.PROPOSED)
    planned(world, me, Step.WRITTEN, Content("Ring banken.", due_on=TODAY))

    found = rows(world, me, MINE)

    assert "Svara: Besök biblioteket. Förslaget kom 14 januari 2013" in found
    assert "Ring banken. Klart senast 14 januari 2013" in found


BUDGETS = {"fk": 43, "torsby": 18}


@pytest.mark.parametrize(("key", "budget"), BUDGETS.items())
def test_the_start_page_asks_what_it_did(world: World, key: str, budget: int) -> None:
    asked_for = queries(world.browser(world.caseworker(key)), "/")

    assert len(asked_for) == budget, "\n".join(asked_for)
