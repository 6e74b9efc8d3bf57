"""What PostgreSQL itself says of roles, rights, policies and functions: no table and no function escapes."""

import pytest
from django.apps import apps
from django.db import connection

from kedjan.kernel.privacy import FieldPrivacy
from tests.architecture.tree import CONTEXTS
from tests.policies.rows import BARRIERS, COUNCILS

# Every function that looks past row-level security, read and agreed on, with what it tells.
REVIEWED = {
    "app.account_of_number(bytea[])": "which account a number that an e-ID has proved logs in to",
    "app.blocked()": "what is closed to the acting account: ids and kinds, for policies",
    "app.break_glass(uuid,bytea[],text,bytea)": "always yes, whether or not somebody has the number",
    "app.chairs_taken(uuid)": "which chairs of a council are taken, by number, and never by whom",
    "app.supports(uuid)": "how many in a council support a proposal, and never who",
    "app.close_grants()": "a trigger: marks what a block closes or no longer closes",
    "app.close_new_grant()": "a trigger: marks a new grant that a block closes",
    "app.lifted()": "what is blocked and lifted for the acting account: ids and kinds, for policies",
    "app.emergencies()": "whom the acting account may see because it broke the glass, for policies",
    "app.entrusted()": "which protected people the acting account is one of the few to see, for policies",
    "app.hide_protected()": "a trigger: moves a protected person's municipality out of sight and back",
    "app.hide_protected_starts()": "the same for participations",
    "app.merge_only_what_is_protected_alike()": "a trigger: refuses to join records that are not protected alike",
    "app.part_protected_records()": "a trigger: two records that are parted have the same few",
    "app.protect_joined_records()": "a trigger: what was joined to a person is protected with them",
    "app.protected(text)": "who is hidden from the acting account by protected identity, for policies",
    "app.keep_name_keys()": "a trigger: keeps the keys of names as the identities say",
    "app.wipe_presented_names()": "a trigger: wipes an assumed person's name from their placements",
    "app.hidden_numbers(bytea[])": "which of the asked numbers stand in the own register, hidden from the actor",
    "app.has_blocks(uuid)": "whether the person has closed anything to the acting organisation",
    "app.follow_ups_made(uuid)": "how many follow-ups a participation has",
    "app.has_ended(uuid)": "whether a participation has ended",
    "app.marks_made(uuid)": "how many times a gate was marked",
    "app.settle_benefits()": "a trigger: takes whoever is enrolled or has said no off every early list",
    "app.steps_taken(uuid)": "how many steps a participation has taken",
    "app.waits_no_more()": "a trigger: notes that an older mark of a gate waits for nobody any more",
    "app.gather_audit(bigint)": "how many rows of the log wait for a seal, and one hash of them all",
    "app.tell_emergencies()": "tells of broken glass, once; the opaque ids of the people it was about",
    "app.tell_author()": "a trigger: tells whoever proposed something that it is answered",
    "app.tell_ending(interval)": "how many notices were written about agreements that end soon",
    "app.tell_unanswered(integer,text[])": "how many notices were written about papers that nobody has answered",
    "app.may_agree(uuid,uuid,tstzrange)": "whether the person signed the consent themselves, and it lasts",
    "app.may_open(uuid,uuid,tstzrange)": "whether the actor's organisation recorded the consent, and it lasts",
    "app.most_taken(uuid,date,date)": "how many are at a place at most, and never who",
    "app.drop_protected_rows(uuid)": "how many rows about protected people went with a file of the own organisation",
    "app.dispose_of_drafts()": "removes drafts that are more than seven days old; tells how many, and of nobody",
    "app.dispose_of(uuid)": "deletes everything about somebody in the own register who may go; tells how many",
    "app.may_dispose(uuid)": "whether somebody in the own register is old enough by every rule and held by nobody",
    "app.rows_to_go(uuid[])": "how many rows of each table would go with people of the own register who may go",
    "app.merge_obstacles(uuid)": "which tables stand in the way of undoing a merge of the own register, and never rows",
    "app.merge_records(uuid,uuid,uuid,bytea)": "moves rows within the own register; tells how many",
    "app.my_records()": "the opaque ids of the acting person's own records",
    "app.record_in_use(uuid)": "what a record of the own register was merged into",
    "app.name_for_unseen(uuid,uuid,text[])": "whether a colleague now sees a protected person whom nobody saw",
    "app.tell_unseen(text[])": "how many notices were written about protected people whom nobody sees",
    "app.unseen_protected(text[])": "opaque ids of protected people of the own register whom nobody sees",
    "app.undo_merge(uuid)": "moves the listed rows back; tells how many",
    "app.participant_of(uuid)": "whose account it is, before anything is visible",
    "app.seal_audit(integer,integer,bigint,bigint,bytea,timestamp with time zone,text,bytea)": "its own number",
    # For a change of keys: test_keeping.py shows that the service calls none of them.
    "app.indexed_otherwise(text,text,integer)": "numbers, sealed, that an older key indexes",
    "app.indexing_keys()": "how many numbers each key indexes",
    "app.named_otherwise(text,text,integer)": "names, sealed, that an older key indexes, or none yet",
    "app.naming_keys()": "how many names each key indexes",
    "app.reindex_names(text[],bytea[],bytea[])": "how many indexes of names were still as read, and are swapped",
    "app.reindex(text[],bytea[],bytea[])": "how many indexes were still as read, and are swapped",
    "app.reseal(name,name,text[],bytea[],bytea[])": "how many values were still as read, and are swapped",
    "app.sealed_otherwise(name,name,text,text,integer)": "values of a declared column, sealed, that an older key seals",
    "app.sealing_keys(name,name)": "how many values of a declared column each key seals",
}


def _filled(*own: str) -> set[str]:
    """Return the right to fill every column of the log but the transaction's, which PostgreSQL fills."""
    shared = ("id", "at", "actor_id", "organisation_id", "role", "purpose", "participant_id")
    return {f"INSERT {column}" for column in (*shared, *own)}


# Beside SELECT: what the application role may do with each protected table, in whole or in named columns.
WRITES = {
    "audit_event": _filled("kind", "payload"),
    "audit_reading": _filled("category", "page", "act", "basis", "consent_id", "asked_id", "results"),
    "assessments_assessment": {"INSERT"},
    "assessments_entry": {"INSERT"},
    "coaching_attendance": {"INSERT"},
    "coaching_circumstance": {"INSERT"},
    "coaching_coachnote": {"INSERT"},
    "coaching_plannedperson": {
        *("INSERT", "DELETE", "UPDATE built_on", "UPDATE starts_on", "UPDATE later_on", "UPDATE why_unknown"),
        "UPDATE counted_at",
    },
    "coaching_seat": {
        "INSERT",
        "UPDATE answer",
        "UPDATE answered_at",
        "UPDATE forms",
        "UPDATE left_on",
        "UPDATE told_by",
        "UPDATE why_on_behalf",
    },
    "coaching_talk": {"INSERT"},
    "papers_paperrequest": {"INSERT"},
    "papers_paperused": {"INSERT"},
    "papers_receivedpaper": {"INSERT"},
    "papers_requestmark": {"INSERT"},
    "coaching_tool": {
        "INSERT",
        "UPDATE changed_at",
        "UPDATE changed_by",
        "UPDATE shared_at",
        "UPDATE text_sealed",
    },
    "coaching_waiting": {"INSERT", "UPDATE ended_at", "UPDATE why_ended"},
    "coaching_yearplan": {"INSERT", "UPDATE"},
    "consents_block": {"INSERT", "UPDATE lifted_at"},
    "consents_consent": {
        "INSERT",
        "UPDATE withdrawn_at",
        "UPDATE withdrawn_by",
        "UPDATE withdrawn_told_by",
        "UPDATE withdrawn_why",
    },
    "consents_emergency": {"UPDATE reviewed_at", "UPDATE reviewed_by", "UPDATE verdict"},
    "consents_grant": {"INSERT", "UPDATE withdrawn_at"},
    "consents_lifting": {"INSERT"},
    "barriers_reply": {"INSERT", "DELETE"},
    "barriers_report": {"INSERT", "UPDATE contact_sealed", "DELETE"},
    "consents_proposal": {"INSERT", "UPDATE answered_at", "UPDATE agreed"},
    "consents_scan": {"INSERT"},
    "journeys_clockstart": {"INSERT"},
    "councils_answer": {"INSERT"},
    "councils_author": {"INSERT"},
    "councils_mark": {"INSERT"},
    "councils_proposal": {"INSERT"},
    "journeys_enrolment": {"INSERT"},
    "journeys_exit": {"INSERT"},
    "journeys_followedby": {"INSERT"},
    "journeys_gate": {"INSERT"},
    "journeys_gatemark": {"INSERT"},
    "journeys_gatetaskmark": {"INSERT"},
    "journeys_invitation": {"INSERT"},
    "journeys_invitationanswer": {"INSERT"},
    "journeys_stageentry": {"INSERT"},
    "journeys_teammember": {"INSERT", "UPDATE until_on"},
    "meetings_mark": {"INSERT"},
    "meetings_meeting": {"INSERT"},
    "meetings_minutes": {"INSERT"},
    "meetings_task": {"INSERT"},
    "meetings_terms": {"INSERT"},
    "notices_notice": {"INSERT", "UPDATE seen_at", "UPDATE seen_by"},
    "organisations_draft": {"INSERT", "UPDATE", "DELETE"},
    "outcomes_chancetold": {"INSERT"},
    "outcomes_followup": {"INSERT"},
    "participants_benefit": {"INSERT", "UPDATE ends_on", "UPDATE settled_at"},
    "participants_contact": {"INSERT", "UPDATE email_sealed", "UPDATE language", "UPDATE phone_sealed"},
    "participants_identity": {
        "INSERT",
        "UPDATE family_name_sealed",
        "UPDATE given_name_sealed",
        "UPDATE name_index",
        "UPDATE number_index",
        "UPDATE number_sealed",
    },
    "participants_entrusted": {"INSERT", "UPDATE ended_at"},
    "participants_protection": {"INSERT", "UPDATE ended_at"},
    "participants_importbatch": {"INSERT", "UPDATE", "DELETE"},
    "participants_importrow": {"INSERT", "UPDATE", "DELETE"},
    "participants_namekey": set(),
    "participants_participant": {"INSERT"},
    "participants_participantaccount": {"INSERT"},
    "rights_correctiondecision": {"INSERT"},
    "rights_correctionrequest": {"INSERT"},
    "rights_legalhold": {"INSERT"},
    "rights_merge": set(),
    "rights_mergeundo": set(),
    "rights_movedrow": set(),
    "reviews_answer": {"INSERT"},
    "reviews_handled": {"INSERT"},
    "reviews_question": {"INSERT"},
    "plans_ownnote": {
        *("INSERT", "DELETE", "UPDATE text_sealed", "UPDATE shared_at", "UPDATE changed_at", "UPDATE changed_by"),
    },
    "plans_planitem": {"INSERT"},
    "plans_planstep": {"INSERT"},
    "workplaces_placement": {"INSERT", "UPDATE ends_on"},
}
_RIGHTS = """
    SELECT table_name, privilege_type FROM information_schema.role_table_grants
    WHERE table_schema = 'public' AND grantee = 'kedjan_app' AND privilege_type <> 'SELECT'
    UNION
    SELECT c.table_name, c.privilege_type || ' ' || c.column_name FROM information_schema.role_column_grants c
    WHERE c.table_schema = 'public' AND c.grantee = 'kedjan_app' AND c.privilege_type NOT IN ('SELECT', 'REFERENCES')
      AND NOT EXISTS (SELECT 1 FROM information_schema.role_table_grants t
                      WHERE t.table_name = c.table_name AND t.grantee = c.grantee
                        AND t.privilege_type = c.privilege_type)
"""

pytestmark = pytest.mark.django_db


def _column(statement: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return sorted(str(value) for (value,) in cursor.fetchall())


def _personal_tables() -> set[str]:
    """Return the tables about people, and what may name whoever told something without saying who they are."""
    personal = {*BARRIERS, *COUNCILS}
    for context in CONTEXTS:
        for model in apps.get_app_config(context).get_models():
            privacy = getattr(model, "PRIVACY", None)
            if isinstance(privacy, FieldPrivacy) and privacy.is_personal():
                personal.add(model._meta.db_table)
    return personal


def test_tests_run_as_the_application_role() -> None:
    assert _column("SELECT current_user") == ["kedjan_app"]


def test_the_application_role_is_nobody_special() -> None:
    special = """
        SELECT rolname FROM pg_roles WHERE rolname = 'kedjan_app'
        AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)
    """

    assert _column(special) == []
    assert _column("SELECT roleid::regrole FROM pg_auth_members WHERE member = 'kedjan_app'::regrole") == []


def test_the_application_role_owns_nothing() -> None:
    assert _column("SELECT relname FROM pg_class WHERE relowner = 'kedjan_app'::regrole") == []
    assert _column("SELECT proname FROM pg_proc WHERE proowner = 'kedjan_app'::regrole") == []
    assert _column("SELECT nspname FROM pg_namespace WHERE nspowner = 'kedjan_app'::regrole") == []


def test_the_application_role_creates_nothing() -> None:
    schemas = "SELECT nspname FROM pg_namespace WHERE nspname IN ('public', 'app')"

    assert _column(f"{schemas} AND has_schema_privilege('kedjan_app', oid, 'CREATE')") == []


def test_every_personal_table_is_protected_from_its_owner_too() -> None:
    protected = _column("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")

    assert set(protected) == _personal_tables()


def test_every_personal_table_shows_something_to_somebody() -> None:
    assert set(_column("SELECT tablename FROM pg_policies WHERE cmd = 'SELECT'")) == _personal_tables()


def test_every_policy_is_for_the_application_role_and_one_command() -> None:
    assert _column("SELECT DISTINCT roles::text FROM pg_policies") == ["{kedjan_app}"]
    assert _column("SELECT policyname FROM pg_policies WHERE cmd = 'ALL'") == []


def test_what_may_be_written_is_what_is_meant() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_RIGHTS)
        rows = [(str(table), str(right)) for table, right in cursor.fetchall()]
    found = {table: {right for other, right in rows if other == table} for table in _personal_tables()}

    assert found == WRITES


def test_every_right_to_write_has_a_policy_that_lets_somebody_use_it() -> None:
    """Without one an UPDATE changes 0 rows and says nothing."""
    rights = {(table, right.split()[0]) for table, all_of_them in WRITES.items() for right in all_of_them}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, cmd FROM pg_policies WHERE cmd <> 'SELECT'")
        policies = {(str(table), str(command)) for table, command in cursor.fetchall()}

    assert policies == rights


def test_nobody_at_all_has_a_right_on_a_personal_table() -> None:
    public = "SELECT table_name FROM information_schema.role_table_grants WHERE grantee = 'PUBLIC'"

    assert set(_column(f"{public} AND table_schema = 'public'")) & _personal_tables() == set()


def test_every_function_that_looks_past_the_policies_is_reviewed_owned_by_the_definer_and_closed() -> None:
    definers = """
        SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE prosecdef AND nspname NOT IN ('pg_catalog', 'information_schema')
    """
    sound = """
        AND proowner = 'kedjan_definer'::regrole AND proconfig = ARRAY['search_path=pg_catalog, public, pg_temp']
        AND NOT has_function_privilege('public', p.oid, 'EXECUTE')
    """

    assert set(_column(definers)) == set(REVIEWED)
    assert set(_column(definers + sound)) == set(REVIEWED)


def test_only_the_owner_moves_the_clock() -> None:
    can_write = "has_table_privilege('kedjan_app', 'app.clock', 'INSERT, UPDATE, DELETE, TRUNCATE')"

    assert _column(f"SELECT {can_write}") == ["False"]


def test_no_view_shows_what_a_policy_hides() -> None:
    shown = "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace"

    assert _column(shown) == []
