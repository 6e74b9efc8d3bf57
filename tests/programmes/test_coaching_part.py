"""What a programme file says of coaching groups, and what its writer is told when it does not fit."""

import pytest

from kedjan.programmes.domain.digest import digest
from tests.programmes.files import KEYS, messages, parsed, programme_of, with_line

KEY = "coachningsprojektet"


def test_only_the_coaching_project_has_coaching_groups() -> None:
    assert [key for key in KEYS if programme_of(key).coaching is not None] == [KEY]


def test_the_rules_of_the_source_are_in_the_file() -> None:
    coaching = programme_of(KEY).coaching

    assert coaching is not None
    assert (coaching.starts_per_area, coaching.coaches_per_group, coaching.individual_months) == (6, 2, 12)
    assert coaching.starts_per_year == 36


def test_every_municipality_of_the_project_stands_in_one_area() -> None:
    programme = programme_of(KEY)

    assert programme.coaching is not None
    assert len(programme.coaching.areas) == 6
    codes = sorted(code for area in programme.coaching.areas for code in area.codes)
    assert codes == sorted(one.code for one in programme.municipalities)


def test_the_area_of_a_municipality_is_found_by_its_code() -> None:
    coaching = programme_of(KEY).coaching

    assert coaching is not None
    malmo = coaching.area_of("1280")
    assert malmo is not None
    assert malmo.title.sv == "Malmö och Lund"
    assert coaching.area_of("0180") is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'waiting_stages = ["preparation"]',
            'waiting_stages = ["before"]',
            "coaching.waiting_stages[0]: before finns inte i filen. Tillåtna värden: preparation, group, individual.",
        ),
        (
            "group_least = 8",
            "group_least = 16",
            "coaching.group_least: det minsta talet 16 är större än det största 15.",
        ),
        (
            'key = "ostra-blekinge"',
            'key = "malmo-lund"',
            "coaching.areas[1].key: malmo-lund står redan på rad",
        ),
        (
            'codes = ["1080", "1081"]',
            'codes = ["1080", "1060"]',
            "coaching.areas[5].codes[0]: 1060 står redan på rad",
        ),
        (
            'codes = ["1080", "1081"]',
            'codes = ["1080", "0180"]',
            "coaching.areas[1].codes[1]: 0180 finns inte i filen.",
        ),
        ("coach_load = [0, 0, 40, 120, 240, 400]", "coach_load = []", "coaching.costs.coach_load: listan är tom."),
        ("closed_weeks = [1,", "closed_weeks = [54,", "coaching.closed_weeks[0]: 54 är inte tillåtet."),
        ("closed_weeks = [1,", 'closed_weeks = ["1",', "coaching.closed_weeks[0]: här ska stå ett heltal"),
        ("group_least = 8\n", "", "coaching.group_least: nyckeln saknas."),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(old: str, new: str, message: str) -> None:
    told = messages(with_line(old, new, key=KEY))

    assert [one for one in told if message in one] != []
    assert len(told) == 1


def test_a_file_without_coaching_groups_keeps_its_digest() -> None:
    """Nor do gates without tasks have a part in it."""
    assert digest(programme_of("hela-kedjan")) == "70e024bc24cff53e6a81039d4f9493acefaaa5010e19e73492a319e41bddc42d"


COMPARED = """
[goals.compared]
starts_on = 2008-05-01
ends_on = 2009-04-30
source = "Uttag"
women = { reached = 1, known = 2, missing = 0 }
men = { reached = 1, known = 2, missing = 0 }
"""
_MORE = 'source = "Målsättning, Kvantitativa mål, punkt 1"\n'


def test_others_to_compare_with_change_the_version_of_the_file_like_all_else() -> None:
    found = parsed(with_line(_MORE, _MORE + COMPARED, key=KEY)).programme

    assert found is not None
    assert digest(found) != digest(programme_of(KEY))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("ends_on = 2009-04-30", "ends_on = 2008-04-30", "goals[2].compared.ends_on: perioden slutar 2008-04-30"),
        ("women = { reached = 1", "women = { reached = 3", "goals[2].compared.women.reached: det minsta talet 3"),
        ("known = 2, missing", "known = -1, missing", "goals[2].compared.women.known: -1 är inte tillåtet."),
        ('source = "Uttag"\n', "", "goals[2].compared.source: nyckeln saknas."),
    ],
)
def test_others_that_do_not_fit_are_told_with_their_place(old: str, new: str, message: str) -> None:
    assert old in COMPARED

    told = messages(with_line(_MORE, _MORE + COMPARED.replace(old, new, 1), key=KEY))

    assert [one for one in told if message in one] != []


def test_others_stand_with_a_goal_that_compares_and_chances_with_a_share() -> None:
    asked = 'measure = "perceived_chances"\n'

    others = messages(with_line(asked, COMPARED, key=KEY))
    chances = messages(with_line(_MORE, _MORE + asked, key=KEY))

    assert any("goals[3].compared: nyckeln används inte när kind är share." in one for one in others)
    assert any("goals[2].measure: nyckeln används inte när kind är more_than." in one for one in chances)


def test_coaching_goes_on_for_twelve_months_where_the_file_says_nothing() -> None:
    found = parsed(with_line("individual_months = 12\n", "", key=KEY)).programme

    assert found is not None
    assert found.coaching is not None
    assert found.coaching.individual_months == 12
