"""Who is at one's workplace, who is coming, and which places wait for somebody."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.config.start.rows import Answers, Listed, Question, Row, every, on_day
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.information import Category
from kedjan.ui.http import Acting
from kedjan.ui.words import day
from kedjan.workplaces.queries import (
    PlacementView,
    PlaceView,
    placements_at_my_organisation,
    places_of_my_organisation,
)


def at_the_workplace(acting: Acting, since: datetime) -> Answers:
    """Return who is there now, who comes, which places are free, and whom the team has chosen a place for lately."""
    today = acting.clock.today()
    found = placements_at_my_organisation(actor=acting.actor)
    places = places_of_my_organisation(actor=acting.actor, on=today)
    here = tuple(_here(one) for one in found if one.starts_on <= today <= one.ends_on)
    coming = tuple(_coming(one) for one in found if one.starts_on > today)
    free = tuple(_free(one) for one in places if one.free)
    fresh = tuple(_fresh(one) for one in found if one.recorded_at > since)
    link = every(_("Alla som kommer, och era platser"), reverse("workplaces:my_places"))
    return {
        Question.MINE: Listed((*here, *coming), link),
        Question.WAITS: Listed(free, link),
        Question.CHANGED: Listed(fresh, link),
    }


def _here(one: PlacementView) -> Row:
    values = {"place": one.place_title, "day": day(one.ends_on)}
    return _person(one, one.ends_on, _("%(who)s är hos er"), _("%(place)s, till och med %(day)s") % values)


def _coming(one: PlacementView) -> Row:
    values = {"place": one.place_title, "day": day(one.starts_on)}
    return _person(one, one.starts_on, _("%(who)s kommer"), _("%(place)s, från %(day)s") % values)


def _fresh(one: PlacementView) -> Row:
    values = {"place": one.place_title, "day": day(swedish_day(one.recorded_at))}
    return _person(one, one.starts_on, _("%(who)s har valt en plats hos er"), _("%(place)s, %(day)s") % values)


def _person(one: PlacementView, on: date, what: str, detail: str) -> Row:
    """Return a row with the name that the person chose to be met by; it stands in the sentence."""
    return Row(
        at=on_day(on),
        what=what % {"who": one.presented_as or _("En person")},
        detail=detail,
        href=reverse("workplaces:my_places"),
        about=one.participant_id,
        kinds=frozenset({Category.WORK}),
        is_named=False,
    )


def _free(one: PlaceView) -> Row:
    return Row(
        at=one.offered_at,
        what=_("%(place)s är ledig") % {"place": one.title},
        detail=_("Erbjuden %(day)s. Laget väljer den med en deltagare.") % {"day": day(swedish_day(one.offered_at))},
        href=reverse("workplaces:my_places"),
    )
