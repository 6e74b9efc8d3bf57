"""A participant proposes, the programme answers, whoever proposed is told, and everybody in the programme reads it."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.urls import reverse

from kedjan.audit.models import Event
from kedjan.councils.domain.proposals import MOST_WAITING, AnswerState
from kedjan.councils.models import Answer, Proposal
from kedjan.councils.operations import (
    CannotAnswerProposal,
    CannotPropose,
    ProposalAnswered,
    Proposed,
    answer_proposal,
    propose,
)
from kedjan.councils.queries import ProposalView, proposals
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ProgrammeId, new_id
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.programmes.domain.codes import PartnerRole
from kedjan.programmes.models import ProgrammePartner
from tests.journeys.pages import html, queries, text
from tests.journeys.watching import at_work, recorded, unchanged
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)


def proposed(actor: Actor, words: str = "Fler pauser.", signed: str = "") -> Proposed:
    with at_work(actor):
        return propose(actor=actor, text=words, signed=signed, now=NOW)


def answered(
    actor: Actor, idea_id: UUID, state: AnswerState = AnswerState.ACCEPTED, words: str = "Vi gör det."
) -> ProposalAnswered:
    with at_work(actor):
        return answer_proposal(actor=actor, idea_id=idea_id, state=state, words=words, now=NOW)


def seen_by(actor: Actor) -> tuple[ProposalView, ...]:
    with acting(actor):
        return proposals(actor=actor)


def take_part(world: World, key: str) -> None:
    """Let the organisation have a part in the programme."""
    ProgrammePartner.objects.create(
        programme_id=world.ids["programme framsteget"],
        organisation_id=world.organisation(key),
        role=PartnerRole.COLLABORATION_PARTNER,
    )


def test_what_somebody_proposes_is_read_by_all_who_take_part_and_is_theirs_alone(world: World) -> None:
    me = world.participant()

    event = proposed(me, "Fler pauser.\n")

    assert event == Proposed(world.person("consented"), ProgrammeId(world.ids["programme framsteget"]))
    (mine,), (other,), (manager,) = seen_by(me), seen_by(world.participant("private")), seen_by(world.manager())
    assert (mine.text, mine.signed, mine.state, mine.proposed_on) == ("Fler pauser.", "", None, TODAY)
    assert (mine.is_mine, other.is_mine, manager.is_mine) == (True, False, False)


def test_neither_the_proposal_nor_the_record_says_who_or_what(world: World) -> None:
    me = world.participant()
    proposed(me, signed="Clara")

    assert recorded(me, "Proposed") == [
        {"participant_id": str(world.person("consented")), "programme_id": str(world.ids["programme framsteget"])}
    ]
    with acting(me):
        (row,) = Proposal.objects.all()
    assert b"pauser" not in bytes(row.text_sealed)
    assert b"Clara" not in bytes(row.signed_sealed or b"")
    assert {field.name for field in Proposal._meta.get_fields()} == {
        "id",
        "programme",
        "about",
        "text_sealed",
        "signed_sealed",
        "proposed_at",
    }


def test_whoever_takes_part_in_nothing_proposes_nothing(world: World) -> None:
    outside = replace(world.participant(), participant_id=world.person("unasked"))

    with unchanged(world, outside, "unasked"), pytest.raises(CannotPropose) as refusal:
        proposed(outside)

    assert codes(refusal.value) == ["not-in-a-programme"]


def test_many_proposals_without_an_answer_are_enough(world: World) -> None:
    me = world.participant()
    for number in range(MOST_WAITING):
        proposed(me, f"Förslag {number}.")

    with unchanged(world, me, "consented"), pytest.raises(CannotPropose) as refusal:
        proposed(me)
    assert codes(refusal.value) == ["enough-waiting"]

    answered(world.manager(), seen_by(me)[0].id)
    proposed(me)
    assert len(seen_by(me)) == MOST_WAITING + 1


def test_staff_propose_nothing(world: World) -> None:
    for actor in (world.caseworker(), world.manager()):
        with unchanged(world, actor, "consented"), pytest.raises(NotPermitted):
            proposed(actor)


def test_an_answer_is_read_by_all_and_told_to_whoever_proposed(world: World) -> None:
    me, manager = world.participant(), world.manager()
    proposed(me)
    (idea,) = seen_by(me)

    event = answered(manager, idea.id, AnswerState.UNDER_WAY, "Pauserna kommer i mars.")

    assert event == ProposalAnswered(idea.id, idea.programme_id, AnswerState.UNDER_WAY)
    for actor in (me, world.participant("private"), manager):
        (found,) = seen_by(actor)
        assert [(one.state, one.words) for one in found.answers] == [(AnswerState.UNDER_WAY, "Pauserna kommer i mars.")]
    with acting(me):
        told = notices(actor=me, participant_id=world.person("consented"), unseen=True)
        assert [one.kind for one in told].count(NoticeKind.PROPOSAL_ANSWERED) == 1
    with acting(manager):
        (row,) = Answer.objects.all()
        assert "mars" not in str(Event.objects.filter(kind="ProposalAnswered").values_list("payload", flat=True))
    assert b"mars" not in bytes(row.words_sealed)


def test_a_no_can_become_a_yes_and_what_is_done_stays_done(world: World) -> None:
    me, manager = world.participant(), world.manager()
    proposed(me)
    idea = seen_by(me)[0].id
    for state in (AnswerState.DECLINED, AnswerState.ACCEPTED, AnswerState.DONE):
        answered(manager, idea, state)

    with unchanged(world, manager, "consented"), pytest.raises(CannotAnswerProposal) as refusal:
        answered(manager, idea, AnswerState.DECLINED)

    assert codes(refusal.value) == ["answer-does-not-follow"]
    assert [one.state for one in seen_by(me)[0].answers] == [
        AnswerState.DECLINED,
        AnswerState.ACCEPTED,
        AnswerState.DONE,
    ]


def test_nobody_else_answers_and_a_proposal_that_is_not_there_is_refused(world: World) -> None:
    me, manager = world.participant(), world.manager()
    proposed(me)
    idea = seen_by(me)[0].id

    for actor in (me, world.caseworker(), world.steering_member(), world.evaluator()):
        with unchanged(world, actor, "consented"), pytest.raises(NotPermitted):
            answered(actor, idea)
    elsewhere = replace(manager, organisation_id=world.organisation("granskarna"))
    for actor, which in ((manager, new_id()), (elsewhere, idea)):
        with unchanged(world, actor, "consented"), pytest.raises(CannotAnswerProposal) as refusal:
            answered(actor, which)
        assert codes(refusal.value) == ["no-such-proposal"]


def test_a_participant_proposes_on_their_own_page_and_reads_what_became_of_it(world: World) -> None:
    client, page = world.browser(world.participant()), reverse("councils:my_council")
    assert "Ingen har lämnat ett förslag än." in text(client, page)

    response = client.post(reverse("councils:propose"), {"text": "Fler pauser.", "signed": ""})

    assert (response.status_code, response["Location"]) == (302, page)
    assert "14 januari 2013, utan namn Fler pauser. Väntar på svar Ditt förslag" in text(client, page)
    answered(world.manager(), seen_by(world.participant())[0].id, AnswerState.DONE, "Pauserna finns nu.")
    assert "Det är gjort" in text(client, page)
    assert "Pauserna finns nu." in text(client, page)
    others = text(world.browser(world.participant("private")), page)
    assert "Fler pauser." in others
    assert "Ditt förslag" not in others


def test_the_manager_answers_on_a_page_and_the_steering_group_reads(world: World) -> None:
    proposed(world.participant())
    idea = seen_by(world.participant())[0].id
    client, page = world.browser(world.manager()), reverse("councils:proposals")
    place = reverse("councils:answer", args=[idea])
    assert place in html(client, page)

    empty = client.post(place, {"state": "declined", "words": " "})
    assert "Skriv vad ni gör, eller varför ni inte gör det." in empty.content.decode()
    response = client.post(place, {"state": "declined", "words": "Lokalen är för liten."})

    assert (response.status_code, response["Location"]) == (302, page)
    assert "Nej, det gör vi inte" in text(client, page)
    assert "Lokalen är för liten." in text(client, page)
    assert place not in html(world.browser(world.steering_member()), page)
    html(client, reverse("councils:answer", args=[new_id()]), 404)


@pytest.mark.parametrize(("page", "budget"), [("my_council", 18), ("propose", 5), ("proposals", 11), ("answer", 10)])
def test_a_page_asks_what_it_did(world: World, page: str, budget: int) -> None:
    proposed(world.participant())
    idea = seen_by(world.participant())[0].id
    answered(world.manager(), idea)
    actor = world.participant() if page in {"my_council", "propose"} else world.manager()
    places = [idea] if page == "answer" else []

    asked = queries(world.browser(actor), reverse(f"councils:{page}", args=places))

    assert len(asked) == budget, "\n".join(asked)


def test_a_long_list_is_read_page_by_page_and_asks_no_more(world: World) -> None:
    me, manager = world.participant(), world.manager()
    for number in range(26):
        proposed(me, f"Förslag nummer {number:02}.")
        answered(manager, seen_by(me)[0].id)
    client, page = world.browser(me), reverse("councils:my_council")

    first = html(client, page)
    assert "Förslag nummer 25." in first
    assert "Förslag nummer 00." not in first
    assert "Förslag nummer 00." in html(client, f"{page}?after={seen_by(me)[24].id}")
    assert html(client, f"{page}?after=x")
    assert len(queries(client, page)) == 18


def test_the_steering_group_reads_what_is_proposed_what_is_answered_and_never_who(world: World) -> None:
    me, manager = world.participant(), world.manager()
    for words in ("Fler pauser.", "Kortare möten."):
        proposed(me, words)
    answered(manager, seen_by(me)[1].id, AnswerState.UNDER_WAY, "Pauserna kommer i mars.")
    take_part(world, "sunne")
    client, page = world.browser(world.steering_member()), reverse("councils:proposals")

    shown = text(client, page)

    assert "Framsteget · 14 januari 2013, utan namn Kortare möten. Väntar på svar" in shown
    assert "Fler pauser. Vi håller på" in shown
    assert "Pauserna kommer i mars." in shown
    assert "Clara" not in shown
    assert "Svara" not in shown.partition("Deltagarnas förslag")[2]
    for idea in (one.id for one in seen_by(me)):
        html(client, reverse("councils:answer", args=[idea]), 403)


def test_the_steering_group_of_another_programme_reads_nothing(world: World) -> None:
    proposed(world.participant())

    page = text(world.browser(world.steering_member()), reverse("councils:proposals"))

    assert "Ingen har lämnat ett förslag än." in page
