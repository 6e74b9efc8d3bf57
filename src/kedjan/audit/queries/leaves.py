"""How PostgreSQL writes the rows of the log as leaves: the one text that both sealing and checking use.

The functions that seal (migration 0003) were made from it, and the check sends it itself, so that a function that
somebody has replaced cannot answer for the log. A published form is never changed: a new column of the log needs a new
form beside it (docs/rules/audit.md). JSON keeps apart what stands beside each other, and NULL from nothing; a moment
is written in UTC, whatever the session's zone. {begins} and {ends} are transactions.
"""

FORM_1 = """
    SELECT written_in, 1 AS kind, id, int8send(written_in) || '\\x01'::bytea || uuid_send(id) || sha256(convert_to(
        json_build_array(id, at AT TIME ZONE 'UTC', actor_id, organisation_id, role, purpose, kind, participant_id,
                         payload)::text, 'UTF8')) AS leaf
    FROM public.audit_event WHERE written_in >= {begins} AND written_in < {ends}
    UNION ALL
    SELECT written_in, 2 AS kind, id, int8send(written_in) || '\\x02'::bytea || uuid_send(id) || sha256(convert_to(
        json_build_array(id, at AT TIME ZONE 'UTC', actor_id, organisation_id, role, purpose, participant_id, category,
                         page, act, basis, consent_id, asked_id, results)::text, 'UTF8')) AS leaf
    FROM public.audit_reading WHERE written_in >= {begins} AND written_in < {ends}
"""
