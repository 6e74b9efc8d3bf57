"""Whoever asked for papers is told when two weeks have gone, once for each letter; the person sees that it is late."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import PaperRequestId
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import NoticeView, notices
from kedjan.organisations.models import Membership
from kedjan.papers.domain.codes import RequestState, Way
from kedjan.papers.domain.path import Marking
from kedjan.papers.jobs import tell_every_morning
from kedjan.papers.operations.asking import ask_for_paper
from kedjan.papers.operations.marking import mark_request
from tests.journeys.pages import text
from tests.journeys.watching import at_work
from tests.papers.collecting import NAME, empower, receive, take_power_back, wanted
from tests.participants.colleagues import colleague
from tests.support.world import TODAY, World, noon


def sent_days_ago(world: World, days: int, actor: Actor | None = None) -> PaperRequestId:
    """Let Försäkringskassan have sent a letter so many days ago, under a power of attorney that holds."""
    actor, on = actor or world.caseworker(), TODAY - timedelta(days=days)
    with at_work(actor):
        asked = ask_for_paper(
            actor=actor, participant_id=world.person(NAME), wanted=wanted(last_on=date(2012, 11, 1)), now=noon(on)
        )
    marked(actor, asked.request_id, RequestState.SENT, on)
    return asked.request_id


def marked(actor: Actor, request: PaperRequestId, state: RequestState, on: date) -> None:
    with at_work(actor):
        mark_request(actor=actor, request_id=request, marking=Marking(state, on, way=Way.LETTER), now=noon(on))


def late(actor: Actor) -> list[NoticeView]:
    """Return what the actor is told of papers that have not come."""
    with acting(actor):
        return [one for one in notices(actor=actor, limit=50) if one.kind is NoticeKind.PAPER_LATE]


@pytest.mark.parametrize(("days", "told"), [(13, 0), (14, 1), (30, 1)])
def test_whoever_sent_the_letter_is_told_from_the_fourteenth_day_and_once(world: World, days: int, told: int) -> None:
    empower(world)
    sent_days_ago(world, days)

    tell_every_morning()
    tell_every_morning()

    assert len(late(world.caseworker())) == told


def test_the_notice_says_since_when_and_about_whom_and_no_provider(world: World) -> None:
    empower(world)
    sent_days_ago(world, 14)

    tell_every_morning()

    (found,) = late(world.caseworker())
    assert found.is_named
    assert "31\N{NO-BREAK SPACE}december\N{NO-BREAK SPACE}2012" in found.text
    assert "Vårdcentralen" not in found.text
    assert late(world.participant(NAME)) == []


def test_a_reminder_that_is_sent_is_waited_for_as_long_again(world: World) -> None:
    empower(world)
    request = sent_days_ago(world, 30)
    tell_every_morning()

    marked(world.caseworker(), request, RequestState.REMINDED, TODAY - timedelta(days=14))
    tell_every_morning()

    assert len(late(world.caseworker())) == 2


def test_a_colleague_is_told_only_when_the_sender_is_no_longer_there(world: World) -> None:
    fk, other = world.caseworker(), colleague(world)
    empower(world)
    request = sent_days_ago(world, 40)
    tell_every_morning()
    assert (len(late(fk)), len(late(other))) == (1, 0)

    marked(fk, request, RequestState.REMINDED, TODAY - timedelta(days=20))
    Membership.objects.filter(account_id=fk.account_id).update(until_on=TODAY - timedelta(days=1))
    tell_every_morning()

    assert len(late(other)) == 1


def test_what_has_come_in_and_what_is_to_be_stopped_is_not_reminded_of(world: World) -> None:
    consent = empower(world)
    fk = world.caseworker()
    receive(fk, sent_days_ago(world, 20))
    tell_every_morning()
    assert late(fk) == []

    sent_days_ago(world, 20)
    take_power_back(fk, consent)
    tell_every_morning()
    assert late(fk) == []


def test_the_person_sees_that_the_answer_is_late_and_who_reminds(world: World) -> None:
    empower(world)
    sent_days_ago(world, 14)

    page = text(world.my_browser(NAME), reverse("papers:my_papers"))

    assert "Svaret dröjer. Försäkringskassan Sunne påminner dem." in page


def test_whoever_collects_reads_on_both_pages_when_it_is_time_to_remind(world: World) -> None:
    empower(world)
    person, request = world.person(NAME), sent_days_ago(world, 14)
    pages = (reverse("papers:case_papers", args=[person]), reverse("papers:request", args=[person, request]))

    assert all("Dags att påminna" in text(world.staff_browser(), page) for page in pages)
