"""A withdrawal is told to the person, to those it closes something to and to the rest of the team; read once."""

import pytest

from kedjan.consents.operations import withdraw_consent
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId
from kedjan.notices.domain.kinds import Audience, NoticeKind, Telling, to_officer, to_organisation, to_person
from kedjan.notices.domain.wording import UNSEEN_PERSON
from kedjan.notices.operations import mark_seen, tell
from kedjan.notices.queries import NoticeView, notices
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.participants.queries import person
from tests.participants.colleagues import colleague
from tests.policies.closing import protect
from tests.support.told import told_to
from tests.support.world import World


def told(actor: Actor, *, unseen: bool = False) -> tuple[NoticeView, ...]:
    with acting(actor):
        return notices(actor=actor, unseen=unseen)


def withdraw(actor: Actor, consent_id: ConsentId) -> None:
    with acting(actor) as clock:
        withdraw_consent(actor=actor, consent_id=consent_id, now=clock.now(), told=told_to(actor))


def name_of(actor: Actor, world: World, name: str) -> str:
    with acting(actor):
        found = person(actor=actor, participant_id=world.person(name))
    assert found is not None
    assert found.name is not None
    return found.name


def test_an_organisation_is_told_what_it_no_longer_sees_and_not_about_whom(world: World) -> None:
    before = len(told(world.caseworker("af")))

    withdraw(world.participant(), world.consent("consented", "lifts_secrecy"))

    (latest, *rest) = told(world.caseworker("af"))
    assert len(rest) == before
    assert latest.kind is NoticeKind.SHARING_WITHDRAWN
    assert latest.text == (
        UNSEEN_PERSON[:1].upper() + UNSEEN_PERSON[1:] + " har tagit tillbaka samtycke till att dela uppgifter. "
        "Genom det samtycket ser ni inte längre: bedömningar av arbetsförmåga, kontaktuppgifter, "
        "namn och personnummer, behov av anpassning, plan och steg, arbete och arbetsgivare. "
        "Det stöd som ni ska ge enligt lag fortsätter."
    )
    assert not latest.is_named


def test_whoever_still_sees_the_person_is_told_the_name(world: World) -> None:
    fk = world.caseworker("fk")

    withdraw(world.participant(), world.consent("consented", "lifts_secrecy"))

    latest = told(fk)[0]
    assert latest.text.startswith(f"{name_of(fk, world, 'consented')} har tagit tillbaka samtycke till att dela")
    assert latest.is_named


def test_the_person_is_told_who_no_longer_sees_what(world: World) -> None:
    withdraw(world.participant(), world.consent("consented", "lifts_secrecy"))

    (latest,) = told(world.participant())
    assert latest.audience is Audience.PERSON
    assert "Arbetsförmedlingen Torsby" in latest.text
    assert "Ditt vanliga stöd fortsätter." in latest.text


def test_a_consent_that_opened_nothing_is_told_to_the_whole_team(world: World) -> None:
    withdraw(world.participant(), world.consent("consented", "join_programme"))

    for key in ("fk", "af", "sunne", "region"):
        latest = told(world.caseworker(key))[0]
        assert latest.kind is NoticeKind.AGREEMENT_WITHDRAWN
        assert latest.text.endswith(
            "har tagit tillbaka samtycke till att delta i programmet. Det stöd som ni ska ge enligt lag fortsätter."
        )


def test_nobody_outside_the_team_is_told(world: World) -> None:
    withdraw(world.participant(), world.consent("consented", "lifts_secrecy"))

    assert told(world.caseworker("torsby")) == ()
    assert told(world.employer_contact("kafeet")) == ()


def test_whoever_recorded_the_consent_may_withdraw_it_on_the_persons_word_and_the_person_is_told(world: World) -> None:
    withdraw(world.caseworker("fk"), world.consent("consented", "lifts_secrecy"))

    assert [one.kind for one in told(world.participant())] == [NoticeKind.SHARING_WITHDRAWN]


def test_the_officer_is_told_and_not_about_whom(world: World) -> None:
    fk, values = world.caseworker("fk"), {"organisation": str(world.organisation("fk"))}
    telling = to_officer(NoticeKind.EMERGENCY_OPENED, world.person("private"), world.organisation("fk"), values)

    with acting(fk) as clock:
        tell(actor=fk, tellings=[telling], now=clock.now())

    assert [one for one in told(fk) if one.kind is NoticeKind.EMERGENCY_OPENED] == []


def test_what_is_read_is_read_for_the_whole_organisation_and_stays_to_be_found(world: World) -> None:
    af = world.caseworker("af")
    news, *others = told(af, unseen=True)

    with acting(af) as clock:
        event = mark_seen(actor=af, notice_ids=[news.id], now=clock.now())

    assert event.notice_ids == (news.id,)
    assert told(af, unseen=True) == tuple(others)
    assert news.id in {one.id for one in told(af)}


def test_what_is_read_is_not_read_again_and_what_others_are_told_cannot_be(world: World) -> None:
    af, stranger = world.caseworker("af"), world.caseworker("torsby")
    news, *_others = told(af, unseen=True)

    with acting(stranger) as clock:
        assert mark_seen(actor=stranger, notice_ids=[news.id], now=clock.now()).notice_ids == ()
    with acting(af) as clock:
        mark_seen(actor=af, notice_ids=[news.id], now=clock.now())
        assert mark_seen(actor=af, notice_ids=[news.id], now=clock.now()).notice_ids == ()


def test_a_role_that_reads_no_notices_marks_none(world: World) -> None:
    manager = world.manager()

    with acting(manager) as clock, pytest.raises(NotPermitted):
        mark_seen(actor=manager, notice_ids=[], now=clock.now())


@pytest.mark.parametrize(
    ("kind", "values", "error"),
    [
        (NoticeKind.CONSENT_GIVEN, {}, KeyError),
        (NoticeKind.CONSENT_ENDING, {"name": "x"}, ValueError),
    ],
)
def test_a_fault_in_the_program_is_found_before_anything_is_told(
    world: World, kind: NoticeKind, values: dict[str, str], error: type[Exception]
) -> None:
    fk = world.caseworker("fk")
    good = to_organisation(NoticeKind.AGREEMENT_WITHDRAWN, world.person("private"), world.organisation("torsby"), {})
    bad: Telling = to_person(kind, world.person("private"), values)

    with acting(fk) as clock, pytest.raises(error):
        tell(actor=fk, tellings=[good, bad], now=clock.now())

    assert told(world.caseworker("torsby")) == ()


def test_of_somebody_with_protected_identity_a_colleague_is_told_without_a_name(world: World) -> None:
    fk, kim, person = world.caseworker("fk"), colleague(world), world.person("consented")
    withdraw(world.participant(), world.consent("consented", "lifts_secrecy"))

    protect(fk, person)

    hidden, named = told(kim)[0], told(fk)[0]
    assert hidden.text.startswith("En person med skyddad identitet har tagit tillbaka samtycke")
    assert named.text.startswith("Clara Prov (skyddad identitet) har tagit tillbaka samtycke")
    assert (hidden.is_named, named.is_named) == (False, True)
