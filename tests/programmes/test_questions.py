"""What the other contexts ask a programme."""

import re
from datetime import date

import pytest

from kedjan.programmes.domain.codes import BenefitType, PartnerRole, Phase
from kedjan.programmes.domain.digest import digest, version
from kedjan.programmes.domain.questions import (
    UnknownProgrammeKey,
    counts_towards,
    entry_stages,
    figure,
    gate_due_on,
    gates_before_handover,
    gates_of,
    goal,
    next_stages,
    outcome,
    partners_in,
    reaches_goal,
    stage,
)
from kedjan.programmes.domain.typed import of_type
from kedjan.programmes.domain.words import Words
from tests.programmes.files import programme_of

FRAMSTEGET = programme_of("framsteget")


def test_people_enter_framsteget_in_step_one() -> None:
    assert [one.key for one in entry_stages(FRAMSTEGET)] == ["step_1"]


@pytest.mark.parametrize(
    ("key", "following"), [("step_1", ["step_2", "step_3"]), ("step_2", ["step_3"]), ("step_3", [])]
)
def test_the_stages_that_may_follow_are_those_of_the_file(key: str, following: list[str]) -> None:
    assert [one.key for one in next_stages(FRAMSTEGET, key)] == following


def test_a_stage_tells_its_gates_and_those_that_stand_before_the_handover() -> None:
    second = stage(FRAMSTEGET, "step_2")

    assert [gate.key for gate in gates_of(second)] == ["mapping", "work_ability"]
    assert [gate.key for gate in gates_before_handover(second)] == ["work_ability"]


def test_a_gate_is_due_its_days_after_the_stage_was_entered() -> None:
    economy = gates_of(stage(FRAMSTEGET, "step_1"))[0]

    assert gate_due_on(economy, date(2013, 1, 14)) == date(2013, 3, 15)


def test_an_outcome_tells_whether_it_reaches_the_goal() -> None:
    assert reaches_goal(outcome(FRAMSTEGET, "education")) is True
    assert reaches_goal(outcome(FRAMSTEGET, "moved")) is False


def test_a_goal_tells_which_outcomes_count_towards_it() -> None:
    main = goal(FRAMSTEGET, "work_or_education")

    assert counts_towards(main, outcome(FRAMSTEGET, "own_business")) is True
    assert counts_towards(main, outcome(FRAMSTEGET, "illness")) is False


def test_partners_are_found_by_role_in_the_order_of_their_names() -> None:
    names = [partner.name for partner in partners_in(FRAMSTEGET, PartnerRole.COLLABORATION_PARTNER)]

    assert names == [
        "Arbetsförmedlingen Karlstad",
        "Klarälvdalens samordningsförbund",
        "Samordningsförbundet Östra Värmland",
        "Sunne kommun",
    ]


def test_a_key_that_the_programme_does_not_have_is_refused_by_name() -> None:
    with pytest.raises(UnknownProgrammeKey, match="framsteget has no stage step_9"):
        stage(FRAMSTEGET, "step_9")
    with pytest.raises(UnknownProgrammeKey, match="framsteget has no outcome won"):
        outcome(FRAMSTEGET, "won")
    with pytest.raises(UnknownProgrammeKey, match="framsteget has no goal gold"):
        goal(FRAMSTEGET, "gold")
    with pytest.raises(UnknownProgrammeKey, match="framsteget has no figure eight"):
        figure(FRAMSTEGET, "eight")


def test_a_version_is_the_beginning_of_the_digest() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", digest(FRAMSTEGET))
    assert version(FRAMSTEGET) == digest(FRAMSTEGET)[:12]


@pytest.mark.parametrize(("language", "text"), [("sv", "Steg"), ("en", "Step"), ("en-gb", "Step"), ("fi", "Steg")])
def test_words_are_english_for_english_and_swedish_for_everyone_else(language: str, text: str) -> None:
    assert Words(sv="Steg", en="Step").text_in(language) == text


def test_the_closed_lists_have_swedish_names() -> None:
    assert PartnerRole.CO_FINANCIER.label == "Medfinansiär"
    assert Phase.PRE_STUDY.label == "Förstudie"
    assert BenefitType.TIDSBEGRANSAD_SJUKERSATTNING.label == "Tidsbegränsad sjukersättning"


def test_a_value_that_the_schema_let_through_by_mistake_is_not_built_from() -> None:
    with pytest.raises(TypeError, match="expected int, not str"):
        of_type("7", int)
