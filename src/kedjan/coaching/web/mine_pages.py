"""What the participant's own pages of the group say, in easy Swedish."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.codes import Part
from kedjan.coaching.domain.individual import Held, last_day
from kedjan.coaching.domain.leading_codes import OWN_REASONS, Presence, SessionState, ToolKind
from kedjan.coaching.queries.led import GroupView, SessionView
from kedjan.coaching.queries.members import Mark, SeatView, ToolView
from kedjan.coaching.web.leading_pages import Marks, room_words, session_title, when
from kedjan.ui.components import Link, Prose, SummaryRow, Tag, TimelineEntry
from kedjan.ui.words import day, prose


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what it says and what it sends."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class MyGroupPage:
    """My group: the next session, who leads, the room, what I have said, and the material."""

    facts: tuple[SummaryRow, ...]
    said: str
    choices: tuple[Choice, ...]
    theme: str
    text: tuple[Prose, ...]
    link: Link | None
    attendance: tuple[TimelineEntry, ...]
    has_ended: bool


@dataclass(frozen=True, slots=True)
class MyTool:
    """One of my tools: what I have written, who sees it, and the button that changes that."""

    title: str
    text: str
    href: str
    tag: Tag
    who: str
    button: Choice | None


def my_group_view(
    *, group: GroupView, seat: SeatView, marks: Marks, talks: tuple[Held, ...], today: date
) -> MyGroupPage:
    """Return my group."""
    coming = group.next_session(today)
    mark = None if coming is None else marks.get((seat.id, coming.number))
    talk = talks[0].next_on if talks else None
    facts = [
        SummaryRow(_("Nästa träff"), when(coming) if coming else _("Alla träffar har varit.")),
        SummaryRow(_("Var?"), room_words(group.room)),
        SummaryRow(_("Vilka leder?"), _leaders(group, coming, today)),
        SummaryRow(_("Ditt nästa samtal"), day(talk) if talk and talk >= today else _("Ingen dag är bestämd än.")),
        SummaryRow(_("Coachning till och med"), day(last_day(group.over_on))),
    ]
    return MyGroupPage(
        facts=tuple(facts),
        said=_("Du har sagt att du inte kan komma. Coacherna vet det.") if _is_away(mark) else "",
        choices=() if coming is None or _is_away(mark) else _choices(coming),
        theme=coming.theme if coming else "",
        text=prose(coming.easy_text or coming.text) if coming else (),
        link=Link(coming.link_name or coming.link, coming.link) if coming and coming.link else None,
        attendance=tuple(
            _was(one, marks[seat.id, one.number])
            for one in group.sessions
            if one.on <= today and (seat.id, one.number) in marks
        ),
        has_ended=today >= group.ends_on,
    )


def _is_away(mark: Mark | None) -> bool:
    return mark is not None and mark.presence is Presence.AWAY


def _choices(session: SessionView) -> tuple[Choice, ...]:
    return tuple(Choice(_(one.own_words), f"{session.number} {one}") for one in OWN_REASONS)


def _leaders(group: GroupView, coming: SessionView | None, today: date) -> str:
    on = coming.on if coming else today
    leads = [
        one.name for one in group.coaches if one.led.part is Part.LEADS and one.led.belongs(max(on, one.led.since_on))
    ]
    return "\n".join(leads)


def _was(session: SessionView, mark: Mark) -> TimelineEntry:
    if session.state is SessionState.CANCELLED:
        said = _("Träffen blev inställd.")
    elif mark.presence is Presence.HERE:
        said = _("Du var med.")
    else:
        said = _("Du var inte med.")
    return TimelineEntry(session_title(session), when(session), "", said)


def my_tools_view(tools: Mapping[ToolKind, ToolView], coaches: tuple[str, ...]) -> tuple[MyTool, ...]:
    """Return my tools. coaches: who leads my group, who would see what I share."""
    return tuple(_tool(kind, tools.get(kind), coaches) for kind in ToolKind)


def _tool(kind: ToolKind, tool: ToolView | None, coaches: tuple[str, ...]) -> MyTool:
    named = ", ".join(coaches)
    is_shared = tool is not None and tool.shared_at is not None
    who = _("Bara du ser det här.")
    if is_shared:
        who = (
            _("%(names)s ser det här, för att du delar det.") % {"names": named}
            if named
            else _("Du delar det här, men ingen leder din grupp nu.")
        )
    button = None
    if is_shared:
        button = Choice(_("Sluta dela"), f"{kind} no")
    elif tool is not None and tool.text:
        button = Choice(_("Visa för dem som leder min grupp"), f"{kind} yes")
    return MyTool(
        title=_(kind.label),
        text=tool.text if tool else "",
        href=reverse("coaching:my_tool", args=[kind]),
        tag=Tag(_("Delas"), "blue") if is_shared else Tag(_("Bara du"), "grey"),
        who=who,
        button=button,
    )
