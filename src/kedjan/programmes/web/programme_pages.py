"""What the page of a programme says: everything its file says, in the order a member of the steering group reads."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.programmes.queries import ProgrammeView
from kedjan.programmes.web.fact_parts import fact_rows, intake_rows, version_line
from kedjan.programmes.web.partner_parts import CouncilCard, PartnerGroup, council_cards, partner_groups
from kedjan.programmes.web.path_parts import StageCard, stage_cards
from kedjan.programmes.web.result_parts import figure_table, goal_table, outcome_table
from kedjan.programmes.web.story_parts import (
    Section,
    added_entries,
    competence_sections,
    event_entries,
    narrative_sections,
    note_table,
)
from kedjan.programmes.web.wording import days_of, kronor
from kedjan.ui.components import NavItem, SummaryRow, Table, TimelineEntry
from kedjan.ui.words import language


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """Everything on the page, ready to print. The summary and the story are in Swedish in every language."""

    name: str
    caption: str
    contents: tuple[NavItem, ...]
    period: str
    budget: str
    budget_more: str
    phase: str
    summary: str
    contradictions: str
    facts: tuple[SummaryRow, ...]
    intake: tuple[SummaryRow, ...]
    stages: tuple[StageCard, ...]
    goals: Table
    outcomes: Table
    figures: Table | None
    partners: tuple[PartnerGroup, ...]
    councils: tuple[CouncilCard, ...]
    competence: tuple[Section, ...]
    in_swedish: str
    story: tuple[Section, ...]
    supplements: tuple[TimelineEntry, ...]
    events: tuple[TimelineEntry, ...]
    notes: Table
    version: str


def programme_view(view: ProgrammeView) -> ProgrammePage:
    """Build the page."""
    file = view.file
    return ProgrammePage(
        name=file.name.text_in(language()),
        caption=file.region,
        contents=_contents(file),
        period=days_of(file.period),
        budget=kronor(file.funding.total_budget_sek),
        budget_more=_("varav stöd %(grant)s") % {"grant": kronor(file.funding.grant_sek)},
        phase=_(file.funding.phase.label) if file.funding.phase else _("Ej angivet"),
        summary=file.narrative.summary,
        contradictions=_contradictions(len(file.notes)),
        facts=fact_rows(file),
        intake=intake_rows(file),
        stages=stage_cards(file),
        goals=goal_table(file),
        outcomes=outcome_table(file),
        figures=figure_table(file) if file.figures else None,
        partners=partner_groups(file),
        councils=council_cards(file),
        competence=competence_sections(file.competence),
        in_swedish="" if language() == "sv" else _("Texten är på svenska, som i programfilen."),
        story=narrative_sections(file.narrative),
        supplements=added_entries(file),
        events=event_entries(file),
        notes=note_table(file),
        version=version_line(view),
    )


def _contents(file: ProgrammeFile) -> tuple[NavItem, ...]:
    parts = (
        (_("Fakta"), "#facts", True),
        (_("Vägen"), "#path", True),
        (_("Mål"), "#goals", True),
        (_("Parter"), "#partners", True),
        (_("Råd"), "#councils", bool(file.councils)),
        (_("Berättelsen"), "#story", True),
        (_("Källan"), "#source", bool(file.notes)),
    )
    return tuple(NavItem(text, href) for text, href, present in parts if present)


def _contradictions(count: int) -> str:
    if not count:
        return ""
    text = ngettext(
        "På %(count)s ställe är källan oklar, tyst eller säger emot sig själv. Där står vad vi har valt, och varför.",
        "På %(count)s ställen är källan oklar, tyst eller säger emot sig själv. Där står vad vi har valt, och varför.",
        count,
    )
    return text % {"count": count}
