"""What the security officer's pages say: accounts, counts and opaque references, never who a person is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.domain.door import DoorCount
from kedjan.audit.domain.unusual import Finding
from kedjan.audit.queries import ReaderOfDay
from kedjan.consents.queries import EmergencyView
from kedjan.kernel.clock import swedish_day
from kedjan.organisations.queries import Names, Workplaces, staff_name
from kedjan.reviews.queries import HandledView, QuestionView
from kedjan.reviews.web.emergency_pages import emergency_tasks
from kedjan.reviews.web.words import reference, role_title, when
from kedjan.ui.components import Cell, Colour, Column, Table, Tag, TaskItem, TimelineEntry
from kedjan.ui.words import day, moment, number


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Broken glass first, then questions, then what is unusual and not looked at, then what has been."""

    emergencies: tuple[TaskItem, ...]
    questions: tuple[TaskItem, ...]
    found: Table
    doors: Table
    handled: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One finding: whose, why it is shown, about whom by reference, and what was written about it before."""

    title: str
    who: str
    week: str
    why: str
    references: tuple[str, ...]
    before: tuple[TimelineEntry, ...]
    back: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question, who read that day, and the answers so far."""

    title: str
    concern: str
    table: Table
    answers: tuple[TimelineEntry, ...]
    back: str


def review_view(
    *,
    emergencies: tuple[EmergencyView, ...],
    questions: tuple[QuestionView, ...],
    found: tuple[Finding, ...],
    doors: tuple[DoorCount, ...],
    handled: tuple[HandledView, ...],
    names: Names,
    workplaces: Workplaces,
) -> ReviewPage:
    """Build the page; what has been looked at comes back only when there is more of it."""
    return ReviewPage(
        emergencies=emergency_tasks(emergencies, names, workplaces),
        questions=tuple(_question(one) for one in sorted(questions, key=lambda one: not one.is_open)),
        found=Table(
            caption=_("Ovanlig läsning, fyra veckor"),
            columns=(Column(_("Vad")), Column(_("Vem")), Column(_("Vecka")), Column(_("Varför den visas"))),
            rows=tuple(_row(one, names) for one in found if not _is_handled(one, handled)),
            empty=_("Inget ovanligt att titta på just nu."),
            is_list=True,
        ),
        doors=doors_table(doors, names),
        handled=tuple(_entry(one, names) for one in handled),
    )


def doors_table(doors: tuple[DoorCount, ...], names: Names) -> Table:
    """Return how the accounts of the organisation came in, those with failed tries first."""
    numbers = (_("Inloggningar"), _("Misslyckade"), _("Fick vänta"), _("Reservkoder"), _("Ändrade sätt"))
    return Table(
        caption=_("Inloggningar, fyra veckor"),
        columns=(Column(_("Vem")), *(Column(title, numeric=True) for title in numbers), Column(_("Det senaste"))),
        rows=tuple(
            (
                Cell(staff_name(one.account_id, names), header=True),
                *(Cell(number(each)) for each in (one.logins, one.failed, one.locked, one.recovered, one.changed)),
                Cell(moment(one.latest_at)),
            )
            for one in doors
        ),
        empty=_("Ingen har loggat in eller försökt."),
        is_list=True,
    )


def finding_view(*, finding: Finding, handled: tuple[HandledView, ...], names: Names) -> FindingPage:
    """Build the page about one finding."""
    return FindingPage(
        title=_(finding.sign.label),
        who=staff_name(finding.account_id, names),
        week=_week(finding),
        why=_why(finding),
        references=tuple(reference(one) for one in finding.people),
        before=tuple(_entry(one, names) for one in handled if _same(finding, one)),
        back=reverse("reviews:review"),
    )


def question_view(*, asked: QuestionView, readers: tuple[ReaderOfDay, ...], names: Names) -> QuestionPage:
    """Build the page about a question."""
    return QuestionPage(
        title=_("Läsningen den %(day)s") % {"day": day(asked.on)},
        concern=_(asked.concern.label),
        table=Table(
            caption=_("De som läste den dagen"),
            columns=(Column(_("Vem")), Column(_("Roll")), Column(_("När")), Column(_("Hur"))),
            rows=tuple(
                (
                    Cell(staff_name(one.account_id, names), header=True),
                    Cell(role_title(one.role)),
                    Cell(when(one.first_at, one.last_at, one.times)),
                    Cell(_(one.act.label)),
                )
                for one in readers
            ),
            empty=_("Ingen i din organisation läste den dagen."),
            is_list=True,
        ),
        answers=tuple(
            TimelineEntry(_(one.outcome.label), day(swedish_day(one.answered_at)), "", one.words)
            for one in asked.answers
        ),
        back=reverse("reviews:review"),
    )


def _question(one: QuestionView) -> TaskItem:
    status = Tag(_("Väntar på svar"), Colour.YELLOW) if one.is_open else Tag(_("Besvarad"), Colour.GREEN)
    return TaskItem(
        title=_("En person undrar över läsningen den %(day)s") % {"day": day(one.on)},
        href=reverse("reviews:question", args=[one.id]),
        hint=_("%(concern)s. Ärende %(reference)s.")
        % {"concern": _(one.concern.label), "reference": reference(one.participant_id)},
        status=status,
    )


def _row(finding: Finding, names: Names) -> tuple[Cell, ...]:
    href = reverse("reviews:finding", args=[finding.sign, finding.account_id, finding.on.isoformat()])
    return (
        Cell(_(finding.sign.label), href=href, header=True),
        Cell(staff_name(finding.account_id, names)),
        Cell(_week(finding)),
        Cell(_why(finding)),
    )


def _entry(one: HandledView, names: Names) -> TimelineEntry:
    title = f"{_(one.sign.label)}, {staff_name(one.account_id, names)}"
    return TimelineEntry(title, day(swedish_day(one.handled_at)), "", one.note)


def _is_handled(finding: Finding, handled: Iterable[HandledView]) -> bool:
    return any(_same(finding, one) and one.count >= finding.count for one in handled)


def _same(finding: Finding, one: HandledView) -> bool:
    return (finding.sign, finding.account_id, finding.on) == (one.sign, one.account_id, one.on)


def _why(finding: Finding) -> str:
    return _(finding.sign.why) % {"count": finding.count, "limit": finding.limit}


def _week(finding: Finding) -> str:
    return _("%(first)s till %(last)s") % {"first": day(finding.on), "last": day(finding.on + timedelta(days=6))}
