"""What the pages of a led group say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.coaching.domain.codes import GroupStatus, Part, RoomFeature
from kedjan.coaching.domain.individual import Held, TalkClock, TalkState, last_day, talk_clock
from kedjan.coaching.domain.leading_codes import MaterialForm, Presence, SessionState
from kedjan.coaching.queries.group_notes import GroupNoteView
from kedjan.coaching.queries.led import GroupView, RoomView, SessionView
from kedjan.coaching.queries.members import Mark, SeatView
from kedjan.kernel.ids import AccountId, ParticipantId, SeatId
from kedjan.participants.queries import PersonView, protection_tag, shown_name
from kedjan.ui.components import Cell, Column, Link, SummaryRow, Table, Tag, TaskItem, TimelineEntry, Todo, TodoList
from kedjan.ui.words import day, moment

_STATUS_COLOURS = {
    GroupStatus.PLANNED: "yellow",
    GroupStatus.STARTED: "blue",
    GroupStatus.ENDED: "grey",
    GroupStatus.CANCELLED: "red",
}
_STATE_COLOURS = {SessionState.PLANNED: "grey", SessionState.HELD: "green", SessionState.CANCELLED: "red"}
Marks = Mapping[tuple[SeatId, int], Mark]


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group: its facts, its sessions and its people."""

    title: str
    status: Tag
    facts: tuple[SummaryRow, ...]
    sessions: tuple[TaskItem, ...]
    people: Table
    back: str
    warnings: tuple[str, ...] = ()
    main: Link | None = None
    notes: tuple[TimelineEntry, ...] = ()
    write: str = ""


def group_title(group: GroupView) -> str:
    """Return what a group is called: where it meets and when it starts."""
    return _("Gruppen i %(room)s från %(day)s") % {"room": group.room.name, "day": day(group.starts_on)}


def when(session: SessionView) -> str:
    """Return the day and the time of a session."""
    return _("%(day)s kl. %(time)s") % {"day": day(session.on), "time": time_format(session.begins_at, "H:i")}


def session_title(session: SessionView) -> str:
    """Return what a session is called."""
    named = _("Träff %(number)s") % {"number": session.number}
    return f"{named}: {session.theme}" if session.theme else named


def room_words(room: RoomView) -> str:
    """Return where the group meets, and what the room offers."""
    offers = ", ".join(str(_(one.label)) for one in room.features)
    place = ", ".join(part for part in (room.name, room.address, room.municipality) if part)
    return f"{place}\n{offers}" if offers else place


def to_note(group: GroupView, seats: tuple[SeatView, ...], marks: Marks, today: date) -> tuple[SessionView, ...]:
    """Return the sessions that have been and where somebody's attendance, or that it was held, is not written."""
    return tuple(
        one
        for one in group.sessions
        if one.on <= today
        and one.state is not SessionState.CANCELLED
        and (one.state is SessionState.PLANNED or any((seat.id, one.number) not in marks for seat in seats))
    )


def late_talks(
    group: GroupView, seats: tuple[SeatView, ...], talks: Mapping[SeatId, tuple[Held, ...]], today: date
) -> int:
    """Return with how many in the group a talk is late."""
    return sum(_clock(group, talks.get(seat.id, ()), today).state is TalkState.LATE for seat in seats)


def _clock(group: GroupView, talks: tuple[Held, ...], today: date) -> TalkClock:
    return talk_clock(over=group.over_on, ends_on=group.ends_on, talks=talks, today=today)


def groups_view(
    groups: tuple[GroupView, ...],
    left: Mapping[GroupView, tuple[SessionView, ...]],
    late: Mapping[GroupView, int],
    today: date,
) -> TodoList:
    """Return the groups that I lead: the next session of each, and what is not written yet."""
    return TodoList(
        key="groups",
        title=_("Grupper"),
        rows=tuple(_group_row(one, left[one], late[one], today) for one in groups),
        empty=_("Du leder ingen grupp nu."),
    )


def _group_row(group: GroupView, left: tuple[SessionView, ...], late: int, today: date) -> Todo:
    following = group.next_session(today)
    said = [_("Nästa träff %(when)s.") % {"when": when(following)}] if following else [_("Alla träffar har varit.")]
    if left:
        said.append(
            ngettext("%(n)s träff är inte inskriven.", "%(n)s träffar är inte inskrivna.", len(left)) % {"n": len(left)}
        )
    if late:
        said.append(ngettext("%(n)s samtal är sent.", "%(n)s samtal är sena.", late) % {"n": late})
    return Todo(
        text=group_title(group),
        href=reverse("coaching:group", args=[group.id]),
        detail=" ".join(said),
        tag=Tag(_("Att skriva in"), "yellow") if left or late else None,
    )


def group_view(
    *,
    group: GroupView,
    seats: tuple[SeatView, ...],
    people: Mapping[ParticipantId, PersonView],
    marks: Marks,
    talks: Mapping[SeatId, tuple[Held, ...]],
    me: AccountId,
    today: date,
    notes: tuple[GroupNoteView, ...] | None,
) -> GroupPage:
    """Return the page of a group; only who leads it is led on to its sessions and its people.

    notes: about the group as a whole; None for somebody who may not write any.
    """
    leads = group.coach_of(me, today) is not None
    following = group.next_session(today)
    todays = next((one for one in group.sessions if one.on == today and one.state is not SessionState.CANCELLED), None)
    main = None
    if leads and todays is not None:
        main = Link(_("Skriv in vilka som är här i dag"), reverse("coaching:session", args=[group.id, todays.number]))
    return GroupPage(
        title=group_title(group),
        status=Tag(_(group.status.label), _STATUS_COLOURS[group.status]),
        facts=(
            SummaryRow(_("Nästa träff"), when(following) if following else _("Alla träffar har varit.")),
            SummaryRow(_("Lokal"), room_words(group.room)),
            SummaryRow(_("Leder"), _coaches(group, Part.LEADS, today)),
            SummaryRow(_("Reserv"), _coaches(group, Part.STANDS_BY, today)),
            SummaryRow(_("Coachning till och med"), day(last_day(group.over_on))),
        ),
        sessions=tuple(_session_task(group, one, seats, marks, today, leads=leads) for one in group.sessions),
        people=_people(group, seats, people, talks, today, leads=leads),
        back=reverse("coaching:my_groups"),
        warnings=_warnings(group, seats, following),
        main=main,
        notes=tuple(TimelineEntry(one.text, moment(one.written_at), one.by, "") for one in notes or ()),
        write="" if notes is None else reverse("coaching:group_note", args=[group.id]),
    )


def _coaches(group: GroupView, part: Part, today: date) -> str:
    known = [one for one in group.coaches if one.led.part is part and (one.led.until_on or date.max) > today]
    return "\n".join(f"{one.name} ({_('borta i dag')})" if one.led.is_away(today) else one.name for one in known)


def _session_task(
    group: GroupView, session: SessionView, seats: tuple[SeatView, ...], marks: Marks, today: date, *, leads: bool
) -> TaskItem:
    known = [marks[seat.id, session.number] for seat in seats if (seat.id, session.number) in marks]
    here = sum(mark.presence is Presence.HERE for mark in known)
    hint = when(session)
    if known:
        hint += " " + _("%(here)s här, %(away)s inte här.") % {"here": here, "away": len(known) - here}
    tag = Tag(_(session.state.label), _STATE_COLOURS[session.state])
    if session.on <= today and session in to_note(group, seats, marks, today):
        tag = Tag(_("Att skriva in"), "yellow")
    href = reverse("coaching:session", args=[group.id, session.number]) if leads else None
    return TaskItem(session_title(session), href, hint, tag)


def _warnings(group: GroupView, seats: tuple[SeatView, ...], following: SessionView | None) -> tuple[str, ...]:
    needs = sorted({need for seat in seats for need in seat.needs} - set(group.room.features))
    said = [_("Lokalen saknar det som någon behöver: %(what)s.") % {"what": _(RoomFeature(one).label)} for one in needs]
    if following is not None:
        said += lacking_forms(following, seats)
    return tuple(said)


def lacking_forms(session: SessionView, seats: tuple[SeatView, ...]) -> list[str]:
    """Return in which forms somebody needs the material of the session that it is not at hand in, and how many do."""
    wanted = [form for seat in seats for form in seat.forms if form not in session.forms]
    return [
        ngettext(
            "Materialet till träff %(number)s saknas som: %(form)s. %(n)s person behöver det så.",
            "Materialet till träff %(number)s saknas som: %(form)s. %(n)s personer behöver det så.",
            wanted.count(one),
        )
        % {"number": session.number, "form": _(one.label), "n": wanted.count(one)}
        for one in MaterialForm
        if one in wanted
    ]


def _people(
    group: GroupView,
    seats: tuple[SeatView, ...],
    people: Mapping[ParticipantId, PersonView],
    talks: Mapping[SeatId, tuple[Held, ...]],
    today: date,
    *,
    leads: bool,
) -> Table:
    shown = [(seat, people[seat.participant_id]) for seat in seats if seat.participant_id in people]
    rows = tuple(
        (
            Cell(
                shown_name(who),
                href=reverse("coaching:member", args=[group.id, who.id]) if leads else None,
                tag=protection_tag(who.strength),
                header=True,
            ),
            Cell(", ".join(str(_(one.label)) for one in seat.needs) or _("Inget särskilt")),
            Cell(", ".join(str(_(one.label)) for one in seat.forms) or _("Inget särskilt")),
            Cell(talk_words(group, talks.get(seat.id, ()), today)),
        )
        for seat, who in sorted(shown, key=lambda pair: shown_name(pair[1]))
    )
    titles = (_("Namn"), _("Behöver i lokalen"), _("Vill ha texterna som"), _("Samtal"))
    return Table(
        caption=_("De som är med"),
        columns=tuple(Column(title) for title in titles),
        rows=rows,
        empty=_("Ingen har tackat ja till en plats än."),
        is_list=True,
    )


def talk_words(group: GroupView, talks: tuple[Held, ...], today: date) -> str:
    """Return what is next in somebody's individual coaching."""
    clock = _clock(group, talks, today)
    values = {"day": day(clock.due_on) if clock.due_on else day(last_day(clock.over_on))}
    texts = {
        TalkState.IN_GROUP: _("Inget samtal är bestämt. Gruppen träffas än."),
        TalkState.PLANNED: _("Nästa samtal %(day)s."),
        TalkState.TO_PLAN: _("Bestäm ett samtal senast %(day)s."),
        TalkState.LATE: _("Sent: skulle ha varit %(day)s."),
        TalkState.OVER: _("Coachningen tog slut %(day)s."),
    }
    return texts[clock.state] % values
