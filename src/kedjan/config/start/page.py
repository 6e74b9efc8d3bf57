"""The start page: the day, the four questions with their rows, and what else there is to do. docs/rules/start.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kedjan.audit.queries import latest_login
from kedjan.config.chain import ChainLink, chain
from kedjan.config.start.asked import consents, corrections, follow_ups, trial_places
from kedjan.config.start.days import near
from kedjan.config.start.early import on_the_early_list
from kedjan.config.start.employers import at_the_workplace
from kedjan.config.start.gates import at_gates
from kedjan.config.start.groups import led_groups
from kedjan.config.start.mine import my_own
from kedjan.config.start.officers import barriers, loaded, to_review
from kedjan.config.start.papers import papers
from kedjan.config.start.results import published
from kedjan.config.start.rows import MOST, Answers, Listed, Question, Row, Source, looked_since
from kedjan.config.start.tasks import what_can_be_done
from kedjan.kernel.clock import start_of_swedish_day, swedish_day
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.kernel.text import N_, beginning_a_sentence
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.roles import RoleKey
from kedjan.participants.queries import PersonView, people, shown_name
from kedjan.ui.components import Colour, Link, Tag, TaskItem, Todo, TodoList
from kedjan.ui.http import Acting
from kedjan.ui.words import day

_SOURCES: tuple[tuple[Permission, Source], ...] = (
    (Permission.VIEW_OWN_PLAN, my_own),
    (Permission.VIEW_EARLY_LIST, on_the_early_list),
    (Permission.VIEW_CASES, at_gates),
    (Permission.VIEW_CASES, near),
    (Permission.LEAD_GROUPS, led_groups),
    (Permission.COLLECT_PAPERS, papers),
    (Permission.DECIDE_CORRECTIONS, corrections),
    (Permission.RECORD_FOLLOW_UP, follow_ups),
    (Permission.RECORD_CONSENT, consents),
    (Permission.PLACE_PARTICIPANT, trial_places),
    (Permission.MANAGE_PLACES, at_the_workplace),
    (Permission.REVIEW_READING, to_review),
    (Permission.ANSWER_BARRIERS, barriers),
    (Permission.MANAGE_PROGRAMMES, loaded),
    (Permission.VIEW_PUBLISHED_RESULTS, published),
)

_NOTHING_ELSE = N_("Inget annat är nytt.")
_SAID = {
    Question.MINE: (N_("Din tur"), N_("Inget väntar på dig just nu.")),
    Question.LATE: (N_("Försenat"), N_("Inget är försenat.")),
    Question.WAITS: (N_("Väntar på någon annan"), N_("Du väntar inte på någon.")),
    Question.CHANGED: (N_("Nytt sedan du var här"), N_("Inget är nytt.")),
}
"""What each question is called, and what is said when there is no answer."""


@dataclass(frozen=True, slots=True)
class StartPage:
    """The day, the four lists, what else there is to do, and how the chain hangs together.

    seen: whose information the rows tell, and which: what the page notes as read.
    """

    title: str
    today: str
    lists: tuple[TodoList, ...]
    tasks: tuple[TaskItem, ...]
    chain: tuple[ChainLink, ...]
    seen: frozenset[tuple[ParticipantId, Category]]


def start_page(acting: Acting, *, is_told: bool = False) -> StartPage:
    """Return the start page of the actor's role; is_told: there are notices above it, so something is new anyway."""
    since = _since(acting)
    asked = [source(acting, since) for permission, source in _SOURCES if acting.actor.may(permission)]
    chosen = {question: _chosen(question, asked) for question in Question}
    shown = [row for rows in chosen.values() for row in rows]
    ids = {row.about for row in shown if row.about is not None and row.is_named}
    names = people(actor=acting.actor, ids=ids) if ids else {}
    return StartPage(
        title=_("Vad vill du göra nu?"),
        today=beginning_a_sentence(date_format(acting.clock.today(), "l j F Y")),
        lists=tuple(
            _list(
                question,
                tuple(_todo(question, row, names) for row in rows),
                _hidden(question, asked, rows),
                since=since,
                is_told=is_told,
            )
            for question, rows in chosen.items()
        ),
        tasks=what_can_be_done(acting.actor),
        chain=chain(RoleKey(acting.actor.role)),
        seen=frozenset((row.about, kind) for row in shown if row.about is not None for kind in row.kinds),
    )


def _since(acting: Acting) -> datetime:
    begun = start_of_swedish_day(acting.clock.today())
    return looked_since(latest_login(actor=acting.actor, before=begun), acting.clock.now())


def _chosen(question: Question, asked: Iterable[Answers]) -> tuple[Row, ...]:
    """Return the rows that the list shows: the first days first, but the latest news."""
    rows = [row for answers in asked if question in answers for row in answers[question].rows]
    if question is Question.CHANGED:
        return tuple(sorted(rows, key=attrgetter("at"), reverse=True)[:MOST])
    return tuple(sorted(rows, key=attrgetter("after", "at"))[:MOST])


def _list(
    question: Question, rows: tuple[Todo, ...], every: tuple[Link, ...], *, since: datetime, is_told: bool
) -> TodoList:
    title, empty = _SAID[question]
    is_news = question is Question.CHANGED
    return TodoList(
        key=question,
        title=_(title),
        note=_("Sedan %(day)s") % {"day": day(swedish_day(since))} if is_news else "",
        rows=rows,
        empty=_(_NOTHING_ELSE if is_news and is_told else empty),
        every=every,
    )


def _hidden(question: Question, asked: Iterable[Answers], shown: tuple[Row, ...]) -> tuple[Link, ...]:
    """Return where all of each source stand that does not show all of its rows."""
    sources = (answers[question] for answers in asked if question in answers)
    return tuple(one.every for one in sources if one.every is not None and _hides_some(one, shown))


def _hides_some(listed: Listed, shown: tuple[Row, ...]) -> bool:
    return any(row not in shown for row in listed.rows)


def _todo(question: Question, row: Row, names: Mapping[ParticipantId, PersonView]) -> Todo:
    text = row.what
    if row.about is not None and row.is_named:
        text = _("%(who)s: %(what)s") % {"who": shown_name(names.get(row.about)), "what": row.what}
    tag = Tag(_("Försenat"), Colour.RED) if question is Question.LATE else None
    return Todo(text=text, detail=row.detail, href=row.href, tag=tag)
