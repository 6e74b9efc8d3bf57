"""Sessions are the programme's; what is kept about one person is behind the policies; a tool is the person's alone.

A tool has neither `own` nor `consented`: no organisation sees it, not even the one whose register keeps it. Whoever
leads the person's group sees it while the person shares it, for a year from the group's start, as long as they see the
seat: which a protected identity hides.
"""

from django.db import migrations

from kedjan.integrations.database.closures import emergency_rows, given_rows, protected_rows
from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import (
    follows_person,
    grant_only,
    own_inserts,
    own_rows,
    part_of,
    protect,
    self_rows,
)

_SESSION = grant_only("coaching_session", writes=["INSERT", "UPDATE"])


def _in_seat(table: str, *more: str) -> str:
    return part_of(table, "coaching_seat", key="seat_id", same=["participant_id", "enrolment_id", *more])


_PEOPLE = "".join(
    protect(table, writes=["INSERT"])
    + own_rows(table)
    + own_inserts(table, by=by, within=_in_seat(table))
    + self_rows(table)
    + given_rows(table, categories=[category])
    + emergency_rows(table, categories=[category])
    + protected_rows(table, weakest="protected")
    + follows_person(table)
    for table, by, category in (
        ("coaching_attendance", "recorded_by", "plan"),
        ("coaching_talk", "recorded_by", "plan"),
        ("coaching_circumstance", "recorded_by", "assessments"),
        ("coaching_coachnote", "written_by", "coaching_notes"),
    )
)

# Whoever cannot come says so in their own name, and of a session of their own group alone.
_OWN_ATTENDANCE = f"""
    CREATE POLICY self_insert ON coaching_attendance FOR INSERT TO kedjan_app WITH CHECK (
        participant_id = (SELECT app.participant()) AND recorded_by = (SELECT app.actor()) AND presence = 'away'
        AND {_in_seat("coaching_attendance", "organisation_id")}
        AND coalesce((SELECT true FROM coaching_seat s JOIN coaching_session o ON o.group_id = s.group_id
            WHERE s.id = coaching_attendance.seat_id AND o.id = coaching_attendance.session_id LIMIT 1), false));
"""
_MINE = "participant_id = (SELECT app.participant()) AND changed_by = (SELECT app.actor())"
_IN_ENROLMENT = " AND ".join(
    (
        part_of("coaching_tool", "journeys_enrolment", key="enrolment_id", same=["participant_id"]),
        part_of("coaching_tool", "participants_participant", key="participant_id", same=["organisation_id"]),
    )
)
_TOOL = (
    protect("coaching_tool", writes=["INSERT", "UPDATE (text_sealed, shared_at, changed_at, changed_by)"])
    + self_rows("coaching_tool")
    + f"""
    CREATE POLICY self_insert ON coaching_tool FOR INSERT TO kedjan_app WITH CHECK ({_MINE} AND {_IN_ENROLMENT});
    CREATE POLICY self_update ON coaching_tool FOR UPDATE TO kedjan_app
        USING (participant_id = (SELECT app.participant())) WITH CHECK ({_MINE});
    CREATE POLICY shared ON coaching_tool FOR SELECT TO kedjan_app USING (
        shared_at IS NOT NULL AND (SELECT app.purpose()) = 'support' AND coalesce((
            SELECT true FROM coaching_seat s
            JOIN coaching_group g ON g.id = s.group_id
            JOIN coaching_leader l ON l.group_id = s.group_id
            JOIN coaching_coach c ON c.id = l.coach_id
            WHERE s.participant_id = coaching_tool.participant_id AND s.enrolment_id = coaching_tool.enrolment_id
              AND s.answer = 'yes' AND s.left_on IS NULL
              AND c.account_id = (SELECT app.actor()) AND c.organisation_id = (SELECT app.organisation())
              AND l.part = 'leads' AND l.since_on <= (SELECT app.now())::date
              AND (l.until_on IS NULL OR l.until_on > (SELECT app.now())::date)
              AND g.starts_on + interval '1 year' > (SELECT app.now()) LIMIT 1), false));
    """
    + follows_person("coaching_tool")
)
_FORMS = "GRANT UPDATE (forms) ON coaching_seat TO kedjan_app;"
_KEYS = (
    sealed_column("coaching_coachnote", "text_sealed")
    + sealed_column("coaching_circumstance", "answer_sealed")
    + sealed_column("coaching_tool", "text_sealed")
)


class Migration(migrations.Migration):
    dependencies = [("coaching", "0003_leading_one"), ("participants", "0007_protecting")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (_SESSION, _PEOPLE, _OWN_ATTENDANCE, _TOOL, _FORMS, _KEYS)
    ]
