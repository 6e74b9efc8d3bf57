"""The council: what its members did, seen by them alone, what they say of proposals, and numbers that name nobody."""

import django.db.models.deletion
from django.db import migrations, models

from kedjan.councils.domain.chairs import ON_CHAIRS, Deed
from kedjan.integrations.database.policies import (
    definer_function,
    drop_policy,
    follows_person,
    part_of,
    protect,
    self_rows,
)
from kedjan.kernel.ids import new_id

_PROPOSAL, _MARK = "councils_proposal", "councils_mark"

_TAKES_PART = """coalesce((
    SELECT true FROM journeys_enrolment e
    WHERE e.programme_id = {table}.programme_id AND e.participant_id = (SELECT app.participant()) LIMIT 1), false)
"""
_SITS = f"""coalesce((
    SELECT m.deed = 'chair_taken' FROM {_MARK} m
    WHERE m.programme_id = {_PROPOSAL}.programme_id AND m.participant_id = (SELECT app.participant())
      AND m.idea_id IS NULL ORDER BY m.marked_at DESC, m.id DESC LIMIT 1), false)
"""
_MARKS = (
    protect(_MARK, writes=["INSERT"])
    + self_rows(_MARK)
    + f"""
    CREATE POLICY self_insert ON {_MARK} FOR INSERT TO kedjan_app WITH CHECK (
        participant_id = (SELECT app.participant()) AND marked_by = (SELECT app.actor())
        AND {_TAKES_PART.format(table=_MARK)}
        AND {part_of(_MARK, "participants_participant", key="participant_id", same=["organisation_id"])});
    """
    + follows_person(_MARK)
)
_SEEN = f"{_TAKES_PART.format(table=_PROPOSAL)} AND ({_PROPOSAL}.about_id IS NULL OR {_SITS})"
# What is said and done about a proposal belongs to its programme. Constraints and no policies: a policy cannot ask its
# own table, nor two tables each other.
_SAID = (
    drop_policy(_PROPOSAL, "takes_part")
    + drop_policy(_PROPOSAL, "takes_part_insert")
    + f"""
    CREATE POLICY takes_part ON {_PROPOSAL} FOR SELECT TO kedjan_app USING ({_SEEN});
    CREATE POLICY takes_part_insert ON {_PROPOSAL} FOR INSERT TO kedjan_app WITH CHECK ({_SEEN});
    ALTER TABLE {_PROPOSAL} ADD CONSTRAINT councils_proposal_same UNIQUE (id, programme_id);
    ALTER TABLE {_PROPOSAL} ADD CONSTRAINT councils_said_in_programme
        FOREIGN KEY (about_id, programme_id) REFERENCES {_PROPOSAL} (id, programme_id);
    ALTER TABLE {_MARK} ADD CONSTRAINT councils_mark_in_programme
        FOREIGN KEY (idea_id, programme_id) REFERENCES {_PROPOSAL} (id, programme_id);
    """
)
_NUMBERS = definer_function(
    "chairs_taken(which uuid)",
    returns="integer[]",
    query=f"""
        SELECT coalesce(array_agg(m.chair::integer ORDER BY m.chair), '{{}}') FROM (
            SELECT DISTINCT ON (participant_id) deed, chair FROM public.{_MARK}
            WHERE programme_id = which AND idea_id IS NULL
            ORDER BY participant_id, marked_at DESC, id DESC) m
        WHERE m.deed = 'chair_taken'
    """,
    tells="Which chairs of a council are taken, by number; never by whom.",
) + definer_function(
    "supports(which uuid)",
    returns="bigint",
    query=f"""
        SELECT count(*) FROM (
            SELECT DISTINCT ON (participant_id) deed FROM public.{_MARK} WHERE idea_id = which
            ORDER BY participant_id, marked_at DESC, id DESC) m
        WHERE m.deed = 'supported'
    """,
    tells="How many in the council support a proposal; never who.",
)
_PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [("councils", "0001_proposals"), ("participants", "0013_named_unlike_the_field")]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="about",
            field=models.ForeignKey(null=True, on_delete=_PROTECT, related_name="+", to="councils.proposal"),
        ),
        migrations.RemoveIndex(model_name="proposal", name="councils_proposal_newest"),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(
                condition=models.Q(("about", None)), fields=["programme", "-id"], name="councils_proposal_newest"
            ),
        ),
        migrations.AddIndex(
            model_name="proposal", index=models.Index(fields=["about", "id"], name="councils_proposal_said")
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.UUIDField(default=new_id, editable=False, primary_key=True, serialize=False)),
                ("deed", models.CharField(choices=[(one.value, one.value) for one in Deed], max_length=20)),
                ("chair", models.PositiveSmallIntegerField(null=True)),
                ("marked_at", models.DateTimeField()),
                ("marked_by", models.UUIDField()),
                (
                    "idea",
                    models.ForeignKey(null=True, on_delete=_PROTECT, related_name="+", to="councils.proposal"),
                ),
                (
                    "organisation",
                    models.ForeignKey(on_delete=_PROTECT, related_name="+", to="organisations.organisation"),
                ),
                (
                    "participant",
                    models.ForeignKey(on_delete=_PROTECT, related_name="+", to="participants.participant"),
                ),
                ("programme", models.ForeignKey(on_delete=_PROTECT, related_name="+", to="programmes.programme")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(deed__in=ON_CHAIRS, chair__isnull=False, idea__isnull=True)
                        | (~models.Q(deed__in=ON_CHAIRS) & models.Q(chair__isnull=True, idea__isnull=False)),
                        name="what is done in the council is about a chair or a proposal",
                    )
                ],
                "indexes": [
                    models.Index(fields=["participant", "programme"], name="councils_mark_person"),
                    models.Index(condition=models.Q(("idea", None)), fields=["programme"], name="councils_mark_chairs"),
                    models.Index(fields=["idea"], name="councils_mark_idea"),
                ],
            },
        ),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_MARKS, _SAID, _NUMBERS)),
    ]
