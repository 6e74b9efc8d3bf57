"""What the early list says: a row a person, with the day, the reason and what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.queries import InvitationState
from kedjan.kernel.ids import ParticipantId
from kedjan.participants.domain.answers import Answer
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.early_list import Contact, EarlyListPlace, place_on_early_list
from kedjan.participants.queries import EarlyListItem
from kedjan.participants.queries.early_list import PAGE
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.ui.components import Cell, Column, Table, Tag
from kedjan.ui.words import all_said, day, language


@dataclass(frozen=True, slots=True)
class EarlyListPage:
    """The page's texts, its table and where it goes on."""

    programme: str
    rule: str
    table: Table
    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form about one person."""

    title: str
    submit: str
    back: str


def early_list_view(
    *,
    items: tuple[EarlyListItem, ...],
    states: Mapping[ParticipantId, InvitationState],
    municipalities: Mapping[str, str],
    programme: ProgrammeFile,
    today: date,
    first: bool,
) -> EarlyListPage:
    """Build the page from the people on it and the state of their invitations."""
    last = items[-1] if len(items) == PAGE else None
    place = reverse("journeys:early_list")
    return EarlyListPage(
        programme=programme.name.text_in(language()),
        rule=programme.intake.rule.text_in(language()),
        table=Table(
            caption=_("Ersättningen slutar snart"),
            columns=(
                Column(_("Namn")),
                Column(_("Ersättning slutar")),
                Column(_("Varför nu")),
                Column(_("Ersättning")),
                Column(_("Kommun")),
                Column(_("Läge")),
            ),
            rows=tuple(_row(item, states.get(item.participant_id), municipalities, today) for item in items),
            empty=_("Ingen på listan har en ersättning som slutar inom tiden."),
        ),
        newer="" if first else place,
        older="" if last is None else f"{place}?{urlencode({'after': last.ends_on, 'id': last.participant_id})}",
    )


def form_page(participant_id: ParticipantId, title: str, submit: str) -> FormPage:
    """Return the frame of a form about the person; back leads to their case."""
    return FormPage(title=title, submit=submit, back=reverse("journeys:case", args=[participant_id]))


def _row(
    item: EarlyListItem, state: InvitationState | None, municipalities: Mapping[str, str], today: date
) -> tuple[Cell, ...]:
    place = _place(item, state, today)
    return (
        Cell(item.name, href=reverse("journeys:case", args=[item.participant_id]), header=True),
        Cell(day(item.ends_on)),
        Cell(". ".join(all_said(place.reasons)) if place else ""),
        Cell(_(BenefitType(item.benefit).label)),
        Cell(municipalities.get(item.municipality_code, item.municipality_code)),
        Cell("", tag=invitation_tag(state, today)),
    )


def _place(item: EarlyListItem, state: InvitationState | None, today: date) -> EarlyListPlace | None:
    contact = Contact()
    if state is not None:
        contact = Contact(invited_on=state.sent_at.date(), reply_by_on=state.reply_by_on, answer=state.answer)
    return place_on_early_list(benefit=BenefitType(item.benefit), ends_on=item.ends_on, contact=contact, today=today)


def invitation_tag(state: InvitationState | None, today: date) -> Tag:
    """Return where the invitation stands."""
    if state is None:
        return Tag(_("Inte inbjuden"), "grey")
    if state.answer is Answer.YES:
        return Tag(_("Tackade ja"), "green")
    if state.answer is Answer.NO:
        return Tag(_("Tackade nej"), "grey")
    if state.answer is Answer.LATER:
        return Tag(_("Inte nu"), "yellow")
    return Tag(_("Svar saknas"), "red") if state.reply_by_on < today else Tag(_("Inbjuden"), "blue")
