"""Who is told what, when an agreement changes: those whom it opened something to, whoever recorded it, the person."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.models import Consent, Grant
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.kernel.information import Purpose
from kedjan.notices.domain.kinds import NoticeKind, Telling, to_organisation, to_person


def withdrawal_tellings(consent: Consent, now: datetime) -> tuple[Telling, ...]:
    """Return what is told of a withdrawal; asked before the grants are closed, while it is known what they opened."""
    person, about = ParticipantId(consent.participant_id), {"about": ConsentKind(consent.kind).value}
    opened = _opened_for_support(consent)
    if opened:
        kinds = sorted({category for categories in opened.values() for category in categories})
        mine = about | {"organisation": _listed(opened), "categories": _listed(kinds)}
        theirs = (
            to_organisation(
                NoticeKind.SHARING_WITHDRAWN, person, organisation, about | {"categories": _listed(categories)}
            )
            for organisation, categories in opened.items()
        )
        told = (to_person(NoticeKind.SHARING_WITHDRAWN, person, mine), *theirs)
    else:
        told = (to_person(NoticeKind.AGREEMENT_WITHDRAWN, person, about),)
    others = {OrganisationId(consent.organisation_id), *_supporting(person, now)} - set(opened)
    rest = (to_organisation(NoticeKind.AGREEMENT_WITHDRAWN, person, one, about) for one in sorted(others))
    return (*told, *rest)


def _opened_for_support(consent: Consent) -> Mapping[OrganisationId, list[str]]:
    found: dict[OrganisationId, list[str]] = {}
    grants = Grant.objects.filter(consent_id=consent.pk, purpose=Purpose.SUPPORT, withdrawn_at__isnull=True)
    for organisation, category in grants.values_list("organisation_id", "category").order_by(
        "organisation_id", "category"
    ):
        found.setdefault(OrganisationId(organisation), []).append(category)
    return found


def _supporting(person: ParticipantId, now: datetime) -> Iterable[OrganisationId]:
    """Return who supports the person by consents that hold now: the team, as far as the actor knows of it."""
    grants = Grant.objects.filter(
        participant_id=person, purpose=Purpose.SUPPORT, withdrawn_at__isnull=True, valid__contains=now
    )
    return {OrganisationId(one) for one in grants.values_list("organisation_id", flat=True).distinct()}


def _listed(values: Iterable[object]) -> str:
    return ",".join(map(str, values))
