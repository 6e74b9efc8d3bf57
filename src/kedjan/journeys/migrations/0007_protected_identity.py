"""The path of people with protected identity; a team is hidden already where a person is marked, and so every list."""

from django.db import migrations

from kedjan.integrations.database.closures import protected_rows

_SQL = "".join(
    protected_rows(table, weakest="protected")
    for table in (
        "journeys_enrolment",
        "journeys_stageentry",
        "journeys_exit",
        "journeys_gate",
        "journeys_gatemark",
        "journeys_invitation",
        "journeys_invitationanswer",
    )
) + protected_rows("journeys_teammember", weakest="marked", commands=("SELECT", "UPDATE"))

# The copy of the municipality that results are split by: out of sight and back, with the register's.
_TRIGGER = """
    GRANT SELECT, UPDATE (municipality_id) ON journeys_enrolment TO kedjan_definer;
    CREATE FUNCTION app.hide_protected_starts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        UPDATE public.journeys_enrolment
        SET municipality_id = CASE WHEN NEW.ended_at IS NULL THEN NULL ELSE NEW.municipality_id END
        WHERE participant_id = NEW.participant_id;
        RETURN NULL;
    END $$;
    COMMENT ON FUNCTION app.hide_protected_starts IS 'The same for participations; tells nothing.';
    ALTER FUNCTION app.hide_protected_starts() OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.hide_protected_starts() FROM PUBLIC;
    CREATE TRIGGER hide_protected_starts AFTER INSERT OR UPDATE ON participants_protection
        FOR EACH ROW EXECUTE FUNCTION app.hide_protected_starts();
"""


class Migration(migrations.Migration):
    dependencies = [("journeys", "0006_nowhere"), ("participants", "0007_protecting")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_SQL, _TRIGGER)]
