"""What an invitation to a group says: on one's own page, in a letter, and without whom it is about by a link."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.coaching.domain import invitation as words
from kedjan.coaching.domain.codes import Part, SeatAnswer
from kedjan.coaching.queries.led import GroupView, RoomView, SessionView
from kedjan.coaching.web.leading_pages import room_words, when
from kedjan.kernel.text import beginning_a_sentence
from kedjan.ui.components import SummaryRow
from kedjan.ui.words import day

LARGE = "large"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with sentences, what it lists, and sentences after that."""

    title: str
    sentences: tuple[str, ...]
    items: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Invitation:
    """The facts of the group, and the standard text."""

    facts: tuple[SummaryRow, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """An invitation on paper. choices: the answers to tick; signed: who sends it; size: how large its text is."""

    title: str
    back: str
    name: str
    invitation: Invitation
    choices: tuple[str, ...]
    signed: tuple[str, ...]
    is_large: bool


def place_facts(group: GroupView, reply_by_on: date) -> tuple[SummaryRow, ...]:
    """Return when and where the group is, and by when to answer: nothing that says what it is about or who leads."""
    return (
        SummaryRow(_("Första träffen"), _on_weekday(_first(group))),
        SummaryRow(_("Sista träffen"), day(group.ends_on)),
        SummaryRow(_("Hur ofta?"), _how_often(group)),
        SummaryRow(_("Var?"), _address(group.room)),
        SummaryRow(_("Svara senast"), day(reply_by_on)),
    )


def invitation_view(group: GroupView, reply_by_on: date) -> Invitation:
    """Return the whole invitation."""
    first = _first(group)
    leads = [one.name for one in group.coaches if one.led.part is Part.LEADS and one.led.belongs(first.on)]
    facts = (
        *place_facts(group, reply_by_on),
        SummaryRow(_("Vilka leder?"), "\n".join(leads) or _("Det är inte bestämt än.")),
    )
    return Invitation(facts, (_room(group.room), _way(), asking(), _answering()))


def asking() -> Section:
    """Return what one may ask for: the standard text of every invitation."""
    return Section(
        title=_("Säg till om du behöver något"),
        sentences=(_(words.EVERYBODY),),
        items=tuple(_(one) for one in words.ASK_FOR),
        after=tuple(_(one) for one in (words.NOT_WHY, words.WAYS_TO_ASK, words.SCENTS)),
    )


def letter_view(*, name: str, back: str, invitation: Invitation, signed: tuple[str, ...], is_large: bool) -> Letter:
    """Return the letter; its answers are ticked and sent back, or said on the telephone."""
    return Letter(
        title=_("Du kan få en plats i en grupp"),
        back=back,
        name=name,
        invitation=invitation,
        choices=tuple(_(one.label) for one in SeatAnswer),
        signed=tuple(one for one in signed if one),
        is_large=is_large,
    )


def seat_facts(group: GroupView, reply_by_on: date) -> tuple[SummaryRow, ...]:
    """Return the same facts as staff see them, with what the room offers."""
    return (
        SummaryRow(_("Första träffen"), when(_first(group))),
        SummaryRow(_("Sista träffen"), day(group.ends_on)),
        SummaryRow(_("Var?"), room_words(group.room)),
        SummaryRow(_("Svara senast"), day(reply_by_on)),
    )


def _first(group: GroupView) -> SessionView:
    return min(group.sessions, key=lambda one: one.on)


def _on_weekday(session: SessionView) -> str:
    return f"{beginning_a_sentence(date_format(session.on, 'l'))} {when(session)}"


def _how_often(group: GroupView) -> str:
    sessions = ngettext("%(n)s träff", "%(n)s träffar", len(group.sessions)) % {"n": len(group.sessions)}
    return _("En gång i veckan, %(sessions)s. Varje gång tar %(time)s.") % {
        "sessions": sessions,
        "time": _long(group.minutes),
    }


def _long(minutes: int) -> str:
    hours, left = divmod(minutes, 60)
    said = (
        ngettext("%(n)s timme", "%(n)s timmar", hours) % {"n": hours} if hours else "",
        ngettext("%(n)s minut", "%(n)s minuter", left) % {"n": left} if left else "",
    )
    return _("%(hours)s och %(minutes)s") % {"hours": said[0], "minutes": said[1]} if all(said) else "".join(said)


def _address(room: RoomView) -> str:
    return "\n".join(part for part in (room.name, room.address, room.municipality) if part)


def _room(room: RoomView) -> Section:
    missing = words.missing_features(room.features)
    return Section(
        title=_("Så är lokalen"),
        sentences=(_("Det här finns:"),) if room.features else (_("Vi vet inte än hur lokalen är."),),
        items=tuple(_(one.label) for one in room.features),
        after=(
            (_("Det här finns inte, så vitt vi vet: %(what)s.") % {"what": _listed([_(one.label) for one in missing])},)
            if missing and room.features
            else ()
        )
        + (_("Behöver du något mer i lokalen? Säg till, så ser vi vad som går."),),
    )


def _listed(parts: list[str]) -> str:
    return ", ".join(one.lower() for one in parts)


def _way() -> Section:
    return Section(_("Så kommer du dit"), (_(words.FIND_THE_WAY), _(words.HELP_WITH_THE_WAY)))


def _answering() -> Section:
    said = (words.IT_IS_FREE, words.AFTER_NO, words.OTHER_TIME, words.CHANGE_YOUR_MIND, words.TOO_LATE)
    return Section(_("Du bestämmer själv"), tuple(_(one) for one in said))
