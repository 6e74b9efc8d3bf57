"""Framsteget's file holds the path, the gates, the outcomes and the council that the source describes."""

from kedjan.programmes.domain.codes import BenefitType, SeatSex, Split
from kedjan.programmes.domain.questions import goal, stage
from tests.programmes.files import programme_of


def test_framsteget_finds_people_six_months_before_either_benefit_ends() -> None:
    intake = programme_of("framsteget").intake

    assert intake.ends_within_months == 6
    assert intake.benefits == (BenefitType.SJUKPENNING, BenefitType.TIDSBEGRANSAD_SJUKERSATTNING)


def test_framsteget_has_three_steps_with_the_four_gates_in_the_first() -> None:
    programme = programme_of("framsteget")

    assert [(one.key, one.is_entry, one.next_keys) for one in programme.stages] == [
        ("step_1", True, ("step_2", "step_3")),
        ("step_2", False, ("step_3",)),
        ("step_3", False, ()),
    ]
    gates = stage(programme, "step_1").gates
    assert [(gate.key, gate.clear_before_handover) for gate in gates] == [
        ("economy", True),
        ("motivation", True),
        ("medical", True),
        ("documents", True),
    ]


def test_framsteget_s_second_step_is_three_months_with_one_or_two_of_mapping() -> None:
    second = stage(programme_of("framsteget"), "step_2")

    assert (second.length.least_months, second.length.most_months) == (3, 3)
    lengths = {one.key: one.length for one in second.activities}
    mapping = lengths["mapping"]
    assert mapping is not None
    assert (mapping.least_months, mapping.most_months) == (1, 2)


def test_framsteget_s_outcomes_tell_which_reach_the_goal() -> None:
    outcomes = programme_of("framsteget").outcomes

    assert [one.key for one in outcomes if one.reaches_goal] == [
        "previous_employer",
        "other_employer",
        "education",
        "own_business",
    ]
    assert [one.key for one in outcomes if not one.reaches_goal] == [
        "continued_support_authority",
        "moved",
        "own_request",
        "illness",
        "other",
    ]


def test_framsteget_s_main_goal_counts_the_four_good_outcomes_and_is_split_both_ways() -> None:
    found = goal(programme_of("framsteget"), "work_or_education")

    assert found.outcome_keys == ("previous_employer", "other_employer", "education", "own_business")
    assert found.split == (Split.SEX, Split.MUNICIPALITY)


def test_framsteget_s_user_council_is_one_woman_and_one_man_from_each_of_five_associations() -> None:
    (council,) = [one for one in programme_of("framsteget").councils if one.key == "user_council"]

    assert council.total_seats == 10
    assert [(seat.number, seat.sex, seat.units, seat.unit) for seat in council.seats] == [
        (1, SeatSex.WOMAN, 5, "samordningsförbund"),
        (1, SeatSex.MAN, 5, "samordningsförbund"),
    ]
