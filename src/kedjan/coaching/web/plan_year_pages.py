"""What the page of the year says: the groups that hold, the starts counted, and the plans that are proposals."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.codes import GroupStatus, Part
from kedjan.coaching.domain.weeks import week_of
from kedjan.coaching.queries.plan_year import Starts, YearCoach, YearGroup
from kedjan.coaching.queries.plans import PlanItem, PlanView
from kedjan.coaching.queries.programmes import CoachingProgramme
from kedjan.coaching.web.plan_words import gap_text, status_tag
from kedjan.ui.components import Cell, Colour, Column, Link, NavItem, SummaryRow, Table, Tag, Work
from kedjan.ui.words import day, language, number
from kedjan.ui.year_calendar import Meets, YearCalendar, year_calendar

_TAGS = {GroupStatus.STARTED: Colour.BLUE, GroupStatus.PLANNED: Colour.TURQUOISE}
_SESSIONS = 10


@dataclass(frozen=True, slots=True)
class YearPage:
    """The year. new: where a plan is asked for; not_ready or readying: what is said where none can be made here yet."""

    title: str
    programmes: tuple[NavItem, ...]
    calendar: YearCalendar | None
    groups: Table
    starts: tuple[SummaryRow, ...]
    coaches: Table | None
    plans: Table | None
    new: Link | None
    compare: Link | None
    not_ready: str
    readying: Work | None


@dataclass(frozen=True, slots=True)
class Places:
    """What municipalities and areas are called, by their codes."""

    municipalities: Mapping[str, str]
    areas: Mapping[str, str]

    def area(self, one: YearGroup) -> str:
        """Return the area of a group."""
        return self.areas.get(one.area, one.area)

    def municipality(self, one: YearGroup) -> str:
        """Return the municipality of a group."""
        return self.municipalities.get(one.municipality_code, "")

    def room(self, one: YearGroup) -> str:
        """Return "Kil, Biblioteket"."""
        return ", ".join(text for text in (self.municipality(one), one.room) if text)


def year_page(
    *,
    chosen: CoachingProgramme,
    programmes: tuple[CoachingProgramme, ...],
    groups: tuple[YearGroup, ...],
    starts: Starts,
    published: PlanView | None,
    plans: tuple[PlanItem, ...] | None,
    places: Places,
    not_ready: str | Work,
) -> YearPage:
    """Build the page; plans: None for whoever does not plan."""
    here, which = reverse("coaching:groups"), f"?programme={chosen.key}"
    return YearPage(
        title=_("Året med grupper: %(programme)s") % {"programme": chosen.file.name.text_in(language())},
        programmes=tuple(
            NavItem(one.file.name.text_in(language()), f"{here}?programme={one.key}", current=one.id == chosen.id)
            for one in programmes
        ),
        calendar=_calendar(groups, published, places),
        groups=_groups_table(groups, places, may_plan=plans is not None),
        starts=tuple(_starts(starts, published, chosen.coaching.starts_per_year)),
        coaches=None if plans is None or published is None else _coaches_table(groups),
        plans=None if plans is None else _plans_table(plans),
        new=None if plans is None else Link(_("Gör en ny plan"), f"{reverse('coaching:plan_new')}{which}"),
        compare=_compare(plans or ()),
        not_ready=not_ready if plans is not None and isinstance(not_ready, str) else "",
        readying=not_ready if plans is not None and isinstance(not_ready, Work) else None,
    )


def _calendar(groups: Iterable[YearGroup], published: PlanView | None, places: Places) -> YearCalendar | None:
    shown = [one for one in groups if one.status is not GroupStatus.CANCELLED]
    if not shown:
        return None
    first = published.item.first_week_on if published else min(one.starts_on for one in shown)
    return year_calendar(
        title=_("Grupperna under året"),
        first_week_on=first,
        weeks=published.problem.weeks if published else _SESSIONS,
        meets=[_meets(one, first, published, places) for one in shown],
    )


def _meets(one: YearGroup, first: date, published: PlanView | None, places: Places) -> Meets:
    start = week_of(first, one.starts_on)
    end = published.problem.session_weeks(start)[-1] + 1 if published else start + _SESSIONS
    label = f"{places.municipality(one)} {one.seats}"
    return Meets(places.area(one), start, end, label, f"{places.room(one)}, {day(one.starts_on)}", "#groups")


def _groups_table(groups: Iterable[YearGroup], places: Places, *, may_plan: bool) -> Table:
    return Table(
        caption=_("Grupper"),
        columns=(
            Column(_("Lokal")),
            Column(_("Startar")),
            Column(_("Läge")),
            Column(_("Platser som är tagna"), numeric=True),
            Column(_("Coacher")),
            Column(_("Reserv")),
        ),
        rows=tuple(
            (
                Cell(places.room(one), href=reverse("coaching:group", args=[one.id]), header=True),
                Cell(day(one.starts_on)),
                _state(one, may_plan=may_plan),
                Cell(number(one.seats)),
                Cell(_coaches(one, Part.LEADS)),
                Cell(_coaches(one, Part.STANDS_BY)),
            )
            for one in groups
        ),
        empty=_("Ingen grupp är publicerad än."),
        is_list=True,
    )


def _state(one: YearGroup, *, may_plan: bool) -> Cell:
    """Return how far a group has come; a planned one leads whoever plans to where it is cancelled."""
    if may_plan and one.status is GroupStatus.PLANNED:
        return Cell(_("Ställ in"), href=reverse("coaching:start_cancel", args=[one.id]), tag=group_tag(one))
    return Cell("", tag=group_tag(one))


def group_tag(one: YearGroup) -> Tag:
    """Return how far a group has come; a cancelled one says why."""
    label = _(one.status.label)
    if one.why_cancelled is not None:
        label = _("Inställd: %(why)s") % {"why": _(one.why_cancelled.label).lower()}
    return Tag(label, _TAGS.get(one.status, Colour.GREY))


def _coaches(one: YearGroup, part: Part) -> str:
    return ", ".join(coach.name for coach in one.coaches if coach.part is part) or "–"


def _starts(starts: Starts, published: PlanView | None, aim: int | None) -> Iterator[SummaryRow]:
    if aim is not None:
        yield SummaryRow(_("Starter att sikta på"), _("%(aim)s om året") % {"aim": number(aim)})
    yield SummaryRow(_("Planerade starter"), number(starts.planned))
    yield SummaryRow(_("Har startat"), number(starts.started))
    why = ", ".join(f"{_(one.label).lower()}: {number(many)}" for one, many in starts.cancelled.items())
    total = number(sum(starts.cancelled.values()))
    yield SummaryRow(_("Inställda starter"), f"{total} ({why})" if why else total)
    yield SummaryRow(_("Har bytt coach"), number(starts.substituted))
    if published is not None:
        most = _("%(most)s i varje område") % {"most": number(published.problem.rules.starts_per_area)}
        yield SummaryRow(_("Högst så många starter på ett år"), most)


def _coaches_table(groups: Iterable[YearGroup]) -> Table:
    """Return the coaches of the groups that are to meet, with how many they lead and where an illness is told."""
    led: Counter[YearCoach] = Counter()
    for group in groups:
        if group.status in {GroupStatus.PLANNED, GroupStatus.STARTED}:
            led.update({replace(one, part=Part.LEADS): int(one.part is Part.LEADS) for one in group.coaches})
    return Table(
        caption=_("Coacher som har grupper"),
        columns=(Column(_("Coach")), Column(_("Leder grupper"), numeric=True), Column(_("Frånvaro"))),
        rows=tuple(
            (
                Cell(one.name, header=True),
                Cell(number(many)),
                Cell(_("%(name)s är borta") % {"name": one.name}, href=reverse("coaching:ill", args=[one.id])),
            )
            for one, many in sorted(led.items(), key=lambda pair: pair[0].name)
        ),
        empty=_("Ingen coach har en grupp."),
        is_list=True,
    )


def _compare(plans: tuple[PlanItem, ...]) -> Link | None:
    """Return where the newest plan is shown beside another, where there are two."""
    made = [one for one in plans if one.is_made]
    return Link(_("Jämför två planer"), reverse("coaching:plan_compare", args=[made[0].id])) if len(made) > 1 else None


def _plans_table(plans: tuple[PlanItem, ...]) -> Table:
    return Table(
        caption=_("Planer"),
        columns=(
            Column(_("Plan")),
            Column(_("Läge")),
            Column(_("Första veckan")),
            Column(_("Får plats"), numeric=True),
            Column(_("Kostnad"), numeric=True),
            Column(_("Hur nära den bästa")),
        ),
        rows=tuple(
            (
                Cell(one.name, href=reverse("coaching:plan", args=[one.id]), header=True),
                Cell("", tag=status_tag(one)),
                Cell(day(one.first_week_on)),
                Cell("–" if one.best is None else number(one.best.placed)),
                Cell("–" if one.best is None else number(one.best.cost)),
                Cell("–" if one.best is None else gap_text(one.best)),
            )
            for one in plans
        ),
        empty=_("Ingen plan är gjord än."),
        is_list=True,
    )
