"""A placement holds no name of somebody with assumed personal data: it is wiped with the register's."""

from django.db import migrations, models

_WIPE = """
    GRANT UPDATE (presented_as_sealed) ON workplaces_placement TO kedjan_definer;
    CREATE FUNCTION app.wipe_presented_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        IF NEW.strength = 'assumed' THEN
            UPDATE public.workplaces_placement SET presented_as_sealed = NULL WHERE participant_id = NEW.participant_id;
        END IF;
        RETURN NULL;
    END $$;
    COMMENT ON FUNCTION app.wipe_presented_names IS
        'Wipes the name by which somebody with assumed personal data was presented to an employer; tells nothing.';
    ALTER FUNCTION app.wipe_presented_names() OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.wipe_presented_names() FROM PUBLIC;
    CREATE TRIGGER wipe_presented_names AFTER INSERT ON participants_protection
        FOR EACH ROW EXECUTE FUNCTION app.wipe_presented_names();
"""


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0007_givers"), ("participants", "0007_protecting")]
    operations = [
        migrations.AlterField("placement", "presented_as_sealed", models.BinaryField(null=True)),
        migrations.RunSQL(_WIPE, migrations.RunSQL.noop),
    ]
