"""Protected identity: set it, see who sees the person, name another, change how strong it is, end it."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kedjan.kernel.ids import AccountId, ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import account_names, municipality_names, support_staff
from kedjan.participants.operations import (
    CannotProtect,
    change_strength,
    end_protection,
    end_trust,
    entrust,
    protect_person,
    show_person,
)
from kedjan.participants.queries import PersonView, ProtectionView, protection_of
from kedjan.participants.web.protection_forms import EntrustForm, ProtectForm, StrengthForm
from kedjan.participants.web.protection_pages import (
    case_frame,
    check_view,
    protection_frame,
    protection_view,
)
from kedjan.ui.components import Frame
from kedjan.ui.forms.typed import typed_again
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said


@page(Permission.PROTECT_PERSON)
def protection_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show the protection to one of the named few; where there is none, ask for one and show what it will do."""
    who = _own_or_404(acting, participant_id, page="participants:protection")
    held = protection_of(actor=acting.actor, participant_id=who.id)
    if held is not None:
        view = protection_view(
            who=who,
            held=held,
            names=account_names(ids=held.named),
            municipalities=municipality_names(),
            actor=acting.actor,
        )
        return render(request, "participants/protection.html", {"page": view})
    if who.is_protected:
        raise Http404
    form = ProtectForm(request.POST if request.method == "POST" else None, colleagues=_colleagues(acting))
    frame = case_frame(who, _("Skydda identiteten"), _("Gå vidare"))
    if request.method == "POST" and form.is_valid():
        answer = _checked_then_protected(request, acting, who, form, frame)
        if answer is not None:
            return answer
    return render(request, "participants/protect.html", {"page": frame, "form": form})


@page(Permission.PROTECT_PERSON)
def entrust_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Name one more who sees the person."""
    who, held = _held_or_404(acting, participant_id, page="participants:entrust")
    colleagues = {one: name for one, name in _colleagues(acting).items() if one not in held.named}
    form = EntrustForm(request.POST if request.method == "POST" else None, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        try:
            entrust(actor=acting.actor, participant_id=who.id, account_id=form.named, now=acting.clock.now())
        except CannotProtect as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("participants:protection", participant_id=who.id)
    intro = _("Den som du pekar ut ser namnet genast. Peka bara ut någon som behöver det i sitt arbete.")
    frame = protection_frame(who, _("Peka ut en till"), _("Peka ut"), intro)
    return render(request, "participants/protect.html", {"page": frame, "form": form})


@page(Permission.PROTECT_PERSON)
def end_trust_page(request: HttpRequest, acting: Acting, participant_id: UUID, account_id: UUID) -> HttpResponse:
    """Ask, then let somebody no longer see the person."""
    who, held = _held_or_404(acting, participant_id, page="participants:end_trust")
    leaving = AccountId(account_id)
    if leaving not in held.named:
        raise Http404
    problems = []
    if request.method == "POST":
        problems = _problems(
            lambda: end_trust(actor=acting.actor, participant_id=who.id, account_id=leaving, now=acting.clock.now())
        )
        if not problems:
            is_mine = leaving == acting.actor.account_id
            return redirect("journeys:cases") if is_mine else redirect("participants:protection", who.id)
    name = account_names(ids=[leaving]).get(leaving, "")
    frame = protection_frame(who, _("Ska %(name)s inte längre se personen?") % {"name": name}, _("Ja, ta bort"))
    if leaving == acting.actor.account_id:
        intro = _("Du ser inte personen efter det, och kan inte peka ut dig själv igen.")
        frame = protection_frame(who, _("Ska du inte längre se personen?"), _("Ja, ta bort mig"), intro)
    return render(request, "participants/end_protection.html", {"page": frame, "problems": problems})


@page(Permission.PROTECT_PERSON)
def strength_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Choose another strength, see what it does, then change it."""
    who, held = _held_or_404(acting, participant_id, page="participants:strength")
    form = StrengthForm(request.POST if request.method == "POST" else None, initial={"strength": held.strength})
    frame = protection_frame(who, _("Byt skydd"), _("Gå vidare"))
    if request.method == "POST" and form.is_valid():
        if "confirmed" not in request.POST:
            return _check(request, who, form, frame, named=())
        try:
            change_strength(actor=acting.actor, participant_id=who.id, strength=form.chosen, now=acting.clock.now())
        except CannotProtect as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("participants:protection", participant_id=who.id)
    return render(request, "participants/protect.html", {"page": frame, "form": form})


@page(Permission.PROTECT_PERSON)
def end_protection_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Ask, then end the protection."""
    who, _held = _held_or_404(acting, participant_id, page="participants:end_protection")
    problems = []
    if request.method == "POST":
        problems = _problems(lambda: end_protection(actor=acting.actor, participant_id=who.id, now=acting.clock.now()))
        if not problems:
            return redirect("journeys:case", participant_id=who.id)
    intro = _(
        "Alla hos er, och alla som ett samtycke öppnar för, ser då personen igen. Kommunen visas igen. "
        "Gör det bara när skyddet har upphört hos Skatteverket eller polisen."
    )
    frame = protection_frame(who, _("Ska skyddet avslutas?"), _("Ja, avsluta skyddet"), intro)
    return render(request, "participants/end_protection.html", {"page": frame, "problems": problems})


def _checked_then_protected(
    request: HttpRequest, acting: Acting, who: PersonView, form: ProtectForm, frame: Frame
) -> HttpResponse | None:
    """Show what it does first, then do it. None, with the reasons in the form, when that is refused."""
    if "confirmed" not in request.POST:
        names = account_names(ids=[acting.actor.account_id, *form.named])
        return _check(request, who, form, frame, named=tuple(names.values()))
    try:
        protect_person(
            actor=acting.actor,
            participant_id=who.id,
            strength=form.chosen,
            others=frozenset(form.named),
            now=acting.clock.now(),
        )
    except CannotProtect as refusal:
        form.add_error(None, all_said(refusal.reasons))
        return None
    return redirect("participants:protection", participant_id=who.id)


def _check(
    request: HttpRequest, who: PersonView, form: StrengthForm, frame: Frame, *, named: tuple[str, ...]
) -> HttpResponse:
    view = check_view(frame=frame, who=who, strength=form.chosen, named=named, typed=typed_again(request.POST))
    return render(request, "participants/protect_check.html", {"page": view})


def _problems(change: Callable[[], object]) -> list[str]:
    """Make the change; return why it is refused, or nothing."""
    try:
        change()
    except CannotProtect as refusal:
        return all_said(refusal.reasons)
    return []


def _colleagues(acting: Acting) -> dict[AccountId, str]:
    found = support_staff(organisation_id=acting.actor.home, on=acting.clock.today())
    return {one: name for one, name in found.items() if one != acting.actor.account_id}


def _own_or_404(acting: Acting, participant_id: UUID, *, page: str) -> PersonView:
    """Return somebody in the own register, and note that their identity was read; none and hidden look alike."""
    who = show_person(
        actor=acting.actor,
        participant_id=ParticipantId(participant_id),
        categories=[],
        page=page,
        now=acting.clock.now(),
    )
    if who is None or who.organisation_id != acting.actor.organisation_id:
        raise Http404
    return who


def _held_or_404(acting: Acting, participant_id: UUID, *, page: str) -> tuple[PersonView, ProtectionView]:
    """Return a protected person of the own register and the protection, for one of the named few."""
    who = _own_or_404(acting, participant_id, page=page)
    held = protection_of(actor=acting.actor, participant_id=who.id)
    if held is None:
        raise Http404
    return who, held
