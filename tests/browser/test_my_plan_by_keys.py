"""A participant decides over their plan on a telephone, without a mouse and in Swedish."""

import pytest
from playwright.sync_api import ViewportSize

from kedjan.integrations.database.context import acting
from kedjan.plans.domain.codes import Dimension, ItemKind, State, Step
from kedjan.plans.domain.items import Content
from kedjan.plans.operations import NewStep, begin_item
from kedjan.plans.queries import own_notes, plan_of
from tests.browser.keys import Keys
from tests.browser.walker import Walker
from tests.plans.sending import DUE, NOW
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TELEPHONE = ViewportSize(width=320, height=800)
NEED = "Möten på bottenvåningen."
VISIT = "Besök biblioteket i Sunne."
COURSE = "Gå en kurs på kvällen."


@pytest.fixture
def three_proposals(world: World) -> World:
    """Let three organisations each have proposed something, before the browser's event loop runs."""
    proposals = (
        (
            "sunne",
            ItemKind.OBSTACLE,
            Dimension.PREMISES,
            Content(NEED, "Vi byter rum.", world.organisation("sunne"), DUE),
        ),
        ("af", ItemKind.ACTIVITY, None, Content(COURSE, due_on=DUE)),
        ("fk", ItemKind.ACTIVITY, None, Content(VISIT, due_on=DUE)),
    )
    for key, kind, dimension, content in proposals:
        actor = world.caseworker(key)
        with acting(actor):
            begin_item(
                actor=actor,
                participant_id=world.person("consented"),
                kind=kind,
                dimension=dimension,
                step=NewStep(Step.PROPOSED, content),
                now=NOW,
            )
    return world


@pytest.mark.parametrize("walker", ["sv"], indirect=True)
def test_a_participant_decides_over_their_plan_by_keys_on_a_telephone(three_proposals: World, walker: Walker) -> None:
    walker.page.set_viewport_size(TELEPHONE)
    me = Keys(walker.context, walker.page, walker.address, walker.language, walker.sessions)
    me.become("participant")
    me.open("/me/")
    me.sees("Mitt nästa steg")
    me.sees("Svara på ett förslag")

    me.follow("Läs och svara")
    _answer(me, NEED, "Ja, det vill jag")
    me.follow(COURSE)
    _answer(me, COURSE, "Nej tack", "Jag orkar inte på kvällen.")
    me.follow(VISIT)
    _answer(me, VISIT, "Jag vill säga något först", "Kan någon följa med?")
    me.follow("Det jag har sagt")
    for said in ("Du sa ja", "Jag orkar inte på kvällen.", "Kan någon följa med?"):
        assert said in me.page.locator("main").inner_text()

    me.open("/me/notes/")
    me.follow("Skriv en ny anteckning")
    me.write("Skriv din anteckning", "Jag vill ha med mig Eva.")
    me.follow("Spara")
    me.follow("Visa för mitt lag")
    me.sees("Delas")
    me.open("/me/")
    me.follow("Vem har läst")
    me.sees("Vem har läst")
    assert me.page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]


@pytest.fixture(autouse=True)
def decided(three_proposals: World) -> object:
    """Look afterwards at what the team reads: what was decided, and the note that is shared."""
    yield
    af, person = three_proposals.caseworker("af"), three_proposals.person("consented")
    with acting(af):
        states = {one.reads.text: one.state for one in plan_of(actor=af, participant_id=person)}
        notes = [one.text for one in own_notes(actor=af, participant_id=person)]
    assert states == {NEED: State.AGREED, COURSE: State.DECLINED, VISIT: State.PROPOSED}
    assert notes == ["Jag vill ha med mig Eva."]


def _answer(me: Keys, text: str, choice: str, words: str = "") -> None:
    assert text in me.page.locator("main").inner_text()
    me.choose(choice)
    if words:
        me.write("Skriv med egna ord", words)
    me.follow("Skicka mitt svar")
