"""What the pages about corrections say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.queries import Workplaces
from kedjan.participants.queries import PersonView, shown_name
from kedjan.rights.domain.columns import COLUMNS
from kedjan.rights.domain.corrections import Verdict
from kedjan.rights.domain.information import Record, Section
from kedjan.rights.domain.words import TABLES
from kedjan.rights.queries import CorrectionView
from kedjan.ui.components import Cell, Column, SummaryRow, Table, Tag
from kedjan.ui.sorting import DayList
from kedjan.ui.words import day

_INNER = {"id", "organisation", "organisation_id", "recorded_by", "marked_by", "sequence"}

WAITING = DayList("since")


@dataclass(frozen=True, slots=True)
class CorrectionCard:
    """One request as I see it."""

    title: str
    status: Tag
    rows: tuple[SummaryRow, ...]
    note: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """The record that I say is wrong, and the values to choose from."""

    title: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """A request beside what is recorded; what was answered, when it was."""

    title: str
    name: str
    rows: tuple[SummaryRow, ...]
    answer: CorrectionCard | None


def ask_view(section: Section, record: Record) -> AskPage:
    """Return the record's values that say something about me, each with what it says."""
    values = (one for one in record.values if one.text and one.column not in _INNER)
    return AskPage(section.title, tuple((one.column, f"{one.title}: {one.text}") for one in values))


def my_corrections_view(asked: Iterable[CorrectionView], known: Workplaces) -> tuple[CorrectionCard, ...]:
    """Return my requests, each with its answer or who is to give it."""
    return tuple(_card(one, known[one.organisation_id].name) for one in asked)


def _card(asked: CorrectionView, answers: str) -> CorrectionCard:
    rows = [
        SummaryRow(_("Vad är fel?"), asked.wrong),
        SummaryRow(_("Vad ska det stå?"), asked.wanted),
        SummaryRow(_("Du bad om det"), day(swedish_day(asked.asked_at))),
        SummaryRow(_("Svarar"), answers),
    ]
    decided, note = asked.decided, ""
    if decided is None:
        return CorrectionCard(_about(asked), Tag(_("Väntar på svar"), "yellow"), tuple(rows), note)
    rows.append(SummaryRow(_("Svarade"), day(swedish_day(decided.decided_at))))
    if decided.verdict is Verdict.CORRECTED:
        rows.append(SummaryRow(_("Så här står det nu"), decided.recorded))
        return CorrectionCard(_about(asked), Tag(_(decided.verdict.label), "green"), tuple(rows), note)
    rows.append(SummaryRow(_("Varför"), decided.reason))
    note = _("Det du har skrivit finns kvar bredvid uppgiften.")
    return CorrectionCard(_about(asked), Tag(_(decided.verdict.label), "grey"), tuple(rows), note)


def corrections_view(
    waiting: Iterable[CorrectionView], known: Mapping[ParticipantId, PersonView], *, is_turned: bool = False
) -> Table:
    """Return a row for each request that waits."""
    since = WAITING.column(_("Sedan"), reverse("rights:corrections"), is_turned=is_turned)
    return Table(
        caption=_("Väntar på svar"),
        columns=(Column(_("Deltagare")), Column(_("Gäller")), since),
        rows=tuple(
            (
                Cell(
                    shown_name(known.get(one.participant_id)),
                    href=reverse("rights:correction", args=[one.id]),
                    header=True,
                ),
                Cell(_about(one)),
                Cell(day(swedish_day(one.asked_at))),
            )
            for one in waiting
        ),
        empty=_("Ingen väntar på svar."),
        is_list=True,
    )


def correction_view(
    asked: CorrectionView, found: tuple[Section, Record] | None, who: PersonView | None
) -> CorrectionPage:
    """Return what is recorded beside what the person says."""
    recorded = () if found is None else (one for one in found[1].values if one.column == asked.value)
    said = next((one.text for one in recorded), _("Du ser inte uppgiften längre."))
    rows = (
        SummaryRow(_("Står nu"), said),
        SummaryRow(_("Vad är fel?"), asked.wrong),
        SummaryRow(_("Vad ska det stå?"), asked.wanted),
        SummaryRow(_("Bad om det"), day(swedish_day(asked.asked_at))),
    )
    answer = None if asked.decided is None else _card(asked, "")
    return CorrectionPage(_about(asked), shown_name(who), rows, answer)


def _about(asked: CorrectionView) -> str:
    table = _(TABLES[asked.table]) if asked.table in TABLES else asked.table
    value = _(COLUMNS[asked.value]) if asked.value in COLUMNS else asked.value
    return f"{table}: {value}"
