"""What the list of programmes says."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.programmes.domain.codes import PartnerRole
from kedjan.programmes.domain.questions import partners_in
from kedjan.programmes.queries import ProgrammeView
from kedjan.programmes.web.wording import days_of, kronor
from kedjan.ui.components import Cell, Column, Table
from kedjan.ui.words import language


def programme_list_view(views: tuple[ProgrammeView, ...]) -> Table:
    """Build the table."""
    return Table(
        caption=_("Alla program"),
        columns=(
            Column(_("Program")),
            Column(_("Projektägare")),
            Column(_("Region")),
            Column(_("Tid")),
            Column(_("Fas")),
            Column(_("Hela budgeten"), numeric=True),
        ),
        rows=tuple(_row(view) for view in views),
        empty=_("Inget program är inläst än. Den som sköter systemet läser in programfilerna."),
        is_list=True,
    )


def _row(view: ProgrammeView) -> tuple[Cell, ...]:
    file = view.file
    return (
        Cell(file.name.text_in(language()), href=reverse("programmes:programme", args=[view.key]), header=True),
        Cell(", ".join(partner.name for partner in partners_in(file, PartnerRole.OWNER))),
        Cell(file.region),
        Cell(days_of(file.period)),
        Cell(_(file.funding.phase.label) if file.funding.phase else "–"),
        Cell(kronor(file.funding.total_budget_sek)),
    )
