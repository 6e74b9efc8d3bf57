"""What is said of how long somebody can expect to wait: a span with what it is built on, and never a promise."""

from django.utils.translation import gettext as _

from kedjan.coaching.domain.expected import Basis
from kedjan.coaching.queries.expected import ExpectedView
from kedjan.kernel.clock import swedish_day
from kedjan.ui.components import SummaryRow
from kedjan.ui.words import day


def expected_cell(found: ExpectedView | None) -> str:
    """Return it in a list: a span, why nobody knows, or that no plan is about them."""
    if found is None:
        return _("Ingen plan än")
    if found.starts_on is None:
        return _("Vi vet inte. %(why)s") % {"why": _why(found)}
    values = {"first": day(found.starts_on), "next": "" if found.later_on is None else day(found.later_on)}
    if found.later_on is None:
        return _("%(first)s. Ingen senare grupp passar.") % values
    return _("%(first)s, annars %(next)s") % values


def expected_facts(found: ExpectedView | None) -> tuple[SummaryRow, ...]:
    """Return it on a page of one person; nothing where no plan is about them."""
    if found is None:
        return ()
    return (SummaryRow(_("När kan en grupp börja?"), "\n".join((*_said(found), _built_on(found)))),)


def _said(found: ExpectedView) -> tuple[str, ...]:
    if found.starts_on is None:
        return (_("Vi vet inte än."), _why(found))
    first = _("Planen säger veckan från %(day)s.") % {"day": day(found.starts_on)}
    if found.later_on is None:
        then = _("Blir den gruppen inställd finns ingen senare grupp i planen som passar.")
    else:
        then = _("Blir den gruppen inställd är nästa som passar veckan från %(day)s.") % {"day": day(found.later_on)}
    return first, then, _("Det är en plan. Det är inget löfte.")


def _built_on(found: ExpectedView) -> str:
    values = {"day": day(swedish_day(found.counted_at))}
    if found.basis is Basis.PROPOSED:
        return _("Det bygger på ett förslag från %(day)s som inte är bestämt.") % values
    return _("Det bygger på planen som gäller sedan %(day)s.") % values


def _why(found: ExpectedView) -> str:
    return "" if found.why is None else _(found.why.label)
