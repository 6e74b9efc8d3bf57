"""What the pages about who has looked say, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.queries import LookGroup, Shared
from kedjan.consents.queries import ConsentView
from kedjan.kernel.clock import swedish_day
from kedjan.organisations.queries import Workplaces, workplace_name
from kedjan.reviews.queries import QuestionView
from kedjan.reviews.web.words import role_title, what, when, why
from kedjan.ui.components import Cell, Colour, Column, Link, Table, Tag, TaskItem, TimelineEntry
from kedjan.ui.words import day, in_a_row


@dataclass(frozen=True, slots=True)
class WhoLookedPage:
    """What I have asked, what each unit has seen, and who looked day by day, with where it goes on."""

    questions: tuple[TaskItem, ...]
    shared: Table
    days: tuple[Table, ...]
    is_first: bool
    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """What one unit read on a day, and what I can do: consents to take back, and what I have asked already."""

    title: str
    unit: str
    back: str
    table: Table
    withdrawals: tuple[Link, ...]
    asked: str
    answers: tuple[TimelineEntry, ...]


def who_looked_view(
    *,
    looks: tuple[LookGroup, ...],
    more: bool,
    shared: tuple[Shared, ...],
    questions: tuple[QuestionView, ...],
    organisations: Workplaces,
    is_first: bool,
) -> WhoLookedPage:
    """Build the page: a table for each day, and in it the units one after the other."""
    here = reverse("reviews:who_looked")
    by_day = [(on, tuple(group)) for on, group in groupby(looks, key=lambda look: look.on)]
    return WhoLookedPage(
        questions=tuple(_question(one, organisations) for one in questions),
        shared=_shared(shared, organisations),
        days=tuple(_table(day(on), group, organisations, asking=True) for on, group in by_day),
        is_first=is_first,
        newer="" if is_first else here,
        older=f"{here}?{urlencode({'before': looks[-1].on.isoformat()})}" if more else "",
    )


def ask_view(
    *,
    looks: tuple[LookGroup, ...],
    consents: tuple[ConsentView, ...],
    questions: tuple[QuestionView, ...],
    organisations: Workplaces,
    now: datetime,
) -> AskPage:
    """Build the page about one unit's readings on one day."""
    first = looks[0]
    unit = workplace_name(first.organisation_id, organisations)
    used = {look.consent_id for look in looks}
    asked = next((one for one in questions if (one.organisation_id, one.on) == (first.organisation_id, first.on)), None)
    return AskPage(
        title=_("Läsningen den %(day)s") % {"day": day(first.on)},
        unit=unit,
        back=reverse("reviews:who_looked"),
        table=_table(unit, looks, organisations, asking=False),
        withdrawals=tuple(
            Link(_(one.kind.label), reverse("journeys:withdraw", args=[one.id]))
            for one in consents
            if one.id in used and one.active(now)
        ),
        asked="" if asked is None else _("Du frågade den %(day)s.") % {"day": day(swedish_day(asked.asked_at))},
        answers=() if asked is None else _answers(asked),
    )


def _table(caption: str, looks: Sequence[LookGroup], organisations: Workplaces, *, asking: bool) -> Table:
    """Return the looks of a day, unit by unit in the order of who looked last."""
    units = dict.fromkeys(look.organisation_id for look in looks)
    ordered = [look for unit in units for look in looks if look.organisation_id == unit]
    columns = (Column(_("Vem")), Column(_("När")), Column(_("Vad")), Column(_("Varför")))
    return Table(
        caption=caption,
        columns=(*columns, Column(_("Fråga"))) if asking else columns,
        rows=tuple(
            (*_row(look, organisations), _asking(look)) if asking else _row(look, organisations) for look in ordered
        ),
        empty="",
        is_list=True,
    )


def _row(look: LookGroup, organisations: Workplaces) -> tuple[Cell, ...]:
    who = f"{workplace_name(look.organisation_id, organisations)}, {role_title(look.role).lower()}"
    return (
        Cell(who, header=True),
        Cell(when(look.first_at, look.last_at, look.times)),
        Cell(what(look)),
        Cell(why(look)),
    )


def _asking(look: LookGroup) -> Cell:
    if look.organisation_id is None:
        return Cell("")
    return Cell(_("Vad du kan göra"), href=reverse("reviews:ask", args=[look.organisation_id, look.on.isoformat()]))


def _shared(shared: tuple[Shared, ...], organisations: Workplaces) -> Table:
    return Table(
        caption=_("Det här har de läst, sammanlagt"),
        columns=(Column(_("Vem")), Column(_("Vad")), Column(_("Läste senast"))),
        rows=tuple(
            (
                Cell(workplace_name(one.organisation_id, organisations), header=True),
                Cell(in_a_row(_(category.label) for category in one.categories)),
                Cell(day(swedish_day(one.last_at))),
            )
            for one in shared
        ),
        empty=_("Ingen har läst om dig än."),
        is_list=True,
    )


def _question(one: QuestionView, organisations: Workplaces) -> TaskItem:
    unit = workplace_name(one.organisation_id, organisations)
    answer = one.answers[-1] if one.answers else None
    status = Tag(_("Väntar på svar"), Colour.YELLOW) if answer is None else Tag(_(answer.outcome.label), Colour.BLUE)
    return TaskItem(
        title=_("Läsningen den %(day)s, %(unit)s") % {"day": day(one.on), "unit": unit},
        href=reverse("reviews:ask", args=[one.organisation_id, one.on.isoformat()]),
        hint=_(one.concern.label) if answer is None else answer.words,
        status=status,
    )


def _answers(asked: QuestionView) -> tuple[TimelineEntry, ...]:
    return tuple(
        TimelineEntry(_(one.outcome.label), day(swedish_day(one.answered_at)), _("Den som granskar"), one.words)
        for one in asked.answers
    )
