"""What the pages of one person in a led group say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.codes import GroupStatus
from kedjan.coaching.domain.individual import Held
from kedjan.coaching.domain.leading_codes import Presence, SessionState, ToolKind
from kedjan.coaching.operations.members import Member
from kedjan.coaching.queries.led import GroupView
from kedjan.coaching.queries.members import NoteView, ToolView
from kedjan.coaching.web.leading_pages import Marks, group_title, session_title, talk_words, when
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import AccountId, SeatId
from kedjan.organisations.queries import staff_name
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Cell, Column, Link, SummaryRow, Table, Tag, TimelineEntry
from kedjan.ui.words import day


@dataclass(frozen=True, slots=True)
class MemberPage:
    """One person in a group: what is next, who was there when, notes, and what they share."""

    title: str
    caption: str
    back: str
    facts: tuple[SummaryRow, ...]
    sessions: Table
    notes: tuple[TimelineEntry, ...]
    talks: tuple[TimelineEntry, ...]
    tools: tuple[SummaryRow, ...]
    actions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate: whose, of what, how many of its sessions they were at, and who led."""

    title: str
    name: str
    programme: str
    text: str
    facts: tuple[SummaryRow, ...]
    back: str


def member_view(
    *,
    member: Member,
    who: PersonView,
    marks: Marks,
    talks: tuple[Held, ...],
    notes: tuple[NoteView, ...],
    tools: Mapping[ToolKind, ToolView],
    names: Mapping[AccountId, str],
    today: date,
) -> MemberPage:
    """Return the page of one person in a group."""
    group, seat = member.group, member.seat
    return MemberPage(
        title=shown_name(who),
        caption=group_title(group),
        back=reverse("coaching:group", args=[group.id]),
        facts=(
            SummaryRow(_("Individuell coachning"), talk_words(group, talks, today)),
            SummaryRow(_("Behöver i lokalen"), ", ".join(str(_(one.label)) for one in seat.needs)),
            SummaryRow(_("Vill ha texterna som"), ", ".join(str(_(one.label)) for one in seat.forms)),
        ),
        sessions=_sessions(group, seat.id, marks),
        notes=tuple(
            TimelineEntry(_("Anteckning"), day(swedish_day(one.written_at)), staff_name(one.by, dict(names)), one.text)
            for one in notes
        ),
        talks=tuple(TimelineEntry(_("Samtal"), day(one.held_on), "", "") for one in talks if one.held_on is not None),
        tools=tuple(SummaryRow(_(one.label), tools[one].text) for one in ToolKind if one in tools),
        actions=_actions(group, who),
    )


def _actions(group: GroupView, who: PersonView) -> tuple[Link, ...]:
    links = [
        (_("Skriv en anteckning"), "note"),
        (_("Skriv in ett samtal"), "talk"),
        (_("Checklista om förutsättningar"), "circumstances"),
    ]
    if group.status is GroupStatus.ENDED:
        links.append((_("Intyg"), "certificate"))
    return tuple(Link(text, reverse(f"coaching:{name}", args=[group.id, who.id])) for text, name in links)


def _sessions(group: GroupView, seat: SeatId, marks: Marks) -> Table:
    rows = []
    for one in group.sessions:
        mark = marks.get((seat, one.number))
        if mark is None:
            continue
        here = mark.presence is Presence.HERE
        why = "" if mark.why_away is None else str(_(mark.why_away.label))
        tag = Tag(_(mark.presence.label), "green" if here else "yellow")
        rows.append((Cell(session_title(one), header=True), Cell(when(one)), Cell(why, tag=tag)))
    return Table(
        caption=_("Träffar"),
        columns=(Column(_("Träff")), Column(_("När")), Column(_("Närvaro"))),
        rows=tuple(rows),
        empty=_("Inget är inskrivet än."),
        is_list=True,
    )


def certificate_view(*, member: Member, who: PersonView, programme: str, marks: Marks, today: date) -> Certificate:
    """Return the certificate: the sessions that were held, and those of them that the person was at."""
    group, seat = member.group, member.seat
    held = [one for one in group.sessions if one.state is SessionState.HELD]
    there = sum(marks[seat.id, one.number].presence is Presence.HERE for one in held if (seat.id, one.number) in marks)
    values = {
        "there": there,
        "held": len(held),
        "first": day(held[0].on if held else group.starts_on),
        "last": day(held[-1].on if held else group.ends_on),
    }
    led = {one.name: None for session in held for one in group.coaches if one.coach_id in session.led_by}
    return Certificate(
        title=_("Intyg"),
        name=shown_name(who),
        programme=programme,
        text=_("har varit med vid %(there)s av %(held)s träffar i en coachningsgrupp, %(first)s till %(last)s.")
        % values,
        facts=(SummaryRow(_("Leddes av"), ", ".join(led)), SummaryRow(_("Dag"), day(today))),
        back=reverse("coaching:member", args=[group.id, who.id]),
    )
