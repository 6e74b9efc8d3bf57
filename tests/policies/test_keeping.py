"""A change of keys reaches sealed values past the policies: those alone, and only for the owner of the tables."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import ProgrammingError, connection

from kedjan.integrations.vault.columns import sealed_columns
from tests.support.database import KEY
from tests.support.world import World

Owner = psycopg.Connection[tuple[object, ...]]

FUNCTIONS = {
    "app.sealing_keys(name,name)": "SELECT * FROM app.sealing_keys('participants_identity', 'number_sealed')",
    "app.sealed_otherwise(name,name,text,text,integer)": (
        "SELECT * FROM app.sealed_otherwise('participants_identity', 'number_sealed', 'new', NULL, 9)"
    ),
    "app.reseal(name,name,text[],bytea[],bytea[])": (
        "SELECT app.reseal('participants_identity', 'number_sealed', '{}', '{}', '{}')"
    ),
    "app.indexing_keys()": "SELECT * FROM app.indexing_keys()",
    "app.indexed_otherwise(text,text,integer)": "SELECT * FROM app.indexed_otherwise('new', NULL, 9)",
    "app.reindex(text[],bytea[],bytea[])": "SELECT app.reindex('{}', '{}', '{}')",
    "app.naming_keys()": "SELECT * FROM app.naming_keys()",
    "app.named_otherwise(text,text,integer)": "SELECT * FROM app.named_otherwise('new', NULL, 9)",
    "app.reindex_names(text[],bytea[],bytea[])": "SELECT app.reindex_names('{}', '{}', '{}')",
}
SEALS_OF_THE_LOG = {("audit_seal", "INSERT"), ("audit_batch", "INSERT")}
MERGES = {(table, "INSERT") for table in ("rights_merge", "rights_mergeundo", "rights_movedrow", "rights_disposal")}
CHANGED = {
    "consents_emergency.told_at",
    "consents_grant.is_blocked",
    "journeys_gatemark.is_waiting",
    "participants_benefit.settled_at",
    "organisations_account.is_active",
}
# Staged rows go with a file that a colleague takes away.
ALSO_DISPOSED_OF = ("participants_participant", "participants_importrow")
GLASS = {("consents_emergency", "INSERT"), ("notices_notice", "INSERT")}
# A record that was joined to somebody with protected identity follows their protection.
FOLLOWING = {("participants_protection", "INSERT"), ("participants_entrusted", "INSERT")}
ENDED = {"participants_protection.ended_at", "participants_entrusted.ended_at"}
# Of people with protected identity: the municipality goes out of sight and back, and comes back.
PLACES = {
    "journeys_enrolment.municipality_id",
    "participants_participant.is_protected",
    "participants_participant.municipality_id",
}
INDEXES = {
    "participants_identity.name_index",
    "participants_identity.number_index",
    "participants_importrow.number_index",
}
# What nobody sent goes after its days, whosever it is.
DRAFTS = {("organisations_draft", "DELETE")}
# The keys of names are rows of the database's own, which follow the identity.
NAME_KEYS = {("participants_namekey", "INSERT"), ("participants_namekey", "DELETE")}


@pytest.fixture
def owner(world: World, pytestconfig: pytest.Config) -> Iterator[Owner]:
    with psycopg.connect(pytestconfig.stash[KEY].owner_url()) as connected:
        yield connected
        connected.rollback()


@pytest.mark.django_db
@pytest.mark.parametrize("call", FUNCTIONS.values(), ids=FUNCTIONS)
def test_the_service_calls_none_of_them(call: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(call)


@pytest.mark.django_db
@pytest.mark.parametrize("right", ["SELECT", "INSERT", "UPDATE", "DELETE"])
def test_the_service_neither_reads_nor_says_which_columns_may_be_reached(right: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('kedjan_app', 'app.sealed_column', %s)", [right])
        allowed = cursor.fetchone()

    assert allowed == (False,)


@pytest.mark.django_db
def test_whoever_is_not_the_owner_or_the_definer_calls_none_of_them() -> None:
    statement = """
        SELECT p.oid::regprocedure::text, r.rolname FROM pg_proc p, pg_roles r
        WHERE p.oid::regprocedure::text = ANY(%s) AND NOT r.rolsuper
          AND has_function_privilege(r.oid, p.oid, 'EXECUTE')
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(FUNCTIONS)])
        callers = set(cursor.fetchall())

    assert callers == {(name, role) for name in FUNCTIONS for role in ("kedjan_owner", "kedjan_definer")}


def test_the_owner_who_sees_no_row_reads_ciphertext_and_counts(owner: Owner) -> None:
    seen = owner.execute("SELECT count(*) FROM participants_identity").fetchone()
    keys = owner.execute(FUNCTIONS["app.sealing_keys(name,name)"].encode()).fetchall()
    values = owner.execute(FUNCTIONS["app.sealed_otherwise(name,name,text,text,integer)"].encode()).fetchall()

    assert seen == (0,)
    assert [name for name, _number in keys] == ["test"]
    assert all(isinstance(held, bytes) and held.startswith(b"\x04test") for _row, _place, held in values)


@pytest.mark.parametrize("column", ["password", "password; --", "nothing"])
def test_a_column_that_no_migration_declares_is_out_of_reach(owner: Owner, column: str) -> None:
    for call in (
        "SELECT * FROM app.sealing_keys('organisations_account', %s)",
        "SELECT * FROM app.sealed_otherwise('organisations_account', %s, 'x', NULL, 9)",
        "SELECT app.reseal('organisations_account', %s, '{}', '{}', '{}')",
    ):
        with pytest.raises(psycopg.errors.NoDataFound):
            owner.execute(call.encode(), [column])
        owner.rollback()


def test_the_columns_that_may_be_reached_are_those_that_the_models_declare(owner: Owner) -> None:
    told = owner.execute("SELECT table_name, column_name, place_names::text[] FROM app.sealed_column").fetchall()

    assert sorted(told) == sorted((one.table, one.column, list(one.row)) for one in sealed_columns())


def test_each_is_reached_by_the_key_of_its_table(owner: Owner) -> None:
    wrong = owner.execute("""
        SELECT s.table_name, s.column_name FROM app.sealed_column s
        WHERE NOT EXISTS (
            SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE i.indrelid = ('public.' || quote_ident(s.table_name))::regclass AND i.indisprimary AND i.indnatts = 1
              AND a.attname = s.key_name AND format_type(a.atttypid, NULL) = s.key_type)
    """).fetchall()

    assert wrong == []


def test_the_definer_writes_those_columns_whom_rows_are_about_merges_and_seals_and_nothing_else(owner: Owner) -> None:
    rights = owner.execute("""
        SELECT table_name || '.' || column_name FROM information_schema.role_column_grants
        WHERE grantee = 'kedjan_definer' AND privilege_type = 'UPDATE'
    """).fetchall()
    other = owner.execute("""
        SELECT table_name, privilege_type FROM information_schema.role_table_grants
        WHERE grantee = 'kedjan_definer' AND privilege_type <> 'SELECT'
    """).fetchall()

    disposed_of = [name for (name,) in owner.execute("SELECT name FROM app.all_person_tables()").fetchall()]
    moved = owner.execute("SELECT name || '.participant_id' FROM app.person_tables()").fetchall()

    sealed = {f"{one.table}.{one.column}" for one in sealed_columns()}
    assert {name for (name,) in rights} == sealed | INDEXES | CHANGED | PLACES | ENDED | {name for (name,) in moved}
    assert set(other) == SEALS_OF_THE_LOG | MERGES | GLASS | FOLLOWING | NAME_KEYS | DRAFTS | {
        (name, "DELETE") for name in (*ALSO_DISPOSED_OF, *disposed_of)
    }
