"""What the page of a file says while a job reads it or writes its rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.ids import AccountId
from kedjan.kernel.progress import Progress
from kedjan.participants.domain.staging import OF_ANOTHERS_PROTECTED, SENDER_GONE, ImportStatus
from kedjan.participants.queries import ImportView
from kedjan.participants.web.wording import status_tag
from kedjan.ui.components import Link, Tag, Work, WorkState
from kedjan.ui.words import moment, said
from kedjan.ui.work import work_view


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A file that a job works on. leave: what happens if one leaves the page; end: how to be rid of the file."""

    title: str
    status: Tag
    back: str
    work: Work
    leave: tuple[str, ...]
    end: Link | None


def work_page(*, file: ImportView, now: datetime, reader: AccountId, is_gone: bool) -> WorkPage:
    """Build the page; is_gone: nobody is left whom the job could work as."""
    is_read = file.status is ImportStatus.READING
    progress = file.progress or Progress(file.read, file.rows, moved_at=file.created_at)
    is_closed = not is_read and file.is_closed_to(reader)
    work = work_view(
        progress=progress,
        now=now,
        label=_("Kontrollerade rader") if is_read else _("Inskrivna rader"),
        here=reverse("participants:import", args=[file.id]),
        again="" if is_closed or (is_read and is_gone) else _("Försök igen") if is_read else _("Skriv in resten"),
        problem=_problem(is_read=is_read, is_closed=is_closed) if is_gone else "",
    )
    is_stopped = work.state is WorkState.STALLED
    return WorkPage(
        title=_("Fil från %(moment)s") % {"moment": moment(file.created_at)},
        status=status_tag(file, is_stopped=is_stopped),
        back=reverse("participants:imports"),
        work=work,
        leave=tuple(_leave(is_read=is_read, is_stopped=is_stopped)),
        end=_end(file) if is_stopped or not file.is_half_written else None,
    )


def _problem(*, is_read: bool, is_closed: bool) -> str:
    if is_read:
        return said(SENDER_GONE)
    if is_closed:
        return said(OF_ANOTHERS_PROTECTED)
    return _(
        "Den som sa ja får inte längre läsa in listor. Inget mer skrivs in förrän någon annan säger ja till resten."
    )


def _leave(*, is_read: bool, is_stopped: bool) -> Iterator[str]:
    if not is_stopped:
        yield _("Du kan stänga sidan. Arbetet går vidare, och filen finns kvar bland era filer.")
    if not is_read:
        yield _("Varje rad skrivs in en gång, även om arbetet avbryts och tas om.")


def _end(file: ImportView) -> Link:
    text = _("Lämna resten") if file.is_half_written else _("Ta bort filen")
    return Link(text, reverse("participants:import_discard", args=[file.id]))
