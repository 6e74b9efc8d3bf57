"""A person's agreements as those around them see them: all of them, a new one, one again, one taken back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.on_behalf import told_from
from kedjan.consents.operations import (
    Agreement,
    CannotRecordConsent,
    CannotWithdrawConsent,
    propose_consent,
    record_consent,
    withdraw_consent,
)
from kedjan.consents.operations.drafting import renewed, until_again
from kedjan.consents.queries import consents_of, effect_rows, effects_of_withdrawal, proposals_of, scans_of
from kedjan.consents.web.drafts import new_draft
from kedjan.consents.web.forms import GivingForm, WithdrawalForm
from kedjan.consents.web.pages import NEW_KINDS, PLACE, agreements_view, title_of
from kedjan.consents.web.parties import Parties, PartiesForm, agencies, near, team_of
from kedjan.consents.web.people import consent_or_404, person_or_404
from kedjan.kernel.ids import ConsentId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Frame
from kedjan.ui.forms.typed import typed_again
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, language, prose


@page(Permission.VIEW_CASES, can_print=True)
def agreements_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show what the person has agreed to, word by word, and what they are asked."""
    which = ParticipantId(participant_id)
    consents = consents_of(actor=acting.actor, participant_id=which)
    kinds = {one.kind.category for one in consents} | {Category.PLAN}
    who = person_or_404(acting, which, page="consents:agreements", categories=kinds)
    view = agreements_view(
        who=who,
        consents=consents,
        proposals=proposals_of(actor=acting.actor, participant_id=which),
        scans=scans_of(actor=acting.actor, participant_id=which),
        workplaces=organisations(),
        actor=acting.actor,
        now=acting.clock.now(),
    )
    return render(request, "consents/agreements.html", {"page": view, "can_print": not who.is_protected})


@page(Permission.RECORD_CONSENT)
def new_page(request: HttpRequest, acting: Acting, participant_id: UUID, kind: str) -> HttpResponse:
    """Write an agreement, read its exact text together, then record it or ask the person on their own page."""
    chosen = next((one for one in NEW_KINDS if one.value == kind), None)
    if chosen is None:
        raise Http404
    who = person_or_404(acting, ParticipantId(participant_id), page="consents:new", categories=[chosen.category])
    frame = _frame(who, _(chosen.label), _("Visa texten"))
    between = _between(acting, who, request.GET) if chosen is ConsentKind.LIFTS_SECRECY else None
    if between is not None and not between.is_ready:
        return render(request, "consents/parties.html", {"page": frame, "form": between})
    parties = () if between is None else between.chosen
    draft = new_draft(chosen, request.POST if request.method == "POST" else None, acting.clock.today(), parties)
    context = {"page": frame, "form": draft.form, "change": "" if between is None else between.address}
    if request.method == "POST" and draft.form.is_valid():
        answer = _read_then_saved(
            request, acting, who, draft.agreement(acting.actor.home, language()), draft.form, frame
        )
        if answer is not None:
            return answer
    return render(request, "consents/form.html", context)


@page(Permission.RECORD_CONSENT)
def renew_page(request: HttpRequest, acting: Acting, participant_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Let an agreement be given once more, word by word, for a new time."""
    who = person_or_404(acting, ParticipantId(participant_id), page="consents:renew")
    old = consent_or_404(acting, who, ConsentId(agreement_id))
    if old.withdrawn_at is not None or old.text_version.startswith(PLACE):
        raise Http404
    today = acting.clock.today()
    initial: dict[str, object] = {
        "method": ConsentMethod.SIGNED_WEB.value,
        "given_on": today,
        "last_on": until_again(old, today),
    }
    form = GivingForm(request.POST if request.method == "POST" else None, initial=initial)
    frame = _frame(who, _("Förnya: %(what)s") % {"what": title_of(old)}, _("Förnya"))
    if request.method == "POST" and form.is_valid():
        answer = _saved(acting, who, renewed(old, form.given(old.language)), form)
        if answer is not None:
            return answer
    return render(request, "consents/form.html", {"page": frame, "form": form, "text": prose(old.text, old.language)})


@page(Permission.RECORD_CONSENT)
def withdraw_page(request: HttpRequest, acting: Acting, participant_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Take an agreement back on the person's word, after reading what that changes."""
    who = person_or_404(acting, ParticipantId(participant_id), page="consents:withdraw_for")
    consent = consent_or_404(acting, who, ConsentId(agreement_id))
    now = acting.clock.now()
    if consent.recorded_by_organisation != acting.actor.organisation_id or not consent.active(now):
        raise Http404
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            told = told_from(*form.telling())
            withdraw_consent(actor=acting.actor, consent_id=consent.id, now=now, told=told)
        except CannotWithdrawConsent as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("journeys:cases")
    effects = effects_of_withdrawal(consents_of(actor=acting.actor, participant_id=who.id), consent, now)
    context = {
        "page": _frame(who, title_of(consent), _("Ja, återkalla")),
        "effects": effect_rows(effects, organisations()),
        "form": form,
    }
    return render(request, "consents/withdraw_for.html", context)


def _between(acting: Acting, who: PersonView, asked: QueryDict) -> PartiesForm:
    """Return the choice of organisations as far as the address says it, with those near the person to choose from."""
    known = agencies(organisations().values())
    team = team_of(consents_of(actor=acting.actor, participant_id=who.id)) | {who.organisation_id, acting.actor.home}
    return PartiesForm(asked, parties=Parties(near(known, team=team, municipality_code=who.municipality_code), known))


def _read_then_saved(
    request: HttpRequest, acting: Acting, who: PersonView, agreement: Agreement, form: GivingForm, frame: Frame
) -> HttpResponse | None:
    """Show the text first; when it has been read, save. None, with the reasons in the form, when that is refused."""
    if "confirmed" in request.POST:
        return _saved(acting, who, agreement, form)
    context = {"page": frame, "text": prose(agreement.text, agreement.language), "typed": typed_again(request.POST)}
    return render(request, "consents/read.html", context)


def _saved(acting: Acting, who: PersonView, agreement: Agreement, form: GivingForm) -> HttpResponse | None:
    now, actor = acting.clock.now(), acting.actor
    try:
        if agreement.method is ConsentMethod.SIGNED_WEB:
            propose_consent(actor=actor, participant_id=who.id, agreement=agreement, now=now)
            return redirect("consents:agreements", participant_id=who.id)
        event = record_consent(actor=actor, participant_id=who.id, agreement=agreement, now=now)
    except CannotRecordConsent as refusal:
        form.add_error(None, all_said(refusal.reasons))
        return None
    if agreement.method is ConsentMethod.SIGNED_PAPER:
        return redirect("consents:scan", participant_id=who.id, agreement_id=event.consent_id)
    return redirect("consents:agreements", participant_id=who.id)


def _frame(who: PersonView, title: str, submit: str) -> Frame:
    return Frame(title, shown_name(who), submit, reverse("consents:agreements", args=[who.id]))
