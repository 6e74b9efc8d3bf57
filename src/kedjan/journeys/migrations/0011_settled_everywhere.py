"""Whoever is enrolled or has said no stands on nobody's early list any more, whoever wrote that in."""

from django.db import migrations

# A coordinator enrols people of another organisation's register, whose benefits are not theirs to change.
_SETTLE = """
    GRANT SELECT (participant_id, settled_at), UPDATE (settled_at) ON participants_benefit TO kedjan_definer;
    CREATE FUNCTION app.settle_benefits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        UPDATE public.participants_benefit SET settled_at = app.now()
        WHERE participant_id = NEW.participant_id AND settled_at IS NULL;
        RETURN NULL;
    END $$;
    COMMENT ON FUNCTION app.settle_benefits IS
        'Takes whoever is enrolled or has said no off every early list; tells nothing.';
    ALTER FUNCTION app.settle_benefits() OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.settle_benefits() FROM PUBLIC;
    CREATE TRIGGER settle_benefits AFTER INSERT ON journeys_enrolment
        FOR EACH ROW EXECUTE FUNCTION app.settle_benefits();
    CREATE TRIGGER settle_benefits AFTER INSERT ON journeys_invitationanswer
        FOR EACH ROW WHEN (NEW.answer = 'no') EXECUTE FUNCTION app.settle_benefits();
"""


class Migration(migrations.Migration):
    dependencies = [("journeys", "0010_more_ways_to_tell"), ("participants", "0008_protected_rows")]
    operations = [migrations.RunSQL(_SETTLE, migrations.RunSQL.noop)]
