"""What the pages about blocks say, to the person and to staff who write in what they ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.queries import BlockView, ConsentView, EmergencyView, LiftingView
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category
from kedjan.kernel.text import inside_a_sentence
from kedjan.organisations.queries import Names, OrganisationView, Workplaces, workplace_name
from kedjan.ui.components import Link, SummaryRow, TimelineEntry
from kedjan.ui.words import day, moment


@dataclass(frozen=True, slots=True)
class BlocksPage:
    """What is blocked, organisation by organisation, with a way to lift it."""

    name: str
    back: str
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class PassedPage:
    """When somebody went past what was closed: blocks lifted for a time, and broken glass."""

    liftings: tuple[TimelineEntry, ...]
    emergencies: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What is about to be blocked, to be read before it is."""

    title: str
    rows: tuple[SummaryRow, ...]
    back: str
    submit: str


def blocked_rows(
    blocks: Iterable[BlockView], workplaces: Workplaces, lift: str, *args: object
) -> tuple[SummaryRow, ...]:
    """Return what stands, organisation by organisation.

    lift: the name of the page that lifts it, before args and the organisation's id in its address.
    """
    standing: dict[OrganisationId, dict[Category, str]] = {}
    for one in sorted(blocks, key=lambda one: one.since):
        if one.lifted_at is None:
            standing.setdefault(one.organisation_id, {}).setdefault(one.category, _kind_since(one))
    names = {which: workplace_name(which, workplaces) for which in standing}
    return tuple(
        SummaryRow(
            key=names[organisation],
            value="\n".join(kinds.values()),
            action=Link(_("Häv"), reverse(lift, args=[*args, organisation]), hidden=names[organisation]),
        )
        for organisation, kinds in standing.items()
    )


def passed_view(
    liftings: Iterable[LiftingView], emergencies: Iterable[EmergencyView], workplaces: Workplaces, names: Names
) -> PassedPage:
    """Build what tells the person who went past what they have closed."""
    return PassedPage(
        tuple(_lifting(one, workplaces, names) for one in liftings),
        tuple(_emergency(one, workplaces, names) for one in emergencies),
    )


def check_view(blocked: OrganisationView, categories: Iterable[Category], *, title: str, back: str) -> CheckPage:
    """Build the page that is read before anything is blocked."""
    rows = (
        SummaryRow(_("Vem"), blocked.name),
        SummaryRow(_("Får inte se"), "\n".join(_(one.label) for one in sorted(categories))),
    )
    return CheckPage(title, rows, back, _("Ja, spärra"))


def who_may_see(
    consents: Iterable[ConsentView], emergencies: Iterable[EmergencyView], now: datetime, workplaces: Workplaces
) -> tuple[OrganisationView, ...]:
    """Return whom something can be closed to: those who may see something now or later, by consent or broken glass."""
    found = {
        opening.organisation_id
        for one in consents
        if one.withdrawn_at is None and now < one.valid_until
        for opening in one.openings
    } | {one.organisation_id for one in emergencies if now < one.until}
    return tuple(one for which, one in workplaces.items() if which in found)


def _kind_since(one: BlockView) -> str:
    values = {"kind": _(one.category.label), "day": day(swedish_day(one.since))}
    return _("%(kind)s, sedan %(day)s") % values


def _lifting(one: LiftingView, workplaces: Workplaces, names: Names) -> TimelineEntry:
    values = {"organisation": workplace_name(one.organisation_id, workplaces), "unit": one.unit}
    until = _("Till %(moment)s.") % {"moment": moment(one.until)}
    return TimelineEntry(
        title=_("%(organisation)s, %(unit)s") % values,
        when=moment(one.starts_at),
        who=names.get(one.account_id, ""),
        text=f"{_(one.ground.label)}. {one.reason} {until}",
    )


def _emergency(one: EmergencyView, workplaces: Workplaces, names: Names) -> TimelineEntry:
    return TimelineEntry(
        title=workplace_name(one.organisation_id, workplaces),
        when=moment(one.starts_at),
        who=names.get(one.account_id, ""),
        text=f"{_(one.reason.label)}. {one.words} {_('Öppet till %(moment)s.') % {'moment': moment(one.until)}} "
        f"{verdict_of(one)}",
    )


def verdict_of(one: EmergencyView) -> str:
    """Return what the security officer has said."""
    if one.verdict is None:
        return _("Granskningen är inte klar.")
    return _("Granskningen säger: %(verdict)s.") % {"verdict": inside_a_sentence(_(one.verdict.label))}
