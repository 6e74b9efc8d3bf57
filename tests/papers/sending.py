"""What stands in the addresses of papers, and how their forms are filled in, for attacks on forms."""

from collections.abc import Mapping

from tests.attacks.case import Case
from tests.papers.collecting import ask, empower, png, received
from tests.support.world import World

ME = "consented"


def my_paper(world: World) -> Mapping[str, object]:
    """Return a paper that has come in about the participant."""
    return {"paper_id": received(world, ME)}


def my_power(world: World) -> Mapping[str, object]:
    """Return a power of attorney that the participant has given."""
    return {"consent_id": empower(world, name=ME)}


def with_a_wish(world: World) -> Mapping[str, object]:
    """Let the participant have named where there are papers."""
    ask(world, world.participant(ME), name=ME)
    return {}


_SINCE = {"papers": "certificate", "first_on_day": "1", "first_on_month": "2", "first_on_year": "2012"}
PAPERS = {
    **dict.fromkeys(("papers:my_new", "papers:new"), Case(_SINCE)),
    "papers:my_paper": Case(places=my_paper),
    "papers:my_papers": Case(places=with_a_wish),
    "papers:my_power": Case(places=my_power),
    "papers:receive": Case(file=("papper.png", png())),
    "papers:request": Case({"way": "letter"}),
}
