"""Coaches and rooms: who adds them, what is refused with every reason, and that a refusal changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.domain.resources import CoachTerms, RoomTerms, refusals_to_coach, refusals_to_room
from kedjan.coaching.models import Absence, Coach, Room
from kedjan.coaching.operations import (
    CannotChangeResources,
    add_coach,
    add_room,
    change_coach,
    leave_as_coach,
    record_absence,
)
from kedjan.coaching.queries.resources import coaches, rooms
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, CoachId, ProgrammeId
from kedjan.kernel.period import Period
from kedjan.organisations.domain.permissions import NotPermitted
from tests.coaching.founding import Grounds, coach_terms, grounds
from tests.support.people import SUNNE
from tests.support.world import TODAY, World, noon

ROOM = RoomTerms("Biblioteket", "Storgatan 1", SUNNE, 12, frozenset({RoomFeature.QUIET}), 1)
_CODES = frozenset({SUNNE})


def _codes(refusal: pytest.ExceptionInfo[CannotChangeResources]) -> list[str]:
    return [reason.code for reason in refusal.value.reasons]


def test_a_coordinator_adds_a_coach_of_another_organisation(world: World) -> None:
    made = grounds(world)

    coach = made.coach("fk", languages=("ar",))

    with acting(made.coordinator):
        (found,) = coaches(actor=made.coordinator, programme_id=made.programme.id, since=TODAY)
    assert (found.id, found.name, found.organisation) == (coach, "Caseworker fk", "Försäkringskassan Sunne")
    assert (found.municipality_code, found.languages, found.away) == (SUNNE, ("ar",), ())


def test_a_coordinator_adds_a_room(world: World) -> None:
    made = grounds(world)

    room = made.room(features=(RoomFeature.STEP_FREE, RoomFeature.HEARING_LOOP))

    with acting(made.coordinator):
        (found,) = rooms(actor=made.coordinator, programme_id=made.programme.id, since=TODAY)
    assert (found.id, found.name, found.capacity) == (room, "Biblioteket", 12)
    assert found.features == (RoomFeature.HEARING_LOOP, RoomFeature.STEP_FREE)


@pytest.mark.parametrize("actor", [World.caseworker, World.manager, World.therapist, World.operator])
def test_nobody_else_adds_coaches_or_rooms(world: World, actor: Callable[[World], Actor]) -> None:
    made, who = grounds(world), actor(world)

    with acting(who):
        with pytest.raises(NotPermitted):
            add_room(actor=who, programme_id=made.programme.id, terms=ROOM, now=noon(TODAY))
        with pytest.raises(NotPermitted):
            _add(made, who)
        assert (Room.objects.count(), Coach.objects.count()) == (0, 0)


def _add(made: Grounds, who: Actor, terms: CoachTerms | None = None, account: AccountId | None = None) -> CoachId:
    whose = made.world.caseworker("fk")
    return add_coach(
        actor=who,
        programme_id=made.programme.id,
        organisation_id=whose.home,
        account_id=account or whose.account_id,
        terms=terms or coach_terms(),
        now=noon(TODAY),
    ).coach_id


def test_a_programme_without_coaching_groups_gets_no_coach(world: World) -> None:
    made = grounds(world)
    framsteget = world.ids["programme framsteget"]

    with acting(made.coordinator):
        with pytest.raises(CannotChangeResources) as refusal:
            add_room(
                actor=made.coordinator,
                programme_id=ProgrammeId(framsteget),
                terms=ROOM,
                now=noon(TODAY),
            )
        assert Room.objects.count() == 0
    assert _codes(refusal) == ["no_programme"]


def test_somebody_is_a_coach_of_a_programme_once(world: World) -> None:
    made = grounds(world)
    made.coach("fk")

    with acting(made.coordinator):
        with pytest.raises(CannotChangeResources) as refusal:
            _add(made, made.coordinator)
        assert Coach.objects.count() == 1
    assert _codes(refusal) == ["already"]


def test_nobody_is_a_coach_who_gives_no_support_in_the_organisation(world: World) -> None:
    made = grounds(world)

    with acting(made.coordinator):
        with pytest.raises(CannotChangeResources) as refusal:
            _add(made, made.coordinator, account=world.manager().account_id)
        assert Coach.objects.count() == 0
    assert _codes(refusal) == ["nobody"]


def test_every_reason_against_a_coach_is_told_at_once() -> None:
    wrong = CoachTerms("0180", TODAY + timedelta(days=1), TODAY, 3, 2, 0, 101, frozenset({"arabiska", "so"}))

    reasons = refusals_to_coach(terms=wrong, codes=_CODES, today=TODAY)

    assert [one.code for one in reasons] == [
        *("outside", "trained_later", "certified_before", "groups", "minutes", "individual", "language")
    ]


def test_every_reason_against_a_room_is_told_at_once() -> None:
    wrong = RoomTerms(" ", "", "0180", 0, frozenset(), 1)

    assert [one.code for one in refusals_to_room(terms=wrong, codes=_CODES)] == ["outside", "nameless", "capacity"]


def test_two_rooms_of_a_municipality_have_different_names(world: World) -> None:
    made = grounds(world)
    made.room("Biblioteket")

    with acting(made.coordinator):
        with pytest.raises(CannotChangeResources) as refusal:
            add_room(
                actor=made.coordinator,
                programme_id=made.programme.id,
                terms=replace(ROOM, name=" Biblioteket "),
                now=noon(TODAY),
            )
        assert Room.objects.count() == 1
    assert _codes(refusal) == ["same_name"]


def test_a_coach_works_on_other_terms(world: World) -> None:
    made = grounds(world)
    coach = made.coach()
    terms = replace(coach_terms(), max_groups=2, languages=frozenset({"so", "ar"}))

    with acting(made.coordinator):
        change_coach(actor=made.coordinator, coach_id=coach, terms=terms, now=noon(TODAY))
        (found,) = coaches(actor=made.coordinator, programme_id=made.programme.id, since=TODAY)

    assert (found.max_groups, found.languages) == (2, ("ar", "so"))


def test_when_a_coach_is_away_is_kept_and_what_is_over_is_not_shown(world: World) -> None:
    made = grounds(world)
    coach = made.coach()
    with acting(made.coordinator):
        for first, last in ((TODAY, TODAY), (TODAY + timedelta(days=7), TODAY + timedelta(days=9))):
            record_absence(
                actor=made.coordinator,
                coach_id=coach,
                first_on=first,
                last_on=last,
                is_sudden=first == TODAY,
                now=noon(TODAY),
            )

        (found,) = coaches(actor=made.coordinator, programme_id=made.programme.id, since=TODAY + timedelta(days=1))

    assert found.away == (Period.through(TODAY + timedelta(days=7), TODAY + timedelta(days=9)),)
    assert list(Absence.objects.order_by("first_on").values_list("is_sudden", flat=True)) == [True, False]


@pytest.mark.parametrize(
    ("first", "last", "code"), [(1, 0, "days_turned"), (-3, -1, "days_past"), (0, 400, "days_long")]
)
def test_days_that_cannot_be_are_refused(world: World, first: int, last: int, code: str) -> None:
    made = grounds(world)
    coach = made.coach()

    with acting(made.coordinator):
        with pytest.raises(CannotChangeResources) as refusal:
            record_absence(
                actor=made.coordinator,
                coach_id=coach,
                first_on=TODAY + timedelta(days=first),
                last_on=TODAY + timedelta(days=last),
                is_sudden=False,
                now=noon(TODAY),
            )
        assert Absence.objects.count() == 0
    assert _codes(refusal) == [code]


def test_a_coach_who_has_left_is_not_changed_again(world: World) -> None:
    made = grounds(world)
    coach = made.coach()
    with acting(made.coordinator):
        leave_as_coach(actor=made.coordinator, coach_id=coach, now=noon(TODAY))

        with pytest.raises(CannotChangeResources) as refusal:
            change_coach(actor=made.coordinator, coach_id=coach, terms=coach_terms(), now=noon(TODAY))
        assert coaches(actor=made.coordinator, programme_id=made.programme.id, since=TODAY) == ()
    assert _codes(refusal) == ["no_coach"]
