"""The schema `app`, which policies read the context through, and the append-only policies of the audit."""

from django.db import migrations

from kedjan.integrations.database.policies import protect

_APP = """
    CREATE SCHEMA IF NOT EXISTS app;
    GRANT USAGE ON SCHEMA app TO kedjan_app, kedjan_definer;
    GRANT CREATE ON SCHEMA app TO kedjan_definer;

    CREATE TABLE app.clock (one boolean PRIMARY KEY DEFAULT true CHECK (one), shift interval NOT NULL DEFAULT '0');
    INSERT INTO app.clock DEFAULT VALUES;
    GRANT SELECT ON app.clock TO kedjan_app, kedjan_definer;
    COMMENT ON TABLE app.clock IS 'Zero in service. The owner moves it for a demo; nobody else can.';

    CREATE FUNCTION app.now() RETURNS timestamptz LANGUAGE sql STABLE AS
        $$ SELECT clock_timestamp() + shift FROM app.clock $$;
    CREATE FUNCTION app.actor() RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT nullif(current_setting('app.actor_id', true), '')::uuid $$;
    CREATE FUNCTION app.organisation() RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT nullif(current_setting('app.organisation_id', true), '')::uuid $$;
    CREATE FUNCTION app.participant() RETURNS uuid LANGUAGE sql STABLE AS
        $$ SELECT nullif(current_setting('app.participant_id', true), '')::uuid $$;
    CREATE FUNCTION app.purpose() RETURNS text LANGUAGE sql STABLE AS
        $$ SELECT nullif(current_setting('app.purpose', true), '') $$;
"""

_AUDIT = "".join(
    protect(table, writes=["INSERT"])
    + f"""
    CREATE POLICY own_actor ON {table} FOR INSERT TO kedjan_app WITH CHECK (
        actor_id = (SELECT app.actor()) AND organisation_id IS NOT DISTINCT FROM (SELECT app.organisation())
        AND purpose = (SELECT app.purpose()));
    CREATE POLICY by_actor ON {table} FOR SELECT TO kedjan_app USING (actor_id = (SELECT app.actor()));
    CREATE POLICY self ON {table} FOR SELECT TO kedjan_app USING (participant_id = (SELECT app.participant()));
    """
    for table in ("audit_event", "audit_reading")
)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(_APP, "DROP SCHEMA app CASCADE"), migrations.RunSQL(_AUDIT, migrations.RunSQL.noop)]
