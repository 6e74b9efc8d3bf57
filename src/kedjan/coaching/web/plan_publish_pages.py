"""What publishing a plan does, said before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.coaching.queries.plan_steps import Steps
from kedjan.coaching.queries.plans import PlanItem
from kedjan.ui.components import SummaryRow
from kedjan.ui.words import number


@dataclass(frozen=True, slots=True)
class PublishPage:
    """What a yes does, in one sentence and row by row."""

    title: str
    name: str
    happens: str
    rows: tuple[SummaryRow, ...]
    back: str


def publish_page(*, item: PlanItem, steps: Steps) -> PublishPage:
    """Build the page."""
    people = len(steps.told)
    told = ngettext("%(count)s deltagare får veta det", "%(count)s deltagare får veta det", people)
    groups = ngettext("%(count)s ny grupp", "%(count)s nya grupper", len(steps.new))
    return PublishPage(
        title=_("Vill du publicera planen?"),
        name=item.name,
        happens=_("%(groups)s planeras, och %(people)s.")
        % {"groups": groups % {"count": number(len(steps.new))}, "people": told % {"count": number(people)}},
        rows=tuple(_rows(steps)),
        back=reverse("coaching:plan", args=[item.id]),
    )


def _rows(steps: Steps) -> Iterator[SummaryRow]:
    new = len(steps.seats) - len({one.person.participant_id for one in steps.seats} & steps.moved)
    yield SummaryRow(_("Nya grupper"), number(len(steps.new)))
    yield SummaryRow(_("Grupper som får en annan tid eller plats"), number(len(steps.changed)))
    yield SummaryRow(_("Grupper som ställs in"), number(len(steps.cancelled)))
    yield SummaryRow(_("Personer som erbjuds en plats"), number(new))
    yield SummaryRow(_("Personer som får en annan plats"), number(len(steps.moved)))
    yield SummaryRow(_("Personer som blir av med sin plats"), number(len(steps.dropped)))
    yield SummaryRow(_("Coacher som får eller lämnar en uppgift"), number(len(steps.coaches_told)))
    if steps.unseen:
        text = _("%(count)s. De väntar inte längre på en grupp, och erbjuds ingen plats.")
        yield SummaryRow(_("Personer i planen som inte längre väntar"), text % {"count": number(steps.unseen)})
