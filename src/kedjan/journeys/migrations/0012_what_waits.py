"""Each mark knows whether its gate still waits for somebody, kept by the database: what is late is then in an index."""

from django.db import migrations, models
from django.db.models import Q

_WAITING = ["open", "under_way"]


def _forced(word: str) -> migrations.RunSQL:
    """Let the owner reach every row, or no row again."""
    return migrations.RunSQL(
        "".join(
            f"ALTER TABLE {table} {word} FORCE ROW LEVEL SECURITY;"
            for table in ("journeys_gatemark", "journeys_gate", "journeys_exit")
        ),
        migrations.RunSQL.noop,
    )


_FILL = """
    UPDATE journeys_gatemark m SET is_waiting = true
    WHERE m.state IN ('open', 'under_way')
      AND NOT EXISTS (SELECT 1 FROM journeys_gatemark n WHERE n.gate_id = m.gate_id AND n.sequence > m.sequence)
      AND NOT EXISTS (SELECT 1 FROM journeys_gate g JOIN journeys_exit x ON x.enrolment_id = g.enrolment_id
                      WHERE g.id = m.gate_id);
"""

# A mark that a newer one follows, and every mark of a participation that ends: no program can forget it.
_TRIGGERS = """
    GRANT SELECT, UPDATE (is_waiting) ON journeys_gatemark TO kedjan_definer;
    GRANT SELECT ON journeys_gate TO kedjan_definer;
    CREATE FUNCTION app.waits_no_more() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        IF TG_TABLE_NAME = 'journeys_gatemark' THEN
            UPDATE public.journeys_gatemark SET is_waiting = false
            WHERE gate_id = NEW.gate_id AND is_waiting AND sequence < NEW.sequence;
        ELSE
            UPDATE public.journeys_gatemark SET is_waiting = false
            WHERE is_waiting AND gate_id IN (SELECT g.id FROM public.journeys_gate g
                                             WHERE g.enrolment_id = NEW.enrolment_id);
        END IF;
        RETURN NULL;
    END $$;
    COMMENT ON FUNCTION app.waits_no_more IS
        'Notes that a gate''s older mark, or an ended participation, waits for nobody any more; tells nothing.';
    ALTER FUNCTION app.waits_no_more() OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.waits_no_more() FROM PUBLIC;
    CREATE TRIGGER waits_no_more AFTER INSERT ON journeys_gatemark
        FOR EACH ROW WHEN (NEW.sequence > 1) EXECUTE FUNCTION app.waits_no_more();
    CREATE TRIGGER waits_no_more AFTER INSERT ON journeys_exit
        FOR EACH ROW EXECUTE FUNCTION app.waits_no_more();
"""


class Migration(migrations.Migration):
    dependencies = [("journeys", "0011_settled_everywhere")]
    operations = [
        migrations.AddField("gatemark", "is_waiting", models.BooleanField(default=False, db_default=False)),
        _forced("NO"),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        _forced(""),
        migrations.RunSQL(_TRIGGERS, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "gatemark",
            models.CheckConstraint(
                condition=Q(is_waiting=False) | Q(state__in=_WAITING), name="a gate that is settled does not wait"
            ),
        ),
        migrations.AddIndex(
            "gatemark",
            models.Index(fields=["owner", "due_on"], condition=Q(is_waiting=True), name="journeys_mark_owner_waits"),
        ),
        migrations.AddIndex(
            "gatemark", models.Index(fields=["due_on"], condition=Q(is_waiting=True), name="journeys_mark_waits")
        ),
        migrations.AddIndex("gatemark", models.Index(fields=["-marked_at"], name="journeys_mark_newest")),
        migrations.AddIndex("stageentry", models.Index(fields=["-recorded_at"], name="journeys_step_newest")),
        migrations.AddIndex("exit", models.Index(fields=["-recorded_at"], name="journeys_exit_newest")),
    ]
