"""A meeting is seen by whoever called, the person, and those called, as far as the person's consent opens the plan.

What is said at a meeting is seen with it. What somebody needs is opened as needs are.
"""

from django.db import migrations

from kedjan.integrations.database.closures import (
    emergency_by_row,
    emergency_rows,
    given,
    given_by_row,
    one_of,
    protected_rows,
)
from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import follows_person, own_inserts, own_rows, part_of, protect, self_rows


def _same(table: str, parent: str, key: str, *more: str) -> str:
    return part_of(table, parent, key=key, same=["participant_id", *more])


def _consented(table: str, condition: str) -> str:
    opened = given(table, kinds=one_of(["plan"]))
    return f"CREATE POLICY consented ON {table} FOR SELECT TO kedjan_app USING ({opened} AND {condition});"


def _table(table: str, *, within: str, opened: str, emergency: str) -> str:
    return (
        protect(table, writes=["INSERT"])
        + own_rows(table)
        + own_inserts(table, by="recorded_by", within=within)
        + self_rows(table)
        + opened
        + emergency
        + protected_rows(table, weakest="protected")
        + follows_person(table)
    )


_MEETING, _MARK, _MINUTES, _TASK, _TERMS = (
    "meetings_meeting",
    "meetings_mark",
    "meetings_minutes",
    "meetings_task",
    "meetings_terms",
)
_OF_MEETING = "meetings_meeting"
_IN_ENROLMENT = "journeys_enrolment"
_SQL = (
    _table(
        _MEETING,
        within=_same(_MEETING, _IN_ENROLMENT, "enrolment_id"),
        opened=_consented(_MEETING, f"(SELECT app.organisation()) = ANY ({_MEETING}.parties)"),
        emergency=emergency_rows(_MEETING, categories=["plan"]),
    ),
    _table(
        _MARK,
        within=_same(_MARK, _OF_MEETING, "meeting_id", "enrolment_id"),
        opened=given_by_row(_MARK),
        emergency=emergency_by_row(_MARK),
    ),
    _table(
        _MINUTES,
        within=_same(_MINUTES, _OF_MEETING, "meeting_id", "enrolment_id", "organisation_id"),
        opened=_consented(_MINUTES, _same(_MINUTES, _OF_MEETING, "meeting_id")),
        emergency=emergency_rows(_MINUTES, categories=["plan"]),
    ),
    _table(
        _TASK,
        within=_same(_TASK, _MINUTES, "minutes_id", "enrolment_id", "organisation_id"),
        opened=_consented(_TASK, _same(_TASK, _MINUTES, "minutes_id")),
        emergency=emergency_rows(_TASK, categories=["plan"]),
    ),
    _table(
        _TERMS,
        within=_same(_TERMS, _IN_ENROLMENT, "enrolment_id"),
        opened=given_by_row(_TERMS),
        emergency=emergency_by_row(_TERMS),
    ),
)
# The person answers, says what they need and when they can, in their own name alone; kept by whoever called, or by
# the register that they stand in.
_MINE = "participant_id = (SELECT app.participant()) AND recorded_by = (SELECT app.actor()) AND party IS NULL"
_SELF = f"""
    CREATE POLICY self_insert ON {_MARK} FOR INSERT TO kedjan_app WITH CHECK ({_MINE}
        AND kind IN ('yes', 'no', 'needs', 'read')
        AND {_same(_MARK, _OF_MEETING, "meeting_id", "enrolment_id", "organisation_id")});
    CREATE POLICY self_insert ON {_TERMS} FOR INSERT TO kedjan_app WITH CHECK ({_MINE}
        AND {_same(_TERMS, _IN_ENROLMENT, "enrolment_id")}
        AND {part_of(_TERMS, "participants_participant", key="participant_id", same=["organisation_id"])});
"""
_KEYS = "".join(
    sealed_column(table, column)
    for table, column in (
        (_MEETING, "place_sealed"),
        (_MEETING, "agenda_sealed"),
        (_MARK, "text_sealed"),
        (_MINUTES, "text_sealed"),
        (_TASK, "text_sealed"),
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
        ("consents", "0016_blocked_grants"),
        ("participants", "0007_protecting"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (*_SQL, _SELF, _KEYS)]
