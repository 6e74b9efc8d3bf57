"""How participants have been followed, on the pages of results and in the file."""

import csv
import io

from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.continuity import WhyChanged
from kedjan.journeys.operations import Handover, name_worker
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, EnrolmentId
from kedjan.kernel.sex import Sex
from kedjan.outcomes.models import Publication
from kedjan.outcomes.operations import publish_results
from tests.journeys.pages import html, queries, text
from tests.outcomes.crowd import STARTED_ON, crowd, framsteget_loaded
from tests.support.people import SUNNE
from tests.support.world import TODAY, World, noon

LIVE, PUBLISHED, FILE = (
    reverse(f"outcomes:{page}", args=["framsteget"]) for page in ("live", "published", "followed_csv")
)
AWAY = Handover(WhyChanged.IS_AWAY, "Ring på förmiddagen.")


def named(actor: Actor, one: EnrolmentId, worker: AccountId | None, handover: Handover) -> None:
    with acting(actor):
        name_worker(
            actor=actor, enrolment_id=one, worker_id=worker, since_on=STARTED_ON, handover=handover, now=noon(TODAY)
        )


def followed(world: World) -> None:
    """Let twenty women and fourteen men be followed; five women and two men have nobody since the first day."""
    actor = world.caseworker("fk")
    women = crowd(world, 20, working=10, sex=Sex.WOMAN, municipality=SUNNE)
    men = crowd(world, 14, working=7, sex=Sex.MAN, municipality=SUNNE)
    for place, one in enumerate((*women, *men)):
        named(actor, one, actor.account_id, Handover(None, ""))
        if place < 5 or 20 <= place < 22:
            named(actor, one, None, AWAY)


def published(world: World) -> None:
    with acting(world.manager()):
        publish_results(actor=world.manager(), programme=framsteget_loaded(), now=noon(TODAY))


def test_manager_and_evaluator_see_women_and_men_small_numbers_included(world: World) -> None:
    followed(world)

    for actor in (world.manager(), world.evaluator()):
        shown = text(world.browser(actor), LIVE)
        assert "Kvinnor 75 % (53–89 %), 15 av 20 5 0,3 5 av 5 434" in shown
        assert "Män 86 % (60–96 %), 12 av 14 2 0,1 2 av 2" in shown
        assert "Är ledig en längre tid 5 2 7" in shown
        assert "Samma person hela tiden: deltagare som aldrig har bytt" in shown


def test_before_anybody_is_named_the_page_says_so_in_figures(world: World) -> None:
    assert "Kvinnor ingen än 0 – ingen än –" in text(world.browser(world.manager()), LIVE)


def test_two_men_who_changed_are_nowhere_in_what_is_published(world: World) -> None:
    followed(world)
    published(world)
    client = world.browser(world.steering_member())

    shown = text(client, PUBLISHED).partition("De som följer deltagarna")[2]
    lines = list(csv.reader(io.StringIO(client.get(FILE).content.decode("utf-8-sig")), delimiter=";"))

    assert "Män dolt" in shown
    assert "12 av 14" not in shown
    assert FILE in html(client, PUBLISHED)
    by_group = {line[0]: line[1:] for line in lines}
    assert by_group["Män"] == [".."] * 11 + ["2012-12-31"]
    assert ".." in {by_group["Kvinnor"][1], by_group["Alla"][1]}


def test_the_file_says_what_each_column_is(world: World) -> None:
    actor, men = world.caseworker("fk"), crowd(world, 12, working=6, sex=Sex.MAN, municipality=SUNNE)
    crowd(world, 5, working=0, sex=Sex.WOMAN, municipality=SUNNE)
    for one in men:
        named(actor, one, actor.account_id, Handover(None, ""))
    published(world)

    answer = world.browser(world.manager()).get(FILE)
    titles, _women, his, *_rest = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")

    assert titles[:5] == ["grupp", "har någon utsedd", "samma person hela tiden", titles[3], "byten"]
    assert his[:5] == ["Män", "12", "12", "420", "0"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="framsteget-followed-2012-12-31.csv"'


def test_what_was_published_before_has_neither_table_nor_file(world: World) -> None:
    followed(world)
    published(world)
    old = Publication.objects.get()
    table = {name: one for name, one in old.table.items() if name != "followed"}
    with acting(world.manager()):
        Publication.objects.create(
            programme_id=old.programme_id,
            organisation_id=old.organisation_id,
            as_of=old.as_of.replace(month=9, day=30),
            published_at=noon(TODAY).replace(hour=23),
            published_by=old.published_by,
            table=table,
            digest="0" * 64,
        )
    client = world.browser(world.steering_member())

    assert "De som följer deltagarna" not in text(client, PUBLISHED)
    assert client.get(FILE).status_code == 404


def test_the_page_asks_no_more_for_many_than_for_few(world: World) -> None:
    before = len(queries(world.browser(world.manager()), LIVE))
    followed(world)

    assert len(queries(world.browser(world.manager()), LIVE)) == before == 7
