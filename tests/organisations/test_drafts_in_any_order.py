"""Typed, sent, thrown away and waited for in any order, by several, in two tabs: a model of a few lines agrees."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.drafts import LASTS, Typed
from kedjan.organisations.operations import NewerDraft, discard_draft, dispose_of_drafts, forget_sent, keep_draft
from kedjan.organisations.queries import draft_of
from tests.policies.rows import seen
from tests.support.undoing import undone
from tests.support.world import TODAY, World, noon

FORMS = ("/a/", "/b/")
STEPS = some.lists(
    some.tuples(
        some.sampled_from(["type", "type", "type", "insist", "open", "send", "discard", "wait", "dispose"]),
        some.integers(0, 3),
        some.sampled_from(FORMS),
        some.sampled_from(["one", "two"]),
    ),
    max_size=14,
)


@dataclass
class Model:
    """What is kept: text, tab and moment by who and which form; what each tab knows."""

    kept: dict[tuple[int, str], tuple[str, str, datetime]] = field(default_factory=dict)
    known: dict[tuple[int, str, str], datetime | None] = field(default_factory=dict)

    def type(self, who: int, form: str, tab: str, text: str, now: datetime, *, insists: bool) -> bool:
        """Keep the text; return whether another tab's newer one is in the way."""
        there = self.kept.get((who, form))
        is_old = there is None or now - there[2] >= LASTS
        if there and not is_old and not insists and there[1] != tab and there[2] != self.known.get((who, form, tab)):
            return True
        self.kept[who, form] = (text, tab, now)
        self.known[who, form, tab] = now
        return False


def _people(world: World) -> tuple[Actor, ...]:
    fk = world.caseworker("fk")
    return fk, replace(fk, organisation_id=world.organisation("af")), world.caseworker("af"), world.participant()


@given(steps=STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_drafts_are_what_the_model_says(world: World, steps: list[tuple[str, int, str, str]]) -> None:
    people, model, now = _people(world), Model(), noon(TODAY)
    with undone():
        for number, (what, who, form, tab) in enumerate(steps):
            now += timedelta(days=3) if what == "wait" else timedelta(minutes=1)
            _do(people[who], model, who, form, tab, what, str(number), now)
            _agree(people, model, now)


def _do(me: Actor, model: Model, who: int, form: str, tab: str, what: str, text: str, now: datetime) -> None:
    with acting(me):
        if what in {"type", "insist"}:
            before = model.known.get((who, form, tab))
            is_refused = model.type(who, form, tab, text, now, insists=what == "insist")
            typed = Typed(form, tab, {"note": [text]})
            try:
                keep_draft(actor=me, typed=typed, known=before, now=now, is_last_word=what == "insist")
                assert not is_refused
            except NewerDraft:
                assert is_refused
        elif what == "open":
            found = draft_of(actor=me, address=form, now=now)
            model.known[who, form, tab] = None if found is None else found.saved_at
        elif what == "send":
            assert forget_sent(actor=me, address=form) == ((who, form) in model.kept)
            model.kept.pop((who, form), None)
        elif what == "discard":
            assert (discard_draft(actor=me, address=form, now=now) is not None) == ((who, form) in model.kept)
            model.kept.pop((who, form), None)
        elif what == "dispose":
            dispose_of_drafts()  # by the database's own clock, for which none of these is old


def _agree(people: tuple[Actor, ...], model: Model, now: datetime) -> None:
    for who, me in enumerate(people):
        assert seen(me, "organisations_draft") == sum(one == who for one, _form in model.kept)
        with acting(me):
            shown = {form: draft_of(actor=me, address=form, now=now) for form in FORMS}
        for form, found in shown.items():
            kept = model.kept.get((who, form))
            expected = None if kept is None or now - kept[2] >= LASTS else [kept[0]]
            assert (None if found is None else found.fields["note"]) == expected
