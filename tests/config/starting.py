"""The start page as its reader sees it: each list's rows, and where all of them stand."""

from datetime import datetime

from django.test import Client

from kedjan.audit.operations import record
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.organisations.operations.door import LoggedIn, Way
from tests.support.world import World
from tests.ui.pages import parsed, with_class, words

MINE, LATE, WAITS, NEW = "Din tur", "Försenat", "Väntar på någon annan", "Nytt sedan du var här"


def lists(client: Client) -> dict[str, list[str]]:
    """Return the rows of each list, or what is said where there are none."""
    found = {}
    for part in with_class(parsed(client.get("/").content.decode()), "kedjan-todo"):
        rows = with_class(part, "kedjan-todo__row") or with_class(part, "kedjan-todo__none")
        found[words(part[0])] = [words(row) for row in rows]
    return found


def rows(world: World, actor: Actor, title: str) -> list[str]:
    """Return the rows of one list of the actor's start page."""
    return lists(world.browser(actor))[title]


def leads(client: Client, title: str) -> dict[str, str]:
    """Return where each link of one list leads, by its words."""
    parts = with_class(parsed(client.get("/").content.decode()), "kedjan-todo")
    (part,) = (one for one in parts if words(one[0]) == title)
    return {words(link): str(link.get("href")) for link in part.iter("a")}


def was_here(actor: Actor, at: datetime) -> None:
    """Let the account have logged in then."""
    with acting(actor):
        record(actor=actor, event=LoggedIn(actor.account_id, Way.BY_WORDS), now=at)
