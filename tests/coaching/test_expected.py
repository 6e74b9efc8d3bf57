"""How long somebody can expect to wait: by the plan, as a span, or nobody knows and why; and who sees it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from kedjan.coaching.domain.codes import SeatAnswer, WhyCancelled
from kedjan.coaching.domain.expected import Basis, Expected, WhyUnknown, expected_starts
from kedjan.coaching.models import Seat
from kedjan.coaching.operations.plan_repairing import cancel_start
from kedjan.coaching.operations.seats import answer_seat
from kedjan.coaching.queries.expected import ExpectedView, expected_of
from kedjan.engines.groups.plan import Group, Plan
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.readability import EASY, lix
from tests.coaching.founding import Grounds, settled
from tests.coaching.planning import first_start, proposed, published, quick
from tests.coaching.standing import smallest_year
from tests.journeys.pages import html, said
from tests.permissions.test_plain_language import prose
from tests.policies.grouping import add_coaching
from tests.policies.rows import update
from tests.support.told import TOLD
from tests.support.world import TODAY, World, noon

FIRST = Group("g0", "r0", 2, ("k0",), None, ("p1",))
LATER = Group("g1", "r0", 12, ("k0",), None, ())
YEAR = smallest_year()


def starts(*groups: Group) -> dict[str, Expected]:
    """Return what a plan of these groups says."""
    return expected_starts(YEAR, Plan("smallest", groups), ["p1", "p2", "p9"])


def seen(made: Grounds, actor: Actor, *, today: date = TODAY) -> ExpectedView | None:
    """Return what the actor is told of the first who waits."""
    with acting(actor):
        return expected_of(actor=actor, waiting_ids=made.waiting, today=today).get(made.waiting[0])


def themselves(made: Grounds) -> Actor:
    """Return the first who waits, on their own pages."""
    return replace(made.world.participant(), participant_id=made.people[0])


def not_taken(made: Grounds) -> None:
    """Let somebody write down that the first who waits wants another time."""
    with acting(made.caseworker):
        answer_seat(
            actor=made.caseworker,
            participant_id=made.people[0],
            answer=SeatAnswer.OTHER_TIME,
            now=noon(TODAY),
            told=TOLD,
        )


@pytest.fixture
def made(world: World, monkeypatch: pytest.MonkeyPatch) -> Grounds:
    """Return ten people who wait, with a plan to be made at once."""
    quick(monkeypatch)
    return settled(world)


def test_a_seat_in_the_plan_is_its_week_and_the_next_group_that_also_fits() -> None:
    assert starts(FIRST, LATER)["p1"] == Expected(2, 12)
    assert starts(FIRST)["p1"] == Expected(2, None)


def test_a_group_after_the_last_day_is_no_next_one() -> None:
    assert starts(FIRST, replace(LATER, start_week=21))["p1"] == Expected(2, None)


def test_where_no_group_fits_that_is_why_and_where_all_are_full_too() -> None:
    assert starts(FIRST)["p2"] == Expected(None, why=WhyUnknown.NO_GROUP)
    assert starts(FIRST, replace(LATER, start_week=30))["p2"] == Expected(None, why=WhyUnknown.FULL)


def test_whom_the_plan_was_not_made_with_is_not_known() -> None:
    assert starts(FIRST)["p9"] == Expected(None, why=WhyUnknown.LEFT_OUT)


def test_nothing_is_said_without_a_plan(made: Grounds) -> None:
    assert seen(made, made.coordinator) is None
    page = said(html(made.world.browser(made.coordinator), reverse("coaching:waiting")))
    assert "Ingen plan än" in page


def test_a_proposal_is_said_to_be_one_and_only_to_staff(made: Grounds) -> None:
    proposed(made)

    for actor in (made.coordinator, made.caseworker):
        found = seen(made, actor)
        assert found is not None
        assert found.basis is Basis.PROPOSED
    assert seen(made, themselves(made)) is None
    page = said(html(made.world.browser(made.caseworker), reverse("coaching:case_group", args=[made.people[0]])))
    assert "ett förslag från 14 januari 2013 som inte är bestämt" in page


def test_a_plan_that_holds_is_seen_by_the_person_too(made: Grounds) -> None:
    published(made, proposed(made))

    found = seen(made, themselves(made))

    assert found is not None
    assert (found.basis, found.why, found.starts_on is not None) == (Basis.PUBLISHED, None, True)


def test_who_does_not_see_that_somebody_waits_sees_nothing_of_it(made: Grounds) -> None:
    published(made, proposed(made))

    assert seen(made, made.world.caseworker("torsby")) is None
    assert seen(made, made.world.participant("private")) is None


def test_a_seat_that_was_not_taken_is_why_nobody_knows(made: Grounds) -> None:
    published(made, proposed(made))
    not_taken(made)

    found = seen(made, themselves(made))

    assert found is not None
    assert (found.starts_on, found.why) == (None, WhyUnknown.NOT_TAKEN)


def test_a_week_that_has_been_is_why_nobody_knows(made: Grounds) -> None:
    published(made, proposed(made))

    found = seen(made, made.coordinator, today=date(2014, 6, 1))

    assert found is not None
    assert (found.starts_on, found.why) == (None, WhyUnknown.PASSED)


def test_a_cancelled_start_is_no_longer_expected(made: Grounds) -> None:
    published(made, proposed(made))
    start = first_start(made)
    with acting(made.coordinator):
        who = list(Seat.objects.filter(group_id=start).values_list("participant_id", flat=True))
    with acting(made.coordinator):
        cancel_start(actor=made.coordinator, group_id=start, why=WhyCancelled.TOO_FEW, now=noon(TODAY))

    with acting(made.coordinator):
        found = expected_of(actor=made.coordinator, waiting_ids=made.waiting, today=TODAY)

    of_group = [found[one] for one, person in zip(made.waiting, made.people, strict=True) if person in who]
    assert {one.starts_on for one in of_group} == {None}
    assert {one.why for one in of_group} <= {WhyUnknown.NO_GROUP, WhyUnknown.FULL}


def test_the_pages_say_the_span_what_it_is_built_on_and_that_it_is_no_promise(made: Grounds) -> None:
    published(made, proposed(made))
    where = reverse("coaching:case_group", args=[made.people[0]])

    page = said(html(made.world.browser(made.caseworker), where))

    for words in ("Planen säger veckan från", "Det är inget löfte.", "planen som gäller sedan 14 januari 2013"):
        assert words in page


def test_ones_own_page_says_it_in_plain_words(world: World) -> None:
    add_coaching(world, "consented")
    about = {"participant_id": world.person("consented")}
    with acting(world.caseworker("fk")):
        update("coaching_seat", {"answer": "no", "left_on": TODAY}, about)
        counted = {"built_on": "published", "counted_at": noon(TODAY) + timedelta(days=1)}
        update("coaching_plannedperson", counted | {"starts_on": date(2013, 3, 4), "later_on": date(2013, 5, 6)}, about)

    page = html(world.my_browser(), reverse("coaching:my_group"))

    assert "Planen säger veckan från 4 mars 2013." in said(page)
    assert "Blir den gruppen inställd är nästa som passar veckan från 6 maj 2013." in said(page)
    assert "Det är en plan. Det är inget löfte." in said(page)
    assert lix(prose(page)) <= EASY


@pytest.mark.parametrize("why", WhyUnknown)
def test_why_nobody_knows_is_said_in_plain_words(why: WhyUnknown) -> None:
    assert lix(f"{why.label} Vi vet inte än. Det bygger på planen som gäller sedan 14 januari 2013.") <= EASY
