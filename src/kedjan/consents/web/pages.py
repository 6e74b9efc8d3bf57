"""What the pages of agreements say."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.domain.effects import ends_soon
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.queries import ConsentView, ProposalView, ScanView, told_words
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import Workplaces, workplace_name
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Link, Prose, SummaryRow, Tag
from kedjan.ui.words import day, prose

NEW_KINDS = (ConsentKind.LIFTS_SECRECY, ConsentKind.COLLECT_RECORDS, ConsentKind.GDPR)
PLACE = "place-"


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """One agreement: what, whether it holds, how it was given, the text, its scans, and what can be done."""

    title: str
    status: Tag
    facts: tuple[SummaryRow, ...]
    text: tuple[Prose, ...]
    scans: tuple[Link, ...]
    actions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AgreementsPage:
    """All agreements of a person, and what can be asked."""

    name: str
    back: str
    asked: tuple[SummaryRow, ...]
    cards: tuple[AgreementCard, ...]
    new: tuple[Link, ...]
    blocks: str


def agreements_view(  # every part of the page has its own source
    *,
    who: PersonView,
    consents: tuple[ConsentView, ...],
    proposals: tuple[ProposalView, ...],
    scans: tuple[ScanView, ...],
    workplaces: Workplaces,
    actor: Actor,
    now: datetime,
) -> AgreementsPage:
    """Build the page: those that hold first."""
    may_record = actor.may(Permission.RECORD_CONSENT)
    return AgreementsPage(
        name=shown_name(who),
        back=reverse("journeys:case", args=[who.id]),
        asked=tuple(_asked(one) for one in proposals),
        cards=tuple(
            AgreementCard(
                title=title_of(one),
                status=status_of(one, now),
                facts=_facts(one, workplaces),
                text=prose(one.text, one.language),
                scans=_scan_links(who.id, one, scans),
                actions=_actions(who.id, one, actor, now) if may_record else (),
            )
            for one in sorted(consents, key=lambda one: not one.active(now))
        ),
        new=tuple(
            Link(_(kind.label), reverse("consents:new", args=[who.id, kind.value])) for kind in NEW_KINDS if may_record
        ),
        blocks=reverse("consents:blocks", args=[who.id]),
    )


def title_of(consent: ConsentView) -> str:
    """Return what the agreement is about."""
    if consent.text_version.startswith(PLACE):
        return _("Samtycke till en arbetsgivare")
    return _(consent.kind.label)


def status_of(consent: ConsentView, now: datetime) -> Tag:
    """Return whether it holds, and whether it soon will not."""
    if consent.withdrawn_at is not None:
        return Tag(_("Återkallat"), "grey")
    if not consent.active(now):
        return Tag(_("Har gått ut"), "grey")
    return Tag(_("Går snart ut"), "yellow") if ends_soon(consent.valid_until, now) else Tag(_("Gäller"), "green")


def _asked(one: ProposalView) -> SummaryRow:
    if one.answered_at is None:
        answer = _("Väntar på svar sedan %(day)s") % {"day": day(swedish_day(one.proposed_at))}
    else:
        answer = (_("Ja, %(day)s") if one.agreed else _("Nej, %(day)s")) % {"day": day(swedish_day(one.answered_at))}
    return SummaryRow(_(one.kind.label), answer)


def _facts(one: ConsentView, workplaces: Workplaces) -> tuple[SummaryRow, ...]:
    how = _(one.method.label)
    if one.witness is not None:
        how = f"{how}: {one.witness.name}, {one.witness.role}"
    rows = [
        SummaryRow(_("Lämnat"), f"{day(swedish_day(one.given_at))}. {how}"),
        SummaryRow(_("Gäller till och med"), day(one.last_on)),
        SummaryRow(_("Skrivet av"), workplace_name(one.recorded_by_organisation, workplaces)),
    ]
    if one.told is not None:
        rows.append(SummaryRow(_("Inskrivet åt deltagaren"), told_words(one.told)))
    if one.withdrawn_at is not None:
        rows.append(SummaryRow(_("Återkallat"), day(swedish_day(one.withdrawn_at))))
    if one.withdrawal_told is not None:
        rows.append(SummaryRow(_("Återkallat åt deltagaren"), told_words(one.withdrawal_told)))
    return tuple(rows)


def _scan_links(who: ParticipantId, one: ConsentView, scans: tuple[ScanView, ...]) -> tuple[Link, ...]:
    return tuple(
        Link(
            _("Spara det skannade pappret från %(day)s") % {"day": day(swedish_day(scan.kept_at))},
            reverse("consents:scan_file", args=[who, scan.id]),
        )
        for scan in scans
        if scan.consent_id == one.id
    )


def _actions(who: ParticipantId, one: ConsentView, actor: Actor, now: datetime) -> tuple[Link, ...]:
    """Return what can be done about it: only whoever recorded it adds the paper or takes it back for the person."""
    is_ours, found = one.recorded_by_organisation == actor.organisation_id, []
    if one.withdrawn_at is None and not one.text_version.startswith(PLACE):
        found.append(("consents:renew", _("Förnya")))
    if is_ours and one.method is ConsentMethod.SIGNED_PAPER:
        found.append(("consents:scan", _("Lägg till det skannade pappret")))
    if is_ours and one.active(now):
        found.append(("consents:withdraw_for", _("Återkalla på deltagarens begäran")))
    return tuple(Link(text, reverse(name, args=[who, one.id]), hidden=title_of(one)) for name, text in found)
