"""What row_security measures on besides the people, written as the administrator; without Django."""

from collections.abc import Callable
from uuid import UUID

import psycopg

OWNERS, RECEIVERS = ("own-large", "own-small"), ("open-large", "open-small")
# One gate in five is of the economy and two of health: what consents open by each row's own category.
GATES = {
    "economy": "economy",
    "motivation": "plan",
    "medical": "health_documents",
    "documents": "health_documents",
    "mapping": "plan",
}
MARKS = 2  # of each gate, so ten a person
BLOCK_ONE_IN, PROTECT_ONE_IN = 50, 500

# As the administrator, without the triggers of foreign keys: a million rows are written in seconds.
_ROWS = """
    SET session_replication_role = replica;
    CREATE TEMP TABLE receiver AS
        SELECT o.id AS owner, r.id AS receiver FROM organisations_organisation o
        JOIN organisations_organisation r ON r.key = replace(o.key, 'own-', 'open-') WHERE o.key LIKE 'own-%%';
    INSERT INTO journeys_enrolment (id, participant_id, organisation_id, programme_id, version_id, enrolled_on, sex,
                                    municipality_id, recorded_at, recorded_by)
        SELECT gen_random_uuid(), p.id, p.organisation_id, v.programme_id, v.id,
               current_date - 1 - (hashtext(p.id::text) & 255), p.sex, p.municipality_id, now(), gen_random_uuid()
        FROM participants_participant p, programmes_programmeversion v;
    INSERT INTO journeys_stageentry (id, enrolment_id, participant_id, organisation_id, sequence, stage, entered_on,
                                     recorded_at, recorded_by)
        SELECT gen_random_uuid(), id, participant_id, organisation_id, 1, 'step_1', enrolled_on, now(), recorded_by
        FROM journeys_enrolment;
    INSERT INTO journeys_teammember (id, enrolment_id, participant_id, organisation_id, role, since_on)
        SELECT gen_random_uuid(), e.id, e.participant_id, member, 'fk', e.enrolled_on
        FROM journeys_enrolment e JOIN receiver r ON r.owner = e.organisation_id,
             unnest(ARRAY[r.owner, r.receiver]) AS member;
    INSERT INTO journeys_gate (id, enrolment_id, participant_id, organisation_id, kind, category)
        SELECT gen_random_uuid(), e.id, e.participant_id, e.organisation_id, g.kind, g.category
        FROM journeys_enrolment e, unnest(%(kinds)s::text[], %(categories)s::text[]) AS g (kind, category);
    INSERT INTO journeys_gatemark (id, gate_id, participant_id, organisation_id, category, sequence, state, owner_id,
                                   due_on, marked_at, marked_by)
        SELECT gen_random_uuid(), g.id, g.participant_id, g.organisation_id, g.category, n,
               (ARRAY['open', 'clear'])[1 + (hashtext(g.id::text || n) & 1)],
               CASE WHEN g.kind IN ('medical', 'mapping') THEN r.receiver ELSE r.owner END,
               current_date + (hashtext(g.id::text) & 127) - 8,
               now() - (hashtext(n || g.id::text) & 16383) * interval '1 minute', gen_random_uuid()
        FROM journeys_gate g JOIN receiver r ON r.owner = g.organisation_id, generate_series(1, %(marks)s) AS n;
    UPDATE journeys_gatemark SET is_waiting = true WHERE sequence = %(marks)s AND state = 'open';
    INSERT INTO consents_consent (id, participant_id, organisation_id, kind, category, text_sealed, text_version,
                                  language, method, recorded_by, given_at, valid_from, valid_until)
        SELECT gen_random_uuid(), id, organisation_id, 'lifts_secrecy', 'plan', '\\x00', 'bench', 'sv', 'signed_paper',
               gen_random_uuid(), now(), now(), now() + interval '1000 days' FROM participants_participant;
    INSERT INTO consents_grant (id, consent_id, participant_id, organisation_id, recorder_id, giver_ids, purpose,
                                category, valid)
        SELECT gen_random_uuid(), c.id, c.participant_id, other, c.organisation_id, ARRAY[c.organisation_id], 'support',
               opened, tstzrange(c.given_at, c.valid_until)
        FROM consents_consent c JOIN receiver r ON r.owner = c.organisation_id,
             unnest(ARRAY[r.receiver, gen_random_uuid()]) AS other,
             unnest(ARRAY['identity', 'contact', 'needs', 'plan', 'economy', 'health_documents']) AS opened;
    INSERT INTO consents_block (id, participant_id, organisation_id, category, set_by, since)
        SELECT gen_random_uuid(), p.id, r.receiver, closed, gen_random_uuid(), now()
        FROM participants_participant p JOIN receiver r ON r.owner = p.organisation_id,
             unnest(ARRAY['economy', 'health_documents']) AS closed
        WHERE hashtext(p.id::text) %% %(block_one_in)s = 0;
    UPDATE consents_grant g SET is_blocked = true FROM consents_block b
        WHERE b.organisation_id = g.organisation_id AND b.participant_id = g.participant_id AND b.category = g.category;
    INSERT INTO participants_protection (id, participant_id, organisation_id, strength, municipality_id, set_by, since)
        SELECT gen_random_uuid(), id, organisation_id, 'protected', municipality_id, gen_random_uuid(), now()
        FROM participants_participant WHERE hashtext(id::text) %% %(protect_one_in)s = 1;
    UPDATE participants_participant p SET is_protected = true, municipality_id = NULL
        FROM participants_protection s WHERE s.participant_id = p.id;
"""


def add_rows(administrator_url: str, seal: Callable[[UUID], bytes]) -> None:
    """Write participations, gates, marks, consents and grants for everybody, blocks for some, protection for a few.

    seal: makes the sealed text of a consent. The planner is told of it all.
    """
    values = {
        "kinds": list(GATES),
        "categories": list(GATES.values()),
        "marks": MARKS,
        "block_one_in": BLOCK_ONE_IN,
        "protect_one_in": PROTECT_ONE_IN,
    }
    with psycopg.connect(administrator_url, autocommit=True, cursor_factory=psycopg.ClientCursor) as connection:
        connection.execute(_ROWS.encode(), values)
        ids = [row[0] for row in connection.execute("SELECT id FROM consents_consent")]
        connection.execute("CREATE TEMP TABLE sealed (id uuid PRIMARY KEY, text bytea)")
        with connection.cursor() as cursor, cursor.copy("COPY sealed FROM STDIN") as copy:
            for one in ids:
                copy.write_row((one, seal(one)))
        connection.execute("UPDATE consents_consent c SET text_sealed = s.text FROM sealed s WHERE s.id = c.id")
        connection.execute("VACUUM (FULL, ANALYZE)")
