"""A new agreement while it is written: the form of its kind, and what it becomes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.operations import Agreement
from kedjan.consents.operations.drafting import gdpr_agreement, records_agreement, sharing_agreement
from kedjan.consents.web.forms import GdprForm, GivingForm, RecordsForm, SharingForm
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.months import add_months
from kedjan.organisations.queries import OrganisationView

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Draft:
    """The form, and the agreement that a valid one becomes, for an organisation in a language."""

    form: GivingForm
    agreement: Callable[[OrganisationId, str], Agreement]


def new_draft(
    kind: ConsentKind, data: QueryDict | None, today: date, parties: tuple[OrganisationView, ...] = ()
) -> Draft:
    """Return the form of the kind; raises KeyError for one that is not written so.

    parties: whom a consent that lifts secrecy is about.
    """
    initial: dict[str, object] = {
        "method": ConsentMethod.SIGNED_WEB.value,
        "given_on": today,
        "last_on": add_months(today, _MONTHS) - timedelta(days=1),
    }
    if kind is ConsentKind.LIFTS_SECRECY:
        return _sharing(data, initial, parties)
    return {
        ConsentKind.COLLECT_RECORDS: _records,
        ConsentKind.GDPR: _gdpr,
    }[kind](data, initial)


def _sharing(data: QueryDict | None, initial: dict[str, object], parties: tuple[OrganisationView, ...]) -> Draft:
    form = SharingForm(data, initial=initial, organisations=parties)
    return Draft(form, lambda _whose, language: sharing_agreement(form.sharing(), form.given(language)))


def _records(data: QueryDict | None, initial: dict[str, object]) -> Draft:
    form = RecordsForm(data, initial=initial)
    return Draft(form, lambda whose, language: records_agreement(form.terms(), whose, form.given(language)))


def _gdpr(data: QueryDict | None, initial: dict[str, object]) -> Draft:
    form = GdprForm(data, initial=initial)
    return Draft(form, lambda whose, language: gdpr_agreement(form.terms(), whose, form.given(language)))
