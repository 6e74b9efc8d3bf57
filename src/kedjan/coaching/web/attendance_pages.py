"""The page at the room's door: everybody in the group, one tap each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.leading_codes import Presence, SessionState, WhyAway
from kedjan.coaching.queries.led import GroupView, SessionView
from kedjan.coaching.queries.members import Mark, SeatView
from kedjan.coaching.web.leading_pages import Marks, group_title, lacking_forms, session_title, when
from kedjan.kernel.ids import ParticipantId
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Link, Prose, Tag
from kedjan.ui.words import prose


@dataclass(frozen=True, slots=True)
class Tap:
    """One button: what it says, what it sends, and whether that is how it is written now."""

    text: str
    value: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in the group: their name, how it is written now, and the buttons."""

    key: str
    name: str
    tag: Tag
    here: Tap | None
    away: Tap
    reasons: tuple[Tap, ...]


@dataclass(frozen=True, slots=True)
class AttendancePage:
    """A session: who is here, its material, and what can be done with it."""

    title: str
    caption: str
    when: str
    status: Tag
    back: str
    rows: tuple[PersonRow, ...]
    summary: str
    is_cancelled: bool
    why: str
    actions: tuple[Link, ...]
    lacking: tuple[str, ...]
    text: tuple[Prose, ...]
    easy_text: tuple[Prose, ...]
    link: Link | None
    forms: str
    led_by: str


@dataclass(frozen=True, slots=True)
class Marked:
    """What a button sent."""

    participant_id: ParticipantId
    presence: Presence
    why_away: WhyAway | None


def marked(sent: str) -> Marked | None:
    """Return what a button sent, or None for what no button sends."""
    who, _space, what = sent.partition(" ")
    try:
        participant_id = ParticipantId(UUID(who))
        return Marked(
            participant_id, *((Presence.HERE, None) if what == Presence.HERE else (Presence.AWAY, WhyAway(what)))
        )
    except ValueError:
        return None


_COLOURS = {SessionState.PLANNED: "grey", SessionState.HELD: "green", SessionState.CANCELLED: "red"}


def attendance_view(
    *,
    group: GroupView,
    session: SessionView,
    seats: tuple[SeatView, ...],
    people: Mapping[ParticipantId, PersonView],
    marks: Marks,
    today: date,
) -> AttendancePage:
    """Return the page of a session."""
    shown = [(seat, people[seat.participant_id]) for seat in seats if seat.participant_id in people]
    rows = tuple(
        _row(seat, who, marks.get((seat.id, session.number)), has_been=session.on <= today)
        for seat, who in sorted(shown, key=lambda pair: shown_name(pair[1]))
    )
    known = [marks[seat.id, session.number] for seat, _who in shown if (seat.id, session.number) in marks]
    here = sum(mark.presence is Presence.HERE for mark in known)
    counts = {"known": len(known), "all": len(shown), "here": here}
    return AttendancePage(
        title=session_title(session),
        caption=group_title(group),
        when=when(session),
        status=Tag(_(session.state.label), _COLOURS[session.state]),
        back=reverse("coaching:group", args=[group.id]),
        rows=rows,
        summary=_("%(here)s är här. %(known)s av %(all)s är inskrivna.") % counts,
        is_cancelled=session.state is SessionState.CANCELLED,
        why=_(session.why_cancelled.label) if session.why_cancelled else "",
        actions=_actions(group, session, today),
        lacking=tuple(lacking_forms(session, seats)),
        text=prose(session.text),
        easy_text=prose(session.easy_text),
        link=Link(session.link_name or session.link, session.link) if session.link else None,
        forms=", ".join(str(_(one.label)) for one in session.forms),
        led_by=", ".join(one.name for one in group.coaches if one.coach_id in session.led_by),
    )


def _row(seat: SeatView, who: PersonView, mark: Mark | None, *, has_been: bool) -> PersonRow:
    def tap(text: str, what: str) -> Tap:
        is_chosen = mark is not None and what == (mark.why_away or mark.presence)
        return Tap(text, f"{seat.participant_id} {what}", is_chosen)

    return PersonRow(
        key=str(seat.participant_id),
        name=shown_name(who),
        tag=_tag(mark),
        here=tap(_(Presence.HERE.label), Presence.HERE) if has_been else None,
        away=tap(_(Presence.AWAY.label), WhyAway.UNKNOWN),
        reasons=tuple(tap(_(one.label), one) for one in WhyAway if one is not WhyAway.UNKNOWN),
    )


def _tag(mark: Mark | None) -> Tag:
    if mark is None:
        return Tag(_("Inte inskriven"), "grey")
    if mark.presence is Presence.HERE:
        return Tag(_("Här"), "green")
    why = mark.why_away or WhyAway.UNKNOWN
    return Tag(_("Inte här") if why is WhyAway.UNKNOWN else _("Inte här: %(why)s") % {"why": _(why.label)}, "yellow")


def _actions(group: GroupView, session: SessionView, today: date) -> tuple[Link, ...]:
    place = [group.id, session.number]
    links = [Link(_("Ändra tema och material"), reverse("coaching:session_plan", args=place))]
    if session.state is not SessionState.CANCELLED and session.on <= today:
        links.append(Link(_("Skriv in att träffen hölls"), reverse("coaching:session_done", args=place)))
    if session.state is SessionState.PLANNED:
        links.append(Link(_("Ställ in träffen"), reverse("coaching:session_cancel", args=place)))
    return tuple(links)
