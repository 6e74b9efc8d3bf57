"""Who is told that a group is given, taken, moved or cancelled, and that a session is; and what is not to be moved."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from kedjan.coaching.domain.codes import WhyCancelled
from kedjan.coaching.domain.news import NewsKind
from kedjan.coaching.domain.sessions import NewDay, obstacles_to_move
from kedjan.coaching.models import Group, GroupNews, Session
from kedjan.coaching.operations.leading import CannotLeadSession, Material, cancel_session, write_session
from kedjan.coaching.operations.plan_repairing import cancel_start
from kedjan.coaching.queries.led import group_of
from kedjan.coaching.queries.news import NewsView, news_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from tests.coaching.founding import settled
from tests.coaching.leading import FIRST, NOW, Led, held, led_group, nothing_changed
from tests.coaching.planning import first_start, proposed, published, quick
from tests.journeys.pages import html, said
from tests.journeys.watching import at_work
from tests.policies.rows import insert
from tests.support.world import TODAY, World, noon

LATER = time(13)
NO_MATERIAL = Material("", "", "", "", "", ())
AS_BEFORE = timedelta(days=1)


def told(actor: Actor) -> list[tuple[NewsKind, date | None]]:
    """Return what the coach was told, the latest first."""
    return [(one.kind, one.on) for one in news(actor)]


def af_of(led: Led) -> Actor:
    """Return the other leader."""
    return led.world.caseworker("af")


def news(actor: Actor) -> tuple[NewsView, ...]:
    """Return the same as it is read."""
    with acting(actor):
        return news_of(actor=actor, since=noon(TODAY) - AS_BEFORE, limit=9)


def person_told(world: World, name: str = "consented") -> list[NoticeKind]:
    """Return what the person was told."""
    actor = world.participant(name)
    with acting(actor):
        return [one.kind for one in notices(actor=actor)]


def day_of(led: Led, number: int) -> date:
    """Return the day of the session."""
    with acting(led.fk):
        group = group_of(actor=led.fk, group_id=led.id)
    assert group is not None
    session = group.session(number)
    assert session is not None
    return session.on


def moved(led: Led, actor: Actor, on: date, number: int = 4) -> None:
    """Move the session."""
    with at_work(actor):
        write_session(
            actor=actor, group_id=led.id, number=number, on=on, begins_at=LATER, material=NO_MATERIAL, now=NOW
        )


A_DAY = NewDay(date(2013, 2, 5), is_first=False, closed_weeks=frozenset(), is_room_closed=False, away=(), able=2)


def test_a_cancelled_session_is_told_to_the_other_coaches_and_to_those_in_the_group(world: World) -> None:
    led = led_group(world)
    on = day_of(led, 4)

    with at_work(led.fk):
        cancel_session(actor=led.fk, group_id=led.id, number=4, why=WhyCancelled.NO_ROOM, now=NOW)

    assert (told(af_of(led)), told(world.caseworker("region"))) == ([(NewsKind.SESSION_CANCELLED, on)],) * 2
    assert told(led.fk) == []
    assert person_told(world) == [NoticeKind.SESSION_CANCELLED]


def test_a_session_is_cancelled_twice_and_told_once(world: World) -> None:
    led = led_group(world)

    for why in (WhyCancelled.NO_ROOM, WhyCancelled.OTHER):
        with at_work(led.fk):
            cancel_session(actor=led.fk, group_id=led.id, number=4, why=why, now=NOW)

    assert len(told(af_of(led))) == 1
    assert person_told(world) == [NoticeKind.SESSION_CANCELLED]


def test_a_moved_session_is_told_with_its_new_day(world: World) -> None:
    led = led_group(world)
    on = day_of(led, 4) + timedelta(days=2)

    moved(led, led.fk, on)

    assert told(af_of(led)) == [(NewsKind.SESSION_MOVED, on)]
    assert person_told(world) == [NoticeKind.SESSION_MOVED]


def test_what_is_written_about_a_session_that_stays_is_told_to_nobody(world: World) -> None:
    led = led_group(world)
    on = day_of(led, 4)

    with at_work(led.fk):
        write_session(
            actor=led.fk,
            group_id=led.id,
            number=4,
            on=on,
            begins_at=time(9, 30),
            material=Material("Mitt mål", "", "", "", "", ()),
            now=NOW,
        )

    assert (told(af_of(led)), person_told(world)) == ([], [])


def test_a_day_that_has_been_is_corrected_without_telling_anybody(world: World) -> None:
    led = led_group(world)

    moved(led, led.fk, day_of(led, FIRST) + timedelta(days=1), FIRST)

    assert (told(af_of(led)), person_told(world)) == ([], [])


def test_a_session_is_not_moved_where_the_room_is_closed_and_nobody_is_told(world: World) -> None:
    led = led_group(world)
    on = day_of(led, 4) + timedelta(days=2)
    with acting(led.fk):
        closure = {"id": new_id(), "room_id": _room_of(led), "first_on": on, "last_on": on, "recorded_at": noon(TODAY)}
        insert("coaching_roomclosure", closure)
        before = Session.objects.filter(group_id=led.id).count()

    with nothing_changed(world), pytest.raises(CannotLeadSession) as refusal:
        moved(led, led.fk, on)

    assert [one.code for one in refusal.value.reasons] == ["session.room_closed"]
    with acting(led.fk):
        assert Session.objects.filter(group_id=led.id).count() == before
        assert GroupNews.objects.count() == 0


def test_the_page_says_every_reason_and_keeps_what_was_typed(world: World) -> None:
    led = led_group(world)
    on = day_of(led, 4) + timedelta(days=2)
    with acting(led.fk):
        closure = {"id": new_id(), "room_id": _room_of(led), "first_on": on, "last_on": on, "recorded_at": noon(TODAY)}
        insert("coaching_roomclosure", closure)
        for coach in led.coaches.values():
            absence = {"id": new_id(), "coach_id": coach, "first_on": on, "last_on": on, "is_sudden": False}
            insert("coaching_absence", {**absence, "recorded_at": noon(TODAY), "recorded_by": led.fk.account_id})
    typed = {"on_day": on.day, "on_month": on.month, "on_year": on.year, "begins_at": "13:00", "theme": "Vägen dit"}

    page = world.browser(led.fk).post(reverse("coaching:session_plan", args=[led.id, 4]), typed).content.decode()

    assert "Lokalen är stängd den dagen." in page
    assert "För få coacher kan leda träffen den dagen. Borta:" in page
    assert "Vägen dit" in page


@pytest.mark.parametrize(
    ("new", "codes"),
    [
        (A_DAY, []),
        (replace(A_DAY, closed_weeks=frozenset({6})), ["session.closed_week"]),
        (replace(A_DAY, closed_weeks=frozenset({7})), []),
        (replace(A_DAY, is_room_closed=True), ["session.room_closed"]),
        (replace(A_DAY, able=1), []),
        (replace(A_DAY, able=0), ["session.no_coach"]),
        (replace(A_DAY, able=0, away=("Ann", "Bo")), ["session.coaches_away"]),
        (replace(A_DAY, able=1, is_first=True, away=("Ann",)), ["session.coaches_away"]),
        (
            replace(A_DAY, closed_weeks=frozenset({6}), is_room_closed=True),
            ["session.closed_week", "session.room_closed"],
        ),
    ],
)
def test_what_stands_in_the_way_of_a_day(new: NewDay, codes: list[str]) -> None:
    assert [one.code for one in obstacles_to_move(new)] == codes


def test_a_published_plan_tells_its_coaches_and_a_cancelled_start_tells_them_too(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch)
    made = settled(world)
    published(made, proposed(made))
    coaches = [world.caseworker(key) for key in ("fk", "af", "sunne")]
    given = [kind for one in coaches for kind, _on in told(one)]
    start = first_start(made)

    with acting(made.coordinator):
        cancel_start(actor=made.coordinator, group_id=start, why=WhyCancelled.TOO_FEW, now=NOW)

    assert given.count(NewsKind.LEADS) >= 2
    assert set(given) <= {NewsKind.LEADS, NewsKind.STANDS_BY}
    after = [kind for one in coaches for kind, _on in told(one)]
    assert after.count(NewsKind.CANCELLED) >= 2
    assert told(made.coordinator) == []


def test_the_start_page_has_what_is_not_written_in_and_what_others_have_changed(world: World) -> None:
    led = led_group(world)
    held(led, led.fk)
    with at_work(led.fk):
        cancel_session(actor=led.fk, group_id=led.id, number=4, why=WhyCancelled.NO_ROOM, now=NOW)

    page = said(html(world.browser(af_of(led)), "/"))

    assert "Skriv in vilka som var med: Träff 1" in page
    assert "är inställd i gruppen i Medborgarhuset led" in page
    assert "I dag: Träff 2" in page
    assert "är inställd i gruppen i Medborgarhuset led" in said(
        html(world.browser(af_of(led)), reverse("coaching:my_groups"))
    )
    assert "är inställd i gruppen" not in said(html(world.browser(led.fk), reverse("coaching:my_groups")))


def _room_of(led: Led) -> object:
    return Group.objects.get(pk=led.id).room_id
