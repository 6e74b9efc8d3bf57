"""What the security officer's pages say of those who looked without consent; never who the person is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.queries import ReadMeanwhile
from kedjan.consents.queries import EmergencyView
from kedjan.kernel.actor import Actor
from kedjan.organisations.queries import Names, Workplaces, staff_name, workplace_name
from kedjan.reviews.web.words import reference, when
from kedjan.ui.components import Cell, Colour, Column, SummaryRow, Table, Tag, TaskItem
from kedjan.ui.words import in_a_row, moment


@dataclass(frozen=True, slots=True)
class EmergencyPage:
    """One attempt: who, when and why, what was read meanwhile, and whether the reader may say what it was."""

    title: str
    rows: tuple[SummaryRow, ...]
    read: Table | None
    may_review: bool
    note: str
    back: str


def emergency_tasks(found: Iterable[EmergencyView], names: Names, workplaces: Workplaces) -> tuple[TaskItem, ...]:
    """Return a line for each attempt, those that wait for a review first."""
    attempts = {one.attempt_id: one for one in found}
    waiting = sorted(attempts.values(), key=lambda one: one.verdict is not None)
    return tuple(
        TaskItem(
            title=_title(one),
            href=reverse("reviews:emergency", args=[one.attempt_id]),
            hint=f"{_who(one, names, workplaces)}. {_(one.reason.label)}.",
            status=_status(one),
        )
        for one in waiting
    )


def emergency_view(
    *,
    found: tuple[EmergencyView, ...],
    read: tuple[ReadMeanwhile, ...],
    names: Names,
    workplaces: Workplaces,
    actor: Actor,
) -> EmergencyPage:
    """Build the page about one attempt."""
    one, is_own = found[0], found[0].account_id == actor.account_id
    is_here = one.organisation_id == actor.organisation_id
    note = "" if one.verdict is None else _("Granskad: %(verdict)s.") % {"verdict": _(one.verdict.label)}
    return EmergencyPage(
        title=_title(one),
        rows=_rows(found, names, workplaces),
        read=_read(read) if is_here else None,
        may_review=one.verdict is None and not is_own,
        note=_("Du kan inte granska dig själv. Be en kollega.") if one.verdict is None and is_own else note,
        back=reverse("reviews:review"),
    )


def _rows(found: tuple[EmergencyView, ...], names: Names, workplaces: Workplaces) -> tuple[SummaryRow, ...]:
    one = found[0]
    cases = [reference(each.participant_id) for each in found if each.participant_id is not None]
    return (
        SummaryRow(_("Vem"), _who(one, names, workplaces)),
        SummaryRow(_("Öppet till"), moment(one.until)),
        SummaryRow(_("Skäl"), _(one.reason.label)),
        SummaryRow(_("Med egna ord"), one.words),
        SummaryRow(_("Ärende"), ", ".join(cases) or _("Numret hör inte till någon i Kedjan")),
    )


def _read(read: tuple[ReadMeanwhile, ...]) -> Table:
    return Table(
        caption=_("Det här lästes under tiden"),
        columns=(Column(_("Vad")), Column(_("Hur")), Column(_("När"))),
        rows=tuple(
            (
                Cell(in_a_row(_(category.label) for category in one.categories), header=True),
                Cell(_(one.act.label)),
                Cell(when(one.first_at, one.last_at, one.times)),
            )
            for one in read
        ),
        empty=_("Inget lästes."),
        is_list=True,
    )


def _title(one: EmergencyView) -> str:
    return _("Nödöppning %(moment)s") % {"moment": moment(one.starts_at)}


def _who(one: EmergencyView, names: Names, workplaces: Workplaces) -> str:
    values = {"who": staff_name(one.account_id, names), "where": workplace_name(one.organisation_id, workplaces)}
    return _("%(who)s, %(where)s") % values


def _status(one: EmergencyView) -> Tag:
    if one.verdict is None:
        return Tag(_("Ska granskas"), Colour.YELLOW)
    return Tag(_(one.verdict.label), Colour.GREY)
