"""Travel times: an estimate that is the same for everybody, and what is measured takes its place."""

from hypothesis import given
from hypothesis import strategies as st

from kedjan.coaching.domain.travel import Middle, Minutes, Mode, estimated, kilometres, matrices

MALMO = Middle("1280", 55.6050, 13.0038)
LUND = Middle("1281", 55.7047, 13.1910)
_middles = st.builds(Middle, st.just("0000"), st.floats(55, 69), st.floats(11, 24))


def test_lund_is_sixteen_kilometres_from_malmo_in_a_straight_line() -> None:
    assert round(kilometres(MALMO, LUND), 1) == 16.1


def test_the_estimate_is_that_of_the_document() -> None:
    assert estimated(MALMO, LUND) == Minutes(car=6 + 17, transit=12 + 25)


def test_within_a_municipality_it_takes_what_it_takes_to_begin() -> None:
    assert estimated(MALMO, MALMO) == Minutes(car=6, transit=12)


@given(_middles, _middles)
def test_a_way_is_as_long_back_and_never_faster_by_bus(one: Middle, other: Middle) -> None:
    there, back = estimated(one, other), estimated(other, one)

    assert there == back
    assert there.car < there.transit


def test_a_measured_way_takes_the_place_of_the_estimate_in_its_direction() -> None:
    car, transit = matrices([MALMO, LUND], {("1280", "1281", Mode.CAR): 20, ("1280", "1281", Mode.TRANSIT): 13})

    assert car == ((6, 20), (23, 6))
    assert transit == ((12, 13), (37, 12))


def test_a_way_that_is_measured_by_car_alone_is_estimated_by_bus() -> None:
    car, transit = matrices([MALMO, LUND], {("1280", "1281", Mode.CAR): 20})

    assert (car[0][1], transit[0][1]) == (20, 37)
