"""The path of a programme: its steps with what is to be settled in each, how long it takes and what may follow."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.programmes.domain.programme import Gate, Outcome, ProgrammeFile, Stage
from kedjan.programmes.domain.questions import next_stages, outcomes_from
from kedjan.programmes.web.wording import length, yes_or_no
from kedjan.ui.components import Cell, Column, SummaryRow, Table
from kedjan.ui.words import language


@dataclass(frozen=True, slots=True)
class StageCard:
    """One step: its purpose, its rules, and its obstacles, None where nothing is to be settled."""

    title: str
    purpose: str
    rows: tuple[SummaryRow, ...]
    gates: Table | None


def stage_cards(file: ProgrammeFile) -> tuple[StageCard, ...]:
    """Return the steps in the order of the file."""
    return tuple(_card(file, one) for one in file.stages)


def _card(file: ProgrammeFile, stage: Stage) -> StageCard:
    follow = _titles(next_stages(file, stage.key))
    ends = "" if stage.outcome_keys is None else _titles(outcomes_from(file, stage)) or _("Går inte att avsluta här")
    rows = (
        (_("Ansvarar"), ", ".join(_(one.label) for one in stage.owners)),
        (_("Hur länge"), length(stage.length)),
        (_("Börjar när"), stage.entry_rule.text_in(language())),
        (_("Klart när"), stage.exit_rule.text_in(language())),
        (_("Tar emot nya deltagare"), yes_or_no(answer=stage.is_entry)),
        (_("Sedan"), follow or _("Programmet är slut")),
        (_("Kan sluta med"), ends),
        (_("Det som görs"), _activities(stage)),
    )
    return StageCard(
        title=stage.title.text_in(language()),
        purpose=stage.purpose.text_in(language()),
        rows=tuple(SummaryRow(key, value) for key, value in rows if value),
        gates=_gates(stage) if stage.gates else None,
    )


def _titles(some: Iterable[Stage | Outcome]) -> str:
    return ", ".join(one.title.text_in(language()) for one in some)


def _activities(stage: Stage) -> str:
    return "\n".join(
        f"{one.title.text_in(language())}: {length(one.length)}" if one.length else one.title.text_in(language())
        for one in stage.activities
    )


def _gates(stage: Stage) -> Table:
    return Table(
        caption=_("Hinder att lösa: %(step)s") % {"step": stage.title.text_in(language())},
        columns=(
            Column(_("Hinder")),
            Column(_("Löst när")),
            Column(_("Ansvarar oftast")),
            Column(_("Senast")),
            Column(_("Före nästa steg")),
        ),
        rows=tuple(_gate(one) for one in stage.gates),
        empty="",
        is_list=True,
    )


def _gate(gate: Gate) -> tuple[Cell, ...]:
    due = ngettext("%(days)s dag in i steget", "%(days)s dagar in i steget", gate.due_days)
    return (
        Cell(gate.title.text_in(language()), header=True),
        Cell(gate.what.text_in(language())),
        Cell(_(gate.owner.label)),
        Cell(due % {"days": gate.due_days}),
        Cell(yes_or_no(answer=gate.clear_before_handover)),
    )
