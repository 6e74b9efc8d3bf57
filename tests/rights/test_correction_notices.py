"""Who is told of a correction: whoever is to answer when it is asked for, the person when it is answered."""

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from kedjan.rights.domain.corrections import Verdict
from kedjan.rights.operations import decide_correction
from tests.journeys.pages import links, said
from tests.policies.closing import protect
from tests.rights.asking import asked_for_correction
from tests.support.world import World

ASKED, ANSWERED = NoticeKind.CORRECTION_ASKED, NoticeKind.CORRECTION_ANSWERED


def told(actor: Actor) -> list[tuple[NoticeKind, str]]:
    with acting(actor):
        found = notices(actor=actor)
    return [(one.kind, one.text) for one in found if one.kind in (ASKED, ANSWERED)]


def answer(world: World) -> None:
    actor = world.caseworker("fk")
    request = asked_for_correction(world)
    with acting(actor) as clock:
        decide_correction(
            actor=actor,
            request_id=request,
            verdict=Verdict.REFUSED,
            recorded="",
            reason="Det stämmer.",
            now=clock.now(),
        )


def test_whoever_wrote_it_is_told_that_somebody_asks_and_the_person_that_it_came_through(world: World) -> None:
    asked_for_correction(world)

    assert told(world.caseworker("fk")) == [
        (ASKED, "Clara Prov ber er rätta en uppgift som ni har skrivit. Svara under Rättelser.")
    ]
    assert told(world.participant()) == [
        (ASKED, "Försäkringskassan Sunne har fått din fråga. Du får veta här när de har svarat.")
    ]
    assert told(world.caseworker("af")) == []


def test_the_person_is_told_that_there_is_an_answer_and_not_what_it_says(world: World) -> None:
    answer(world)

    assert (ANSWERED, "Försäkringskassan Sunne har svarat. Läs svaret under Mina rättelser.") in told(
        world.participant()
    )
    assert ANSWERED not in {kind for kind, _text in told(world.caseworker("fk"))}


def test_the_notices_lead_to_where_it_is_answered_and_read(world: World) -> None:
    answer(world)

    start = world.browser(world.caseworker("fk")).get("/").content.decode()
    mine = world.browser(world.participant()).get("/me/").content.decode()

    assert "/corrections/" in links(start)
    assert "/me/corrections/" in links(mine)
    assert "Du har fått svar om en rättelse" in said(mine)


def test_a_protected_person_is_named_to_the_few_alone(world: World) -> None:
    protect(world.caseworker("fk"), world.person("consented"))
    asked_for_correction(world)

    ((_kind, text),) = told(world.caseworker("fk"))

    assert text.startswith("Clara Prov (skyddad identitet) ber er rätta")
