"""The functions that merge two records and undo it, and what lets somebody's log and login follow.

Rows about a person belong to several organisations, and append-only ones may be updated by nobody: only the definer
can move them. Each function asks again who acts, and touches only records of that organisation's own register.
docs/rules/merging.md, docs/adr/0009-rights-above-the-tables.md.
"""

from django.db import migrations

from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import own_rows, protect, self_rows

_TABLES = ("rights_merge", "rights_mergeundo", "rights_movedrow")
_POLICIES = "".join(protect(table, writes=[]) + own_rows(table) + self_rows(table) for table in _TABLES)

_CONSENTS_FOLLOW = """
    GRANT INSERT, SELECT ON rights_merge, rights_mergeundo, rights_movedrow TO kedjan_definer;
    GRANT SELECT ON participants_participant TO kedjan_definer;
    DO $$
    BEGIN
        IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'a grant follows its consent') THEN
            ALTER TABLE consents_grant ALTER CONSTRAINT "a grant follows its consent" DEFERRABLE INITIALLY IMMEDIATE;
        ELSE -- consents/0002 says it, and never ran it
            ALTER TABLE consents_consent ADD CONSTRAINT "a consent is one person's and one recorder's"
                UNIQUE (id, participant_id, organisation_id);
            ALTER TABLE consents_grant ADD CONSTRAINT "a grant follows its consent"
                FOREIGN KEY (consent_id, participant_id, recorder_id)
                REFERENCES consents_consent (id, participant_id, organisation_id) DEFERRABLE INITIALLY IMMEDIATE;
        END IF;
    END $$;
"""

# What is one a person (identity, contact, login) stays with its record; so does the record of merging itself.
_PERSON_TABLES = """
    CREATE FUNCTION app.person_tables() RETURNS TABLE (name text, key text) LANGUAGE sql STABLE
        SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT DISTINCT c.relname::text, k.attname::text
        FROM pg_constraint f
        JOIN pg_class c ON c.oid = f.conrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.conkey[1] AND a.attname = 'participant_id'
        JOIN pg_constraint p ON p.conrelid = c.oid AND p.contype = 'p' AND cardinality(p.conkey) = 1
        JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = p.conkey[1]
        WHERE f.contype = 'f' AND f.confrelid = 'public.participants_participant'::regclass
          AND cardinality(f.conkey) = 1
          AND c.relname NOT IN ('rights_merge', 'rights_mergeundo', 'rights_movedrow')
          AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indpred IS NULL
                            AND i.indnatts = 1 AND i.indkey[0] = a.attnum)
        ORDER BY 1 $$;
    COMMENT ON FUNCTION app.person_tables IS 'Tables with many rows a person, and their keys: from the catalogue alone.';
    REVOKE ALL ON FUNCTION app.person_tables() FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.person_tables() TO kedjan_definer;
"""

# Found by their foreign key. A table that is made later gives the definer the same right in its own migration.
_RIGHTS = """
    DO $$
    DECLARE one text;
    BEGIN
        FOR one IN SELECT name FROM app.person_tables() LOOP
            EXECUTE format('GRANT SELECT, UPDATE (participant_id) ON public.%I TO kedjan_definer', one);
        END LOOP;
    END $$;
    GRANT UPDATE (settled_at) ON participants_benefit TO kedjan_definer;
"""

_SEALED = "".join(
    sealed_column(table, column, row=(key,), key=f"{key} uuid")
    for table, column, key in (
        ("rights_correctionrequest", "wrong_sealed", "id"),
        ("rights_correctionrequest", "wanted_sealed", "id"),
        ("rights_correctiondecision", "recorded_sealed", "request_id"),
        ("rights_correctiondecision", "reason_sealed", "request_id"),
        ("rights_merge", "reason_sealed", "id"),
    )
)

_MERGE = """
    CREATE FUNCTION app.merge_records(merge uuid, kept uuid, other uuid, reason bytea) RETURNS integer
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        home uuid := app.organisation();
        one record;
        touched text;
        moved integer := 0;
    BEGIN
        IF home IS NULL OR app.actor() IS NULL OR app.purpose() <> 'support' OR kept = other
           OR 2 <> (SELECT count(*) FROM participants_participant p
                    WHERE p.id IN (kept, other) AND p.organisation_id = home)
           OR EXISTS (SELECT 1 FROM rights_merge m
                      WHERE (m.other_id IN (kept, other) OR m.participant_id = other)
                        AND NOT EXISTS (SELECT 1 FROM rights_mergeundo u WHERE u.merge_id = m.id)) THEN
            RAISE EXCEPTION 'these records cannot be merged' USING ERRCODE = 'check_violation';
        END IF;
        INSERT INTO rights_merge (id, participant_id, other_id, organisation_id, reason_sealed, merged_at, merged_by)
            VALUES (merge, kept, other, home, reason, app.now(), app.actor());
        SET CONSTRAINTS ALL DEFERRED;
        FOR one IN SELECT * FROM app.person_tables() LOOP
            FOR touched IN EXECUTE format('SELECT %I::text FROM public.%I WHERE participant_id = $1 ORDER BY 1',
                                          one.key, one.name) USING other LOOP
                BEGIN
                    EXECUTE format('UPDATE public.%I SET participant_id = $1 WHERE %I = $2::uuid', one.name, one.key)
                        USING kept, touched;
                    INSERT INTO rights_movedrow (id, table_name, row_key, change, merge_id, organisation_id, participant_id)
                        VALUES (gen_random_uuid(), one.name, touched, 'moved', merge, home, kept);
                    moved := moved + 1;
                EXCEPTION WHEN unique_violation OR exclusion_violation THEN
                    NULL; -- the kept record has its own: both stay where they are
                END;
            END LOOP;
        END LOOP;
        FOR touched IN UPDATE participants_benefit SET settled_at = app.now()
                       WHERE participant_id = other AND settled_at IS NULL RETURNING id::text LOOP
            INSERT INTO rights_movedrow (id, table_name, row_key, change, merge_id, organisation_id, participant_id)
                VALUES (gen_random_uuid(), 'participants_benefit', touched, 'settled', merge, home, kept);
        END LOOP;
        SET CONSTRAINTS ALL IMMEDIATE;
        SET CONSTRAINTS ALL DEFERRED;
        RETURN moved;
    END $$;
    COMMENT ON FUNCTION app.merge_records IS
        'Moves the rows of a record to another of the same register, and keeps a list of them. Tells how many.';
"""

_OBSTACLES = """
    CREATE FUNCTION app.merge_obstacles(merge uuid) RETURNS text[]
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        one record;
        is_there boolean;
        found text[] := '{}';
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM rights_merge m WHERE m.id = merge AND m.organisation_id = app.organisation()
                         AND app.purpose() = 'support') THEN
            RETURN NULL;
        END IF;
        FOR one IN SELECT t.name, t.key FROM app.person_tables() t LOOP
            EXECUTE format(
                'SELECT EXISTS (SELECT 1 FROM public.rights_movedrow r WHERE r.merge_id = $1 AND r.table_name = $2
                   AND NOT EXISTS (SELECT 1 FROM public.%I t JOIN public.rights_merge m ON m.id = r.merge_id
                                   WHERE t.%I = r.row_key::uuid
                                     AND t.participant_id = CASE r.change WHEN ''moved'' THEN m.participant_id
                                                                          ELSE m.other_id END))',
                one.name, one.key) INTO is_there USING merge, one.name;
            IF is_there THEN found := found || one.name; END IF;
        END LOOP;
        FOR one IN SELECT c.relname AS child, ck.key AS child_key, a.attname AS points, pc.relname AS parent
                   FROM pg_constraint f
                   JOIN pg_class c ON c.oid = f.conrelid
                   JOIN pg_class pc ON pc.oid = f.confrelid
                   JOIN app.person_tables() ck ON ck.name = c.relname
                   JOIN app.person_tables() pk ON pk.name = pc.relname
                   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.conkey[1]
                   WHERE f.contype = 'f' AND cardinality(f.conkey) = 1 LOOP
            EXECUTE format(
                'SELECT EXISTS (SELECT 1 FROM public.%I t
                   JOIN public.rights_movedrow p ON p.merge_id = $1 AND p.table_name = $2 AND p.change = ''moved''
                        AND p.row_key::uuid = t.%I
                   WHERE NOT EXISTS (SELECT 1 FROM public.rights_movedrow r
                                     WHERE r.merge_id = $1 AND r.table_name = $3 AND r.row_key = t.%I::text))',
                one.child, one.points, one.child_key) INTO is_there USING merge, one.parent, one.child;
            IF is_there AND NOT one.child = ANY (found) THEN found := found || one.child::text; END IF;
        END LOOP;
        RETURN found;
    END $$;
    COMMENT ON FUNCTION app.merge_obstacles IS
        'Which tables have newer facts that would be torn apart if the merge were undone: names of tables, never rows.';
"""

_UNDO = """
    CREATE FUNCTION app.undo_merge(merge uuid) RETURNS integer
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        joined rights_merge;
        one record;
        moved integer := 0;
    BEGIN
        SELECT * INTO joined FROM rights_merge m WHERE m.id = merge AND m.organisation_id = app.organisation()
            AND app.purpose() = 'support' AND app.actor() IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM rights_mergeundo u WHERE u.merge_id = m.id);
        IF NOT FOUND OR app.merge_obstacles(merge) <> '{}' THEN
            RAISE EXCEPTION 'the merge cannot be undone' USING ERRCODE = 'check_violation';
        END IF;
        INSERT INTO rights_mergeundo (merge_id, participant_id, organisation_id, undone_at, undone_by)
            VALUES (merge, joined.participant_id, joined.organisation_id, app.now(), app.actor());
        SET CONSTRAINTS ALL DEFERRED;
        FOR one IN SELECT r.*, t.key FROM rights_movedrow r JOIN app.person_tables() t ON t.name = r.table_name
                   WHERE r.merge_id = merge AND r.change = 'moved' LOOP
            EXECUTE format('UPDATE public.%I SET participant_id = $1 WHERE %I = $2::uuid', one.table_name, one.key)
                USING joined.other_id, one.row_key;
            moved := moved + 1;
        END LOOP;
        UPDATE participants_benefit SET settled_at = NULL
            WHERE id::text IN (SELECT r.row_key FROM rights_movedrow r WHERE r.merge_id = merge AND r.change = 'settled');
        SET CONSTRAINTS ALL IMMEDIATE;
        SET CONSTRAINTS ALL DEFERRED;
        RETURN moved;
    END $$;
    COMMENT ON FUNCTION app.undo_merge IS 'Moves exactly the listed rows back. Tells how many.';
"""

_IN_FORCE = "NOT EXISTS (SELECT 1 FROM public.rights_mergeundo u WHERE u.merge_id = m.id)"
_FOLLOWING = f"""
    CREATE FUNCTION app.record_in_use(record uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT coalesce((SELECT m.participant_id FROM public.rights_merge m
                         WHERE m.other_id = record AND m.organisation_id = app.organisation() AND {_IN_FORCE}), record) $$;
    COMMENT ON FUNCTION app.record_in_use IS 'The record that one of the own register was merged into, or itself.';

    CREATE FUNCTION app.my_records() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT ARRAY(SELECT m.other_id FROM public.rights_merge m
                     WHERE m.participant_id = app.participant() AND {_IN_FORCE}) || app.participant() $$;
    COMMENT ON FUNCTION app.my_records IS 'The opaque ids of the acting person''s own records: so that their log follows.';

    CREATE OR REPLACE FUNCTION app.participant_of(account uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT coalesce((SELECT m.participant_id FROM public.rights_merge m
                         WHERE m.other_id = a.participant_id AND {_IN_FORCE}), a.participant_id)
        FROM public.participants_participantaccount a WHERE a.account_id = account $$;
"""

_LOG = "".join(
    f"""
    CREATE POLICY merged ON {table} FOR SELECT TO kedjan_app
        USING ((SELECT app.participant()) IS NOT NULL AND participant_id = ANY ((SELECT app.my_records())::uuid[]));
    """
    for table in ("audit_event", "audit_reading")
)

_CLOSED = "".join(
    f"""
    ALTER FUNCTION app.{signature} OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.{signature} FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.{signature} TO kedjan_app;
    """
    for signature in (
        "merge_records(uuid, uuid, uuid, bytea)",
        "merge_obstacles(uuid)",
        "undo_merge(uuid)",
        "record_in_use(uuid)",
        "my_records()",
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0003_merging"),
        ("audit", "0003_seals"),
        ("notices", "0002_row_security"),
        ("workplaces", "0004_sealed_columns"),
        ("outcomes", "0003_order_behind_the_policies"),
    ]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (
            *(_POLICIES, _CONSENTS_FOLLOW, _PERSON_TABLES, _RIGHTS, _SEALED),
            *(_MERGE, _OBSTACLES, _UNDO, _FOLLOWING, _LOG, _CLOSED),
        )
    ]
