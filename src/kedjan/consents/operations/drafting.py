"""Agreements as they are put before a person: the terms that somebody typed, in the exact words of their kind."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext, override

from kedjan.consents.domain.giving import Witness
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.on_behalf import Told
from kedjan.consents.domain.openings import LONGEST_YEARS, Opening
from kedjan.consents.domain.terms import GdprTerms, RecordsTerms
from kedjan.consents.domain.texts import VERSION, Receiver, RecordsWords, gdpr_text, records_text, sharing_text
from kedjan.consents.operations.saving import Agreement
from kedjan.consents.queries import ConsentView
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose
from kedjan.kernel.months import add_months
from kedjan.organisations.queries import organisations
from kedjan.ui.words import day


@dataclass(frozen=True, slots=True)
class Given:
    """How, when and until when it is given, in which language it is shown; until_on: the first day after it."""

    method: ConsentMethod
    given_on: date
    until_on: date
    language: str
    witness: Witness | None = None
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who hands over to whom, what, and in order to do what."""

    givers: frozenset[OrganisationId]
    receivers: frozenset[OrganisationId]
    categories: frozenset[Category]
    purpose: str


def sharing_agreement(sharing: Sharing, given: Given) -> Agreement:
    """Return the consent that lifts secrecy between the givers and the receivers."""
    names = {one: found.name for one, found in organisations(ids=sharing.givers | sharing.receivers).items()}
    with override(given.language):
        sees = tuple(gettext(category.label) for category in sorted(sharing.categories))
    text = sharing_text(
        purpose=sharing.purpose,
        givers=tuple(name for one, name in names.items() if one in sharing.givers),
        receivers=tuple(Receiver(name, sees) for one, name in names.items() if one in sharing.receivers),
        language=given.language,
    )
    openings = tuple(
        Opening(one, Purpose.SUPPORT, sharing.categories, sharing.givers) for one in sorted(sharing.receivers)
    )
    return _agreement(ConsentKind.LIFTS_SECRECY, text, given, openings)


def records_agreement(terms: RecordsTerms, organisation_id: OrganisationId, given: Given) -> Agreement:
    """Return the power of attorney that lets the organisation collect the papers."""
    with override(given.language):
        words = RecordsWords(
            providers=terms.providers,
            papers=tuple(gettext(paper.label) for paper in sorted(terms.papers)),
            first=day(terms.first_on),
            last=day(terms.last_on),
            purpose=terms.purpose,
        )
    text = records_text(organisation=_name(organisation_id), words=words, language=given.language)
    return replace(_agreement(ConsentKind.COLLECT_RECORDS, text, given), terms=terms)


def gdpr_agreement(terms: GdprTerms, organisation_id: OrganisationId, given: Given) -> Agreement:
    """Return the consent to what the organisation does with information outside its task."""
    text = gdpr_text(organisation=_name(organisation_id), terms=terms, language=given.language)
    return replace(_agreement(ConsentKind.GDPR, text, given), terms=terms)


def renewed(old: ConsentView, given: Given) -> Agreement:
    """Return the same agreement once more: every word and opening of the old one, for a new time."""
    openings = tuple(
        Opening(one.organisation_id, one.purpose, frozenset(one.categories), frozenset(one.givers))
        for one in old.openings
    )
    again = _agreement(old.kind, old.text, replace(given, language=old.language), openings)
    return replace(again, terms=old.terms, text_version=old.text_version)


def until_again(old: ConsentView, from_on: date) -> date:
    """Return until when a renewal holds unless something else is chosen: as long as the old one did."""
    months = round((old.valid_until - old.valid_from).days / 30.44)
    return add_months(from_on, max(1, min(months, 12 * LONGEST_YEARS[old.kind])))


def _agreement(kind: ConsentKind, text: str, given: Given, openings: Iterable[Opening] = ()) -> Agreement:
    return Agreement(
        kind=kind,
        text=text,
        text_version=VERSION,
        language=given.language,
        method=given.method,
        given_on=given.given_on,
        until_on=given.until_on,
        openings=tuple(openings),
        witness=given.witness,
        told=given.told,
    )


def _name(organisation_id: OrganisationId) -> str:
    return organisations(ids=[organisation_id])[organisation_id].name
