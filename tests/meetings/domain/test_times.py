"""Times that everybody can, beside a model that counts every minute."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kedjan.meetings.domain.codes import Feature
from kedjan.meetings.domain.times import (
    CALM,
    EARLIEST,
    LATEST,
    Able,
    Busy,
    Wanted,
    hindrances,
    obstacles_in_times,
    proposals,
    with_pauses,
)
from tests.support.reasons import codes

MONDAY = date(2013, 1, 21)
_DAY = 24 * 60


def at(hours: int, minutes: int = 0, on: date = MONDAY) -> datetime:
    return datetime.combine(on, time(hours, minutes))


def wanted(minutes: int = 60, *, days: int = 1, features: frozenset[Feature] = frozenset()) -> Wanted:
    return Wanted(MONDAY, MONDAY + timedelta(days=days - 1), minutes, features)


FK, ANNA = Able("Försäkringskassan"), Able("Deltagaren", since=time(10), until=time(14))


def test_the_time_with_most_room_for_everybody_is_proposed_with_why() -> None:
    (one,) = proposals(wanted(), (FK, ANNA))

    assert (one.starts_at, one.ends_at, one.room) == (at(11), at(12), 60)
    assert codes(one.why) == ["times.all_can", "times.room"]


def test_each_day_gives_one_proposal_and_three_are_enough() -> None:
    found = proposals(wanted(days=7), (FK, ANNA))

    assert [one.starts_at.date().isoformat() for one in found] == ["2013-01-21", "2013-01-22", "2013-01-23"]


def test_the_way_there_and_back_is_within_the_partys_own_times() -> None:
    far = replace(ANNA, travel=90)

    (one,) = proposals(wanted(), (FK, far))

    assert (one.starts_at, one.room) == (at(11, 30), 0)
    assert codes(one.why) == ["times.all_can", "times.tight"]


def test_another_meeting_and_the_way_from_it_are_in_the_way() -> None:
    engaged = Able("Kommunen", travel=30, busy=(Busy(at(8), at(12)),))

    (one,) = proposals(wanted(), (ANNA, engaged))

    assert one.starts_at == at(12, 45)


def test_pauses_that_somebody_needs_are_counted_in() -> None:
    tires = replace(ANNA, pause_every=20)

    (one,) = proposals(wanted(45), (FK, tires))

    assert one.ends_at - one.starts_at == timedelta(minutes=65)
    assert codes(one.why)[-1] == "times.pauses"


def test_a_meeting_that_is_too_long_for_somebody_is_not_proposed_on_any_day() -> None:
    parties = (FK, replace(ANNA, most_minutes=45))

    assert proposals(wanted(60, days=7), parties) == ()
    assert codes(hindrances(wanted(60, days=7), parties)) == ["times.too_long"]
    assert proposals(wanted(45), parties)


def test_a_place_without_what_somebody_needs_is_not_proposed() -> None:
    parties = (FK, replace(ANNA, features=frozenset({Feature.LOOP, Feature.STEP_FREE})))

    assert codes(hindrances(wanted(features=frozenset({Feature.STEP_FREE})), parties)) == ["times.lacks_loop"]


def test_where_nobody_finds_a_time_it_says_who_stands_in_the_way_and_what_would_open() -> None:
    early = Able("Regionen", since=time(8), until=time(10, 45))

    reasons = hindrances(wanted(), (FK, ANNA, early))

    assert codes(reasons) == ["times.stands_in_way", "times.stands_in_way", "times.shorter"]
    assert reasons[0].values == {"name": "Deltagaren", "day": "2013-01-21", "at": "08:00"}
    assert reasons[1].values["name"] == "Regionen"
    assert reasons[2].values == {"minutes": 45}


def test_where_a_later_day_would_do_it_says_which() -> None:
    tuesdays = replace(ANNA, weekdays=frozenset({1}))

    reasons = hindrances(wanted(), (FK, tuesdays))

    assert codes(reasons) == ["times.stands_in_way", "times.later"]
    assert reasons[1].values == {"day": "2013-01-22"}


def test_where_nothing_would_open_it_says_so() -> None:
    never = replace(ANNA, weekdays=frozenset({5}))
    nor = Able("Regionen", weekdays=frozenset({6}))

    assert codes(hindrances(wanted(), (FK, never, nor))) == ["times.nothing"]


def test_nothing_is_said_to_stand_in_the_way_where_there_is_a_time() -> None:
    assert hindrances(wanted(), (FK, ANNA)) == ()


def test_no_time_that_has_been_is_proposed() -> None:
    late = replace(wanted(), not_before=at(12, 30))

    (one,) = proposals(late, (FK, ANNA))

    assert one.starts_at == at(12, 45)


def test_times_to_meet_have_a_day_and_end_after_they_begin() -> None:
    assert codes(obstacles_in_times(weekdays=frozenset(), since=time(9), until=time(9))) == [
        "terms.no_day",
        "terms.backwards",
    ]
    assert obstacles_in_times(weekdays=frozenset({0}), since=time(9), until=time(10)) == ()


_QUARTERS = st.integers(0, 24 * 4 - 1).map(lambda number: time(number // 4, number % 4 * 15))
_BUSY = st.tuples(st.integers(0, 2), st.integers(6 * 60, 19 * 60), st.integers(5, 300)).map(
    lambda one: Busy(
        at(0) + timedelta(days=one[0], minutes=one[1]), at(0) + timedelta(days=one[0], minutes=one[1] + one[2])
    )
)
_PARTIES = st.lists(
    st.builds(
        Able,
        name=st.sampled_from("ABCD"),
        weekdays=st.frozensets(st.integers(0, 4), min_size=2),
        since=_QUARTERS.filter(lambda one: one.hour < 12),
        until=_QUARTERS.filter(lambda one: one.hour >= 12),
        travel=st.integers(0, 100),
        most_minutes=st.none() | st.integers(30, 120),
        pause_every=st.none() | st.integers(20, 60),
        busy=st.lists(_BUSY, max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


def _free(party: Able, on: date) -> set[int]:
    """Return the minutes of the day when the party is free, counted one by one."""
    if on.weekday() not in party.weekdays:
        return set()
    minutes = set(range(party.since.hour * 60 + party.since.minute, party.until.hour * 60 + party.until.minute))
    return {
        one
        for one in minutes
        if not any(busy.since <= at(0, on=on) + timedelta(minutes=one) < busy.until for busy in party.busy)
    }


def _model(wanted: Wanted, parties: tuple[Able, ...]) -> dict[date, dict[int, int]]:
    """Return the starts that everybody can, by day, each with the least room; minute by minute."""
    if any(one.most_minutes is not None and wanted.minutes > one.most_minutes for one in parties):
        return {}
    length = with_pauses(wanted.minutes, parties)
    found: dict[date, dict[int, int]] = {}
    for number in range((wanted.last_on - wanted.first_on).days + 1):
        on = wanted.first_on + timedelta(days=number)
        free = [_free(one, on) for one in parties]
        for start in range(EARLIEST.hour * 60, LATEST.hour * 60 - length + 1, 15):
            rooms = [
                _room(minutes, start - one.travel, start + length + one.travel)
                for minutes, one in zip(free, parties, strict=True)
            ]
            if min(rooms) >= 0:
                found.setdefault(on, {})[start] = min(rooms)
    return found


def _room(free: set[int], leaves: int, returns: int) -> int:
    if not all(minute in free for minute in range(leaves, returns)):
        return -1
    room = 0
    while leaves - room - 1 in free and returns + room in free:
        room += 1
    return room


@settings(max_examples=150, deadline=None)
@given(parties=_PARTIES, minutes=st.sampled_from([30, 60, 90]), days=st.integers(1, 5))
def test_what_is_proposed_is_what_a_count_of_every_minute_finds(
    parties: tuple[Able, ...], minutes: int, days: int
) -> None:
    asked = wanted(minutes, days=days)
    model = _model(asked, parties)

    found = proposals(asked, parties)

    assert [one.starts_at.date() for one in found] == sorted(model)[:3]
    for one in found:
        starts = model[one.starts_at.date()]
        start = one.starts_at.hour * 60 + one.starts_at.minute
        best = max(min(room, CALM) for room in starts.values())
        assert min(starts[start], CALM) == best
        assert start == min(other for other, room in starts.items() if min(room, CALM) == best)
    assert bool(hindrances(asked, parties)) != bool(found)
