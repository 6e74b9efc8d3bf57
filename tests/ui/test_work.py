"""What long work says of itself: docs/rules/long-work.md."""

from datetime import UTC, datetime, timedelta

from django.utils.translation import override

from kedjan.kernel.progress import STALLED_AFTER, Progress
from kedjan.ui.components import Work, WorkState
from kedjan.ui.work import work_view

NOON = datetime(2013, 1, 14, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def shown(progress: Progress, *, now: datetime = NOON, problem: str = "") -> Work:
    return work_view(progress=progress, now=now, label="Rader", here="/x/", again="Försök igen", problem=problem)


def test_work_in_the_queue_waits_for_its_turn() -> None:
    work = shown(Progress(0, 100_000, moved_at=NOON))

    assert (work.state, work.again) == (WorkState.WAITING, "")
    assert work.text == "Väntar på sin tur. Det börjar oftast inom några sekunder."


def test_work_under_way_says_how_far_it_is_and_how_long_is_left() -> None:
    work = shown(Progress(25_000, 100_000, moved_at=NOON, begun_at=NOON - MINUTE))

    assert work.words.replace("\N{NO-BREAK SPACE}", " ") == "25 000 av 100 000"
    assert (work.state, work.text, work.said) == (
        WorkState.RUNNING,
        "Ungefär 3 minuter kvar.",
        "En fjärdedel är klar.",
    )


def test_the_last_minute_is_not_counted_in_seconds() -> None:
    work = shown(Progress(90, 100, moved_at=NOON, begun_at=NOON - MINUTE))

    assert work.text == "Mindre än en minut kvar."


def test_what_is_read_aloud_does_not_change_at_every_step() -> None:
    said = {shown(Progress(done, 1000, moved_at=NOON, begun_at=NOON - MINUTE)).said for done in range(1001)}

    assert len(said) == 5


def test_work_that_has_stopped_says_since_when_and_can_be_tried_again() -> None:
    work = shown(Progress(10, 100, moved_at=NOON, begun_at=NOON), now=NOON + STALLED_AFTER)

    assert (work.state, work.again) == (WorkState.STALLED, "Försök igen")
    assert "sedan" in work.text
    assert "13:00" in work.text


def test_a_known_reason_is_said_before_the_time_is_over() -> None:
    work = shown(Progress(0, 100, moved_at=NOON), problem="Ingen får.")

    assert (work.state, work.text, work.said) == (WorkState.STALLED, "Ingen får.", "Ingen får.")


def test_it_speaks_english() -> None:
    with override("en"):
        work = shown(Progress(25_000, 100_000, moved_at=NOON, begun_at=NOON - MINUTE))

    assert (work.words, work.text) == ("25,000 of 100,000", "About 3 minutes left.")
