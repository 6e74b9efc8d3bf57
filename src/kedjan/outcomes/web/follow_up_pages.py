"""What the pages of follow-up say: whose turn it is, and one person's follow-up."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.queries import CaseView, TeamStart
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.queries import Workplaces
from kedjan.outcomes.domain.followups import due_on, latest_on
from kedjan.outcomes.queries import PAGE, FollowUpView
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Cell, Colour, Column, Table, Tag, TimelineEntry
from kedjan.ui.sorting import DayList
from kedjan.ui.words import day, moment

STARTS = DayList("started")


@dataclass(frozen=True, slots=True)
class FollowUpsPage:
    """Whom to ask, who has not said yes to being asked, and where the list goes on."""

    table: Table
    silent: Table
    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """One person's follow-up; obstacle: why there is nothing to ask yet, or an empty text.

    chances: where it is written in what they say of their chances of work; empty where the programme does not ask.
    """

    name: str
    back: str
    started: str
    due: str
    until: str
    obstacle: str
    entries: tuple[TimelineEntry, ...]
    chances: str


def follow_ups_view(
    *,
    items: tuple[TeamStart, ...],
    people: Mapping[ParticipantId, PersonView],
    consenting: Collection[ParticipantId],
    municipalities: Mapping[str, str],
    today: date,
    is_first: bool,
    is_turned: bool = False,
) -> FollowUpsPage:
    """Build the list: longest waiting first, or last where it is turned."""
    here = reverse("outcomes:follow_ups")
    last = items[-1] if len(items) == PAGE else None
    mark = {} if last is None else {"after": str(last.started_on), "id": str(last.enrolment_id)}
    column = STARTS.column(_("Började"), here, is_turned=is_turned)
    rows = {
        one: _row(
            one,
            shown_name(people.get(one.participant_id)),
            municipalities.get(one.municipality_code, one.municipality_code),
            _state(one, today, is_consented=one.participant_id in consenting),
        )
        for one in items
    }
    return FollowUpsPage(
        table=_table(
            _("Att fråga nu"),
            tuple(row for one, row in rows.items() if one.participant_id in consenting),
            _("Ingen på den här sidan av listan väntar på en fråga just nu."),
            column,
        ),
        silent=_table(
            _("Har inte sagt ja till uppföljning"),
            tuple(row for one, row in rows.items() if one.participant_id not in consenting),
            "",
            Column(_("Började")),
        ),
        newer="" if is_first else STARTS.address(here, is_turned=is_turned),
        older=STARTS.address(here, is_turned=is_turned, after=mark) if mark else "",
    )


def follow_up_view(
    *,
    who: PersonView,
    case: CaseView,
    made: tuple[FollowUpView, ...],
    organisations: Workplaces,
    is_consented: bool,
    today: date,
) -> FollowUpPage:
    """Build one person's page."""
    due = due_on(case.enrolled_on)
    obstacle = ""
    if not is_consented:
        obstacle = _(
            "Deltagaren har inte sagt ja till uppföljning, eller har tagit tillbaka sitt ja. Då frågar ni inte."
        )
    elif today < due:
        obstacle = _("Det är inte dags än. Fråga %(day)s eller senare.") % {"day": day(due)}
    return FollowUpPage(
        name=shown_name(who),
        back=reverse("journeys:case", args=[who.id]),
        started=day(case.enrolled_on),
        due=day(due),
        until=_("Svaret ska gälla en dag till och med %(day)s") % {"day": day(latest_on(case.enrolled_on))},
        obstacle=obstacle,
        entries=tuple(_entry(one, organisations) for one in made),
        chances=reverse("outcomes:chances", args=[who.id]) if case.programme.coaching else "",
    )


def _table(caption: str, rows: tuple[tuple[Cell, ...], ...], empty: str, started: Column) -> Table:
    columns = (Column(_("Namn")), Column(_("Kommun")), started, Column(_("Fråga från")), Column(_("Läge")))
    return Table(caption, columns, rows, empty, is_list=True)


def _row(one: TeamStart, name: str, municipality: str, state: Tag) -> tuple[Cell, ...]:
    return (
        Cell(name, href=reverse("outcomes:follow_up", args=[one.participant_id]), header=True),
        Cell(municipality),
        Cell(day(one.started_on)),
        Cell(day(due_on(one.started_on))),
        Cell("", tag=state),
    )


def _state(one: TeamStart, today: date, *, is_consented: bool) -> Tag:
    if not is_consented:
        return Tag(_("Samtycke saknas"), Colour.GREY)
    if today > latest_on(one.started_on):
        return Tag(_("Sen"), Colour.RED)
    return Tag(_("Dags nu"), Colour.YELLOW)


def _entry(one: FollowUpView, organisations: Workplaces) -> TimelineEntry:
    by = organisations.get(one.organisation_id)
    return TimelineEntry(
        title=_(one.situation.label),
        when=_("Gäller %(day)s") % {"day": day(one.observed_on)},
        who="" if by is None else by.name,
        text=_("Sparat %(moment)s") % {"moment": moment(one.recorded_at)},
    )
