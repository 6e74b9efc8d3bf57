"""What the page of one meeting says, to staff and to the person, and its invitation as a letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.actor import Actor
from kedjan.meetings.domain.codes import Need
from kedjan.meetings.domain.minutes import Party
from kedjan.meetings.queries.meetings import MeetingView
from kedjan.meetings.web.pages import (
    Button,
    MeetingPage,
    answer_rows,
    facts,
    invitation_left,
    left_buttons,
    minutes_part,
    needs_lines,
    state_tag,
)
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import PersonView, name_of
from kedjan.ui.components import Link, Prose, SummaryRow
from kedjan.ui.words import prose


@dataclass(frozen=True, slots=True)
class Letter:
    """The invitation as a letter. asks: what one may ask for, to tick."""

    title: str
    name: str
    back: str
    is_large: bool
    facts: tuple[SummaryRow, ...]
    comes: tuple[str, ...]
    agenda: tuple[Prose, ...]
    asks: tuple[str, ...]
    signed: str


def staff_view(
    *, meeting: MeetingView, who: PersonView, names: Mapping[Party, str], actor: Actor, now: datetime
) -> MeetingPage:
    """Return the meeting for somebody who supports the person."""
    is_open = not meeting.is_cancelled and now < meeting.when.ends_at
    return MeetingPage(
        title=_(meeting.kind.label),
        name=name_of(who),
        back=reverse("meetings:case_meetings", args=[meeting.participant_id]),
        tag=state_tag(meeting, now),
        facts=facts(meeting, names),
        agenda=prose(meeting.agenda),
        answers=answer_rows(meeting, names),
        said=_said(meeting, actor.home),
        buttons=_staff_buttons(meeting, actor) if is_open else (),
        left=invitation_left(meeting) if is_open else (),
        left_buttons=left_buttons(meeting) if is_open else (),
        needs=needs_lines(meeting),
        needs_href=reverse("meetings:needs", args=[meeting.id]) if is_open else "",
        links=_staff_links(meeting, actor, now, is_open=is_open),
        propose=_propose(meeting, actor) if is_open and False in meeting.answers.values() else "",
        calendar=reverse("meetings:calendar", args=[meeting.id]),
        minutes=None if meeting.minutes is None else minutes_part(meeting.minutes, names, actor.home),
    )


def own_view(*, meeting: MeetingView, names: Mapping[Party, str], now: datetime) -> MeetingPage:
    """Return the meeting for the person themselves."""
    is_open = not meeting.is_cancelled and now < meeting.when.ends_at
    own = {**names, None: _("Du")}
    return MeetingPage(
        title=_(meeting.kind.label),
        name="",
        back=reverse("meetings:my_meetings"),
        tag=state_tag(meeting, now),
        facts=facts(meeting, own),
        agenda=prose(meeting.agenda),
        answers=answer_rows(meeting, own),
        said=_said(meeting, None),
        buttons=_own_buttons(meeting) if is_open else (),
        left=(),
        left_buttons=(),
        needs=needs_lines(meeting),
        needs_href=reverse("meetings:my_needs", args=[meeting.id]) if is_open else "",
        links=(),
        propose="",
        calendar=reverse("meetings:my_calendar", args=[meeting.id]),
        minutes=None if meeting.minutes is None else minutes_part(meeting.minutes, own, None),
    )


def _said(meeting: MeetingView, party: Party) -> str:
    answer = meeting.answers.get(party)
    if answer is None:
        return ""
    if party is None:
        return _("Du har sagt att du kommer.") if answer else _("Du har sagt att du inte kan komma. Du får en ny tid.")
    return _("Ni har sagt att ni kommer.") if answer else _("Ni har sagt att ni inte kan komma.")


def _own_buttons(meeting: MeetingView) -> tuple[Button, ...]:
    answer = meeting.answers.get(None)
    yes, no = Button(_("Jag kommer"), "yes", "primary"), Button(_("Jag kan inte komma"), "no")
    return tuple(one for one, is_said in ((yes, answer is True), (no, answer is False)) if not is_said)


def _staff_buttons(meeting: MeetingView, actor: Actor) -> tuple[Button, ...]:
    offered: list[tuple[Button, Party, bool]] = []
    if meeting.organisation_id != actor.home:
        offered += [
            (Button(_("Vi kommer"), "yes", "primary"), actor.home, True),
            (Button(_("Vi kan inte komma"), "no"), actor.home, False),
        ]
    offered += [
        (Button(_("Deltagaren kommer"), "person_yes"), None, True),
        (Button(_("Deltagaren kan inte komma"), "person_no"), None, False),
    ]
    return tuple(button for button, party, comes in offered if meeting.answers.get(party) is not comes)


def _calls(meeting: MeetingView, actor: Actor) -> bool:
    return meeting.organisation_id == actor.organisation_id and actor.may(Permission.CALL_MEETINGS)


def _propose(meeting: MeetingView, actor: Actor) -> str:
    """Return where whoever has called finds a new time for the meeting; empty for others."""
    times = reverse("meetings:times", args=[meeting.participant_id])
    return f"{times}?instead={meeting.id}" if _calls(meeting, actor) else ""


def _staff_links(meeting: MeetingView, actor: Actor, now: datetime, *, is_open: bool) -> tuple[Link, ...]:
    calls = _calls(meeting, actor)
    found = []
    if calls and is_open:
        if False not in meeting.answers.values():
            found.append(Link(_("Föreslå en ny tid"), _propose(meeting, actor)))
        found.append(Link(_("Ändra mötet"), reverse("meetings:change", args=[meeting.id])))
        found.append(Link(_("Ställ in mötet"), reverse("meetings:cancel", args=[meeting.id])))
    if is_open:
        found.append(Link(_("Inbjudan som brev"), reverse("meetings:letter", args=[meeting.id])))
    if calls and not meeting.is_cancelled and meeting.when.starts_at <= now:
        found.append(Link(_("Skriv protokoll"), reverse("meetings:minutes", args=[meeting.id])))
    return tuple(found)


def minutes_typed(meeting: MeetingView, names: Mapping[Party, str]) -> dict[str, object]:
    """Return what the form of minutes begins with: what was written before."""
    if meeting.minutes is None:
        return {}
    given = {task.party: task for task in meeting.minutes.tasks}
    typed: dict[str, object] = {"text": meeting.minutes.text}
    for number, party in enumerate(names):
        if party in given:
            task = given[party]
            typed |= {f"what_{number}": task.what, f"due_{number}": task.due_on, f"none_{number}": task.why_none or ""}
            typed[f"who_{number}"] = str(task.holder or "")
    return typed


def letter_view(*, meeting: MeetingView, name: str, names: Mapping[Party, str], is_large: bool) -> Letter:
    """Return the invitation as a letter."""
    caller = names.get(meeting.organisation_id, "")
    return Letter(
        title=_("Välkommen till ett möte"),
        name=name,
        back=reverse("meetings:meeting", args=[meeting.id]),
        is_large=is_large,
        facts=facts(meeting, names)[:3],
        comes=tuple(one for party, one in names.items() if party is not None),
        agenda=prose(meeting.agenda),
        asks=tuple(str(_(need.label)) for need in Need),
        signed=caller,
    )
