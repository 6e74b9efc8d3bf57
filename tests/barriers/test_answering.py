"""Reports as whoever runs Kedjan sees them: those that wait first, answered in the own name, gone in time."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django import app

from kedjan.audit.models import Event
from kedjan.barriers.domain.reports import CONTACT_KEPT, KEPT, Status
from kedjan.barriers.jobs import DISPOSAL_JOB
from kedjan.barriers.operations import CannotAnswerBarrier, ReportsDisposedOf, answer_barrier, dispose_of_reports
from kedjan.barriers.queries import ReportView, report, reports
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import new_id
from kedjan.organisations.domain.permissions import NotPermitted
from tests.barriers.telling import CONTACT, answered, told
from tests.journeys.pages import queries, text
from tests.support.world import World

LIST = "/help/accessibility/reports/"


def _found(world: World, report_id: object) -> ReportView | None:
    with acting(world.operator()):
        (known,) = [one.id for one in reports(actor=world.operator()) if one.id == report_id] or [new_id()]
        return report(actor=world.operator(), report_id=known)


def test_an_operator_answers_on_the_page_and_the_report_is_finished(world: World) -> None:
    report_id, browser = told(), world.browser(world.operator())

    before = text(browser, LIST)
    answer = browser.post(f"{LIST}{report_id}/", {"status": "mended", "words": "Nu läses den upp."})

    assert "Inte läst" in before
    assert answer.headers["Location"] == LIST
    assert "Rättat" in text(browser, LIST)
    assert "Nu läses den upp." in text(browser, f"{LIST}{report_id}/")
    with acting(world.operator()):
        event = Event.objects.get(kind="BarrierAnswered")
    assert event.payload == {"report_id": str(report_id), "status": "mended"}


def test_what_waits_stands_first_and_on_the_operators_start_page(world: World) -> None:
    done, waits = told(), told()
    answered(world.operator(), done)

    with acting(world.operator()):
        found = [(one.id, one.status) for one in reports(actor=world.operator())]

    assert found == [(waits, Status.NEW), (done, Status.MENDED)]
    assert text(world.browser(world.operator()), "/").count("Svara om en brist i tillgängligheten") == 1


def test_nobody_else_answers(world: World) -> None:
    report_id, caseworker = told(), world.caseworker("fk")

    with acting(caseworker) as clock, pytest.raises(NotPermitted):
        answer_barrier(actor=caseworker, report_id=report_id, status=Status.MENDED, words="x", now=clock.now())

    found = _found(world, report_id)
    assert found is not None
    assert found.replies == ()


def test_what_is_gone_is_not_answered(world: World) -> None:
    operator = world.operator()

    with acting(operator) as clock, pytest.raises(CannotAnswerBarrier):
        answer_barrier(actor=operator, report_id=new_id(), status=Status.MENDED, words="x", now=clock.now())


def _disposed(world: World, after: timedelta) -> ReportsDisposedOf:
    operator = world.operator()
    with acting(operator) as clock:
        return dispose_of_reports(actor=operator, now=clock.now() + after)


def test_how_to_reach_somebody_goes_three_months_after_the_last_word(world: World) -> None:
    finished, open_still = told(), told()
    answered(world.operator(), finished)
    answered(world.operator(), open_still, Status.LOOKING)

    too_early = _disposed(world, CONTACT_KEPT - timedelta(seconds=1))
    in_time = _disposed(world, CONTACT_KEPT)

    assert (too_early.contacts, in_time.contacts) == (0, 1)
    contacts = [one.contact for one in (_found(world, finished), _found(world, open_still)) if one is not None]
    assert contacts == ["", CONTACT]


def test_a_report_goes_after_two_years_with_its_answers(world: World) -> None:
    report_id = told()
    answered(world.operator(), report_id, Status.LOOKING)

    before = _disposed(world, KEPT - timedelta(seconds=1))
    after = _disposed(world, KEPT)

    assert (before.reports, after.reports) == (0, 1)
    assert _found(world, report_id) is None


def test_the_clock_disposes_every_night(world: World) -> None:
    told()

    due = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    app.tasks[DISPOSAL_JOB](1358157600)

    assert due[DISPOSAL_JOB] == "50 2 * * *"
    with acting(world.operator()):
        assert len(reports(actor=world.operator())) == 1


def test_the_pages_ask_what_they_did(world: World) -> None:
    browser = world.browser(world.operator())
    report_id = told()

    assert [len(queries(browser, path)) for path in (LIST, f"{LIST}{report_id}/")] == [5, 6]
