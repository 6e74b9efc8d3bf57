"""What the pages about chances of work say: what is asked now, when, and what has been said."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kedjan.coaching.domain.starts import TimeInGroup
from kedjan.outcomes.domain.chances import Moment, begun_moments, open_moments, window_of
from kedjan.outcomes.queries import ChanceView
from kedjan.ui.components import SummaryRow, TimelineEntry
from kedjan.ui.words import day


@dataclass(frozen=True, slots=True)
class ChancesPage:
    """What is asked: the moment, None where nothing is and obstacle says why. when: the days; entries: what was said.

    question: the moment in words.
    """

    asked: Moment | None
    question: str
    obstacle: str
    when: tuple[SummaryRow, ...]
    entries: tuple[TimelineEntry, ...]


def chances_view(
    *,
    started_on: date | None,
    group: TimeInGroup | None,
    said: tuple[ChanceView, ...],
    is_consented: bool,
    is_person: bool,
    today: date,
) -> ChancesPage:
    """Build the page; is_person: the reader is who is asked."""
    if started_on is None or group is None:
        nobody = _("Frågan är till dem som har börjat i en coachningsgrupp.")
        return ChancesPage(None, "", nobody, (), _entries(said, is_person=is_person))
    find = open_moments if is_person else begun_moments
    asked = _asked(find(started_on=started_on, group=group, today=today), said)
    when = tuple(_when(moment, started_on, group) for moment in Moment)
    obstacle = _obstacle(asked, is_consented=is_consented, is_person=is_person)
    return ChancesPage(
        asked=asked,
        question=_(asked.label) if asked else "",
        obstacle=obstacle,
        when=when,
        entries=_entries(said, is_person=is_person),
    )


def _asked(moments: tuple[Moment, ...], said: tuple[ChanceView, ...]) -> Moment | None:
    """Return the first open question without an answer, else the last open one, which can be answered anew."""
    answered = {one.moment for one in said}
    return next((one for one in moments if one not in answered), moments[-1] if moments else None)


def _obstacle(asked: Moment | None, *, is_consented: bool, is_person: bool) -> str:
    if not is_consented and is_person:
        return _("Du har inte sagt ja till uppföljning. Därför frågar vi inte.")
    if not is_consented:
        return _("Deltagaren har inte sagt ja till uppföljning, eller har tagit tillbaka sitt ja. Då frågar ni inte.")
    return "" if asked else _("Det finns ingen fråga att svara på i dag.")


def _when(moment: Moment, started_on: date, group: TimeInGroup) -> SummaryRow:
    window = window_of(moment, started_on=started_on, group=group)
    days = _("%(first)s – %(last)s") % {"first": day(window.first_on), "last": day(window.last_on)}
    return SummaryRow(_(moment.label), days)


def _entries(said: tuple[ChanceView, ...], *, is_person: bool) -> tuple[TimelineEntry, ...]:
    return tuple(
        TimelineEntry(
            title=_(one.chance.label),
            when=day(one.answered_on),
            who=_(one.moment.label),
            text=_told(one, is_person=is_person),
        )
        for one in said
    )


def _told(one: ChanceView, *, is_person: bool) -> str:
    if one.told is None:
        return _("Du svarade själv.") if is_person else _("Deltagaren svarade själv.")
    why = "" if one.told.why is None else _(one.told.why.label)
    return f"{_(one.told.by.label)}. {why}.".replace("..", ".")
