"""The plan in words: the same facts to the person, who is "du", and to those who support them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kedjan.consents.queries import told_words
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import OrganisationId
from kedjan.organisations.queries import Workplaces
from kedjan.plans.domain.changes import Changed
from kedjan.plans.domain.codes import ItemKind, State, Step
from kedjan.plans.domain.items import Content, Happened, PlanItem
from kedjan.ui.components import SummaryRow, Tag, TimelineEntry
from kedjan.ui.words import day

_COLOURS = {
    State.PROPOSED: "yellow",
    State.AGREED_ASKED: "yellow",
    State.UNDER_WAY_ASKED: "yellow",
    State.UNDER_WAY: "blue",
    State.AGREED: "blue",
    State.DONE: "green",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Who reads. names: of organisations; today: which day it is."""

    names: Workplaces
    today: date
    is_person: bool

    def who(self, organisation_id: OrganisationId | None) -> str:
        """Return who does or said something: the person, or an organisation."""
        if organisation_id is None:
            return _("Du") if self.is_person else _("Deltagaren")
        found = self.names.get(organisation_id)
        return _("En organisation") if found is None else found.name

    def state(self, item: PlanItem) -> Tag:
        """Return how it stands."""
        if item.late(self.today):
            return Tag(_("Försenat"), "red")
        if item.is_commented:
            return Tag(_("Du har kommenterat"), "grey") if self.is_person else Tag(_("Har kommenterats"), "yellow")
        if self.is_person and item.state.waits:
            return Tag(_("Svara"), "yellow")
        return Tag(_(item.state.label), _COLOURS.get(item.state, "grey"))

    def doing(self, content: Content) -> str:
        """Return who does it and until when; nothing for a goal."""
        if content.due_on is None:
            return ""
        return _("%(who)s, senast %(day)s") % {"who": self.who(content.owner_id), "day": day(content.due_on)}

    def hint(self, item: PlanItem) -> str:
        """Return the line under it in a list: what is done about a need, who, and when."""
        reads = item.proposal.content if item.proposal and item.proposal.content and item.agreed is None else item.reads
        return ". ".join(one.rstrip(".") for one in (reads.measure, self.doing(reads)) if one)

    def facts(self, item: PlanItem, content: Content) -> tuple[SummaryRow, ...]:
        """Return how it reads, row by row."""
        what = {
            ItemKind.GOAL: _("Målet"),
            ItemKind.ACTIVITY: _("Vad ska göras?"),
            ItemKind.OBSTACLE: _("Vad behövs?"),
        }
        rows = [SummaryRow(what[item.kind], content.text)]
        if item.dimension is not None:
            rows += [
                SummaryRow(_("Vad gäller det?"), _(item.dimension.label)),
                SummaryRow(_("Vad ska göras åt det?"), content.measure),
            ]
        if item.kind is not ItemKind.GOAL:
            rows.append(SummaryRow(_("Vem gör det?"), self.who(content.owner_id)))
            rows.append(SummaryRow(_("Klart senast"), "" if content.due_on is None else day(content.due_on)))
        return tuple(rows)

    def history(self, item: PlanItem) -> tuple[TimelineEntry, ...]:
        """Return all that has happened to it, the newest first."""
        return tuple(self.entry(one, _(one.step.label)) for one in reversed(item.history))

    def changes(self, found: Iterable[Changed]) -> tuple[TimelineEntry, ...]:
        """Return what has changed, each with what it is about."""
        return tuple(self.entry(one.step, f"{_(one.step.step.label)}: {one.item.reads.text}") for one in found)

    def entry(self, one: Happened, title: str) -> TimelineEntry:
        """Return one step: who took it, when, and in which words."""
        said = one.words or ("" if one.content is None else self._written(one.content))
        told = "" if one.told is None else told_words(one.told)
        by = self.who(None if one.is_the_persons else one.by_organisation)
        if one.told is not None:
            by = _("%(person)s, skrevs in av %(who)s") % {"person": by, "who": self.who(one.by_organisation)}
        return TimelineEntry(title, day(swedish_day(one.at)), by, " ".join(part for part in (said, told) if part))

    def _written(self, content: Content) -> str:
        return " ".join(part for part in (content.text, content.measure, self.doing(content)) if part)


def last_words(item: PlanItem) -> str:
    """Return what the person said when they answered last; nothing where they said nothing."""
    answers = [one.words for one in item.history if one.step in {Step.DECLINED, Step.COMMENTED}]
    return answers[-1] if answers else ""
