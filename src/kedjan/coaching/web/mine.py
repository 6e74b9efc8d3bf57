"""The participant's own pages: my group and my tools."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.codes import Part
from kedjan.coaching.domain.leading_codes import OWN_REASONS, MaterialForm, ToolKind, WhyAway
from kedjan.coaching.operations.leading import CannotNoteAttendance
from kedjan.coaching.operations.own import CannotChangeOwn, choose_forms, say_cannot_come, share_tool, write_tool
from kedjan.coaching.queries.expected import expected_of
from kedjan.coaching.queries.led import GroupView, group_of
from kedjan.coaching.queries.members import SeatView, marks_of, seat_of, talks_of, tools_of
from kedjan.coaching.queries.offers import offer_of
from kedjan.coaching.queries.waiting import waiting_of
from kedjan.coaching.web.expected_pages import expected_facts
from kedjan.coaching.web.frame import Frame
from kedjan.coaching.web.leading_forms import MaterialForms, ToolForm
from kedjan.coaching.web.mine_pages import my_group_view, my_tools_view
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.components import SummaryRow
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.VIEW_OWN_PLAN)
def my_group_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show my group: the next session, where, who leads; one tap says that I cannot come."""
    seat, group = _my_group(acting)
    problems: list[str] = []
    if request.method == "POST":
        problems = _cannot_come(acting, request.POST.get("cannot", ""))
        if not problems:
            return redirect("coaching:my_group")
    if seat is None or group is None:
        offer = offer_of(actor=acting.actor, participant_id=me_or_404(acting))
        context = {"problems": problems, "offer": offer, "expected": _my_expected(acting) if offer is None else ()}
        return render(request, "coaching/no_group.html", context)
    view = my_group_view(
        group=group,
        seat=seat,
        marks=marks_of(actor=acting.actor, seats=[seat.id]),
        talks=talks_of(actor=acting.actor, seats=[seat.id]).get(seat.id, ()),
        today=acting.clock.today(),
    )
    forms = ", ".join(str(_(one.label)) for one in seat.forms)
    return render(request, "coaching/my_group.html", {"page": view, "problems": problems, "forms": forms})


def _my_expected(acting: Acting) -> tuple[SummaryRow, ...]:
    """Return when I can expect to start, by the plan that holds; nothing where I do not wait, or no plan holds."""
    waiting = waiting_of(actor=acting.actor, participant_id=me_or_404(acting))
    if waiting is None:
        return ()
    found = expected_of(actor=acting.actor, waiting_ids=[waiting.id], today=acting.clock.today())
    return expected_facts(found.get(waiting.id))


def _cannot_come(acting: Acting, sent: str) -> list[str]:
    number, _space, why = sent.partition(" ")
    if not number.isdecimal() or why not in OWN_REASONS:
        return [_("Tryck på ett av svaren.")]
    try:
        say_cannot_come(actor=acting.actor, number=int(number), why=WhyAway(why), now=acting.clock.now())
    except (CannotChangeOwn, CannotNoteAttendance) as refusal:
        return all_said(refusal.reasons)
    return []


@page(Permission.VIEW_OWN_PLAN)
def my_forms_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Choose in which forms I want the material."""
    me_or_404(acting)
    seat, _group = _my_group(acting)
    sent = request.POST if request.method == "POST" else None  # nothing chosen is an answer too
    form = MaterialForms(sent, initial={"ways": [one.value for one in seat.forms] if seat else []})
    if request.method == "POST" and form.is_valid():
        try:
            chosen = [MaterialForm(one) for one in form.cleaned_data["ways"]]
            choose_forms(actor=acting.actor, forms=chosen, now=acting.clock.now())
        except CannotChangeOwn as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:my_group")
    intro = _("De som leder din grupp ser vad du väljer. Du behöver inte säga varför.")
    frame = Frame(title=_("Så vill jag ha texterna"), back=reverse("coaching:my_group"), intro=intro)
    return render(request, "coaching/form.html", {"page": frame, "form": form, "submit": _("Spara")})


@page(Permission.VIEW_OWN_PLAN)
def my_tools_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show my tools, and let me share each or stop."""
    me = me_or_404(acting)
    problems: list[str] = []
    if request.method == "POST":
        problems = _share(acting, request.POST.get("share", ""))
        if not problems:
            return redirect("coaching:my_tools")
    _seat, group = _my_group(acting)
    tools = my_tools_view(tools_of(actor=acting.actor, participant_id=me), _coaches(acting, group))
    return render(request, "coaching/my_tools.html", {"tools": tools, "problems": problems})


def _share(acting: Acting, sent: str) -> list[str]:
    tool, _space, yes = sent.partition(" ")
    if tool not in set(ToolKind) or yes not in ("yes", "no"):
        return [_("Tryck på ett av svaren.")]
    try:
        share_tool(actor=acting.actor, tool=ToolKind(tool), is_shared=yes == "yes", now=acting.clock.now())
    except CannotChangeOwn as refusal:
        return all_said(refusal.reasons)
    return []


@page(Permission.VIEW_OWN_PLAN)
def my_tool_page(request: HttpRequest, acting: Acting, tool: str) -> HttpResponse:
    """Write in one of my tools."""
    me = me_or_404(acting)
    if tool not in set(ToolKind):
        raise Http404
    kind = ToolKind(tool)
    known = tools_of(actor=acting.actor, participant_id=me).get(kind)
    form = ToolForm(request.POST or None, tool=kind, text=known.text if known else "")
    if request.method == "POST" and form.is_valid():
        try:
            write_tool(actor=acting.actor, tool=kind, text=form.cleaned_data["text"], now=acting.clock.now())
        except CannotChangeOwn as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:my_tools")
    is_shared = known is not None and known.shared_at is not None
    intro = _("De som leder din grupp ser det du skriver.") if is_shared else _("Bara du ser det du skriver.")
    frame = Frame(title=_(kind.label), back=reverse("coaching:my_tools"), intro=intro)
    return render(request, "coaching/form.html", {"page": frame, "form": form, "submit": _("Spara")})


def _my_group(acting: Acting) -> tuple[SeatView | None, GroupView | None]:
    seat = seat_of(actor=acting.actor, participant_id=me_or_404(acting))
    return seat, None if seat is None else group_of(actor=acting.actor, group_id=seat.group_id)


def _coaches(acting: Acting, group: GroupView | None) -> tuple[str, ...]:
    if group is None:
        return ()
    today = acting.clock.today()
    return tuple(one.name for one in group.coaches if one.led.part is Part.LEADS and one.led.belongs(today))
