"""The one function that deletes what is about a person. It asks again who acts, which rule holds, how old it is, and
whether anything stops it: so no SQL of the application role deletes early. docs/rules/retention.md.
"""

from django.db import migrations

from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import (
    follows_person,
    grant_only,
    own_inserts,
    own_rows,
    protect,
    self_rows,
)

_HOLD = "rights_legalhold"
_POLICIES = (
    protect(_HOLD, writes=["INSERT"])
    + own_rows(_HOLD)
    + self_rows(_HOLD)
    + own_inserts(_HOLD, by="placed_by")
    + grant_only("rights_retentionrule", writes=[])
    + grant_only("rights_disposal", writes=[])
    + follows_person(_HOLD)
    + sealed_column(_HOLD, "reason_sealed")
    + """
    GRANT SELECT, DELETE ON rights_merge, rights_mergeundo, rights_movedrow TO kedjan_definer;
    GRANT SELECT, DELETE ON participants_participant TO kedjan_definer;
    GRANT SELECT ON rights_retentionrule TO kedjan_definer;
    GRANT SELECT, INSERT ON rights_disposal TO kedjan_definer;
    GRANT SELECT (id), UPDATE (is_active) ON organisations_account TO kedjan_definer;
    """
)

# Every moment and day that a row names counts: a consent that still runs keeps the person, and so does a day to come.
_LAST_NOTE = """
    CREATE FUNCTION app.all_person_tables() RETURNS TABLE (name text) LANGUAGE sql STABLE
        SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT DISTINCT f.conrelid::regclass::text FROM pg_constraint f
        JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1] AND a.attname = 'participant_id'
        WHERE f.contype = 'f' AND f.confrelid = 'public.participants_participant'::regclass
          AND cardinality(f.conkey) = 1 ORDER BY 1 $$;
    CREATE FUNCTION app.last_note(person uuid) RETURNS timestamptz LANGUAGE plpgsql STABLE
        SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        one record;
        found timestamptz;
        latest timestamptz := (SELECT registered_at FROM participants_participant WHERE id = person);
    BEGIN
        FOR one IN SELECT t.name, a.attname::text AS moment, a.atttypid = 'tstzrange'::regtype AS is_range
                   FROM app.all_person_tables() t JOIN pg_attribute a ON a.attrelid = t.name::regclass
                   WHERE a.attnum > 0 AND NOT a.attisdropped
                     AND a.atttypid IN ('date'::regtype, 'timestamptz'::regtype, 'tstzrange'::regtype) LOOP
            EXECUTE format(
                CASE WHEN one.is_range THEN 'SELECT max(coalesce(upper(%I), ''infinity'')) FROM %s WHERE participant_id = $1'
                                       ELSE 'SELECT max(%I)::timestamptz FROM %s WHERE participant_id = $1' END,
                one.moment, one.name) INTO found USING person;
            latest := greatest(latest, found);
        END LOOP;
        RETURN latest;
    END $$;
    DO $$
    DECLARE one text;
    BEGIN
        FOR one IN SELECT name FROM app.all_person_tables() LOOP
            EXECUTE format('GRANT SELECT, DELETE ON %s TO kedjan_definer', one);
        END LOOP;
    END $$;
    REVOKE ALL ON FUNCTION app.all_person_tables(), app.last_note(uuid) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.all_person_tables(), app.last_note(uuid) TO kedjan_definer;
"""

# The longest time of all those who have written something about the person; null where one of them has no rule.
_MONTHS = """
    CREATE FUNCTION app.months_to_keep(person uuid) RETURNS integer LANGUAGE plpgsql STABLE
        SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        one text;
        writers uuid[] := ARRAY(SELECT organisation_id FROM participants_participant WHERE id = person);
        more uuid[];
        today date := (app.now() AT TIME ZONE 'Europe/Stockholm')::date;
    BEGIN
        FOR one IN SELECT t.name FROM app.all_person_tables() t
                   JOIN pg_attribute a ON a.attrelid = t.name::regclass AND a.attname = 'organisation_id'
                   WHERE t.name NOT IN ('consents_grant', 'journeys_teammember', 'notices_notice') LOOP
            EXECUTE format('SELECT array_agg(DISTINCT organisation_id) FROM %s WHERE participant_id = $1', one)
                INTO more USING person;
            writers := writers || coalesce(more, '{}');
        END LOOP;
        RETURN (SELECT CASE WHEN bool_or(r.months IS NULL) THEN NULL ELSE max(r.months) END
                FROM (SELECT DISTINCT unnest(writers) AS id) w
                LEFT JOIN LATERAL (SELECT months FROM rights_retentionrule r
                                   WHERE r.organisation_id = w.id AND r.retention = 'case' AND r.valid_from <= today
                                   ORDER BY r.valid_from DESC LIMIT 1) r ON true);
    END $$;
    REVOKE ALL ON FUNCTION app.months_to_keep(uuid) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.months_to_keep(uuid) TO kedjan_definer;
"""

_MAY = """
    CREATE FUNCTION app.may_dispose(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        months integer;
        one uuid;
        today date := (app.now() AT TIME ZONE 'Europe/Stockholm')::date;
    BEGIN
        IF app.actor() IS NULL OR app.organisation() IS NULL OR app.purpose() <> 'support' OR NOT EXISTS (
               SELECT 1 FROM participants_participant p WHERE p.id = person AND p.organisation_id = app.organisation())
           OR EXISTS (SELECT 1 FROM rights_merge m WHERE m.other_id = person
                        AND NOT EXISTS (SELECT 1 FROM rights_mergeundo u WHERE u.merge_id = m.id)) THEN
            RETURN false; -- what was merged into another goes with that one
        END IF;
        FOR one IN SELECT person UNION SELECT m.other_id FROM rights_merge m WHERE m.participant_id = person
                     AND NOT EXISTS (SELECT 1 FROM rights_mergeundo u WHERE u.merge_id = m.id) LOOP
            months := app.months_to_keep(one);
            IF months IS NULL OR app.last_note(one) >= app.now() - make_interval(months => months)
               OR EXISTS (SELECT 1 FROM rights_legalhold h WHERE h.participant_id = one AND h.until_on >= today) THEN
                RETURN false;
            END IF;
        END LOOP;
        RETURN true;
    END $$;
    COMMENT ON FUNCTION app.may_dispose IS
        'Whether somebody in the own register is old enough by every rule and held by nobody: a yes or a no.';
"""

_DISPOSE = """
    CREATE FUNCTION app.dispose_of(person uuid) RETURNS integer LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        home uuid := app.organisation();
        rule rights_retentionrule;
        people uuid[];
        one text;
        gone integer;
        total integer := 0;
    BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(person::text, 0));
        IF NOT app.may_dispose(person) THEN
            RAISE EXCEPTION 'this person may not be disposed of' USING ERRCODE = 'check_violation';
        END IF;
        SELECT * INTO rule FROM rights_retentionrule r
            WHERE r.organisation_id = home AND r.retention = 'case'
              AND r.valid_from <= (app.now() AT TIME ZONE 'Europe/Stockholm')::date
            ORDER BY r.valid_from DESC LIMIT 1;
        people := ARRAY(SELECT person UNION SELECT m.other_id FROM rights_merge m WHERE m.participant_id = person
                          AND NOT EXISTS (SELECT 1 FROM rights_mergeundo u WHERE u.merge_id = m.id));
        SET CONSTRAINTS ALL DEFERRED;
        UPDATE organisations_account SET is_active = false
            WHERE id IN (SELECT account_id FROM participants_participantaccount WHERE participant_id = ANY (people));
        DELETE FROM rights_movedrow r USING rights_merge m WHERE m.id = r.merge_id
            AND (m.other_id = ANY (people) OR m.participant_id = ANY (people));
        DELETE FROM rights_mergeundo r USING rights_merge m WHERE m.id = r.merge_id
            AND (m.other_id = ANY (people) OR m.participant_id = ANY (people));
        DELETE FROM rights_merge m WHERE m.other_id = ANY (people) OR m.participant_id = ANY (people);
        FOR one IN SELECT t.name FROM app.all_person_tables() t UNION ALL SELECT 'participants_participant' LOOP
            EXECUTE format('DELETE FROM %s WHERE %I = ANY ($1)', one,
                           CASE one WHEN 'participants_participant' THEN 'id' ELSE 'participant_id' END) USING people;
            GET DIAGNOSTICS gone = ROW_COUNT;
            IF gone > 0 THEN
                INSERT INTO rights_disposal
                    (id, organisation_id, rule_id, table_name, rows, before, disposed_at, disposed_by)
                    VALUES (gen_random_uuid(), home, rule.id, one, gone,
                            app.now() - make_interval(months => rule.months::integer), app.now(), app.actor());
                total := total + gone;
            END IF;
        END LOOP;
        SET CONSTRAINTS ALL IMMEDIATE;
        SET CONSTRAINTS ALL DEFERRED;
        RETURN total;
    END $$;
    COMMENT ON FUNCTION app.dispose_of IS
        'Deletes everything about somebody who may be disposed of, and writes the protocol. Tells how many rows.';
"""

_PREVIEW = """
    CREATE FUNCTION app.rows_to_go(people uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        ids uuid[] := ARRAY(SELECT p FROM unnest(people) p WHERE app.may_dispose(p));
        one text;
        number integer;
        found jsonb := '{}';
    BEGIN
        ids := ids || ARRAY(SELECT m.other_id FROM rights_merge m WHERE m.participant_id = ANY (ids)
                              AND NOT EXISTS (SELECT 1 FROM rights_mergeundo u WHERE u.merge_id = m.id));
        FOR one IN SELECT t.name FROM app.all_person_tables() t
                   WHERE t.name NOT IN ('rights_merge', 'rights_mergeundo', 'rights_movedrow')
                   UNION ALL SELECT 'participants_participant' LOOP
            EXECUTE format('SELECT count(*) FROM %s WHERE %I = ANY ($1)', one,
                           CASE one WHEN 'participants_participant' THEN 'id' ELSE 'participant_id' END)
                INTO number USING ids;
            IF number > 0 THEN found := found || jsonb_build_object(one, number); END IF;
        END LOOP;
        RETURN found;
    END $$;
    COMMENT ON FUNCTION app.rows_to_go IS
        'How many rows of each table would go with those who may be disposed of, also rows that others wrote: numbers.';
"""

_CLOSED = "".join(
    f"""
    ALTER FUNCTION app.{signature} OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.{signature} FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.{signature} TO kedjan_app;
    """
    for signature in ("may_dispose(uuid)", "dispose_of(uuid)", "rows_to_go(uuid[])")
)


class Migration(migrations.Migration):
    dependencies = [("rights", "0005_disposal"), ("rights", "0004_merging_behind_the_policies")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (_POLICIES, _LAST_NOTE, _MONTHS, _MAY, _DISPOSE, _PREVIEW, _CLOSED)
    ]
