"""Coaches, rooms and groups are the programme's; who waits, who has a seat and who a plan is about are people's."""

from django.db import migrations

from kedjan.integrations.database.closures import emergency_rows, given_rows, protected_rows
from kedjan.integrations.database.policies import (
    follows_person,
    grant_only,
    own_deletes,
    own_inserts,
    own_rows,
    own_updates,
    part_of,
    protect,
    self_rows,
)

_RESOURCES = "".join(
    (
        grant_only("coaching_coach", writes=["INSERT", "UPDATE"]),
        grant_only("coaching_absence", writes=["INSERT", "UPDATE (withdrawn_at)"]),
        grant_only("coaching_room", writes=["INSERT", "UPDATE"]),
        grant_only("coaching_roomclosure", writes=["INSERT", "UPDATE (withdrawn_at)"]),
        grant_only("coaching_traveltime", writes=["INSERT", "UPDATE"]),
        grant_only("coaching_group", writes=["INSERT", "UPDATE"]),
        grant_only("coaching_leader", writes=["INSERT", "UPDATE (until_on)"]),
    )
)


def _in_enrolment(table: str) -> str:
    return part_of(table, "journeys_enrolment", key="enrolment_id", same=["participant_id"])


_ANSWER = "UPDATE (answer, answered_at, told_by, why_on_behalf, left_on)"
_PEOPLE = "".join(
    protect(table, writes=["INSERT", writes])
    + own_rows(table)
    + own_inserts(table, by="recorded_by", within=_in_enrolment(table))
    + own_updates(table)
    + self_rows(table)
    + given_rows(table, categories=categories)
    + emergency_rows(table, categories=categories)
    + protected_rows(table, weakest="protected")
    + follows_person(table)
    for table, writes, categories in (
        ("coaching_waiting", "UPDATE (ended_at, why_ended)", ["plan"]),
        ("coaching_seat", _ANSWER, ["plan", "follow_up"]),
    )
)
_OWN_ANSWER = """
    CREATE POLICY self_answer ON coaching_seat FOR UPDATE TO kedjan_app
        USING (participant_id = (SELECT app.participant())) WITH CHECK (participant_id = (SELECT app.participant()));
"""
_PLAN = (
    protect("coaching_yearplan", writes=["INSERT", "UPDATE"])
    + own_rows("coaching_yearplan")
    + own_inserts("coaching_yearplan", participant=None, by="created_by")
    + own_updates("coaching_yearplan")
    + protect("coaching_plannedperson", writes=["INSERT", "DELETE"])
    + own_rows("coaching_plannedperson")
    + own_inserts(
        "coaching_plannedperson",
        within=part_of("coaching_plannedperson", "coaching_waiting", key="waiting_id", same=["participant_id"]),
    )
    + own_deletes("coaching_plannedperson")
    + self_rows("coaching_plannedperson")
    + protected_rows("coaching_plannedperson", weakest="protected")
    + follows_person("coaching_plannedperson")
)


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0001_groups"),
        ("journeys", "0013_blocked_grants"),
        ("participants", "0007_protecting"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_RESOURCES, _PEOPLE, _OWN_ANSWER, _PLAN)]
