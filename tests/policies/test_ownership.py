"""Every personal record has an owner organisation and a kind of information, and a consent to that kind opens it."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy
from tests.architecture.tree import CONTEXTS

# Opened by no consent, and why.
CLOSED = {
    "audit_event": "whoever acted, and the person",
    "audit_reading": "whoever looked, and the person",
    "coaching_tool": "the person, and those who lead their group while they share it",
    "coaching_yearplan": "whoever plans",
    "consents_block": "whoever recorded it, and the person; never the one whom it closes something to",
    "consents_emergency": "whoever broke the glass, whoever reviews it, and the person",
    "consents_lifting": "the organisation that sees past a block, and the person",
    "consents_grant": "the receiver sees its own, for as long as it holds",
    "consents_proposal": "whoever asks, and the person who answers",
    "consents_scan": "whoever keeps it, and the person who signed",
    "councils_author": "the person alone",
    "councils_mark": "the person alone",
    "notices_notice": "whoever is told",
    "organisations_draft": "whoever types it, who has not said it to anybody",
    "participants_importbatch": "a file is its organisation's",
    "participants_importrow": "a file is its organisation's",
    "participants_entrusted": "the few who are named, and who named them",
    "participants_protection": "the register that protects, and the few who are named",
    "reviews_answer": "the organisation's security officer, and the person",
    "reviews_handled": "the organisation's security officers",
    "reviews_question": "the organisation's security officer, and the person who asks",
    "rights_legalhold": "the register that keeps it",
    "rights_merge": "the register that joined two records, and the person",
    "rights_mergeundo": "the register that parted them again, and the person",
    "rights_movedrow": "the register that moved it, and the person",
    "rights_correctiondecision": "whoever answers for the record, and the person",
    "rights_correctionrequest": "whoever answers for the record, and the person",
    "participants_participantaccount": "the register that opened the person's own pages",
}
# Seen with the row that it was made from, whatever opens that.
ALONG = {"participants_namekey": "participants_identity"}
_VALUES = {category.value for category in Category}
_CONSENTED = """
    SELECT string_agg(qual, ' ') FROM pg_policies
    WHERE tablename = %s AND cmd = 'SELECT' AND qual LIKE '%%consents_grant%%'
"""


def _personal() -> dict[str, type[Model]]:
    return {
        model._meta.db_table: model
        for context in CONTEXTS
        for model in apps.get_app_config(context).get_models()
        if isinstance(declared := getattr(model, "PRIVACY", None), FieldPrivacy) and declared.is_personal()
    }


PERSONAL = _personal()


def _declared(table: str) -> FieldPrivacy:
    declared = getattr(PERSONAL[table], "PRIVACY", None)
    assert isinstance(declared, FieldPrivacy)
    return declared


def _condition(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(_CONSENTED, [table])
        (found,) = cursor.fetchone()
    return re.sub(r"\s+", " ", found or "")


@pytest.mark.parametrize("table", sorted(PERSONAL))
def test_a_personal_record_belongs_to_an_organisation(table: str) -> None:
    columns = {field.column for field in PERSONAL[table]._meta.concrete_fields}

    assert "organisation_id" in columns


@pytest.mark.parametrize("table", sorted(PERSONAL))
def test_a_personal_record_has_one_or_more_kinds_of_information(table: str) -> None:
    declared = _declared(table)
    columns = {field.column for field in PERSONAL[table]._meta.concrete_fields}

    assert bool(declared.categories) != bool(declared.category_field)
    assert declared.category_field in {"", *columns}
    assert len(set(declared.categories)) == len(declared.categories)


@pytest.mark.django_db
@pytest.mark.parametrize("table", sorted(PERSONAL.keys() - CLOSED.keys() - ALONG.keys()))
def test_a_consent_to_its_kind_opens_a_personal_record_in_the_hands_of_a_giver(table: str) -> None:
    declared, condition = _declared(table), _condition(table)
    named = {Category(one) for one in re.findall(r"'(\w+)'::(?:character varying|text)", condition) if one in _VALUES}

    assert condition.count("consents_grant") == condition.count(f"{table}.organisation_id = ANY (g.giver_ids)")
    if declared.category_field:
        assert f"(g.category)::text = ({table}.{declared.category_field})::text" in condition
    else:
        assert named == set(declared.categories)


@pytest.mark.django_db
def test_what_no_consent_opens_is_named_with_its_reason() -> None:
    assert {table for table in PERSONAL if not _condition(table)} == set(CLOSED) | set(ALONG)


@pytest.mark.django_db
@pytest.mark.parametrize(("table", "source"), ALONG.items())
def test_what_is_seen_along_with_another_row_has_that_policy_alone(table: str, source: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT policyname, qual FROM pg_policies WHERE tablename = %s", [table])
        policies = dict(cursor.fetchall())

    assert set(policies) == {"seen_with"}
    assert f"FROM {source}" in policies["seen_with"]
