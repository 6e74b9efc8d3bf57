"""What a withdrawal changes, in the reader's words: for the person, and for whoever does it on their word."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kedjan.consents.domain.effects import Effect
from kedjan.consents.domain.on_behalf import Told
from kedjan.kernel.information import Category
from kedjan.kernel.text import inside_a_sentence
from kedjan.organisations.queries import Workplaces
from kedjan.ui.components import SummaryRow


def told_words(told: Told) -> str:
    """Return how somebody was told what they wrote in for the person, and why they did where they said so."""
    by = f"{_(told.by.label)}."
    return by if told.why is None else f"{by} " + _("Skäl: %(why)s.") % {"why": inside_a_sentence(_(told.why.label))}


def effect_rows(effects: Iterable[Effect], workplaces: Workplaces) -> tuple[SummaryRow, ...]:
    """Return a row for each organisation: what it no longer sees, and what it sees by another consent."""
    return tuple(SummaryRow(workplaces[one.organisation_id].name, _changed(one)) for one in effects)


def _changed(effect: Effect) -> str:
    texts = []
    if effect.closed:
        texts += [_("Ser inte längre:"), *_listed(effect.closed)]
    if effect.kept:
        texts += [_("Ser fortfarande, genom ett annat samtycke:"), *_listed(effect.kept)]
    return "\n".join(texts)


def _listed(categories: tuple[Category, ...]) -> list[str]:
    return [f"– {_(one.label).lower()}" for one in categories]
