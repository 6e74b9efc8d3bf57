"""What the page about one's own second step says."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.clock import swedish_day
from kedjan.organisations.queries.second_step import APP, CODES, PASSKEY, Method
from kedjan.ui.components import Link, SummaryRow
from kedjan.ui.words import day


@dataclass(frozen=True, slots=True)
class SecondStepPage:
    """The ways there are; what can be added; whether there is none yet."""

    rows: tuple[SummaryRow, ...]
    add_app: bool
    is_empty: bool


def second_step_view(methods: tuple[Method, ...]) -> SecondStepPage:
    """Return the page."""
    return SecondStepPage(
        rows=tuple(_row(method) for method in methods),
        add_app=all(method.kind != APP for method in methods),
        is_empty=not methods,
    )


def _row(method: Method) -> SummaryRow:
    if method.kind == CODES:
        text = _("%(number)s kvar") % {"number": method.left}
        return SummaryRow(_("Reservkoder"), text, Link(_("Gör nya"), reverse("config:second_step_codes")))
    key = _("Nyckel: %(name)s") % {"name": method.name} if method.kind == PASSKEY else _("App med koder")
    used = _("senast använd %(day)s") % {"day": _on(method.used_at)} if method.used_at else _("inte använd än")
    text = _("Tillagd %(day)s, %(used)s") % {"day": _on(method.added_at), "used": used}
    away = reverse("config:second_step_remove", args=[method.id])
    return SummaryRow(key, text, Link(_("Ta bort"), away, hidden=key))


def _on(moment: datetime) -> str:
    return day(swedish_day(moment))
