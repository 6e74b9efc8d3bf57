"""Build the test world, through operations only: what no operation can do does not happen in the world."""

from datetime import date
from uuid import UUID

from kedjan.kernel.information import Category
from tests.support.founding import Founding
from tests.support.walking import Walking


def build_world() -> dict[str, UUID]:
    """Build it all in an empty, migrated database, in the order it happened; return the ids by readable names."""
    ids: dict[str, UUID] = {}
    founding = Founding(ids)
    walking = Walking(ids, founding.programme())
    founding.organisations()
    founding.register()
    founding.offer_place()
    walking.invite("invited", None)
    for name in ("consented", "withdrawn", "placed"):
        walking.begin(name)
    walking.place("placed", first=date(2013, 1, 7), last=date(2013, 2, 28))
    walking.walk_privately("private")
    walking.open_to_af("over", given_on=date(2012, 1, 9), until_on=date(2012, 12, 31))
    walking.open_to_af("future", given_on=date(2013, 2, 1), until_on=date(2013, 12, 31))
    founding.accounts_of_people()
    walking.withdraw("withdrawn")
    for name in ("consented", "private"):
        walking.look(name, Category.PLAN)
    return ids
