"""The order of steps, marks and ends, also of those that a withdrawn consent hides: a number or a yes, and nothing else."""

from django.db import migrations

from kedjan.integrations.database.policies import definer_function

_ORDER = """
    GRANT SELECT ON journeys_stageentry, journeys_gatemark, journeys_exit TO kedjan_definer;
""" + "".join(
    (
        definer_function(
            "steps_taken(participation uuid)",
            returns="integer",
            query="SELECT count(*)::integer FROM public.journeys_stageentry WHERE enrolment_id = participation",
            tells="How many steps were taken: a step that the reader cannot see must not be taken twice.",
        ),
        definer_function(
            "marks_made(obstacle uuid)",
            returns="integer",
            query="SELECT count(*)::integer FROM public.journeys_gatemark WHERE gate_id = obstacle",
            tells="How many times a gate was marked: marks that others made can be hidden.",
        ),
        definer_function(
            "has_ended(participation uuid)",
            returns="boolean",
            query="SELECT EXISTS (SELECT 1 FROM public.journeys_exit WHERE enrolment_id = participation)",
            tells="Whether a participation has ended: it can end once.",
        ),
    )
)


class Migration(migrations.Migration):
    dependencies = [("journeys", "0002_row_security")]
    operations = [migrations.RunSQL(_ORDER, migrations.RunSQL.noop)]
