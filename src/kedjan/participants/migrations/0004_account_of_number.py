"""A participant logs in by an e-ID: the number that it proves leads to their account, and to nothing else."""

from django.db import migrations

from kedjan.integrations.database.policies import definer_function

_SQL = "GRANT SELECT (participant_id, number_index) ON participants_identity TO kedjan_definer;" + definer_function(
    "account_of_number(indexes bytea[])",
    returns="uuid",
    query="""
        SELECT a.account_id FROM public.participants_participantaccount a
        JOIN public.participants_identity i ON i.participant_id = a.participant_id
        WHERE i.number_index = ANY (indexes) ORDER BY a.account_id LIMIT 1
    """,
    tells="Which account logs in by a number that an e-ID has proved; the same NULL for no person and no account.",
)


class Migration(migrations.Migration):
    dependencies = [("participants", "0003_sealed_columns")]
    operations = [migrations.RunSQL(_SQL, "DROP FUNCTION app.account_of_number(bytea[])")]
