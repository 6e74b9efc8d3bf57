"""What stands in another language than the page says so, for whoever has it read aloud."""

from tests.consents.test_pages import asked
from tests.support.world import World


def test_a_question_says_in_which_language_its_text_is_to_be_spoken(world: World) -> None:
    question, me = asked(world), world.browser(world.participant())

    page = me.get(question, headers={"Accept-Language": "en"}).content.decode()

    assert '<html lang="en"' in page
    assert '<p class="govuk-body" lang="sv">' in page
