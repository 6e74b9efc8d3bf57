"""Why a place cannot be offered, taken or ended: docs/rules/places.md."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.programmes.domain.programme import Activity, Length, Stage
from kedjan.programmes.domain.words import Words
from kedjan.workplaces.domain.features import PlaceFeature
from kedjan.workplaces.domain.places import (
    Offer,
    PlaceFacts,
    Request,
    refusals_to_end,
    refusals_to_offer,
    refusals_to_take,
    tries_work,
)

TODAY = date(2013, 1, 14)
WORDS = Words("ord", "words")
OFFER = Offer("Kök", "Duka och servera", "1766", 15, 2, frozenset())
PLACE = PlaceFacts(hours_per_week=15, capacity=2, features=frozenset({PlaceFeature.QUIET}), is_closed=False, taken=1)
REQUEST = Request(
    starts_on=date(2013, 1, 21), ends_on=date(2013, 2, 22), presented_as="Clara", needs=frozenset(), most_hours=20
)


def a_stage(*activities: str) -> Stage:
    return Stage(
        key="step_2",
        title=WORDS,
        purpose=WORDS,
        length=Length(WORDS),
        entry_rule=WORDS,
        exit_rule=WORDS,
        is_entry=False,
        next_keys=(),
        activities=tuple(Activity(key, WORDS) for key in activities),
    )


def codes(
    place: PlaceFacts = PLACE,
    request: Request = REQUEST,
    stage: Stage | None = None,
    *,
    is_ended: bool = False,
    is_there_already: bool = False,
) -> list[str]:
    reasons = refusals_to_take(
        place=place,
        request=request,
        stage=stage or a_stage("mapping", "work_trial"),
        is_ended=is_ended,
        is_there_already=is_there_already,
        today=TODAY,
    )
    return [reason.code for reason in reasons]


def test_a_place_with_room_on_the_wished_days_can_be_taken() -> None:
    assert codes() == []


def test_work_is_tried_where_the_programme_file_has_a_work_trial_among_the_activities() -> None:
    assert [tries_work(a_stage(key)) for key in ("work_trial", "longer_work_trial", "mapping")] == [True, True, False]


def test_nobody_takes_a_place_in_a_stage_where_work_is_not_tried() -> None:
    assert codes(stage=a_stage("early_mapping")) == ["stage-tries-no-work"]


def test_nobody_takes_a_place_after_the_participation_has_ended() -> None:
    assert codes(is_ended=True) == ["participation-has-ended"]


def test_nobody_is_twice_at_one_place_at_the_same_time() -> None:
    assert codes(is_there_already=True) == ["there-already"]


@pytest.mark.parametrize(("taken", "expected"), [(0, []), (1, []), (2, ["place-is-full"]), (3, ["place-is-full"])])
def test_a_place_is_full_when_as_many_are_there_as_it_has_room_for(taken: int, expected: list[str]) -> None:
    assert codes(replace(PLACE, taken=taken)) == expected


def test_a_closed_place_says_that_and_nothing_more_about_itself() -> None:
    assert codes(replace(PLACE, is_closed=True, taken=9)) == ["place-is-closed"]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        (TODAY, TODAY, []),
        (TODAY - timedelta(days=1), TODAY, ["start-has-passed"]),
        (TODAY, TODAY - timedelta(days=1), ["ends-before-it-starts"]),
        (date(2013, 2, 1), date(2013, 7, 31), []),
        (date(2013, 2, 1), date(2013, 8, 1), ["placement-too-long"]),
        (date(2013, 8, 31), date(2014, 2, 27), []),
        (date(2013, 8, 31), date(2014, 2, 28), ["placement-too-long"]),
    ],
)
def test_a_trial_begins_today_or_later_and_lasts_at_most_six_calendar_months(
    starts_on: date, ends_on: date, expected: list[str]
) -> None:
    assert codes(request=replace(REQUEST, starts_on=starts_on, ends_on=ends_on)) == expected


@pytest.mark.parametrize(
    ("most_hours", "expected"),
    [(15, []), (14, ["too-many-hours"]), (0, ["hours-out-of-range"]), (40, []), (41, ["hours-out-of-range"])],
)
def test_the_hours_of_the_place_are_at_most_those_that_the_person_wants(most_hours: int, expected: list[str]) -> None:
    assert codes(request=replace(REQUEST, most_hours=most_hours)) == expected


def test_each_thing_that_is_needed_and_not_there_is_said_by_itself() -> None:
    needs = frozenset({PlaceFeature.QUIET, PlaceFeature.STEP_FREE, PlaceFeature.BREAKS})

    assert codes(request=replace(REQUEST, needs=needs)) == ["lacks-breaks", "lacks-step_free"]


def test_a_name_to_be_met_by_is_always_chosen() -> None:
    assert codes(request=replace(REQUEST, presented_as="  ")) == ["no-name-chosen"]


def test_all_that_stands_in_the_way_is_said_at_once() -> None:
    full = replace(PLACE, taken=2)
    request = replace(REQUEST, starts_on=date(2013, 1, 1), most_hours=5)

    assert codes(full, request, a_stage()) == [
        "stage-tries-no-work",
        "start-has-passed",
        "place-is-full",
        "too-many-hours",
    ]


@pytest.mark.parametrize("feature", list(PlaceFeature))
def test_every_feature_has_a_name_a_word_for_its_absence_and_room_in_its_column(feature: PlaceFeature) -> None:
    assert feature.label
    assert feature.lacking.endswith(".")
    assert len(feature.value) <= 30


@given(needs=st.frozensets(st.sampled_from(list(PlaceFeature))), has=st.frozensets(st.sampled_from(list(PlaceFeature))))
def test_a_place_that_has_more_never_refuses_more(needs: frozenset[PlaceFeature], has: frozenset[PlaceFeature]) -> None:
    request = replace(REQUEST, needs=needs)

    lacking = set(codes(replace(PLACE, features=has), request))

    assert len(lacking) == len(needs - has)
    assert set(codes(replace(PLACE, features=has | needs), request)) == set()


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        (OFFER, []),
        (replace(OFFER, title=" "), ["place-is-not-described"]),
        (replace(OFFER, tasks=""), ["place-is-not-described"]),
        (replace(OFFER, hours_per_week=0), ["hours-out-of-range"]),
        (replace(OFFER, hours_per_week=40), []),
        (replace(OFFER, hours_per_week=41), ["hours-out-of-range"]),
        (replace(OFFER, capacity=0), ["no-room"]),
    ],
)
def test_an_offer_is_described_and_has_room_and_possible_hours(offer: Offer, expected: list[str]) -> None:
    assert [reason.code for reason in refusals_to_offer(offer=offer, is_known_municipality=True)] == expected


def test_an_offer_names_a_municipality_that_there_is() -> None:
    reasons = refusals_to_offer(offer=OFFER, is_known_municipality=False)

    assert [reason.code for reason in reasons] == ["unknown-municipality"]


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [
        (date(2013, 1, 20), ["end-outside-placement"]),
        (date(2013, 1, 21), []),
        (date(2013, 2, 22), []),
        (date(2013, 2, 23), ["end-outside-placement"]),
    ],
)
def test_a_placement_ends_on_one_of_its_own_days(ends_on: date, expected: list[str]) -> None:
    reasons = refusals_to_end(starts_on=date(2013, 1, 21), planned_on=date(2013, 2, 22), ends_on=ends_on)

    assert [reason.code for reason in reasons] == expected
