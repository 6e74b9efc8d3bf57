"""A block beats consent and broken glass, and never what is one's own; broken glass opens a person for some hours."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from psycopg.types.range import TimestamptzRange

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category, Purpose
from tests.policies.additions import add_what_comes_later
from tests.policies.closing import close, lift, look_without_consent, open_again
from tests.policies.giving import give
from tests.policies.rows import Row, count, insert, not_granted, refused, row, seen, sight, update
from tests.policies.test_opening import OPENED
from tests.policies.test_seeing import PRIVATE
from tests.support.world import World

# What nobody sees through a consent or broken glass, and what was recorded about it.
_NOT_OPENED = (
    "audit_event",
    "audit_reading",
    "consents_grant",
    "consents_proposal",
    "consents_scan",
    "participants_participantaccount",
    "rights_correctiondecision",
    "rights_correctionrequest",
    "rights_legalhold",
    "rights_merge",
    "rights_mergeundo",
    "rights_movedrow",
)
_IN_AN_EMERGENCY = {table: number for table, number in PRIVATE.items() if table not in _NOT_OPENED}
_IN_AN_EMERGENCY |= {"consents_emergency": 1}


def _blocked(actor: Actor, world: World, name: str = "private") -> dict[str, int]:
    """Return what the actor sees of the person, but for what they did themselves."""
    return {table: number for table, number in sight(actor, world.person(name)).items() if table != "audit_event"}


@pytest.mark.parametrize("category", Category)
def test_a_block_closes_what_a_consent_opened(world: World, category: Category) -> None:
    add_what_comes_later(world)
    af, person = world.organisation("af"), world.person("private")
    give(world.caseworker("fk"), person, af, category)

    close(world.participant("private"), person, af, category)

    assert _blocked(world.caseworker("af"), world) == {"consents_grant": 1}


def test_a_consent_that_is_given_after_the_block_opens_nothing_until_it_is_lifted_for_good(world: World) -> None:
    af, person = world.organisation("af"), world.person("private")
    close(world.participant("private"), person, af, Category.IDENTITY)

    give(world.caseworker("fk"), person, af, Category.IDENTITY)
    closed = _blocked(world.caseworker("af"), world)
    open_again(world.participant("private"), person, af, Category.IDENTITY)

    assert closed == {"consents_grant": 1}
    assert seen(world.caseworker("af"), "participants_identity", person) == 1


def test_whether_a_grant_is_blocked_is_written_by_the_database_alone(world: World) -> None:
    af, person = world.organisation("af"), world.person("private")
    close(world.participant("private"), person, af, Category.IDENTITY)
    give(world.caseworker("fk"), person, af, Category.IDENTITY)

    with acting(world.caseworker("fk")), not_granted():
        update("consents_grant", {"is_blocked": False}, {"participant_id": person})

    assert seen(world.caseworker("af"), "participants_identity", person) == 0


@pytest.mark.parametrize("category", Category)
def test_a_block_closes_its_own_kind_of_information_alone(world: World, category: Category) -> None:
    add_what_comes_later(world)
    af, person = world.organisation("af"), world.person("private")
    give(world.caseworker("fk"), person, af, category)

    close(world.participant("private"), person, af, *(frozenset(Category) - {category}))

    assert _blocked(world.caseworker("af"), world) == OPENED[category]


def test_a_block_closes_to_one_organisation_and_about_one_person(world: World) -> None:
    af, region, before = world.organisation("af"), world.caseworker("region"), {}
    for name in ("consented", "placed"):
        before[name] = sight(region, world.person(name)), sight(world.caseworker("af"), world.person("placed"))

    close(world.participant(), world.person("consented"), af)

    assert _blocked(world.caseworker("af"), world, "consented") == {"consents_grant": 6}
    assert sight(region, world.person("consented")) == before["consented"][0]
    assert sight(world.caseworker("af"), world.person("placed")) == before["placed"][1]


def test_a_block_closes_for_every_purpose(world: World) -> None:
    close(world.participant(), world.person("consented"), world.organisation("forbund"))

    assert _blocked(world.manager(), world, "consented") == {"consents_grant": 1}
    assert seen(world.coordinator(), "participants_participant", world.person("consented")) == 0


def test_a_block_never_hides_what_an_organisation_recorded_itself(world: World) -> None:
    add_what_comes_later(world)
    before = sight(world.caseworker("fk"), world.person("private"))

    close(world.participant("private"), world.person("private"), world.organisation("fk"))

    assert sight(world.caseworker("fk"), world.person("private")) == before


def test_a_block_on_work_closes_the_placement_to_the_employer(world: World) -> None:
    verkstaden, person = world.organisation("verkstaden"), world.person("placed")
    close(replace(world.participant(), participant_id=person), person, verkstaden, Category.WORK)

    assert sight(world.employer_contact("verkstaden"), person) == {"consents_grant": 1}


def test_a_block_that_is_lifted_for_good_closes_nothing(world: World) -> None:
    af, person, me = world.organisation("af"), world.person("consented"), world.participant()
    before = sight(world.caseworker("af"), person)
    close(me, person, af)

    open_again(me, person, af)

    assert sight(world.caseworker("af"), person) == before


def test_a_lifted_block_is_lifted_for_one_account_at_one_organisation(world: World) -> None:
    af, person = world.organisation("af"), world.person("consented")
    before = sight(world.caseworker("af"), person)
    close(world.participant(), person, af, Category.PLAN)

    lift(world.caseworker("af"), person)

    colleague = replace(world.caseworker("af"), account_id=world.caseworker("torsby").account_id)
    assert _blocked(world.caseworker("af"), world, "consented") == {**before, "consents_lifting": 1}
    assert seen(colleague, "journeys_enrolment", person) == 0
    assert seen(colleague, "consents_lifting", person) == 1


def test_a_block_that_is_set_again_is_not_lifted_by_what_lifted_the_first(world: World) -> None:
    af, person, me = world.organisation("af"), world.person("consented"), world.participant()
    close(me, person, af, Category.PLAN)
    lift(world.caseworker("af"), person)

    with acting(me) as clock:
        insert("consents_block", _block(world, me, clock.now()))

    assert seen(world.caseworker("af"), "journeys_enrolment", person) == 0


def test_broken_glass_opens_everything_about_the_person_to_who_broke_it(world: World) -> None:
    add_what_comes_later(world)

    look_without_consent(world.caseworker("af"), "private")

    colleague = replace(world.caseworker("af"), account_id=world.caseworker("torsby").account_id)
    assert sight(world.caseworker("af"), world.person("private")) == _IN_AN_EMERGENCY
    assert sight(colleague, world.person("private")) == {}
    assert sight(world.caseworker("af"), world.person("unasked")) == {}


def test_broken_glass_opens_nothing_at_another_desk_or_for_another_purpose(world: World) -> None:
    look_without_consent(world.caseworker("af"), "private")

    elsewhere = replace(world.caseworker("af"), organisation_id=world.organisation("torsby"))
    following_up = replace(world.caseworker("af"), purpose=Purpose.FOLLOW_UP)
    assert sight(elsewhere, world.person("private")) == {}
    assert sight(following_up, world.person("private")) == {"consents_emergency": 1}


@pytest.mark.parametrize("category", Category)
def test_a_block_beats_broken_glass(world: World, category: Category) -> None:
    add_what_comes_later(world)
    af, person = world.caseworker("af"), world.person("private")
    close(world.participant("private"), person, world.organisation("af"), *(frozenset(Category) - {category}))

    look_without_consent(af, "private")

    opened = {table: number for table, number in OPENED[category].items() if table != "consents_grant"}
    if category is Category.PLAN:
        opened["consents_consent"] -= 1  # nobody gave one to open it this time
    assert sight(af, person) == {**opened, "participants_participant": 1, "consents_emergency": 1}


def _block(world: World, actor: Actor, since: datetime) -> Row:
    return {
        "id": new_id(),
        "participant_id": world.person("consented"),
        "organisation_id": world.organisation("af"),
        "category": "plan",
        "recorder_id": actor.organisation_id,
        "set_by": actor.account_id,
        "since": since,
        "lifted_at": None,
    }


def test_a_person_and_whoever_recorded_a_block_see_it_and_the_blocked_do_not(world: World) -> None:
    person = world.person("consented")
    close(world.caseworker("fk"), person, world.organisation("af"), Category.PLAN)
    close(world.participant(), person, world.organisation("af"), Category.NEEDS)
    close(world.caseworker("af"), person, world.organisation("af"), Category.CONTACT)

    assert seen(world.participant(), "consents_block", person) == 3
    assert seen(world.participant("private"), "consents_block") == 0
    assert seen(world.caseworker("fk"), "consents_block", person) == 1
    assert seen(world.caseworker("af"), "consents_block") == 0
    assert seen(world.manager(), "consents_block") == 0


@pytest.mark.parametrize("change", ["participant_id", "recorder_id", "set_by", "lifted_at"])
def test_a_person_blocks_in_their_own_name_alone(world: World, change: str) -> None:
    me = world.participant()
    with acting(me) as clock:
        forged = {
            "participant_id": world.person("private"),
            "recorder_id": world.organisation("fk"),
            "set_by": world.caseworker("fk").account_id,
            "lifted_at": clock.now(),
        }
        insert("consents_block", _block(world, me, clock.now()))
        with refused():
            insert("consents_block", _block(world, me, clock.now()) | {change: forged[change]})


@pytest.mark.parametrize("change", ["participant_id", "recorder_id", "set_by", "lifted_at"])
def test_staff_block_on_the_word_of_people_whom_they_see(world: World, change: str) -> None:
    af = world.caseworker("af")
    with acting(af) as clock:
        forged = {
            "participant_id": world.person("private"),
            "recorder_id": None,
            "set_by": world.caseworker("fk").account_id,
            "lifted_at": clock.now(),
        }
        insert("consents_block", _block(world, af, clock.now()))
        with refused():
            insert("consents_block", _block(world, af, clock.now()) | {change: forged[change]})


def test_a_block_is_lifted_for_good_by_the_person_or_whoever_recorded_it_once(world: World) -> None:
    person, fk = world.person("consented"), world.caseworker("fk")
    close(fk, person, world.organisation("af"), Category.PLAN)
    close(world.participant(), person, world.organisation("af"), Category.NEEDS)
    for actor, lifted in ((world.caseworker("af"), 0), (world.participant("private"), 0), (fk, 1), (fk, 0)):
        with acting(actor) as clock:
            assert update("consents_block", {"lifted_at": clock.now()}, {}) == lifted
    with acting(world.participant()) as clock:
        assert update("consents_block", {"lifted_at": clock.now()}, {}) == 1
        assert update("consents_block", {"lifted_at": clock.now()}, {}) == 0


def test_a_block_is_not_set_again_by_undoing_its_end(world: World) -> None:
    close(world.participant(), world.person("consented"), world.organisation("af"), Category.PLAN)

    with acting(world.participant()), refused():
        update("consents_block", {"lifted_at": None}, {})


def _lifting(world: World, actor: Actor, first: datetime, *, days: int = 1) -> Row:
    return {
        "id": new_id(),
        "participant_id": world.person("consented"),
        "organisation_id": actor.organisation_id,
        "account_id": actor.account_id,
        "unit": "Enheten",
        "ground": "emergency",
        "reason_sealed": b"",
        "valid": TimestamptzRange(first, first + timedelta(days=days)),
    }


def test_a_lifting_is_seen_by_the_organisation_and_by_the_person(world: World) -> None:
    af, person = world.caseworker("af"), world.person("consented")
    with acting(af) as clock:
        insert("consents_lifting", _lifting(world, af, clock.now()))

    shown = [af, replace(af, purpose=Purpose.FOLLOW_UP), world.caseworker("fk")]
    assert [seen(actor, "consents_lifting", person) for actor in shown] == [1, 0, 0]
    assert seen(world.participant(), "consents_lifting", person) == 1
    assert seen(world.participant("private"), "consents_lifting") == 0


@pytest.mark.parametrize("change", ["participant_id", "organisation_id", "account_id", "valid"])
def test_nobody_lifts_for_others_or_beforehand_or_about_somebody_whom_they_do_not_see(
    world: World, change: str
) -> None:
    af = world.caseworker("af")
    with acting(af) as clock:
        later = clock.now() + timedelta(days=1)
        forged = {
            "participant_id": world.person("private"),
            "organisation_id": world.organisation("fk"),
            "account_id": world.caseworker("fk").account_id,
            "valid": TimestamptzRange(later, later + timedelta(days=1)),
        }
        insert("consents_lifting", _lifting(world, af, clock.now()))
        with refused():
            insert("consents_lifting", _lifting(world, af, clock.now()) | {change: forged[change]})


def test_the_database_itself_knows_that_seven_days_is_the_longest(world: World) -> None:
    af = world.caseworker("af")
    with acting(af) as clock:
        insert("consents_lifting", _lifting(world, af, clock.now(), days=7))
        with pytest.raises(IntegrityError, match="at most seven days"), transaction.atomic():
            insert("consents_lifting", _lifting(world, af, clock.now(), days=8))


def test_broken_glass_is_seen_by_the_person_by_who_broke_it_and_by_the_officers_concerned(world: World) -> None:
    af, person = world.caseworker("af"), world.person("private")
    look_without_consent(af, "private")
    colleague = replace(af, account_id=world.caseworker("torsby").account_id)
    elsewhere = replace(af, organisation_id=world.organisation("torsby"))
    others = (colleague, elsewhere, world.caseworker("fk"), world.participant(), world.operator())

    for actor in (af, world.participant("private"), world.officer("fk"), world.officer("af")):
        assert seen(actor, "consents_emergency", person) == 1
    for actor in (*others, replace(world.officer("fk"), organisation_id=world.organisation("torsby"))):
        assert seen(actor, "consents_emergency") == 0


def test_an_officer_sees_who_broke_the_glass_and_nothing_of_the_person(world: World) -> None:
    look_without_consent(world.caseworker("af"), "private")

    shown = sight(world.officer("fk"), world.person("private"))
    assert {table: number for table, number in shown.items() if not table.startswith("audit_")} == {
        "consents_emergency": 1
    }


def _review(actor: Actor, **changes: object) -> int:
    with acting(actor) as clock:
        said = {"reviewed_at": clock.now(), "reviewed_by": actor.account_id, "verdict": "justified"} | changes
        return update("consents_emergency", said, {})


def test_an_officer_concerned_reviews_once_and_nobody_else_does(world: World) -> None:
    look_without_consent(world.caseworker("af"), "private")
    torsby = replace(world.officer("fk"), organisation_id=world.organisation("torsby"))

    assert [_review(actor) for actor in (world.caseworker("af"), world.participant("private"), torsby)] == [0, 0, 0]
    assert [_review(actor) for actor in (world.officer("fk"), world.officer("af"))] == [1, 0]


def test_nobody_reviews_themselves(world: World) -> None:
    look_without_consent(world.caseworker("af"), "private")
    both = replace(world.officer("af"), account_id=world.caseworker("af").account_id)

    assert _review(both) == 0


@pytest.mark.parametrize("change", [{"reviewed_by": new_id()}, {"reviewed_at": None}, {"verdict": None}])
def test_a_review_is_in_the_officers_own_name_and_says_something(world: World, change: Row) -> None:
    look_without_consent(world.caseworker("af"), "private")

    with refused():
        _review(world.officer("af"), **change)


def test_nobody_writes_that_the_glass_was_broken_but_by_breaking_it(world: World) -> None:
    look_without_consent(world.caseworker("af"), "private")
    af = world.caseworker("af")
    with acting(af):
        broken = row("consents_emergency", {})
        with not_granted():
            insert("consents_emergency", broken | {"id": new_id()})
        assert count("consents_emergency") == 1
