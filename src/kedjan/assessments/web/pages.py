"""What the pages of assessments say, to staff and to the person alike."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.assessments.domain.codes import Method, Rater
from kedjan.assessments.domain.profile import AbilityProfile, gaps
from kedjan.assessments.domain.writing import Agreement
from kedjan.assessments.queries import AssessmentView, InstrumentView, demands_of
from kedjan.assessments.web.parts import (
    area_tasks,
    comparison,
    earlier_table,
    gap_table,
    item_rows,
    results_table,
)
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.refusal import Reason
from kedjan.ui.components import Cell, Column, Link, SummaryRow, Table, Tag, TaskItem
from kedjan.ui.figures import RatingComparison
from kedjan.ui.words import all_said, day, language


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around one form. is_demonstration: its texts are invented, which the page says."""

    title: str
    back: str
    caption: str = ""
    intro: str = ""
    is_demonstration: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """An instrument that an assessment may begin by: how, or why not."""

    title: str
    about: str
    method: str
    href: str
    hindrances: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaRows:
    """What was answered and said in one area."""

    title: str
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads an assessment, and what they may do there. names: what each rater is called to them."""

    rater: Rater | None
    names: dict[Rater, str]
    back: str
    caption: str
    rate: Callable[[str], str]
    finish: str
    agree: str = ""
    remark: Callable[[str], Link] | None = None


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """An assessment: what is known, what is left to do, and both ratings once they lie side by side."""

    title: str
    caption: str
    back: str
    is_demonstration: bool
    about: str
    facts: tuple[SummaryRow, ...]
    tasks: tuple[TaskItem, ...]
    finish: str
    waiting: str
    newer: bool
    chart: RatingComparison | None
    agreed: str
    agree: str
    areas: tuple[AreaRows, ...]
    tables: tuple[Table, ...]
    rule: str


def assessment_view(
    *,
    view: AssessmentView,
    others: tuple[AssessmentView, ...],
    profile: AbilityProfile,
    is_latest: bool,
    reader: Reader,
) -> AssessmentPage:
    """Build the page of an assessment for its reader."""
    instrument, rater = view.instrument, reader.rater
    rates = rater is not None and rater in instrument.raters and view.rating(rater).done_at is None
    tasks = area_tasks(view, rater, lambda area: reader.rate(area.key)) if rates and rater is not None else ()
    talks = instrument.method is Method.DIALOGUE and view.is_done
    tables = (
        results_table(view, reader.names),
        earlier_table(view, others, reader.names),
        *(gap_table(gaps(profile, demands_of(one)), view.task.what) for one in _demands(view, others)),
    )
    return AssessmentPage(
        title=instrument.title.text_in(language()),
        caption=reader.caption,
        back=reader.back,
        is_demonstration=instrument.is_demonstration,
        about=instrument.about.text_in(language()),
        facts=_facts(view, reader),
        tasks=tasks,
        finish=reader.finish if rates else "",
        waiting=_waiting(view, reader),
        newer=not is_latest and not view.is_done,
        chart=comparison(view, reader.names[Rater.SELF], reader.names[Rater.ASSESSOR]) if talks else None,
        agreed=_agreed(view.agreement),
        agree=reader.agree if talks else "",
        areas=_areas(view, reader) if view.is_done else (),
        tables=tuple(one for one in tables if one is not None),
        rule=instrument.scoring.rule.text_in(language()) if view.is_done else "",
    )


def _areas(view: AssessmentView, reader: Reader) -> tuple[AreaRows, ...]:
    return tuple(
        AreaRows(area.title.text_in(language()), item_rows(view, area, names=reader.names, remark=reader.remark))
        for area in view.instrument.areas
    )


def _demands(view: AssessmentView, others: Iterable[AssessmentView]) -> tuple[AssessmentView, ...]:
    """Return what describes the task of an observation, done."""
    return tuple(one for one in others if one.observation_id == view.id and one.is_done)


def _agreed(agreement: Agreement | None) -> str:
    return "" if agreement is None else agreement.text


def _facts(view: AssessmentView, reader: Reader) -> tuple[SummaryRow, ...]:
    found = [SummaryRow(_("Sätt"), _(view.instrument.method.label))]
    if view.instrument.is_about_task:
        found += [
            SummaryRow(_("Arbetsuppgift"), view.task.what),
            SummaryRow(_("Plats"), view.task.place),
            SummaryRow(_("Dag"), "" if view.task.on is None else day(view.task.on)),
            SummaryRow(_("Hjälpmedel och anpassningar"), view.task.aids),
        ]
    found.append(SummaryRow(_("Började"), day(swedish_day(view.begun_at))))
    found += [SummaryRow(reader.names[one], _state(view, one)) for one in view.instrument.raters]
    found.append(SummaryRow(_("Version"), view.instrument.version))
    return tuple(found)


def _state(view: AssessmentView, rater: Rater) -> str:
    done = view.rating(rater).done_at
    return _("Inte klar än") if done is None else _("Klar %(day)s") % {"day": day(swedish_day(done))}


def _waiting(view: AssessmentView, reader: Reader) -> str:
    """Return whom the two ratings wait for, where the reader has nothing more to do."""
    if view.is_done:
        return ""
    left = [one for one in view.instrument.raters if view.rating(one).done_at is None and one is not reader.rater]
    if not left:
        return ""
    who = ", ".join(reader.names[one] for one in left)
    return _("%(who)s är inte klar än. Svaren visas när alla är klara, så att ingen påverkas av den andra.") % {
        "who": who
    }


def choices(
    found: Iterable[tuple[InstrumentView, tuple[Reason, ...]]], href: Callable[[InstrumentView], str]
) -> tuple[Choice, ...]:
    """Return the instruments with what stands in the way of each."""
    return tuple(
        Choice(
            title=one.file.title.text_in(language()),
            about=one.file.about.text_in(language()),
            method=_(one.file.method.label),
            href="" if reasons else href(one),
            hindrances=tuple(all_said(reasons)),
        )
        for one, reasons in found
    )


def list_table(
    found: Iterable[AssessmentView],
    href: Callable[[AssessmentView], str],
    *,
    rater: Rater | None,
    organisation_id: OrganisationId | None = None,
) -> Table:
    """Return the assessments of somebody, the latest first; organisation_id: the assessor's."""
    rows = tuple(
        (
            Cell(one.instrument.title.text_in(language()), href=href(one), header=True),
            Cell(one.task.what or _(one.instrument.method.label)),
            Cell(day(one.on)),
            Cell("", tag=_status(one, rater if rater is Rater.SELF or one.is_assessed_by(organisation_id) else None)),
        )
        for one in found
    )
    columns = (Column(_("Namn")), Column(_("Vad")), Column(_("Dag")), Column(_("Läge")))
    return Table(_("Bedömningar"), columns, rows, _("Ingen bedömning har börjat än."), is_list=True)


def _status(view: AssessmentView, rater: Rater | None) -> Tag:
    if view.is_done:
        talked = view.instrument.method is not Method.DIALOGUE or view.agreement is not None
        return Tag(_("Klar"), "green") if talked else Tag(_("Att prata om"), "yellow")
    if rater is not None and rater in view.instrument.raters and view.rating(rater).done_at is None:
        return Tag(_("Att svara på"), "yellow")
    return Tag(_("Väntar på den andra"), "blue")


def person_href(participant_id: object) -> str:
    """Return the address of somebody's assessments."""
    return reverse("assessments:list", args=[participant_id])
