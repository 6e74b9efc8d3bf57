"""Records that are joined are protected together: docs/rules/merging.md, protection.md.

A record that was joined to another has the few of the kept one as long as that lasts, and its own row of protection,
which follows the kept one's: so a number or a name that stayed with it is hidden and wiped with the rest.
"""

from django.db import migrations

from kedjan.integrations.database.closures import protected_rows

_HIDDEN = "".join(
    protected_rows(table, weakest="marked") for table in ("rights_merge", "rights_mergeundo", "rights_movedrow")
) + protected_rows("rights_legalhold", weakest="protected")

_IN_FORCE = "NOT EXISTS (SELECT 1 FROM public.rights_mergeundo u WHERE u.merge_id = m.id)"

# Each record keeps its own protection and its own few: they are not among the rows that move.
_PERSON_TABLES = """
    CREATE OR REPLACE FUNCTION app.person_tables() RETURNS TABLE (name text, key text) LANGUAGE sql STABLE
        SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT DISTINCT c.relname::text, k.attname::text
        FROM pg_constraint f
        JOIN pg_class c ON c.oid = f.conrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.conkey[1] AND a.attname = 'participant_id'
        JOIN pg_constraint p ON p.conrelid = c.oid AND p.contype = 'p' AND cardinality(p.conkey) = 1
        JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = p.conkey[1]
        WHERE f.contype = 'f' AND f.confrelid = 'public.participants_participant'::regclass
          AND cardinality(f.conkey) = 1
          AND c.relname NOT IN ('rights_merge', 'rights_mergeundo', 'rights_movedrow',
                                'participants_protection', 'participants_entrusted')
          AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indpred IS NULL
                            AND i.indnatts = 1 AND i.indkey[0] = a.attnum)
        ORDER BY 1 $$;
"""

_ENTRUSTED = f"""
    CREATE OR REPLACE FUNCTION app.entrusted() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN RETURN (
            SELECT array_agg(seen.participant_id) FROM (
                SELECT e.participant_id FROM public.participants_entrusted e
                WHERE e.account_id = app.actor() AND e.ended_at IS NULL AND app.purpose() = 'support'
                  AND NOT EXISTS (SELECT 1 FROM public.rights_merge m
                                  WHERE m.other_id = e.participant_id AND {_IN_FORCE})
                UNION ALL
                SELECT m.other_id FROM public.participants_entrusted e
                JOIN public.rights_merge m ON m.participant_id = e.participant_id AND {_IN_FORCE}
                WHERE e.account_id = app.actor() AND e.ended_at IS NULL AND app.purpose() = 'support') seen); END $$;
"""

# Before: the merge is refused where the protections differ or the actor is not one of the few. The same is said, with
# its reasons, by the operation.
_BEFORE = """
    CREATE FUNCTION app.merge_only_what_is_protected_alike() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        few CONSTANT text := 'SELECT array_agg(DISTINCT e.account_id ORDER BY e.account_id)
            FROM public.participants_entrusted e WHERE e.participant_id = $1 AND e.ended_at IS NULL';
        strength CONSTANT text := 'SELECT p.strength FROM public.participants_protection p
            WHERE p.participant_id = $1 AND p.ended_at IS NULL';
        kept_strength text;
        other_strength text;
        kept_few uuid[];
        other_few uuid[];
    BEGIN
        EXECUTE strength INTO kept_strength USING NEW.participant_id;
        EXECUTE strength INTO other_strength USING NEW.other_id;
        EXECUTE few INTO kept_few USING NEW.participant_id;
        EXECUTE few INTO other_few USING NEW.other_id;
        IF kept_strength IS DISTINCT FROM other_strength
           OR (kept_strength IS NOT NULL AND kept_few IS DISTINCT FROM other_few)
           OR coalesce(jsonb_exists_any(app.protected('marked'),
                                        ARRAY[NEW.participant_id::text, NEW.other_id::text]), false) THEN
            RAISE EXCEPTION 'these records are not protected alike' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$;
    COMMENT ON FUNCTION app.merge_only_what_is_protected_alike IS
        'Refuses to join records whose protections differ, or that are hidden from the acting account; tells nothing.';
    CREATE TRIGGER protected_alike BEFORE INSERT ON rights_merge
        FOR EACH ROW EXECUTE FUNCTION app.merge_only_what_is_protected_alike();
"""

# After: whatever happens to the kept record's protection happens to those that were joined to it.
_FOLLOWING = f"""
    REVOKE UPDATE (participant_id) ON participants_protection, participants_entrusted FROM kedjan_definer;
    GRANT INSERT, UPDATE (ended_at) ON participants_protection, participants_entrusted TO kedjan_definer;
    CREATE FUNCTION app.protect_joined_records() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            INSERT INTO public.participants_protection (id, participant_id, organisation_id, strength, set_by, since)
            SELECT gen_random_uuid(), m.other_id, NEW.organisation_id, NEW.strength, NEW.set_by, NEW.since
            FROM public.rights_merge m
            WHERE m.participant_id = NEW.participant_id AND {_IN_FORCE}
              AND NOT EXISTS (SELECT 1 FROM public.participants_protection p
                              WHERE p.participant_id = m.other_id AND p.ended_at IS NULL);
        ELSIF NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL THEN
            UPDATE public.participants_protection p SET ended_at = NEW.ended_at FROM public.rights_merge m
            WHERE p.participant_id = m.other_id AND p.ended_at IS NULL
              AND m.participant_id = NEW.participant_id AND {_IN_FORCE};
        END IF;
        RETURN NULL;
    END $$;
    COMMENT ON FUNCTION app.protect_joined_records IS
        'Protects records that were joined to a person as strongly as the person; tells nothing.';
    CREATE TRIGGER protect_joined_records AFTER INSERT OR UPDATE ON participants_protection
        FOR EACH ROW EXECUTE FUNCTION app.protect_joined_records();
"""

# Undone: both records have the few that the kept one has then. Only one of them undoes it.
_PARTING = """
    CREATE FUNCTION app.part_protected_records() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        joined public.rights_merge;
    BEGIN
        SELECT * INTO joined FROM public.rights_merge m WHERE m.id = NEW.merge_id;
        IF coalesce(jsonb_exists(app.protected('marked'), joined.participant_id::text), false) THEN
            RAISE EXCEPTION 'the merge cannot be undone' USING ERRCODE = 'check_violation';
        END IF;
        UPDATE public.participants_entrusted e SET ended_at = NEW.undone_at
        WHERE e.participant_id = joined.other_id AND e.ended_at IS NULL
          AND e.account_id NOT IN (SELECT k.account_id FROM public.participants_entrusted k
                                   WHERE k.participant_id = joined.participant_id AND k.ended_at IS NULL);
        INSERT INTO public.participants_entrusted
            (id, participant_id, organisation_id, account_id, named_by, since)
        SELECT DISTINCT ON (k.account_id)
               gen_random_uuid(), joined.other_id, k.organisation_id, k.account_id, NEW.undone_by, NEW.undone_at
        FROM public.participants_entrusted k
        WHERE k.participant_id = joined.participant_id AND k.ended_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM public.participants_entrusted e
                          WHERE e.participant_id = joined.other_id AND e.ended_at IS NULL
                            AND e.account_id = k.account_id);
        RETURN NEW;
    END $$;
    COMMENT ON FUNCTION app.part_protected_records IS
        'Gives two records that stand apart again the same few, and lets only one of those undo it; tells nothing.';
    CREATE TRIGGER part_protected_records BEFORE INSERT ON rights_mergeundo
        FOR EACH ROW EXECUTE FUNCTION app.part_protected_records();
""" + "".join(
    f"""
    ALTER FUNCTION app.{name}() OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.{name}() FROM PUBLIC;
    """
    for name in ("merge_only_what_is_protected_alike", "protect_joined_records", "part_protected_records")
)


class Migration(migrations.Migration):
    dependencies = [("rights", "0007_protected_identity"), ("participants", "0007_protecting")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (_HIDDEN, _PERSON_TABLES, _ENTRUSTED, _BEFORE, _FOLLOWING, _PARTING)
    ]
