"""Every policy has its tests in a table, and the table names policies and tests that exist."""

import subprocess
import sys

import pytest
from django.db import connection

from tests.barriers.telling import answered as replied
from tests.barriers.telling import told
from tests.policies.additions import (
    add_chair,
    add_correction,
    add_draft,
    add_hold,
    add_proposal,
    add_question_and_scan,
    add_what_comes_later,
    merge_and_undo,
    stage_file,
)
from tests.policies.closing import close, lift, look_without_consent, protect
from tests.policies.policy_tests import POLICY_TESTS
from tests.policies.rows import TABLES, seen
from tests.reviews.asking import answered
from tests.support.server import PROJECT
from tests.support.world import World


def _policies() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename || '.' || policyname FROM pg_policies WHERE schemaname = 'public'")
        return {str(name) for (name,) in cursor.fetchall()}


@pytest.mark.django_db
def test_every_policy_of_the_database_has_its_tests() -> None:
    assert _policies() == set(POLICY_TESTS)


def test_the_tests_that_policies_name_exist() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:randomly", "tests/policies"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout

    ids = {line.rpartition("/")[2] for line in listed.splitlines()}

    assert {test for tests in POLICY_TESTS.values() for test in tests} - ids == set()


@pytest.mark.django_db
def test_every_table_under_row_level_security_is_looked_at() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace")
        protected = {str(name) for (name,) in cursor.fetchall()}

    assert protected == set(TABLES)


def test_the_world_shows_something_in_every_table(world: World) -> None:
    """A table that were empty would make every test about it true."""
    add_what_comes_later(world)
    add_proposal(world)
    add_chair(world)
    add_correction(world)
    merge_and_undo(world)
    add_hold(world)
    add_question_and_scan(world)
    add_draft(world.caseworker("fk"))
    stage_file(world.caseworker("fk"))
    close(world.caseworker("fk"), world.person("consented"), world.organisation("fk"))
    close(world.caseworker("fk"), world.person("consented"), world.organisation("af"))
    lift(world.caseworker("fk"), world.person("consented"))
    look_without_consent(world.caseworker("fk"), "elsewhere")
    protect(world.caseworker("fk"), world.person("private"))
    answered(world)
    replied(world.operator(), told())

    unseen = {table for table in TABLES if not seen(world.caseworker("fk"), table)}
    hidden = {table for table in unseen if not seen(world.officer("fk"), table)}
    alone = {table for table in hidden if not seen(world.operator(), table)}
    assert {table for table in alone if not seen(world.participant("private"), table)} == set()


@pytest.mark.long
def test_no_policy_can_be_switched_off_unnoticed() -> None:
    command = [sys.executable, "-m", "tests.policies.mutants"]

    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
