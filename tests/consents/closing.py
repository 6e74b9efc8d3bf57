"""Forms about blocks and broken glass as they are filled in, for tests of pages."""

from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from tests.support.world import World

Typed = dict[str, str | list[str]]


def block(world: World, key: str = "af", *categories: Category, confirmed: bool = True) -> Typed:
    """Return the form that closes the kinds of information, or the plan, to the organisation."""
    typed: Typed = {
        "organisation": str(world.organisation(key)),
        "categories": [one.value for one in categories or (Category.PLAN,)],
        "once": str(new_id()),
    }
    return {**typed, "confirmed": "yes"} if confirmed else typed


def lifting(last_on: str = "2013-01-16") -> Typed:
    """Return the form that lifts a block for a time."""
    return {
        "unit": "Sjukförsäkring",
        "ground": "consent",
        "last_on": last_on,
        "reason": "Hon ringde och bad om det.",
        "once": str(new_id()),
    }


def glass(number: str) -> Typed:
    """Return the form that breaks the glass."""
    return {
        "number": number,
        "reason": "life_or_health",
        "words": "Hon har ramlat och svarar inte.",
        "once": str(new_id()),
    }
