"""The coaches of a programme: see, add and change them, note when they are away, and end."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.operations import (
    CannotChangeResources,
    add_coach,
    change_coach,
    leave_as_coach,
    record_absence,
)
from kedjan.coaching.queries.programmes import CoachingProgramme, coaching_programmes
from kedjan.coaching.queries.resources import CoachView, coaches
from kedjan.coaching.web.programme import adding, asked_programme, group_nav, programme_or_404, programme_views
from kedjan.coaching.web.resource_forms import AwayForm, CoachForm, TermsForm
from kedjan.coaching.web.resource_pages import coach_view, coaches_view
from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import municipality_names, support_staff
from kedjan.programmes.queries import partners
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said


@page(Permission.VIEW_GROUPS)
def coaches_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show who can lead groups, and what stands in the way."""
    programme = asked_programme(request, acting)
    today = acting.clock.today()
    found = () if programme is None else coaches(actor=acting.actor, programme_id=programme.id, since=today)
    view = coaches_view(
        found=found,
        places=municipality_names(),
        today=today,
        add=adding(acting, programme, "coaching:add_coach"),
        views=programme_views(acting, programme, reverse("coaching:coaches")),
    )
    context = {"page": view, "programme": programme, "nav": group_nav(acting, "coaching:coaches")}
    return render(request, "coaching/coaches.html", context)


@page(Permission.PLAN_GROUPS)
def add_coach_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Let somebody who is trained lead groups of the programme."""
    programme = programme_or_404(request, acting)
    form = CoachForm(
        request.POST if request.method == "POST" else None, programme=programme, staff=_staff(acting, programme)
    )
    if request.method == "POST" and form.is_valid():
        organisation_id, account_id = form.whose()
        try:
            added = add_coach(
                actor=acting.actor,
                programme_id=programme.id,
                organisation_id=organisation_id,
                account_id=account_id,
                terms=form.terms(),
                now=acting.clock.now(),
            )
        except CannotChangeResources as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:coach", coach_id=added.coach_id)
    context = {"form": form, "title": _("Lägg till en coach"), "back": reverse("coaching:coaches")}
    return render(request, "coaching/resource_form.html", context)


@page(Permission.PLAN_GROUPS)
def coach_page(request: HttpRequest, acting: Acting, coach_id: UUID) -> HttpResponse:
    """Show a coach with the terms, which can be changed."""
    programme, coach = _coach_or_404(acting, coach_id)
    form = TermsForm(request.POST if request.method == "POST" else None, programme=programme, coach=coach)
    if request.method == "POST" and form.is_valid():
        try:
            change_coach(actor=acting.actor, coach_id=coach.id, terms=form.terms(), now=acting.clock.now())
        except CannotChangeResources as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:coach", coach_id=coach.id)
    view = coach_view(coach=coach, places=municipality_names())
    return render(request, "coaching/coach.html", {"page": view, "form": form})


@page(Permission.PLAN_GROUPS)
def away_page(request: HttpRequest, acting: Acting, coach_id: UUID) -> HttpResponse:
    """Note on which days a coach is away."""
    _programme, coach = _coach_or_404(acting, coach_id)
    form = AwayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            record_absence(actor=acting.actor, coach_id=coach.id, now=acting.clock.now(), **form.cleaned_data)
        except CannotChangeResources as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:coach", coach_id=coach.id)
    title = _("När är %(name)s borta?") % {"name": coach.name}
    context = {"form": form, "title": title, "back": reverse("coaching:coach", args=[coach.id])}
    return render(request, "coaching/resource_form.html", context)


@page(Permission.PLAN_GROUPS)
def leave_page(request: HttpRequest, acting: Acting, coach_id: UUID) -> HttpResponse:
    """Ask, then let a coach lead no new groups."""
    _programme, coach = _coach_or_404(acting, coach_id)
    problems: list[str] = []
    if request.method == "POST":
        try:
            leave_as_coach(actor=acting.actor, coach_id=coach.id, now=acting.clock.now())
        except CannotChangeResources as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("coaching:coaches")
    context = {
        "title": _("Ska %(name)s sluta som coach?") % {"name": coach.name},
        "text": _("Inga nya grupper planeras med personen. Grupper som redan är planerade ändras inte av det här."),
        "submit": _("Ja, avsluta"),
        "back": reverse("coaching:coach", args=[coach.id]),
        "problems": problems,
    }
    return render(request, "coaching/confirm.html", context)


def _coach_or_404(acting: Acting, coach_id: UUID) -> tuple[CoachingProgramme, CoachView]:
    for programme in coaching_programmes(actor=acting.actor):
        for coach in coaches(actor=acting.actor, programme_id=programme.id, since=acting.clock.today()):
            if coach.id == coach_id:
                return programme, coach
    raise Http404


def _staff(acting: Acting, programme: CoachingProgramme) -> dict[tuple[OrganisationId, AccountId], str]:
    """Return who gives support at the programme's partners, with the organisation after the name, by name."""
    found = {
        (partner.organisation.id, account): f"{name}, {partner.organisation.name}"
        for partner in partners(programme_id=programme.id)
        for account, name in support_staff(organisation_id=partner.organisation.id, on=acting.clock.today()).items()
    }
    return dict(sorted(found.items(), key=lambda pair: pair[1]))
