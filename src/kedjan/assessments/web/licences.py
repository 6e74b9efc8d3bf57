"""Who at one's organisation holds which licence: a colleague writes it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kedjan.assessments.operations import CannotRecordLicence, record_licence
from kedjan.assessments.queries import instruments, licences_of
from kedjan.assessments.web.forms import LicenceForm
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries.staff import support_staff
from kedjan.ui.components import Cell, Column, Table, Tag
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, day


@page(Permission.RECORD_LICENCES)
def licences_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the licences of one's colleagues, and write one in."""
    staff = support_staff(organisation_id=acting.actor.home, on=acting.clock.today())
    known = frozenset(one.file.licence.needed for one in instruments() if one.file.licence.needed)
    form = LicenceForm(
        request.POST if request.method == "POST" else None,
        staff=[(str(key), name) for key, name in staff.items() if key != acting.actor.account_id],
        licences=sorted(known),
        today=acting.clock.today(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            record_licence(
                actor=acting.actor,
                account_id=form.account_id(),
                licence=form.cleaned_data["licence"],
                since_on=form.cleaned_data["since_on"],
                until_on=form.cleaned_data["until_on"],
                known=known,
                now=acting.clock.now(),
            )
        except CannotRecordLicence as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("assessments:licences")
    context = {"table": _table(acting, staff), "form": form if known else None}
    return render(request, "assessments/licences.html", context)


def _table(acting: Acting, staff: dict[AccountId, str]) -> Table:
    held = licences_of(account_ids=staff, organisation_id=acting.actor.home)
    today = acting.clock.today()
    rows = tuple(
        (
            Cell(staff[account], header=True),
            Cell(one.licence),
            Cell(day(one.since_on)),
            Cell(day(one.until_on) if one.until_on else _("Ingen sista dag")),
            Cell("", tag=Tag(_("Gäller"), "green") if one.holds(today) else Tag(_("Har gått ut"), "grey")),
        )
        for account, found in held.items()
        for one in found
    )
    columns = (Column(_("Vem")), Column(_("Licens")), Column(_("Från och med")), Column(_("Till och med")))
    empty = _("Ingen licens är inskriven än.")
    return Table(_("Licenser hos er"), (*columns, Column(_("Läge"))), rows, empty, is_list=True)
