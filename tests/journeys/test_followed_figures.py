"""The figures of who follows participants, counted in the database, against the rule written out in Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.continuity import Followed, WhyChanged, continuity
from kedjan.journeys.domain.followed_figures import FollowedFigures
from kedjan.journeys.models import Enrolment, Exit, FollowedBy
from kedjan.journeys.queries import followed_figures
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, EnrolmentId, new_id
from kedjan.kernel.sex import Sex
from tests.journeys.test_naming_worker import BEGAN, HANDED, named
from tests.outcomes.crowd import STARTED_ON, crowd, framsteget_loaded, start
from tests.support.people import SUNNE
from tests.support.world import TODAY, World, noon

WHO = tuple(AccountId(UUID(int=number)) for number in range(3))
DAYS = st.integers(0, 200)


@dataclass(frozen=True)
class Told:
    """One row that was written: who from which day, why, and whether it was handed over with words."""

    worker: AccountId | None
    since_on: date
    why: WhyChanged | None
    is_noted: bool


@dataclass(frozen=True)
class Life:
    """One participation: its rows at one organisation, and its last day if it has ended."""

    rows: tuple[Told, ...]
    exited_on: date | None


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """Draw somebody's path as it can be written: two rows in turn never say the same, the first names somebody."""
    day, rows = STARTED_ON, list[Told]()
    for _turn in range(draw(st.integers(0, 5))):
        before = rows[-1].worker if rows else None
        worker = draw(st.sampled_from([one for one in (None, *WHO) if one != before]))
        why = draw(st.sampled_from(WhyChanged)) if before is not None else None
        rows.append(Told(worker, day, why, before is not None and draw(st.booleans())))
        day = min(day + timedelta(days=draw(DAYS)), TODAY)
    return Life(tuple(rows), draw(st.sampled_from([None, day])))


def days_with(rows: tuple[Told, ...], worker: AccountId | None, until: date) -> int:
    ends = [*(later.since_on for _earlier, later in pairwise(rows)), until]
    return sum(max(0, (end - row.since_on).days) for row, end in zip(rows, ends, strict=True) if row.worker == worker)


def gone(rows: tuple[Told, ...]) -> list[Told]:
    """Return the rows after which the worker before did not come back."""
    found = []
    for place, (before, row) in enumerate(pairwise(rows)):
        following = next((one.worker for one in rows[place + 1 :] if one.worker is not None), None)
        if before.worker is not None and following != before.worker:
            found.append(row)
    return found


def expected(lived: Iterable[Life], as_of: date) -> FollowedFigures:
    """Count by the rule itself, one person at a time."""
    days, same, changes = list[int](), 0, list[Told]()
    for life in lived:
        rows = tuple(row for row in life.rows if row.since_on <= as_of)
        found = continuity(tuple(Followed(row.worker, row.since_on) for row in rows))
        if found is None:
            continue
        until = as_of if life.exited_on is None else min(life.exited_on, as_of)
        days.append(max(days_with(rows, one, until) for one in {row.worker for row in rows} - {None}))
        same += found.is_same
        assert len(gone(rows)) == found.changes
        changes += gone(rows)
    return FollowedFigures(
        people=len(days),
        same=same,
        changes=len(changes),
        noted=sum(row.is_noted for row in changes),
        whys=tuple(sum(row.why is why for row in changes) for why in WhyChanged),
        median_days=sorted(days)[(len(days) - 1) // 2] if days else None,
    )


def written(world: World, enrolments: tuple[EnrolmentId, ...], lived: list[Life]) -> None:
    """Write the rows as the organisation would have done over time."""
    actor = world.caseworker("fk")
    staff = dict(zip(WHO, (world.caseworker(key).account_id for key in ("fk", "af", "torsby")), strict=True))
    with acting(actor):
        for enrolment, life in zip(Enrolment.objects.filter(pk__in=enrolments).order_by("id"), lived, strict=True):
            FollowedBy.objects.bulk_create(
                _row(actor, enrolment, place, row, staff) for place, row in enumerate(life.rows)
            )
            if life.exited_on is not None:
                Exit.objects.create(
                    enrolment=enrolment,
                    participant_id=enrolment.participant_id,
                    organisation_id=actor.home,
                    exited_on=life.exited_on,
                    outcome="other_employer",
                    recorded_at=noon(TODAY),
                    recorded_by=actor.account_id,
                )


def _row(actor: Actor, enrolment: Enrolment, place: int, row: Told, staff: dict[AccountId, AccountId]) -> FollowedBy:
    row_id = new_id()
    return FollowedBy(
        id=row_id,
        enrolment=enrolment,
        participant_id=enrolment.participant_id,
        organisation_id=actor.home,
        sequence=place + 1,
        worker_id=None if row.worker is None else staff[row.worker],
        since_on=row.since_on,
        why=row.why or "",
        note_sealed=FollowedBy.NOTE.seal("Ring.", row_id) if row.is_noted else None,
        recorded_at=noon(TODAY),
        recorded_by=actor.account_id,
    )


def test_the_database_counts_as_the_rule_does(world: World) -> None:
    """Whatever was written and whichever day is asked about: women, men and all."""
    women = tuple(sorted(crowd(world, 4, working=0, sex=Sex.WOMAN, municipality=SUNNE)))
    men = tuple(sorted(crowd(world, 3, working=0, sex=Sex.MAN, municipality=SUNNE)))

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(lives(), min_size=4, max_size=4),
        st.lists(lives(), min_size=3, max_size=3),
        st.integers(0, (TODAY - STARTED_ON).days),
    )
    def counted(hers: list[Life], his: list[Life], days: int) -> None:
        as_of = STARTED_ON + timedelta(days=days)
        with transaction.atomic():
            written(world, women, hers)
            written(world, men, his)
            with acting(world.manager()):
                found = followed_figures(actor=world.manager(), programme_id=framsteget_loaded().id, as_of=as_of)
            transaction.set_rollback(True)
        assert found == {
            Sex.WOMAN: expected(hers, as_of),
            Sex.MAN: expected(his, as_of),
            Sex.UNKNOWN: FollowedFigures(),
            None: expected([*hers, *his], as_of),
        }

    counted()


def figures(actor: Actor) -> FollowedFigures:
    with acting(actor):
        return followed_figures(actor=actor, programme_id=framsteget_loaded().id, as_of=TODAY)[None]


def test_a_person_with_two_organisations_keeps_the_same_only_if_both_do(world: World) -> None:
    fk, af = world.caseworker("fk"), world.caseworker("af")
    named(world, fk, fk.account_id, since_on=BEGAN)
    named(world, af, af.account_id, since_on=BEGAN)
    assert (figures(world.manager()).people, figures(world.manager()).same) == (1, 1)

    named(world, af, None, handover=HANDED)

    found = figures(world.manager())
    assert (found.people, found.same, found.changes, found.noted) == (1, 0, 1, 1)
    assert found.whys[0] == 1
    assert found.median_days == (TODAY - BEGAN).days


def test_figures_are_counted_of_those_who_said_yes_to_follow_up_and_by_nobody_else(world: World) -> None:
    fk, silent = world.caseworker("fk"), start(world, world.person("unasked"), is_followed_up=False)
    written(world, (silent,), [Life((Told(WHO[0], BEGAN, None, is_noted=False),), None)])
    assert figures(world.manager()) == FollowedFigures()

    named(world, fk, fk.account_id, since_on=BEGAN)
    assert figures(world.evaluator()).people == 1
    assert figures(world.steering_member()) == FollowedFigures()
