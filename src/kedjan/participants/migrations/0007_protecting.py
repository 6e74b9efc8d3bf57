"""Protected identity: hidden from all but the named few, and without a place. Rules: docs/rules/protection.md."""

from django.db import migrations

from kedjan.integrations.database.closures import once_function, protected_rows
from kedjan.integrations.database.policies import OWN, own_inserts, protect, self_rows

_PROTECTION, _ENTRUSTED = "participants_protection", "participants_entrusted"
_NAMED = "coalesce(participant_id = ANY ((SELECT app.entrusted())::uuid[]), false)"
_REGISTERED = "coalesce((SELECT p.organisation_id = (SELECT app.organisation()) FROM participants_participant p WHERE p.id = {0}.participant_id LIMIT 1), false)"
# Whoever already has been hidden from cannot name themselves.
_NOT_HIDDEN = "NOT coalesce(jsonb_exists((SELECT app.protected('marked')), participant_id::text), false)"

_TABLES = (
    protect(_PROTECTION, writes=["INSERT", "UPDATE (ended_at)"])
    + protect(_ENTRUSTED, writes=["INSERT", "UPDATE (ended_at)"])
    + self_rows(_PROTECTION)
    + own_inserts(_PROTECTION, by="set_by", within=f"{_NAMED} AND {_REGISTERED.format(_PROTECTION)}")
    + own_inserts(_ENTRUSTED, by="named_by", within=f"{_NOT_HIDDEN} AND {_REGISTERED.format(_ENTRUSTED)}")
    + "".join(
        f"""
        CREATE POLICY named ON {table} FOR SELECT TO kedjan_app USING ({_NAMED});
        CREATE POLICY ended ON {table} FOR UPDATE TO kedjan_app USING ({OWN} AND {_NAMED} AND ended_at IS NULL)
            WITH CHECK (ended_at IS NOT NULL);
        """
        for table in (_PROTECTION, _ENTRUSTED)
    )
)

_FUNCTIONS = (
    f"GRANT SELECT, UPDATE (participant_id), DELETE ON {_PROTECTION}, {_ENTRUSTED} TO kedjan_definer;"
    + once_function(
        "entrusted()",
        returns="uuid[]",
        query="""
            SELECT array_agg(e.participant_id) FROM public.participants_entrusted e
            WHERE e.account_id = app.actor() AND e.ended_at IS NULL AND app.purpose() = 'support'""",
        tells="Which people with protected identity the acting account is one of the few to see.",
    )
    + once_function(
        "protected(weakest text)",
        returns="jsonb",
        query="""
            SELECT jsonb_object_agg(p.participant_id, true) FROM public.participants_protection p
            WHERE p.ended_at IS NULL AND (weakest = 'marked' OR p.strength <> 'marked')
              AND NOT coalesce(p.participant_id = ANY (app.entrusted()), false)""",
        tells="Which people are hidden from the acting account by protected identity: ids for policies.",
    )
)

# The database itself moves the municipality out of sight and back, and wipes what a person with assumed data may not
# have: no program can forget it. Triggers of higher contexts do the same for their copies.
_TRIGGER = """
    GRANT SELECT, UPDATE (municipality_id, is_protected) ON participants_participant TO kedjan_definer;
    GRANT SELECT (participant_id), DELETE ON participants_identity, participants_contact TO kedjan_definer;
    CREATE FUNCTION app.hide_protected() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            SELECT municipality_id INTO NEW.municipality_id FROM public.participants_participant
            WHERE id = NEW.participant_id;
            UPDATE public.participants_participant SET municipality_id = NULL, is_protected = true
            WHERE id = NEW.participant_id;
            IF NEW.strength = 'assumed' THEN
                DELETE FROM public.participants_identity WHERE participant_id = NEW.participant_id;
                DELETE FROM public.participants_contact WHERE participant_id = NEW.participant_id;
            END IF;
        ELSIF NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL THEN
            UPDATE public.participants_participant SET municipality_id = OLD.municipality_id, is_protected = false
            WHERE id = NEW.participant_id;
        END IF;
        RETURN NEW;
    END $$;
    COMMENT ON FUNCTION app.hide_protected IS 'Moves a protected person''s municipality out of sight and back; tells nothing.';
    ALTER FUNCTION app.hide_protected() OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.hide_protected() FROM PUBLIC;
    CREATE TRIGGER hide_protected BEFORE INSERT OR UPDATE ON participants_protection
        FOR EACH ROW EXECUTE FUNCTION app.hide_protected();
"""

_HIDDEN = "".join(
    (
        protected_rows("participants_participant", weakest="protected", participant="id"),
        protected_rows("participants_identity", weakest="marked", commands=("SELECT", "UPDATE")),
        protected_rows("participants_contact", weakest="marked", commands=("SELECT", "UPDATE")),
        protected_rows("participants_benefit", weakest="marked", commands=("SELECT", "UPDATE")),
        protected_rows("participants_participantaccount", weakest="marked"),
    )
)


class Migration(migrations.Migration):
    dependencies = [("participants", "0006_protection")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_FUNCTIONS, _TABLES, _TRIGGER, _HIDDEN)]
