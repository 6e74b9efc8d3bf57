"""Two talk about their ratings: what they come to, and what the person says of an answer about them."""

from dataclasses import replace
from uuid import UUID

import pytest

from kedjan.assessments.domain.rating import Beside
from kedjan.assessments.domain.writing import Remark
from kedjan.assessments.models import Entry
from kedjan.assessments.operations import CannotAgree, CannotRemark, agree, write_remark
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.permissions import NotPermitted
from tests.assessments.trying import NOW, Trying
from tests.journeys.watching import at_work, recorded
from tests.support.reasons import codes
from tests.support.world import World


def come_to(trying: Trying, actor: Actor, assessment: UUID, text: str = "Vi prövar i februari.", **steps: int) -> None:
    """Write what the two came to."""
    with at_work(actor):
        agree(actor=actor, participant_id=trying.person, assessment_id=assessment, text=text, steps=steps, now=NOW)


def remark(actor: Actor, assessment: UUID, item: str = "recover", said: Remark | None = None) -> None:
    """Let the person say that they do not agree, or what is said."""
    with at_work(actor):
        found = said or Remark(agrees=False, text="Jag vilar bra på helgen.")
        write_remark(actor=actor, assessment_id=assessment, item=item, remark=found, now=NOW)


def test_agreement_and_difference_are_seen_item_by_item(world: World) -> None:
    trying = Trying(world)

    found = trying.view(trying.therapist, trying.dialogue(own=2, assessor=2, recover=4, keep_times=3))

    kinds = {pair.item.key: pair.beside for pair in found.pairs}
    assert (kinds["recover"], kinds["keep_times"], kinds["know_wishes"]) == (Beside.APART, Beside.NEAR, Beside.SAME)


def test_the_two_write_what_they_came_to_and_the_latest_counts(world: World) -> None:
    trying = Trying(world)
    assessment = trying.dialogue()

    come_to(trying, trying.therapist, assessment, "Först.", recover=2)
    come_to(trying, trying.therapist, assessment, recover=3)

    for reader in (trying.therapist, trying.me, world.caseworker("af")):
        found = trying.view(reader, assessment)
        assert found.agreement is not None
        assert (found.agreement.text, dict(found.agreement.steps)) == ("Vi prövar i februari.", {"recover": 3})
    assert recorded(trying.therapist, "AgreementWritten")[-1] == {
        "assessment_id": str(assessment),
        "participant_id": str(trying.person),
        "items": ["recover"],
    }


@pytest.mark.parametrize(
    ("text", "steps", "found"),
    [
        ("", {"recover": 3}, ["assessment.nothing_agreed"]),
        ("Ja.", {"recover": 5}, ["assessment.outside_scale"]),
        ("Ja.", {"swim": 3}, ["assessment.unknown_item"]),
    ],
)
def test_what_is_agreed_has_words_and_steps_of_the_scale(
    world: World, text: str, steps: dict[str, int], found: list[str]
) -> None:
    trying = Trying(world)
    assessment = trying.dialogue()

    with trying.nothing_changes(trying.therapist), pytest.raises(CannotAgree) as refusal:
        come_to(trying, trying.therapist, assessment, text, **steps)

    assert codes(refusal.value) == found


def test_nothing_is_agreed_before_both_are_done_or_by_one_rating(world: World) -> None:
    trying = Trying(world)
    half, trial = trying.begin(), trying.begin("demo-arbetsprov")
    trying.rate(trying.me, half, 2)
    trying.rate(trying.therapist, trial, 3)

    for assessment, found in ((half, "assessment.not_both"), (trial, "assessment.no_dialogue")):
        with trying.nothing_changes(trying.therapist), pytest.raises(CannotAgree) as refusal:
            come_to(trying, trying.therapist, assessment)
        assert codes(refusal.value) == [found]


def test_only_the_organisation_that_rated_writes_what_was_agreed(world: World) -> None:
    trying = Trying(world)
    assessment = trying.dialogue()
    stranger = replace(trying.therapist, organisation_id=world.organisation("af"))

    with trying.nothing_changes(stranger), pytest.raises(CannotAgree) as refusal:
        come_to(trying, stranger, assessment)
    assert codes(refusal.value) == ["assessment.not_yours"]
    for actor in (trying.me, world.caseworker("af")):
        with trying.nothing_changes(actor), pytest.raises(NotPermitted):
            come_to(trying, actor, assessment)


def test_the_person_says_where_they_do_not_agree_and_takes_it_back(world: World) -> None:
    trying = Trying(world)
    assessment = trying.dialogue()

    remark(trying.me, assessment)
    said = Remark(agrees=False, text="Jag vilar bra på helgen.")
    assert trying.view(trying.therapist, assessment).remark_of == {"recover": said}
    remark(trying.me, assessment, said=Remark(agrees=True))

    assert trying.view(trying.therapist, assessment).remark_of == {"recover": Remark(agrees=True)}
    assert [one["agrees"] for one in recorded(trying.me, "RemarkWritten")] == [False, True]


@pytest.mark.parametrize(
    ("item", "said", "found"),
    [
        ("recover", Remark(agrees=False, text=" "), "assessment.say_what"),
        ("recover", Remark(agrees=False, text="x" * 2001), "assessment.long_comment"),
        ("swim", Remark(agrees=False, text="Nej."), "assessment.unknown_item"),
    ],
)
def test_a_remark_is_about_an_item_in_words(world: World, item: str, said: Remark, found: str) -> None:
    trying = Trying(world)
    assessment = trying.dialogue()

    with trying.nothing_changes(trying.me), pytest.raises(CannotRemark) as refusal:
        remark(trying.me, assessment, item, said)

    assert codes(refusal.value) == [found]


def test_nobody_remarks_on_what_is_not_done_or_not_about_them(world: World) -> None:
    trying = Trying(world)
    half, whole = trying.begin(), trying.dialogue()

    for actor, assessment, found in (
        (trying.me, half, "assessment.not_shown"),
        (world.participant("private"), whole, "assessment.not_here"),
    ):
        with trying.nothing_changes(actor), pytest.raises(CannotRemark) as refusal:
            remark(actor, assessment)
        assert codes(refusal.value) == [found]
    with trying.nothing_changes(trying.therapist), pytest.raises(NotPermitted):
        remark(trying.therapist, whole)


def test_words_and_answers_are_sealed(world: World) -> None:
    trying = Trying(world)
    come_to(trying, trying.therapist, trying.dialogue())

    with acting(trying.therapist):
        stored = b"".join(bytes(one) for one in Entry.objects.values_list("text_sealed", flat=True))
    assert b"februari" not in stored
    assert b"move_things" not in stored
