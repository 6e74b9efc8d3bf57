"""The story of a programme as its application tells it, what came later, and where the source contradicts itself."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kedjan.kernel.text import N_
from kedjan.programmes.domain.programme import Competence, Narrative, ProgrammeFile
from kedjan.ui.components import Cell, Column, Table, TimelineEntry
from kedjan.ui.words import day, language

_PARTS = {
    "summary": N_("Sammanfattning"),
    "background": N_("Bakgrund"),
    "purpose": N_("Syfte"),
    "objectives": N_("Målsättning"),
    "accessibility": N_("Tillgänglighet"),
    "equality": N_("Jämställdhet"),
    "transnational": N_("Samarbete med andra länder"),
}
_ABOUT = {
    "period": N_("Tiden"),
    "funding": N_("Pengarna"),
    "funding.phase": N_("Fasen"),
    "partners": N_("Parterna"),
    "municipalities": N_("Kommunerna"),
    "nationwide": N_("Kommunerna"),
    "region": N_("Regionen"),
    "target_group": N_("Målgruppen"),
    "intake": N_("Vem som kommer med"),
    "stages": N_("Vägen"),
    "outcomes": N_("Utfallen"),
    "goals": N_("Målen"),
    "councils": N_("Råden"),
    "figures": N_("Siffrorna"),
    "competence": N_("Kompetensen"),
    "events": N_("Det som hände"),
    "supplements": N_("Kompletteringarna"),
    "narrative": N_("Berättelsen"),
    "source": N_("Källan"),
    "name": N_("Namnet"),
}
_FIRST_KEY = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the story under its heading, in Swedish as the source has it."""

    title: str
    text: str


def narrative_sections(narrative: Narrative) -> tuple[Section, ...]:
    """Return the parts that the source has, without the summary, which stands first on the page."""
    parts = (
        ("background", narrative.background),
        ("purpose", narrative.purpose),
        ("objectives", narrative.objectives),
        ("accessibility", narrative.accessibility),
        ("equality", narrative.equality),
        ("transnational", narrative.transnational),
    )
    return tuple(Section(_(_PARTS[name]), text) for name, text in parts if text)


def competence_sections(competence: Competence | None) -> tuple[Section, ...]:
    """Return what a programme that trains staff offers; nothing for the others."""
    if competence is None:
        return ()
    parts = ((_("Former"), competence.forms), (_("Nivåer"), competence.levels), (_("Teman"), competence.themes))
    return tuple(Section(title, ", ".join(items)) for title, items in parts if items)


def added_entries(file: ProgrammeFile) -> tuple[TimelineEntry, ...]:
    """Return what was added to the application afterwards, in the order it came."""
    return tuple(
        TimelineEntry(_(_PARTS[one.part]), day(one.received_on), "", one.text)
        for one in sorted(file.supplements, key=lambda one: one.received_on)
    )


def event_entries(file: ProgrammeFile) -> tuple[TimelineEntry, ...]:
    """Return the dated events that the source tells of, in order."""
    return tuple(
        TimelineEntry(one.title.text_in(language()), day(one.on), "")
        for one in sorted(file.events, key=lambda one: one.on)
    )


def note_table(file: ProgrammeFile) -> Table:
    """Return where the source contradicts itself, is wrong or is silent: what it says, and what the file does."""
    return Table(
        caption=_("Källan säger emot sig själv"),
        columns=(
            Column(_("Vad det gäller")),
            Column(_("Vad som är oklart, och vad vi har valt")),
            Column(_("Så står det")),
        ),
        rows=tuple(
            (
                Cell(_about(one.about), header=True),
                Cell(one.text.text_in(language())),
                Cell(" / ".join(f"”{quote}”" for quote in one.as_stated) or "–"),
            )
            for one in file.notes
        ),
        empty="",
        is_list=True,
    )


def _about(key: str) -> str:
    """Return what a note is about in words; a key without words of its own is shown as it is."""
    first = _FIRST_KEY.match(key)
    known = _ABOUT.get(key) or (_ABOUT.get(first[0]) if first else None)
    return _(known) if known else key
