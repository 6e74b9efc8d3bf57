"""What waits for somebody behind each link of their start page: a few words, counted in a query or two.

Only numbers and days are read here, never a name, so nothing is noted as a reading.
"""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.audit.queries import last_look_at_me
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.queries import consenting, consents_of
from kedjan.journeys.queries import case_of, late
from kedjan.kernel.clock import swedish_day
from kedjan.organisations.domain.permissions import Permission
from kedjan.outcomes.domain.cuts import latest_cut
from kedjan.outcomes.queries import follow_ups_due, latest_published_days
from kedjan.participants.queries import ending_soon
from kedjan.ui.components import Colour, Tag
from kedjan.ui.http import Acting
from kedjan.ui.words import day, language
from kedjan.workplaces.queries import comers

_SOON_DAYS = 30
_MOST = 100


def ending(acting: Acting) -> Tag:
    """Return how many benefits end within a month."""
    today = acting.clock.today()
    soon = ending_soon(actor=acting.actor, start=today, end=today + timedelta(days=_SOON_DAYS))
    if not soon:
        return Tag(_("Ingen inom 30 dagar"), Colour.GREEN)
    text = ngettext("%(number)s inom 30 dagar", "%(number)s inom 30 dagar", soon)
    return Tag(text % {"number": soon}, Colour.YELLOW)


def lateness(acting: Acting) -> Tag:
    """Return what is late: first what the own organisation answers for, then what anybody in the teams does."""
    found = late(actor=acting.actor, today=acting.clock.today())
    if found.our_gates:
        text = ngettext("%(number)s försenat hos er", "%(number)s försenade hos er", found.our_gates)
        return Tag(text % {"number": found.our_gates}, Colour.RED)
    if found.participations:
        text = ngettext("%(number)s försenat i laget", "%(number)s försenade i lagen", found.participations)
        return Tag(text % {"number": found.participations}, Colour.YELLOW)
    return Tag(_("Inget är försenat"), Colour.GREEN)


def to_follow_up(acting: Acting) -> Tag:
    """Return how many are to be asked: their year has passed and they have said yes to it."""
    found = follow_ups_due(actor=acting.actor, today=acting.clock.today(), limit=_MOST)
    people = consenting(
        actor=acting.actor,
        kind=ConsentKind.FOLLOW_UP_REGISTER,
        participant_ids=[one.participant_id for one in found],
        now=acting.clock.now(),
    )
    if not people:
        return Tag(_("Ingen väntar"), Colour.GREEN)
    text = ngettext("%(number)s att fråga", "%(number)s att fråga", len(people))
    return Tag(text % {"number": len(people)}, Colour.YELLOW)


def arriving(acting: Acting) -> Tag:
    """Return how many are at the employer today, and how many are coming."""
    found = comers(actor=acting.actor, today=acting.clock.today())
    if not found.here and not found.coming:
        return Tag(_("Ingen på väg"), Colour.GREY)
    texts = (_("%(number)s här nu") % {"number": found.here}, _("%(number)s på väg") % {"number": found.coming})
    told = [text for text, number in zip(texts, (found.here, found.coming), strict=True) if number]
    return Tag(", ".join(told), Colour.BLUE)


def published(acting: Acting) -> Tag:
    """Return until when results are published; for those who publish, also that there is something new to publish."""
    until = max(latest_published_days().values(), default=None)
    is_behind = until is None or until < latest_cut(acting.clock.today())
    if is_behind and acting.actor.may(Permission.PUBLISH_RESULTS):
        return Tag(_("Dags att publicera"), Colour.YELLOW)
    if until is None:
        return Tag(_("Inget publicerat än"), Colour.GREY)
    return Tag(_("Till och med %(day)s") % {"day": day(until)}, Colour.BLUE)


def my_step(acting: Acting) -> Tag | None:
    """Return the step that I am in."""
    me = acting.actor.participant_id
    case = None if me is None else case_of(actor=acting.actor, participant_id=me)
    if case is None:
        return Tag(_("Inte börjat än"), Colour.GREY)
    if case.exit is not None:
        return Tag(_("Avslutad"), Colour.GREY)
    return Tag(case.stage.title.text_in(language()).partition(":")[0], Colour.BLUE)


def latest_look(acting: Acting) -> Tag:
    """Return the day when somebody last read about me."""
    latest = last_look_at_me(actor=acting.actor)
    if latest is None:
        return Tag(_("Ingen än"), Colour.GREY)
    return Tag(_("Senast %(day)s") % {"day": day(swedish_day(latest))}, Colour.BLUE)


def my_consents(acting: Acting) -> Tag | None:
    """Return how many of my consents hold."""
    me = acting.actor.participant_id
    if me is None:
        return None
    now = acting.clock.now()
    holding = sum(one.active(now) for one in consents_of(actor=acting.actor, participant_id=me))
    text = ngettext("%(number)s gäller", "%(number)s gäller", holding) % {"number": holding}
    return Tag(text if holding else _("Inget gäller"), Colour.BLUE if holding else Colour.GREY)
