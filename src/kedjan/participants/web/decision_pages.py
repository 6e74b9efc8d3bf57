"""What the last page before a yes says: exactly what will happen, and what will not."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.participants.domain.staging import Effect, Standing
from kedjan.participants.queries import ImportView
from kedjan.participants.web.wording import row_count, sentence, will_happen
from kedjan.ui.components import SummaryRow
from kedjan.ui.words import number


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """What a yes does, in one sentence and row by row. is_empty: there is nothing to say yes to."""

    happens: str
    rows: tuple[SummaryRow, ...]
    with_attention: bool
    is_empty: bool
    back: str


def confirm_view(*, file: ImportView, effect: Effect, protected: int, with_attention: bool) -> ConfirmPage:
    """Build the page; effect: what the chosen rows would do; protected: how many of them are of protected people."""
    left = file.standings[Standing.REFUSED] + (0 if with_attention else file.standings[Standing.ATTENTION])
    parts = will_happen(effect)
    if left:
        parts.append(_("%(rows)s lämnas") % {"rows": row_count(left)})
    return ConfirmPage(
        happens=sentence(parts),
        rows=tuple(_rows(file, effect, protected, with_attention=with_attention)),
        with_attention=with_attention,
        is_empty=effect.total == 0,
        back=reverse("participants:import", args=[file.id]),
    )


def _rows(file: ImportView, effect: Effect, protected: int, *, with_attention: bool) -> Iterator[SummaryRow]:
    yield SummaryRow(_("Personer som läggs till"), number(effect.people))
    yield SummaryRow(_("Slutdatum som ändras"), number(effect.ends))
    yield SummaryRow(_("Förmåner som läggs till"), number(effect.benefits))
    if protected:
        few = _("%(rows)s. Du blir den enda som ser dem, och kan sedan peka ut någon mer.")
        yield SummaryRow(_("Skyddad identitet"), few % {"rows": row_count(protected)})
    if file.standings[Standing.UNCHANGED]:
        yield SummaryRow(_("Redan registrerade, ingenting ändras"), row_count(file.standings[Standing.UNCHANGED]))
    if file.standings[Standing.ATTENTION]:
        count = row_count(file.standings[Standing.ATTENTION])
        chosen = _("%(rows)s, tas med") if with_attention else _("%(rows)s, lämnas")
        yield SummaryRow(_("Behöver koll"), chosen % {"rows": count})
    if file.standings[Standing.REFUSED]:
        yield SummaryRow(_("Stoppade"), _("%(rows)s, lämnas") % {"rows": row_count(file.standings[Standing.REFUSED])})
