"""A note about a group as a whole: for those who lead it and those who plan it, and for nobody else."""

import pytest
from django.urls import reverse

from kedjan.coaching.models import Group
from kedjan.coaching.operations.group_notes import CannotWriteOfGroup, write_group_note
from kedjan.coaching.queries.group_notes import group_notes
from kedjan.coaching.queries.led import group_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import GroupId
from kedjan.programmes.operations import load_programme
from tests.coaching.founding import programme_text, settled
from tests.coaching.leading import NOW, Led, led_group, nothing_changed
from tests.coaching.planning import asked, first_plan, first_start, published
from tests.journeys.pages import text
from tests.journeys.watching import at_work
from tests.support.reasons import codes
from tests.support.world import TODAY, World

COLD = "Rummet är kallt på morgonen."


def _write(actor: Actor, group_id: GroupId) -> None:
    with at_work(actor):
        write_group_note(actor=actor, group_id=group_id, text=COLD, now=NOW)


def _read(led: Led, actor: Actor) -> list[str] | None:
    with acting(actor):
        group = group_of(actor=actor, group_id=led.id)
        assert group is not None
        found = group_notes(actor=actor, group=group, today=TODAY)
    return None if found is None else [one.text for one in found]


@pytest.mark.parametrize("key", ["fk", "af", "region"])
def test_whoever_leads_or_stands_by_writes_about_the_group_and_all_of_them_read_it(world: World, key: str) -> None:
    led = led_group(world)

    _write(world.caseworker(key), led.id)

    assert [_read(led, world.caseworker(one)) for one in ("fk", "af", "region")] == [[COLD]] * 3


def test_nobody_else_writes_or_reads_about_the_group(world: World) -> None:
    led, other = led_group(world), world.caseworker("sunne")
    _write(led.fk, led.id)

    with nothing_changed(world), pytest.raises(CannotWriteOfGroup) as refused:
        _write(other, led.id)

    assert codes(refused.value.reasons) == ["group_note.not_yours"]
    assert (_read(led, other), _read(led, world.coordinator())) == (None, None)


def test_whoever_plans_the_groups_of_the_organisation_writes_and_reads(world: World) -> None:
    made = settled(world)
    plan_id = asked(made)
    first_plan(made, plan_id)
    published(made, plan_id)
    start, client = first_start(made), world.browser(made.coordinator)

    sent = client.post(reverse("coaching:group_note", args=[start]), {"text": COLD})

    assert sent.status_code == 302
    assert COLD in text(client, reverse("coaching:group", args=[start]))


def test_the_page_of_the_group_shows_the_notes_to_a_leader_and_not_to_a_colleague(world: World) -> None:
    led = led_group(world)
    _write(led.fk, led.id)
    place = reverse("coaching:group", args=[led.id])

    assert COLD in text(world.staff_browser("af"), place)
    shown = text(world.staff_browser("sunne"), place)
    assert COLD not in shown
    assert "Om gruppen" not in shown


def test_a_group_keeps_the_programmes_months_from_the_day_it_was_published(world: World) -> None:
    made, operator = settled(world), world.operator()
    with acting(operator):
        shorter = programme_text().replace("individual_months = 12", "individual_months = 6")
        load_programme(actor=operator, text=shorter, now=NOW)
    plan_id = asked(made)
    first_plan(made, plan_id)
    published(made, plan_id)
    with acting(operator):
        load_programme(actor=operator, text=programme_text(), now=NOW)

    with acting(made.coordinator):
        assert set(Group.objects.values_list("individual_months", flat=True)) == {6}
