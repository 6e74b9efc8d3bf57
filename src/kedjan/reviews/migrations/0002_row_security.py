"""A question is the person's and the officer's; findings are the officer's. Whoever reviews sees the log, and no person."""

from django.db import migrations

from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import part_of, protect, self_rows

_REVIEWS = "(organisation_id = (SELECT app.organisation()) AND (SELECT app.purpose()) = 'review')"


def _reviewed(table: str) -> str:
    return f"CREATE POLICY review ON {table} FOR SELECT TO kedjan_app USING {_REVIEWS};"


_QUESTION = (
    protect("reviews_question", writes=["INSERT"])
    + self_rows("reviews_question")
    + _reviewed("reviews_question")
    + """
    CREATE POLICY self_insert ON reviews_question FOR INSERT TO kedjan_app WITH CHECK (
        participant_id = (SELECT app.participant()));
    """
)

_SAME = part_of("reviews_answer", "reviews_question", key="question_id", same=["participant_id", "organisation_id"])
_ANSWER = (
    protect("reviews_answer", writes=["INSERT"])
    + self_rows("reviews_answer")
    + _reviewed("reviews_answer")
    + f"""
    CREATE POLICY review_insert ON reviews_answer FOR INSERT TO kedjan_app WITH CHECK (
        {_REVIEWS} AND answered_by = (SELECT app.actor()) AND {_SAME});
    """
)

_HANDLED = (
    protect("reviews_handled", writes=["INSERT"])
    + _reviewed("reviews_handled")
    + f"""
    CREATE POLICY review_insert ON reviews_handled FOR INSERT TO kedjan_app WITH CHECK (
        {_REVIEWS} AND handled_by = (SELECT app.actor()) AND account_id <> (SELECT app.actor()));
    """
)

_LOG = "".join(_reviewed(table) for table in ("audit_event", "audit_reading"))

# What one organisation has read lately, among all that a nation reads.
_LATEST = "CREATE INDEX audit_reading_latest ON audit_reading (organisation_id, at);"

_KEYS = sealed_column("reviews_answer", "words_sealed") + sealed_column("reviews_handled", "note_sealed")


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("audit", "0004_acts"), ("participants", "0002_row_security")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_QUESTION, _ANSWER, _HANDLED, _LOG, _LATEST, _KEYS)
    ]
