"""What may be changed: little, by few. Whoever may not changes 0 rows, also without naming a single one of them."""

from dataclasses import replace
from datetime import date

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category, Purpose
from tests.policies.additions import stage_file
from tests.policies.giving import give, take_back
from tests.policies.rows import FILES, TABLES, delete_all, not_granted, refused, row, update
from tests.support.world import World, noon

LATER = noon(date(2013, 1, 14))


def closed(table: str, actor: Actor) -> dict[str, object]:
    """Return what closes a consent or a grant, by the actor."""
    by: dict[str, object] = {"withdrawn_by": actor.account_id} if table == "consents_consent" else {}
    return {"withdrawn_at": LATER} | by


CHANGEABLE: dict[str, dict[str, object]] = {
    "participants_identity": {"family_name_sealed": b"changed"},
    "participants_contact": {"language": "en"},
    "participants_benefit": {"settled_at": LATER},
}
FILE_CHANGES: list[tuple[str, dict[str, object]]] = [(FILES[0], {"status": "gone"}), (FILES[1], {"verdict": "gone"})]


@pytest.mark.parametrize(("table", "change"), list(CHANGEABLE.items()))
def test_whoever_registered_a_person_corrects_the_register(world: World, table: str, change: dict[str, object]) -> None:
    with acting(world.caseworker("fk")):
        assert update(table, change, {"participant_id": world.person("private")}) == 1


@pytest.mark.parametrize(("table", "change"), list(CHANGEABLE.items()))
def test_whoever_is_let_in_corrects_nothing(world: World, table: str, change: dict[str, object]) -> None:
    torsby = world.caseworker("torsby")
    give(world.caseworker("fk"), world.person("private"), world.organisation("torsby"), *Category)

    with acting(torsby):
        assert update(table, change, {}) == 0
        assert update(table, change, {"participant_id": world.person("private")}) == 0


@pytest.mark.parametrize(("table", "change"), [*CHANGEABLE.items(), *FILE_CHANGES])
def test_whoever_follows_up_at_the_same_organisation_corrects_nothing(
    world: World, table: str, change: dict[str, object]
) -> None:
    stage_file(world.caseworker("fk"))

    with acting(replace(world.caseworker("fk"), purpose=Purpose.FOLLOW_UP)):
        assert update(table, change, {}) == 0
        if table in FILES:
            assert delete_all(table) == 0


@pytest.mark.parametrize(("table", "change"), list(CHANGEABLE.items()))
def test_a_person_corrects_nothing_behind_the_register(world: World, table: str, change: dict[str, object]) -> None:
    with acting(world.participant("private")):
        assert update(table, change, {}) == 0


@pytest.mark.parametrize("table", CHANGEABLE)
@pytest.mark.parametrize("column", ["participant_id", "organisation_id"])
def test_nothing_in_the_register_moves_to_another_person_or_organisation(world: World, table: str, column: str) -> None:
    with acting(world.caseworker("fk")), not_granted():
        update(table, {column: world.person("unasked")}, {"participant_id": world.person("private")})


@pytest.mark.parametrize(("table", "change"), FILE_CHANGES)
def test_an_uploaded_file_is_changed_by_its_organisation_alone(
    world: World, table: str, change: dict[str, object]
) -> None:
    stage_file(world.caseworker("fk"))

    with acting(world.caseworker("af")):
        assert update(table, change, {}) == 0
    with acting(world.caseworker("fk")):
        assert update(table, change, {}) == 1


@pytest.mark.parametrize("table", FILES)
def test_an_uploaded_file_is_not_given_away(world: World, table: str) -> None:
    stage_file(world.caseworker("fk"))

    with acting(world.caseworker("fk")), refused():
        update(table, {"organisation_id": world.organisation("af")}, {})


def test_an_uploaded_file_is_thrown_away_by_its_organisation_alone(world: World) -> None:
    stage_file(world.caseworker("fk"))

    for table in reversed(FILES):
        with acting(world.caseworker("af")):
            assert delete_all(table) == 0
        with acting(world.caseworker("fk")):
            assert delete_all(table) == 1


@pytest.mark.parametrize("table", ["consents_consent", "consents_grant"])
def test_a_consent_is_not_withdrawn_by_somebody_else(world: World, table: str) -> None:
    give(world.caseworker("fk"), world.person("private"), world.organisation("torsby"), *Category)

    follows_up = replace(world.caseworker("fk"), purpose=Purpose.FOLLOW_UP)
    for actor in (world.caseworker("torsby"), world.evaluator(), follows_up):
        with acting(actor):
            assert update(table, closed(table, actor), {}) == 0
    actor = world.participant("over")
    with acting(actor):
        assert update(table, closed(table, actor), {"participant_id": world.person("private")}) == 0


@pytest.mark.parametrize(("table", "own"), [("consents_consent", 1), ("consents_grant", len(Category))])
def test_a_person_withdraws_their_own_consents_and_nobody_elses(world: World, table: str, own: int) -> None:
    actor = world.participant("over")
    with acting(actor):
        assert update(table, closed(table, actor), {}) == own


@pytest.mark.parametrize("table", ["consents_consent", "consents_grant"])
def test_a_consent_is_withdrawn_by_the_person(world: World, table: str) -> None:
    actor = world.participant("over")
    with acting(actor):
        assert update(table, closed(table, actor), {"participant_id": world.person("over")}) > 0


@pytest.mark.parametrize("table", ["consents_consent", "consents_grant"])
def test_a_consent_is_withdrawn_by_whoever_recorded_it(world: World, table: str) -> None:
    actor = world.caseworker("fk")
    with acting(actor):
        assert update(table, closed(table, actor), {"participant_id": world.person("over")}) > 0


@pytest.mark.parametrize("table", ["consents_consent", "consents_grant"])
def test_a_withdrawn_consent_is_never_opened_again(world: World, table: str) -> None:
    for actor in (world.caseworker("fk"), world.participant("withdrawn")):
        with acting(actor):
            assert update(table, {"withdrawn_at": None}, {"participant_id": world.person("withdrawn")}) == 0
            assert update(table, closed(table, actor), {"participant_id": world.person("withdrawn")}) == 0


@pytest.mark.parametrize("table", ["consents_consent", "consents_grant"])
def test_an_open_consent_is_only_ever_closed(world: World, table: str) -> None:
    with acting(world.caseworker("fk")), refused():
        update(table, {"withdrawn_at": None}, {"participant_id": world.person("over")})


@pytest.mark.parametrize("table", ["consents_consent", "consents_grant"])
def test_a_consent_is_not_rewritten(world: World, table: str) -> None:
    with acting(world.caseworker("fk")), not_granted():
        update(table, {"organisation_id": world.organisation("fk")}, {"participant_id": world.person("over")})


def test_the_team_decides_who_leaves_it(world: World) -> None:
    left = {"until_on": date(2013, 1, 14)}

    with acting(world.caseworker("torsby")):
        assert update("journeys_teammember", left, {}) == 0
    with acting(world.evaluator()):
        assert update("journeys_teammember", left, {}) == 0
    with acting(world.caseworker("af")):
        assert update("journeys_teammember", left, {"participant_id": world.person("consented")}) == 5


def test_the_team_ends_a_placement_and_the_employer_does_not(world: World) -> None:
    ended = {"ends_on": date(2013, 1, 20)}

    for outsider in (world.employer_contact(), world.caseworker("torsby"), world.evaluator()):
        with acting(outsider):
            assert update("workplaces_placement", ended, {}) == 0
    with acting(world.caseworker("af")):
        assert update("workplaces_placement", ended, {"participant_id": world.person("placed")}) == 1


@pytest.mark.parametrize(
    "table",
    [
        "audit_event",
        "audit_reading",
        "journeys_enrolment",
        "journeys_exit",
        "journeys_gate",
        "journeys_gatemark",
        "journeys_gatetaskmark",
        "journeys_invitation",
        "journeys_invitationanswer",
        "journeys_stageentry",
        "outcomes_followup",
        "participants_participant",
        "participants_participantaccount",
    ],
)
def test_what_has_happened_is_neither_changed_nor_removed(world: World, table: str) -> None:
    with acting(world.caseworker("fk")):
        with not_granted():
            update(table, {"participant_id" if TABLES[table] == "participant_id" else "id": None}, {})
        with not_granted():
            delete_all(table)


def test_what_has_happened_outlives_a_raw_attempt_to_forget_a_consent(world: World) -> None:
    with acting(world.caseworker("fk")):
        with not_granted():
            delete_all("consents_consent")
        with not_granted():
            delete_all("consents_grant")


def test_taking_back_closes_the_consent_and_all_it_opened(world: World) -> None:
    consent = give(world.caseworker("fk"), world.person("private"), world.organisation("af"), *Category)

    take_back(world.participant("private"), consent)

    with acting(world.participant("private")):
        assert row("consents_consent", {"id": consent})["withdrawn_at"] is not None
        assert update("consents_grant", {"withdrawn_at": LATER}, {"consent_id": consent}) == 0
