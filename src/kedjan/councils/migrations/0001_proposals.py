"""Proposals are the programme's; whose they are, only that person sees; an answer is told to whoever proposed."""

import django.db.models.deletion
from django.db import migrations, models

from kedjan.councils.domain.proposals import AnswerState
from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import follows_person, part_of, protect, self_rows
from kedjan.kernel.ids import new_id

_PROPOSAL, _AUTHOR, _ANSWER = "councils_proposal", "councils_author", "councils_answer"

_TAKES_PART = f"""coalesce((
    SELECT true FROM journeys_enrolment e
    WHERE e.programme_id = {_PROPOSAL}.programme_id AND e.participant_id = (SELECT app.participant()) LIMIT 1), false)
"""
_PARTNER = """(SELECT app.purpose()) = 'follow_up' AND coalesce((
    SELECT true FROM programmes_programmepartner p
    WHERE p.programme_id = {programme} AND p.organisation_id = (SELECT app.organisation()){more} LIMIT 1), false)
"""
_PROPOSALS = (
    protect(_PROPOSAL, writes=["INSERT"])
    + f"""
    CREATE POLICY takes_part ON {_PROPOSAL} FOR SELECT TO kedjan_app USING ({_TAKES_PART});
    CREATE POLICY partner ON {_PROPOSAL} FOR SELECT TO kedjan_app USING (
        {_PARTNER.format(programme=f"{_PROPOSAL}.programme_id", more="")});
    CREATE POLICY takes_part_insert ON {_PROPOSAL} FOR INSERT TO kedjan_app WITH CHECK ({_TAKES_PART});
    """
)
_AUTHORS = (
    protect(_AUTHOR, writes=["INSERT"])
    + self_rows(_AUTHOR)
    + f"""
    CREATE POLICY self_insert ON {_AUTHOR} FOR INSERT TO kedjan_app WITH CHECK (
        participant_id = (SELECT app.participant()) AND written_by = (SELECT app.actor())
        AND {part_of(_AUTHOR, _PROPOSAL, key="idea_id", same=[])}
        AND {part_of(_AUTHOR, "participants_participant", key="participant_id", same=["organisation_id"])});
    """
    + follows_person(_AUTHOR)
)
_OWNED = f"""coalesce((
    SELECT true FROM {_PROPOSAL} q JOIN programmes_programmepartner p ON p.programme_id = q.programme_id
    WHERE q.id = {_ANSWER}.proposal_id AND p.organisation_id = (SELECT app.organisation()) AND p.role = 'owner'
    LIMIT 1), false)"""
_ANSWERS = (
    protect(_ANSWER, writes=["INSERT"])
    + f"""
    CREATE POLICY with_proposal ON {_ANSWER} FOR SELECT TO kedjan_app USING (
        {part_of(_ANSWER, _PROPOSAL, key="proposal_id", same=[])});
    CREATE POLICY owner_insert ON {_ANSWER} FOR INSERT TO kedjan_app WITH CHECK (
        (SELECT app.purpose()) = 'follow_up' AND answered_by = (SELECT app.actor()) AND {_OWNED});
    """
)
# The programme does not know whom to tell; the database does, and says it to nobody else.
_TELL = f"""
    GRANT INSERT ON notices_notice TO kedjan_definer;
    CREATE FUNCTION app.tell_author() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        INSERT INTO public.notices_notice (id, participant_id, organisation_id, kind, audience, values, at, told_by)
        SELECT gen_random_uuid(), a.participant_id, a.organisation_id, 'proposal_answered', 'person', '{{}}'::jsonb,
               NEW.answered_at, NEW.answered_by
        FROM public.{_AUTHOR} a WHERE a.idea_id = NEW.proposal_id;
        RETURN NULL;
    END $$;
    COMMENT ON FUNCTION app.tell_author IS 'Tells whoever proposed something that it is answered; tells nobody else.';
    ALTER FUNCTION app.tell_author() OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.tell_author() FROM PUBLIC;
    CREATE TRIGGER tell_author AFTER INSERT ON {_ANSWER} FOR EACH ROW EXECUTE FUNCTION app.tell_author();
"""
_KEYS = (
    sealed_column(_PROPOSAL, "text_sealed")
    + sealed_column(_PROPOSAL, "signed_sealed")
    + sealed_column(_ANSWER, "words_sealed")
)
_PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("journeys", "0015_gate_tasks"),
        ("notices", "0001_initial"),
        ("organisations", "0010_saved_lists"),
        ("participants", "0008_protected_rows"),
        ("programmes", "0002_grants"),
    ]

    operations = [
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.UUIDField(default=new_id, editable=False, primary_key=True, serialize=False)),
                ("text_sealed", models.BinaryField()),
                ("signed_sealed", models.BinaryField(null=True)),
                ("proposed_at", models.DateTimeField()),
                ("programme", models.ForeignKey(on_delete=_PROTECT, related_name="+", to="programmes.programme")),
            ],
            options={"indexes": [models.Index(fields=["programme", "-id"], name="councils_proposal_newest")]},
        ),
        migrations.CreateModel(
            name="Author",
            fields=[
                (
                    "idea",
                    models.OneToOneField(
                        on_delete=_PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="councils.proposal",
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.UUIDField()),
                (
                    "organisation",
                    models.ForeignKey(on_delete=_PROTECT, related_name="+", to="organisations.organisation"),
                ),
                (
                    "participant",
                    models.ForeignKey(on_delete=_PROTECT, related_name="+", to="participants.participant"),
                ),
            ],
            options={"indexes": [models.Index(fields=["participant"], name="councils_author_person")]},
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.UUIDField(default=new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(choices=[(one.value, one.value) for one in AnswerState], max_length=20),
                ),
                ("words_sealed", models.BinaryField()),
                ("answered_at", models.DateTimeField()),
                ("answered_by", models.UUIDField()),
                ("proposal", models.ForeignKey(on_delete=_PROTECT, related_name="+", to="councils.proposal")),
            ],
            options={"indexes": [models.Index(fields=["proposal", "id"], name="councils_answer_latest")]},
        ),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_PROPOSALS, _AUTHORS, _ANSWERS, _TELL, _KEYS)),
    ]
