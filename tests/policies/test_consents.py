"""Who may open what: whoever recorded the consent, about its person, for as long as it lasts; and who sees openings."""

from datetime import date
from uuid import UUID

from psycopg.types.range import TimestamptzRange

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from tests.policies.giving import give
from tests.policies.rows import Row, insert, refused, row, seen
from tests.support.world import World, noon


def _grant(world: World, consent: UUID, recorder: Actor, receiver: str = "torsby") -> Row:
    """Return an opening of everything about "private" under the consent, for a month."""
    return {
        "id": new_id(),
        "consent_id": consent,
        "participant_id": world.person("private"),
        "organisation_id": world.organisation(receiver),
        "recorder_id": recorder.organisation_id,
        "giver_ids": [world.organisation("fk")],
        "purpose": "support",
        "category": "economy",
        "valid": _month(date(2013, 1, 14), date(2013, 2, 14)),
    }


def _month(first: date, last: date) -> TimestamptzRange:
    return TimestamptzRange(noon(first), noon(last), "[)")


def _given_to(world: World, receiver: str) -> UUID:
    return give(world.caseworker("fk"), world.person("private"), world.organisation(receiver), Category.PLAN)


def test_whoever_recorded_a_consent_opens_what_it_says(world: World) -> None:
    fk = world.caseworker("fk")
    consent = _given_to(world, "af")

    with acting(fk):
        insert("consents_grant", _grant(world, consent, fk))

    assert seen(world.caseworker("torsby"), "participants_benefit", world.person("private")) == 1


def test_nobody_opens_more_under_a_consent_that_another_recorded(world: World) -> None:
    """The receiver sees the consent, and would like to let itself see the economy as well."""
    af = world.caseworker("af")
    consent = _given_to(world, "af")

    with acting(af), refused():
        insert("consents_grant", _grant(world, consent, af, "af"))

    assert seen(af, "participants_benefit", world.person("private")) == 0


def test_nobody_opens_in_the_name_of_another(world: World) -> None:
    coordinator = world.coordinator()
    give(world.caseworker("fk"), world.person("private"), world.organisation("forbund"), Category.NEEDS)
    consent = give(coordinator, world.person("private"), world.organisation("af"), Category.PLAN)

    with acting(coordinator), refused():
        insert("consents_grant", _grant(world, consent, world.caseworker("fk"), "af"))


def test_those_who_follow_up_open_nothing(world: World) -> None:
    consent = give(world.coordinator(), world.person("consented"), world.organisation("af"), Category.NEEDS)

    with acting(world.manager()), refused():
        insert(
            "consents_grant",
            _grant(world, consent, world.manager()) | {"participant_id": world.person("consented")},
        )


def test_a_consent_opens_nobody_but_whoever_gave_it(world: World) -> None:
    fk = world.caseworker("fk")
    consent = _given_to(world, "af")

    with acting(fk), refused():
        insert("consents_grant", _grant(world, consent, fk) | {"participant_id": world.person("unasked")})


def test_nothing_is_opened_for_longer_than_the_consent_lasts(world: World) -> None:
    fk = world.caseworker("fk")
    consent = _given_to(world, "af")

    with acting(fk):
        with refused():
            insert(
                "consents_grant",
                _grant(world, consent, fk) | {"valid": _month(date(2013, 1, 14), date(2014, 1, 15))},
            )
        with refused():
            insert(
                "consents_grant",
                _grant(world, consent, fk) | {"valid": TimestamptzRange(None, None)},
            )


def test_nothing_is_opened_under_a_consent_that_was_taken_back(world: World) -> None:
    fk = world.caseworker("fk")
    with acting(fk):
        withdrawn = row("consents_consent", {"participant_id": world.person("withdrawn"), "kind": "lifts_secrecy"})

    with acting(fk), refused():
        insert(
            "consents_grant",
            _grant(world, UUID(str(withdrawn["id"])), fk) | {"participant_id": world.person("withdrawn")},
        )


def test_a_receiver_sees_what_is_open_to_it_and_not_what_is_open_to_others(world: World) -> None:
    give(world.caseworker("fk"), world.person("private"), world.organisation("af"), Category.PLAN, Category.NEEDS)
    give(world.caseworker("fk"), world.person("private"), world.organisation("torsby"), Category.ECONOMY)

    assert seen(world.caseworker("af"), "consents_grant", world.person("private")) == 2
    assert seen(world.caseworker("torsby"), "consents_grant", world.person("private")) == 1
    assert seen(world.caseworker("region"), "consents_grant", world.person("private")) == 0


def test_whoever_recorded_sees_all_that_was_ever_opened_by_it(world: World) -> None:
    assert seen(world.caseworker("fk"), "consents_grant", world.person("over")) == len(Category)
    assert seen(world.caseworker("af"), "consents_grant", world.person("over")) == 0
    assert seen(world.participant("over"), "consents_grant", world.person("over")) == len(Category)


def test_whoever_follows_up_at_the_recorder_does_not_see_what_was_opened_for_support(world: World) -> None:
    give(world.coordinator(), world.person("consented"), world.organisation("af"), Category.ECONOMY)

    assert seen(world.coordinator(), "consents_grant", world.person("consented")) == 9
    assert seen(world.manager(), "consents_grant", world.person("consented")) == 1
