"""What imports are called on the pages: how a file stands, and counts of what happens, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.kernel.text import N_
from kedjan.participants.domain.intake import Change
from kedjan.participants.domain.staging import Effect, ImportStatus
from kedjan.participants.queries import ImportView
from kedjan.ui.components import Colour, Tag
from kedjan.ui.words import number

_COLOURS = {
    ImportStatus.READING: Colour.BLUE,
    ImportStatus.STAGED: Colour.YELLOW,
    ImportStatus.WRITING: Colour.BLUE,
    ImportStatus.CONFIRMED: Colour.GREEN,
    ImportStatus.DISCARDED: Colour.GREY,
}
_CHANGES = {
    Change.NEW_PERSON: N_("Personen läggs till"),
    Change.NEW_BENEFIT: N_("En förmån läggs till"),
    Change.NEW_END: N_("Slutdatumet ändras"),
    Change.NONE: N_("Ingenting ändras"),
}


def status_tag(file: ImportView, *, is_stopped: bool = False) -> Tag:
    """Return how far a file has come; is_stopped: the work on it has, and somebody must say what becomes of it."""
    if is_stopped:
        return Tag(_("Har stannat"), Colour.RED)
    if file.has_nothing_to_write:
        return Tag(_("Inget att skriva in"), Colour.RED)
    return Tag(_(file.status.label), _COLOURS[file.status])


def change_text(change: Change) -> str:
    """Return what a row does to the register."""
    return _(_CHANGES[change])


def row_count(count: int) -> str:
    """Return "17 rader"."""
    return ngettext("%(count)s rad", "%(count)s rader", count) % {"count": number(count)}


def will_happen(effect: Effect) -> list[str]:
    """Return what confirming does, one part for each kind of change that there is."""
    people, ends, benefits = effect.people, effect.ends, effect.benefits
    return _counted(
        (people, ngettext("%(count)s person läggs till", "%(count)s personer läggs till", people)),
        (ends, ngettext("%(count)s får nytt slutdatum", "%(count)s får nytt slutdatum", ends)),
        (benefits, ngettext("%(count)s förmån läggs till", "%(count)s förmåner läggs till", benefits)),
    )


def has_happened(effect: Effect) -> list[str]:
    """Return what confirming did, one part for each kind of change that there was."""
    people, ends, benefits = effect.people, effect.ends, effect.benefits
    return _counted(
        (people, ngettext("%(count)s person lades till", "%(count)s personer lades till", people)),
        (ends, ngettext("%(count)s fick nytt slutdatum", "%(count)s fick nytt slutdatum", ends)),
        (benefits, ngettext("%(count)s förmån lades till", "%(count)s förmåner lades till", benefits)),
    )


def sentence(parts: list[str]) -> str:
    """Return the parts as one sentence."""
    return f"{', '.join(parts)}." if parts else ""


def _counted(*parts: tuple[int, str]) -> list[str]:
    return [text % {"count": number(count)} for count, text in parts if count]
