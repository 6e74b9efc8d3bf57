"""What the pages of meetings say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import AccountId, OrganisationId, ParticipantId
from kedjan.meetings.domain.calling import When
from kedjan.meetings.domain.codes import MarkKind
from kedjan.meetings.domain.minutes import Party, Task
from kedjan.meetings.queries.meetings import MeetingView, MinutesView
from kedjan.organisations.queries import account_names
from kedjan.ui.components import Link, Prose, SummaryRow, Tag, TaskItem
from kedjan.ui.words import day, in_a_row, moment, prose


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it says and what it sends. kind: how much it stands out."""

    text: str
    value: str
    kind: str = "secondary"


@dataclass(frozen=True, slots=True)
class MinutesPart:
    """What the meeting came to, what each party does, and who has read it. mine: what the reader does."""

    text: tuple[Prose, ...]
    tasks: tuple[SummaryRow, ...]
    read: str
    is_read: bool
    mine: str


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting: when, where, who comes, what is left to do, and what came of it.

    said: what the reader has answered; propose: where a new time is found when somebody cannot; calendar: the file
    for a calendar.
    """

    title: str
    name: str
    back: str
    tag: Tag
    facts: tuple[SummaryRow, ...]
    agenda: tuple[Prose, ...]
    answers: tuple[SummaryRow, ...]
    said: str
    buttons: tuple[Button, ...]
    left: tuple[str, ...]
    left_buttons: tuple[Button, ...]
    needs: tuple[str, ...]
    needs_href: str
    links: tuple[Link, ...]
    propose: str
    calendar: str
    minutes: MinutesPart | None


@dataclass(frozen=True, slots=True)
class MeetingList:
    """Meetings ahead, and those that have been or are cancelled."""

    ahead: tuple[TaskItem, ...]
    been: tuple[TaskItem, ...]


def when_words(when: When) -> str:
    """Return the day and from when until when, as "21 januari 2013 kl. 10:00–11:00"."""
    return f"{moment(when.starts_at)}–{date_format(localtime(when.ends_at), 'H:i')}"


def meeting_list(found: tuple[MeetingView, ...], *, own: bool, now: datetime) -> MeetingList:
    """Return the meetings as a list; own: on the person's own pages."""
    page = "meetings:my_meeting" if own else "meetings:meeting"
    items = [(one, _item(one, page, now)) for one in found]
    ahead = [item for one, item in items if _is_ahead(one, now)]
    return MeetingList(tuple(reversed(ahead)), tuple(item for one, item in items if not _is_ahead(one, now)))


def _is_ahead(one: MeetingView, now: datetime) -> bool:
    return not one.is_cancelled and now < one.when.ends_at


def _item(one: MeetingView, page: str, now: datetime) -> TaskItem:
    title = f"{_(one.kind.label)} {when_words(one.when)}"
    return TaskItem(title, reverse(page, args=[one.id]), one.place, state_tag(one, now))


def state_tag(one: MeetingView, now: datetime) -> Tag:
    """Return how the meeting stands."""
    if one.is_cancelled:
        return Tag(_("Inställt"), "red")
    if one.when.ends_at <= now:
        return Tag(_("Har varit"), "grey")
    if False in one.answers.values():
        return Tag(_("Någon kan inte"), "yellow")
    if set(one.everybody) <= one.answers.keys() | {one.organisation_id}:
        return Tag(_("Alla kommer"), "green")
    return Tag(_("Väntar på svar"), "blue")


def facts(one: MeetingView, names: Mapping[Party, str]) -> tuple[SummaryRow, ...]:
    """Return when and where, what the place has, and who has called."""
    rows = [
        SummaryRow(_("När?"), when_words(one.when)),
        SummaryRow(_("Var?"), one.place),
        SummaryRow(_("Platsen har"), in_a_row(_(feature.label) for feature in sorted(one.features))),
        SummaryRow(_("Kallat av"), names.get(one.organisation_id, "")),
    ]
    if one.why_cancelled is not None:
        rows.append(SummaryRow(_("Inställt därför att"), _(one.why_cancelled.label)))
    return tuple(rows)


def answer_rows(one: MeetingView, names: Mapping[Party, str]) -> tuple[SummaryRow, ...]:
    """Return what each party has answered."""
    return tuple(SummaryRow(name, _answer(one, party)) for party, name in names.items())


def _answer(one: MeetingView, party: Party) -> str:
    if party in one.answers:
        return _("Kommer") if one.answers[party] else _("Kan inte komma")
    return _("Har kallat") if party == one.organisation_id else _("Har inte svarat")


def minutes_part(minutes: MinutesView, names: Mapping[Party, str], reader: Party) -> MinutesPart:
    """Return what the meeting came to, for one of its parties."""
    given = {task.party: task for task in minutes.tasks}
    named = [task.holder for task in minutes.tasks if task.holder is not None]
    people = account_names(ids=named) if named else {}
    readers = [name for party, name in names.items() if party in minutes.read_by]
    mine = given.get(reader)
    return MinutesPart(
        text=prose(minutes.text),
        tasks=tuple(SummaryRow(name, _task(given[party], people)) for party, name in names.items() if party in given),
        read=", ".join(readers) if readers else _("Ingen har sagt att de har läst än."),
        is_read=reader in minutes.read_by,
        mine="" if mine is None else _task(mine, people),
    )


def _task(task: Task, people: Mapping[AccountId, str]) -> str:
    if task.why_none is not None:
        return _(task.why_none.label)
    who = "" if task.holder is None else people.get(task.holder, "")
    due = _("Senast %(day)s") % {"day": day(task.due_on)} if task.due_on else ""
    return "\n".join(one for one in (task.what, who, due) if one)


def needs_lines(one: MeetingView) -> tuple[str, ...]:
    """Return what the person needs at the meeting, one need a line; nothing where nothing is said."""
    if one.needs is None:
        return ()
    said = [str(_(ask.label)) for ask in one.needs.asks]
    return (*said, *([one.needs.text] if one.needs.text else []))


def invitation_left(one: MeetingView) -> tuple[str, ...]:
    """Return what is left of inviting the person, which is always done in both ways."""
    left = {
        MarkKind.ASKED_ORALLY: _("Berätta också om mötet när ni talas vid."),
        MarkKind.ASKED_IN_WRITING: _("Skicka också inbjudan skriftligt."),
    }
    return tuple(left[way] for way in one.ways_left)


def left_buttons(one: MeetingView) -> tuple[Button, ...]:
    """Return the buttons that note how the person was invited."""
    texts = {
        MarkKind.ASKED_ORALLY: _("Deltagaren har fått veta det muntligt"),
        MarkKind.ASKED_IN_WRITING: _("Inbjudan är skickad"),
    }
    return tuple(Button(texts[way], way.value) for way in one.ways_left)


def case_links(participant_id: ParticipantId, *, may_call: bool) -> tuple[Link, ...]:
    """Return what else there is about meetings of the case."""
    pages = [
        *((("meetings:call", _("Kalla till möte"), ()),) if may_call else ()),
        ("meetings:terms", _("När vi kan"), ("ours",)),
        ("meetings:terms", _("När deltagaren kan"), ("person",)),
    ]
    return tuple(Link(text, reverse(name, args=[participant_id, *more])) for name, text, more in pages)


def on_of(one: MeetingView) -> str:
    """Return the day of the meeting."""
    return day(swedish_day(one.when.starts_at))


def others(one: MeetingView, home: OrganisationId) -> list[str]:
    """Return the ids of those called beside the organisation, as forms have them."""
    return [str(party) for party in one.parties if party != home]
