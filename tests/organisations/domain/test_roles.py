"""Roles are data that anybody can read: what each is for and what it may do."""

from collections import Counter
from uuid import UUID

import pytest
from django.utils.translation import gettext, override

from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.kernel.information import Purpose
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.permissions import NotPermitted, Permission, require
from kedjan.organisations.domain.roles import ROLES, RoleKey

ABOUT_PEOPLE = {
    Permission.BREAK_GLASS,
    Permission.PROTECT_PERSON,
    Permission.LIFT_BLOCK,
    Permission.VIEW_EARLY_LIST,
    Permission.IMPORT_PARTICIPANTS,
    Permission.VIEW_CASES,
    Permission.INVITE,
    Permission.RECORD_CONSENT,
    Permission.ENROL,
    Permission.UPDATE_GATES,
    Permission.COLLECT_PAPERS,
    Permission.WRITE_CLOCKS,
    Permission.NAME_WORKER,
    Permission.HAND_OVER,
    Permission.PLACE_PARTICIPANT,
    Permission.CLOSE_CASE,
    Permission.RECORD_FOLLOW_UP,
}


STAFF = (RoleKey.CASEWORKER, RoleKey.COORDINATOR, RoleKey.OCCUPATIONAL_THERAPIST)
READERS = (RoleKey.PROGRAMME_MANAGER, RoleKey.STEERING_MEMBER, RoleKey.EVALUATOR)
# Permissions that more than one role has; the test of whom each belongs to.
SHARED = {
    Permission.VIEW_CASES: STAFF,
    Permission.RECORD_CONSENT: STAFF,
    **dict.fromkeys((Permission.UPDATE_GATES, Permission.WRITE_CLOCKS, Permission.NAME_WORKER), STAFF),
    Permission.VIEW_GROUPS: STAFF,
    Permission.LEAD_GROUPS: STAFF,
    Permission.WAIT_FOR_GROUP: STAFF[:2],
    Permission.VIEW_PLACES: STAFF,
    Permission.COLLECT_PAPERS: STAFF,
    Permission.PLACE_PARTICIPANT: STAFF,
    **dict.fromkeys((Permission.DECIDE_CORRECTIONS, Permission.ENROL, Permission.HAND_OVER), STAFF[:2]),
    **dict.fromkeys((Permission.CLOSE_CASE, Permission.RECORD_FOLLOW_UP, Permission.LIFT_BLOCK), STAFF[:2]),
    Permission.PLAN_TOGETHER: STAFF,
    Permission.ATTEND_MEETINGS: STAFF,
    Permission.CALL_MEETINGS: STAFF[:2],
    Permission.RECORD_LICENCES: STAFF[:2],
    Permission.VIEW_PROPOSALS: (RoleKey.PROGRAMME_MANAGER, RoleKey.STEERING_MEMBER),
    Permission.VIEW_RESULTS: (RoleKey.PROGRAMME_MANAGER, RoleKey.EVALUATOR),
    Permission.VIEW_PROGRAMMES: (*STAFF, *READERS, RoleKey.OPERATOR),
    Permission.VIEW_PUBLISHED_RESULTS: (*STAFF, *READERS, RoleKey.EMPLOYER_CONTACT, RoleKey.PARTICIPANT),
    Permission.READ_NOTICES: (*STAFF, RoleKey.EMPLOYER_CONTACT, RoleKey.PARTICIPANT, RoleKey.SECURITY_OFFICER),
    **dict.fromkeys((Permission.VIEW_ROLES, Permission.SEARCH), tuple(set(RoleKey) - {RoleKey.PARTICIPANT})),
    Permission.MANAGE_OWN_ACCOUNT: tuple(RoleKey),
}
OF_ONE = {
    RoleKey.CASEWORKER: 9,
    RoleKey.COORDINATOR: 1,
    RoleKey.EMPLOYER_CONTACT: 2,
    RoleKey.PROGRAMME_MANAGER: 2,
    RoleKey.OCCUPATIONAL_THERAPIST: 1,
    RoleKey.PARTICIPANT: 9,
    RoleKey.OPERATOR: 2,
    RoleKey.SECURITY_OFFICER: 3,
}


def actor(role: RoleKey) -> Actor:
    return Actor(
        account_id=AccountId(UUID(int=1)),
        organisation_id=OrganisationId(UUID(int=2)),
        role=role,
        permissions=frozenset(ROLES[role].permissions),
        purpose=ROLES[role].purpose,
    )


def test_every_permission_is_somebodys() -> None:
    given = {permission for role in ROLES.values() for permission in role.permissions}

    assert given == set(Permission)


def test_who_shares_a_permission_stands_here_too_and_all_others_are_of_one_role() -> None:
    holders = {one: {key for key, role in ROLES.items() if one in role.permissions} for one in Permission}
    single = [key for found in holders.values() if len(found) == 1 for key in found]

    assert {one: found for one, found in holders.items() if len(found) > 1} == {
        one: set(keys) for one, keys in SHARED.items()
    }
    assert Counter(single) == OF_ONE


def test_every_role_is_described_by_its_own_key() -> None:
    assert {key: role.key for key, role in ROLES.items()} == {key: key for key in RoleKey}


@pytest.mark.parametrize("key", RoleKey)
def test_a_role_says_what_it_is_called_and_what_it_is_for_in_both_languages(key: RoleKey) -> None:
    role = ROLES[key]

    with override("en"):
        english = gettext(role.title), gettext(role.description)

    assert role.title
    assert role.description.endswith(".")
    assert english[0] != role.title
    assert english[1] != role.description


@pytest.mark.parametrize("key", OrganisationKind)
def test_every_kind_of_organisation_has_a_name(key: OrganisationKind) -> None:
    assert key.label


@pytest.mark.parametrize(
    "key",
    [
        RoleKey.PROGRAMME_MANAGER,
        RoleKey.STEERING_MEMBER,
        RoleKey.EVALUATOR,
        RoleKey.OPERATOR,
        RoleKey.SECURITY_OFFICER,
    ],
)
def test_whoever_answers_for_figures_or_the_system_may_do_nothing_with_people(key: RoleKey) -> None:
    assert ROLES[key].permissions & ABOUT_PEOPLE == set()
    assert ROLES[key].purpose is not Purpose.SUPPORT


def test_only_the_participant_reads_for_themselves_and_only_they_take_back_their_consents() -> None:
    assert [key for key, role in ROLES.items() if role.purpose is Purpose.OWN] == [RoleKey.PARTICIPANT]
    assert [key for key, role in ROLES.items() if Permission.WITHDRAW_OWN_CONSENT in role.permissions] == [
        RoleKey.PARTICIPANT
    ]


@pytest.mark.parametrize("key", RoleKey)
@pytest.mark.parametrize("permission", Permission)
def test_a_role_is_let_through_for_its_permissions_alone(key: RoleKey, permission: Permission) -> None:
    if permission in ROLES[key].permissions:
        require(actor(key), permission)
        return

    with pytest.raises(NotPermitted) as refused:
        require(actor(key), permission)

    assert refused.value.permission is permission
