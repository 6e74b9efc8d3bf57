"""What the staff's pages of somebody's plan say."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.queries import CaseView
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId
from kedjan.participants.queries import PersonView, shown_name
from kedjan.plans.domain.changes import Changed
from kedjan.plans.domain.codes import ItemKind, State, Step
from kedjan.plans.domain.items import PlanItem
from kedjan.plans.queries import OwnNoteView
from kedjan.plans.web.mine_pages import Mark
from kedjan.plans.web.words import Voice, last_words
from kedjan.ui.components import Link, NavItem, SummaryRow, Tag, TaskItem, TimelineEntry
from kedjan.ui.words import day


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind, under a heading."""

    title: str
    key: str
    tasks: tuple[TaskItem, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan: what is new to the reader, what waits for an answer, and what stands in it."""

    title: str
    name: str
    back: str
    nav: tuple[NavItem, ...]
    is_first: bool
    changes: tuple[TimelineEntry, ...]
    sections: tuple[Section, ...]
    notes: tuple[TimelineEntry, ...]
    actions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One thing in somebody's plan."""

    title: str
    name: str
    back: str
    tag: Tag
    proposed: tuple[SummaryRow, ...]
    by: str
    agreed: tuple[SummaryRow, ...]
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    history: tuple[TimelineEntry, ...]


def plan_view(
    *,
    who: PersonView,
    items: tuple[PlanItem, ...],
    notes: Iterable[OwnNoteView],
    new: tuple[Changed, ...],
    is_first: bool,
    may_write: bool,
    voice: Voice,
    nav: tuple[NavItem, ...],
) -> PlanPage:
    """Build the page. is_first: the reader has not read the plan before, so that all of it is new."""
    return PlanPage(
        title=_("Plan"),
        name=shown_name(who),
        back=reverse("journeys:case", args=[who.id]),
        nav=nav,
        is_first=is_first,
        changes=voice.changes(new),
        sections=_sections(who.id, items, voice),
        notes=tuple(TimelineEntry(one.text, day(swedish_day(one.changed_at)), _("Deltagaren")) for one in notes),
        actions=_proposals(who.id) if may_write else (),
    )


def _sections(about: ParticipantId, items: tuple[PlanItem, ...], voice: Voice) -> tuple[Section, ...]:
    def of(title: str, key: str, found: Iterable[PlanItem]) -> Section:
        return Section(title, key, tuple(_task(about, one, voice) for one in found))

    running = [one for one in items if one.state.goes_on]
    every = (
        of(_("Väntar på deltagarens svar"), "asked", [one for one in items if one.state is State.PROPOSED]),
        of(_("Behov att lösa"), "need", [one for one in running if one.kind is ItemKind.OBSTACLE]),
        of(_("Mål"), "goal", [one for one in running if one.kind is ItemKind.GOAL]),
        of(_("Att göra"), "activity", [one for one in running if one.kind is ItemKind.ACTIVITY]),
        of(_("Deltagaren sa nej"), "declined", [one for one in items if one.state is State.DECLINED]),
        of(_("Klart"), "done", [one for one in items if one.state is State.DONE]),
        of(_("Borttaget"), "dropped", [one for one in items if one.state is State.DROPPED]),
    )
    return tuple(one for one in every if one.tasks)


def _task(about: ParticipantId, item: PlanItem, voice: Voice) -> TaskItem:
    words = last_words(item) if item.state.waits or item.state is State.DECLINED else ""
    said = _("Deltagaren: ”%(words)s”") % {"words": words} if words else ""
    return TaskItem(
        title=item.reads.text,
        href=reverse("plans:item", args=[about, item.id]),
        hint=said if item.state is State.DECLINED else ". ".join(one for one in (voice.hint(item), said) if one),
        status=voice.state(item),
    )


def _proposals(about: ParticipantId) -> tuple[Link, ...]:
    return tuple(
        Link(text, reverse("plans:propose", args=[about, kind]))
        for text, kind in (
            (_("Föreslå något att göra"), ItemKind.ACTIVITY),
            (_("Skriv upp ett behov"), ItemKind.OBSTACLE),
            (_("Skriv ett mål"), ItemKind.GOAL),
        )
    )


def item_view(*, who: PersonView, item: PlanItem, may_write: bool, voice: Voice) -> ItemPage:
    """Build the page of one thing."""
    asked = None if item.proposal is None else item.proposal.content
    return ItemPage(
        title=_(item.kind.label),
        name=shown_name(who),
        back=reverse("plans:plan", args=[who.id]),
        tag=voice.state(item),
        proposed=() if asked is None else voice.facts(item, asked),
        by="" if item.proposal is None else voice.who(item.proposal.by_organisation),
        agreed=voice.facts(item, item.agreed or item.reads) if item.agreed is not None or asked is None else (),
        marks=tuple(_marks(item)) if may_write else (),
        links=tuple(_links(who.id, item)) if may_write else (),
        history=voice.history(item),
    )


def _marks(item: PlanItem) -> Iterable[Mark]:
    if item.kind is not ItemKind.GOAL and item.state in {State.AGREED, State.AGREED_ASKED}:
        yield Mark(_("Påbörjat"), Step.STARTED)
    if item.state.goes_on:
        yield Mark(_("Klart"), Step.DONE)
    if item.kind is not ItemKind.GOAL and item.state is State.DONE:
        yield Mark(_("Inte klart än"), Step.STARTED)
    if item.state.waits:
        yield Mark(_("Ta tillbaka förslaget"), Step.TAKEN_BACK)


def _links(about: ParticipantId, item: PlanItem) -> Iterable[Link]:
    places = [about, item.id]
    if item.state is not State.DONE:
        yield Link(_("Föreslå en annan lydelse"), reverse("plans:change", args=places))
    if item.state.waits:
        yield Link(_("Skriv in deltagarens svar"), reverse("plans:answer_for", args=places))


def may_write(*, case: CaseView | None, is_permitted: bool) -> bool:
    """Tell whether the plan can be written in: the participation goes on, and the role may."""
    return is_permitted and case is not None and case.exit is None
