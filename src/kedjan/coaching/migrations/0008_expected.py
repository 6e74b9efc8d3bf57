"""When those who wait can expect to start: kept with whom a plan is about, and seen by whoever sees that they wait."""

from django.db import migrations, models
from django.db.models import Q

from kedjan.coaching.domain.expected import Basis, WhyUnknown
from kedjan.integrations.database.closures import emergency_rows, given_rows
from kedjan.integrations.database.policies import own_updates

_TABLE = "coaching_plannedperson"
_SQL = (
    f"GRANT UPDATE (built_on, starts_on, later_on, why_unknown, counted_at) ON {_TABLE} TO kedjan_app;"
    + own_updates(_TABLE)
    + given_rows(_TABLE, categories=["plan"])
    + emergency_rows(_TABLE, categories=["plan"])
)


class Migration(migrations.Migration):
    dependencies = [("coaching", "0007_impossible_plans")]

    operations = [
        migrations.AddField(
            model_name="plannedperson",
            name="built_on",
            field=models.CharField(
                blank=True, choices=[(one.value, one.value) for one in Basis], db_default="", max_length=10
            ),
        ),
        migrations.AddField(model_name="plannedperson", name="starts_on", field=models.DateField(null=True)),
        migrations.AddField(model_name="plannedperson", name="later_on", field=models.DateField(null=True)),
        migrations.AddField(
            model_name="plannedperson",
            name="why_unknown",
            field=models.CharField(
                blank=True, choices=[(one.value, one.value) for one in WhyUnknown], db_default="", max_length=10
            ),
        ),
        migrations.AddField(model_name="plannedperson", name="counted_at", field=models.DateTimeField(null=True)),
        migrations.AddIndex(
            model_name="plannedperson",
            index=models.Index(condition=~Q(built_on=""), fields=["waiting"], name="coaching_expected"),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
