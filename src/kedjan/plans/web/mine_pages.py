"""What the person's own pages of the plan say, in easy Swedish."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.queries import ConsentView, told_words
from kedjan.journeys.domain.clocks import Due
from kedjan.journeys.queries import CaseView, GivenAnswer, day_item
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.text import N_, inside_a_sentence
from kedjan.plans.domain.changes import Changed
from kedjan.plans.domain.codes import ItemKind, State, Step
from kedjan.plans.domain.items import Happened, PlanItem
from kedjan.plans.domain.next_step import NextKind, NextStep
from kedjan.plans.queries import OwnNoteView
from kedjan.plans.web.words import Voice
from kedjan.ui.components import Link, SummaryRow, Tag, TaskItem, TimelineEntry
from kedjan.ui.words import day

_OWN_STEPS = {
    Step.WRITTEN: N_("Du skrev"),
    Step.ACCEPTED: N_("Du sa ja"),
    Step.DECLINED: N_("Du sa nej"),
    Step.COMMENTED: N_("Du kommenterade"),
    Step.DROPPED: N_("Du tog bort"),
}


@dataclass(frozen=True, slots=True)
class NextCard:
    """The one next thing: what, more about it, and where it is done."""

    title: str
    text: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class MyPlanPage:
    """Min plan: the next step, what I am asked, near days, my goals, what is done, what is new and where more is."""

    name: str
    next: NextCard | None
    asked: tuple[TaskItem, ...]
    days: tuple[TaskItem, ...]
    goals: tuple[TaskItem, ...]
    doing: tuple[TaskItem, ...]
    done: tuple[TaskItem, ...]
    changes: tuple[TimelineEntry, ...]
    more: tuple[Link, ...]
    write: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A button: what it says and what it sends."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class MyItemPage:
    """One thing in my plan: how it reads, what is proposed, what I can do and what has happened."""

    title: str
    back: str
    tag: Tag
    asks: str
    proposed: tuple[SummaryRow, ...]
    agreed: tuple[SummaryRow, ...]
    marks: tuple[Mark, ...]
    change: str
    history: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class NoteCard:
    """One of my notes: the text, who sees it, and the button that changes that."""

    text: str
    when: str
    tag: Tag
    href: str
    button: Mark


def my_plan_view(
    *,
    name: str,
    case: CaseView | None,
    items: tuple[PlanItem, ...],
    step: NextStep,
    new: Iterable[Changed],
    days: Iterable[Due],
    voice: Voice,
) -> MyPlanPage:
    """Build my plan; without a programme there is nothing to show."""
    runs = case is not None and case.exit is None
    asked = [one for one in items if one.state.waits]
    goals = [one for one in items if one.kind is ItemKind.GOAL and one.state.goes_on]
    doing = [one for one in items if one.kind is not ItemKind.GOAL and one.state.goes_on]
    return MyPlanPage(
        name=name,
        next=_next_card(step, voice) if runs else None,
        asked=_tasks(asked, voice) if runs else (),
        days=tuple(map(day_item, days)),
        goals=_tasks(goals, voice),
        doing=_tasks(doing, voice),
        done=_tasks([one for one in items if one.state is State.DONE], voice),
        changes=voice.changes(new),
        more=_more(case),
        write=_write() if runs else (),
    )


def _more(case: CaseView | None) -> tuple[Link, ...]:
    pages = [
        (_("Var jag är och vilka som hjälper mig"), "journeys:my_path"),
        (_("Mina dagar"), "journeys:my_days"),
        (_("De som följer mig"), "journeys:my_followers"),
        (_("Det jag har sagt"), "plans:my_words"),
        (_("Mina anteckningar"), "plans:my_notes"),
        (_("Mina möten"), "meetings:my_meetings"),
        *([(_("Min grupp"), "coaching:my_group")] if case is not None and case.programme.coaching else []),
        (_("Min arbetsförmåga"), "assessments:mine"),
        *([(_("Mina papper"), "papers:my_papers")] if case is not None else []),
        (_("Vem har läst"), "reviews:who_looked"),
        (_("Mina samtycken"), "journeys:my_consents"),
    ]
    return tuple(Link(text, reverse(name)) for text, name in pages)


def _write() -> tuple[Link, ...]:
    return tuple(
        Link(text, reverse("plans:my_write", args=[kind]))
        for text, kind in (
            (_("Skriv ett mål"), ItemKind.GOAL),
            (_("Skriv något att göra"), ItemKind.ACTIVITY),
            (_("Skriv vad du behöver"), ItemKind.OBSTACLE),
        )
    )


def _next_card(step: NextStep, voice: Voice) -> NextCard:
    if step.kind is NextKind.QUESTION:
        where = reverse("consents:question", args=[step.question_id])
        return NextCard(_("Du har fått en fråga"), _("Läs den och svara ja eller nej."), Link(_("Till frågan"), where))
    if step.kind is NextKind.GOAL:
        where = reverse("plans:my_write", args=[ItemKind.GOAL])
        return NextCard(
            _("Skriv ditt första mål"), _("Vad vill du? Skriv med egna ord."), Link(_("Skriv ett mål"), where)
        )
    if step.kind is NextKind.TASK and step.gate is not None and step.task is not None:
        where = reverse("journeys:my_gate", args=[step.gate.id])
        return _do_card(step.task.title, step.task.due_on, where, voice)
    if step.item is not None and step.kind is not NextKind.WAIT:
        where = reverse("plans:my_item", args=[step.item.id])
        if step.kind is NextKind.DO:
            return _do_card(step.item.reads.text, step.item.reads.due_on, where, voice)
        return NextCard(_("Svara på ett förslag"), _asked_text(step.item), Link(_("Läs och svara"), where))
    return NextCard(_("Du behöver inte göra något nu"), _waits_for(step, voice), None)


def _do_card(what: str, due_on: date | None, where: str, voice: Voice) -> NextCard:
    """Return something that I am to do, and until when."""
    is_late = due_on is not None and due_on < voice.today
    title = _("Det här skulle ha varit klart") if is_late else _("Det här ska du göra")
    text = what if due_on is None else _until(what, day(due_on))
    return NextCard(title, text, Link(_("Till det du ska göra"), where))


def _until(text: str, on: str) -> str:
    return _("%(what)s. Senast %(day)s.") % {"what": text.rstrip(". "), "day": on}


def _waits_for(step: NextStep, voice: Voice) -> str:
    if step.gate is not None:
        who, what, due = step.gate.owner_name, step.gate.title, step.gate.due_on
    elif step.item is not None and step.item.reads.due_on is not None:
        who, what = voice.who(step.item.reads.owner_id), step.item.reads.text.rstrip(". ")
        due = step.item.reads.due_on
    else:
        return _("Inget väntar på dig.")
    values = {"who": who, "what": what, "day": day(due)}
    return _("%(who)s hjälper dig med det här: %(what)s. Det ska vara klart %(day)s.") % values


def _asked_text(item: PlanItem) -> str:
    return item.reads.text if item.proposal is None or item.proposal.content is None else item.proposal.content.text


def _tasks(items: Iterable[PlanItem], voice: Voice) -> tuple[TaskItem, ...]:
    return tuple(
        TaskItem(
            title=_asked_text(one) if one.state is State.PROPOSED else one.reads.text,
            href=reverse("plans:my_item", args=[one.id]),
            hint=voice.hint(one),
            status=voice.state(one),
        )
        for one in items
    )


def my_item_view(*, item: PlanItem, runs: bool, voice: Voice) -> MyItemPage:
    """Build the page of one thing in my plan. runs: I am still in the programme, and can change it."""
    waits = runs and item.state.waits and item.proposal is not None
    asked = item.proposal.content if item.proposal is not None else None
    who = "" if item.proposal is None else voice.who(item.proposal.by_organisation)
    return MyItemPage(
        title=_("Ett förslag till dig") if waits else _(item.kind.label),
        back=reverse("plans:my_plan"),
        tag=voice.state(item),
        asks=_("%(who)s föreslår det här. Du väljer själv.") % {"who": who} if waits else "",
        proposed=voice.facts(item, asked) if waits and asked is not None else (),
        agreed=voice.facts(item, item.agreed or item.reads) if item.agreed is not None or not waits else (),
        marks=tuple(_marks(item)) if runs else (),
        change=reverse("plans:my_change", args=[item.id]) if runs and item.state is not State.DONE else "",
        history=voice.history(item),
    )


def _marks(item: PlanItem) -> Iterable[Mark]:
    mine = item.kind is not ItemKind.GOAL
    if mine and item.state in {State.AGREED, State.AGREED_ASKED}:
        yield Mark(_("Jag har börjat"), Step.STARTED)
    if item.state.goes_on:
        yield Mark(_("Det är klart"), Step.DONE)
        yield Mark(_("Ta bort ur min plan"), Step.DROPPED)
    if mine and item.state is State.DONE:
        yield Mark(_("Det är inte klart än"), Step.STARTED)


def my_words_view(
    *,
    items: Iterable[PlanItem],
    consents: Iterable[ConsentView],
    answer: GivenAnswer | None,
) -> tuple[TimelineEntry, ...]:
    """Return all that I have said, the newest first: what I wrote and answered, and what I agreed to."""
    found = [
        (one.at, TimelineEntry(_OWN_STEPS[one.step], day(swedish_day(one.at)), _now(item), _said(item, one)))
        for item in items
        for one in item.history
        if one.is_the_persons and one.step in _OWN_STEPS
    ]
    found.extend((one.given_at, _agreed(one)) for one in consents)
    if answer is not None:
        found.append(
            (answer.at, TimelineEntry(_("Svar på inbjudan"), day(swedish_day(answer.at)), "", _(answer.answer.label)))
        )
    ordered = sorted(found, key=lambda pair: pair[0], reverse=True)
    return tuple(replace(entry, title=_(entry.title)) for _at, entry in ordered)


def _now(item: PlanItem) -> str:
    return _("Nu: %(state)s") % {"state": inside_a_sentence(_(item.state.label))}


def _said(item: PlanItem, one: Happened) -> str:
    """Return what it was about, and the words."""
    text = item.reads.text if one.content is None else one.content.text
    parts = (text.rstrip(". ") + ".", _("Du skrev: %(words)s") % {"words": one.words} if one.words else "")
    told = "" if one.told is None else told_words(one.told)
    return " ".join(part for part in (*parts, told) if part)


def _agreed(consent: ConsentView) -> TimelineEntry:
    if consent.withdrawn_at is not None:
        became = _("Du har tagit tillbaka det")
    else:
        became = _("Sista dag %(day)s") % {"day": day(consent.last_on)}
    return TimelineEntry(N_("Du sa ja"), day(swedish_day(consent.given_at)), became, _(consent.kind.label))


def my_notes_view(notes: Iterable[OwnNoteView]) -> tuple[NoteCard, ...]:
    """Return my notes, the newest first."""
    return tuple(
        NoteCard(
            text=one.text,
            when=day(swedish_day(one.changed_at)),
            tag=Tag(_("Delas"), "blue") if one.shared_at else Tag(_("Bara du"), "grey"),
            href=reverse("plans:my_note", args=[one.id]),
            button=Mark(_("Sluta dela"), f"no {one.id}")
            if one.shared_at
            else Mark(_("Visa för mitt lag"), f"yes {one.id}"),
        )
        for one in notes
    )
