"""Send a list of people, and look at its rows. Nothing here writes into the register."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_readings
from kedjan.kernel.ids import ImportId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.saved import ListKey
from kedjan.organisations.queries import saved_beside
from kedjan.participants.domain.staging import OF_ANOTHERS_PROTECTED, Standing
from kedjan.participants.operations import CannotResumeImport, CannotStageImport, resume_import, stage_import
from kedjan.participants.queries import ImportRowView, ImportView, asker_is_gone, import_rows, imports
from kedjan.participants.web.example import example_lines
from kedjan.participants.web.finding import import_or_404
from kedjan.participants.web.forms import ChoiceForm, FileForm
from kedjan.participants.web.import_list_pages import CAME, imports_view
from kedjan.participants.web.import_pages import default_standing, import_view_page
from kedjan.participants.web.work_pages import work_page
from kedjan.ui.http import Acting, page
from kedjan.ui.sorting import ASKED
from kedjan.ui.words import all_said, said

AT_ONCE = 2_000
"""So many rows are checked while the browser waits, in about a second; a longer file is checked by a job."""


@page(Permission.IMPORT_PARTICIPANTS)
def imports_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the organisation's files, and take another one."""
    is_sent = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if is_sent else FileForm()
    if is_sent and form.is_valid():
        try:
            event = stage_import(actor=acting.actor, file=form.sent(), now=acting.clock.now(), at_once=AT_ONCE)
        except CannotStageImport as refusal:
            form.add_error("file", all_said(refusal.reasons))
        else:
            return redirect("participants:import", import_id=event.import_id)
    after, is_turned = _after_file(request), CAME.is_turned(request.GET.get(ASKED, ""))
    found = imports(actor=acting.actor, after=after, is_oldest_first=is_turned)
    view = imports_view(files=found, is_first=after is None, is_turned=is_turned, now=acting.clock.now())
    saved = saved_beside(actor=acting.actor, which=ListKey.IMPORTS, asked=CAME.asked(is_turned=is_turned))
    return render(request, "participants/imports.html", {"page": view, "form": form, "saved": saved})


@page(Permission.IMPORT_PARTICIPANTS)
def example_file(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Hand out a list that can be read in, with Skatteverket's test numbers."""
    del request
    answer = HttpResponse(example_lines(today=acting.clock.today()), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="kedjan-exempel.csv"'
    return answer


@page(Permission.IMPORT_PARTICIPANTS)
def import_page(request: HttpRequest, acting: Acting, import_id: UUID) -> HttpResponse:
    """Show how the rows of a file stand, or how far a job has come with it; sending the form tries it again."""
    file = import_or_404(acting, import_id)
    problems: list[str] = []
    if request.method == "POST":
        try:
            resume_import(actor=acting.actor, import_id=file.id, now=acting.clock.now())
        except CannotResumeImport as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("participants:import", import_id=file.id)
    if file.status.is_under_way:
        return _how_far(request, acting, file, problems)
    standing = _standing(request, file)
    after = _after_line(request)
    rows = import_rows(actor=acting.actor, import_id=file.id, standing=standing, after=after)
    _note_readings(acting, rows)
    closed = said(OF_ANOTHERS_PROTECTED) if file.is_closed_to(acting.actor.account_id) else ""
    view = import_view_page(file=file, standing=standing, rows=rows, is_first=after == 0, closed=closed)
    form = ChoiceForm(None, count=file.standings[Standing.ATTENTION])
    return render(request, "participants/import.html", {"page": view, "form": form})


def _how_far(request: HttpRequest, acting: Acting, file: ImportView, problems: list[str]) -> HttpResponse:
    is_gone = asker_is_gone(file, home=acting.actor.home)
    view = work_page(file=file, now=acting.clock.now(), reader=acting.actor.account_id, is_gone=is_gone)
    return render(request, "participants/work.html", {"page": view, "problems": problems})


def _note_readings(acting: Acting, rows: tuple[ImportRowView, ...]) -> None:
    """Note that the names of people in the register were seen; the others are nobody here yet."""
    note_readings(
        actor=acting.actor,
        participants=dict.fromkeys(row.participant_id for row in rows if row.participant_id is not None),
        categories=[Category.IDENTITY, Category.ECONOMY],
        page="participants:import",
        now=acting.clock.now(),
        act=Act.LIST,
    )


def _standing(request: HttpRequest, file: ImportView) -> Standing:
    try:
        return Standing(request.GET["show"])
    except (KeyError, ValueError):
        return default_standing(file)


def _after_line(request: HttpRequest) -> int:
    """Return the line that the address names; a broken address starts at the top."""
    after = request.GET.get("after", "")
    return int(after) if after.isascii() and after.isdecimal() and len(after) <= 9 else 0


def _after_file(request: HttpRequest) -> ImportId | None:
    try:
        return ImportId(UUID(request.GET["after"]))
    except (KeyError, ValueError):
        return None
