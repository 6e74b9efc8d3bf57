"""The plan is the person's, kept in their register: seen by the person, the register, and whom a consent to plan opens.

A proposal is written by whoever supports the person, for the own organisation. What only the person decides is written
by the person, or by somebody who says how the person said it. A note of one's own has neither `own` nor `emergency`:
nobody sees it, not even the register, but while the person shares it, and then those whom a consent to plan opens.
"""

from django.db import migrations

from kedjan.integrations.database.closures import emergency_rows, given, given_rows, one_of, protected_rows
from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import follows_person, own_rows, part_of, protect, self_rows

_ITEM, _STEP, _NOTE = "plans_planitem", "plans_planstep", "plans_ownnote"


def _in_register(table: str) -> str:
    return " AND ".join(
        (
            part_of(table, "journeys_enrolment", key="enrolment_id", same=["participant_id"]),
            part_of(table, "participants_participant", key="participant_id", same=["organisation_id"]),
        )
    )


def _seen(table: str) -> str:
    return (
        protect(table, writes=["INSERT"])
        + own_rows(table)
        + self_rows(table)
        + given_rows(table, categories=["plan"])
        + emergency_rows(table, categories=["plan"])
        + protected_rows(table, weakest="protected")
        + follows_person(table)
    )


_ME = "participant_id = (SELECT app.participant())"
_SUPPORTS = "(SELECT app.purpose()) = 'support'"
_ITEMS = f"""
    CREATE POLICY self_insert ON {_ITEM} FOR INSERT TO kedjan_app WITH CHECK (
        {_ME} AND begun_by = (SELECT app.actor()) AND {_in_register(_ITEM)});
    CREATE POLICY team_insert ON {_ITEM} FOR INSERT TO kedjan_app WITH CHECK (
        {_SUPPORTS} AND begun_by = (SELECT app.actor()) AND {_in_register(_ITEM)});
"""
_OF_ITEM = part_of(_STEP, _ITEM, key="item_id", same=["participant_id", "organisation_id"])
_STEPS = f"""
    CREATE POLICY self_insert ON {_STEP} FOR INSERT TO kedjan_app WITH CHECK (
        {_ME} AND taken_by = (SELECT app.actor()) AND by_organisation_id IS NULL AND told_by = ''
        AND step NOT IN ('proposed', 'taken_back') AND {_OF_ITEM});
    CREATE POLICY team_insert ON {_STEP} FOR INSERT TO kedjan_app WITH CHECK (
        {_SUPPORTS} AND taken_by = (SELECT app.actor()) AND by_organisation_id = (SELECT app.organisation())
        AND (told_by <> '' OR step IN ('proposed', 'taken_back', 'started', 'done')) AND {_OF_ITEM});
"""
_MINE = f"{_ME} AND changed_by = (SELECT app.actor())"
_NOTES = (
    protect(_NOTE, writes=["INSERT", "UPDATE (text_sealed, shared_at, changed_at, changed_by)", "DELETE"])
    + self_rows(_NOTE)
    + f"""
    CREATE POLICY self_insert ON {_NOTE} FOR INSERT TO kedjan_app WITH CHECK ({_MINE} AND {_in_register(_NOTE)});
    CREATE POLICY self_update ON {_NOTE} FOR UPDATE TO kedjan_app USING ({_ME}) WITH CHECK ({_MINE});
    CREATE POLICY self_delete ON {_NOTE} FOR DELETE TO kedjan_app USING ({_ME});
    CREATE POLICY shared ON {_NOTE} FOR SELECT TO kedjan_app USING (
        shared_at IS NOT NULL AND {given(_NOTE, kinds=one_of(["plan"]))});
    """
    + follows_person(_NOTE)
)
_KEYS = "".join(
    (
        sealed_column(_STEP, "text_sealed"),
        sealed_column(_STEP, "measure_sealed"),
        sealed_column(_STEP, "words_sealed"),
        sealed_column(_NOTE, "text_sealed"),
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0001_initial"),
        ("consents", "0016_blocked_grants"),
        ("journeys", "0014_order_of_what_waits"),
        ("participants", "0007_protecting"),
    ]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (_seen(_ITEM), _seen(_STEP), _ITEMS, _STEPS, _NOTES, _KEYS)
    ]
