"""Figures that presenters hand to templates: where marks stand, and how a map is framed."""

from kedjan.ui.components import Column, Table
from kedjan.ui.figures import AreaMap, Mark, RatedSkill, RatingComparison

TABLE = Table("Siffrorna", (Column("Vad"),), (), "Inga")


def comparison(*skills: RatedSkill) -> RatingComparison:
    return RatingComparison("Så ser ni på det", "Du", "Hen", ("Lågt", "Mellan", "Högt"), skills, TABLE)


def test_the_lowest_step_stands_at_the_left_and_the_highest_at_the_right() -> None:
    assert comparison().ticks == (Mark(0.0), Mark(50.0), Mark(100.0))


def test_each_rating_stands_at_its_own_step() -> None:
    line = comparison(RatedSkill("Planera", "Du: högt. Hen: lågt.", own=3, other=1)).lines[0]

    assert (line.own, line.other, line.agree) == (Mark(100.0), Mark(0.0), False)


def test_two_ratings_of_the_same_step_agree() -> None:
    assert comparison(RatedSkill("Planera", "Båda: mellan.", own=2, other=2)).lines[0].agree


def test_a_skill_that_nobody_has_rated_has_no_marks_and_no_agreement() -> None:
    line = comparison(RatedSkill("Planera", "Inte skattat än.")).lines[0]

    assert (line.own, line.other, line.agree) == (None, None, False)


def test_a_map_is_framed_by_its_box_with_labels_in_proportion() -> None:
    frame = AreaMap("Karta", (0, -10, 260, 200), (), (), TABLE)

    assert (frame.view_box, frame.letter) == ("0 -10 260 200", 10)
