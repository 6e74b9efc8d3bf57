"""What the early list says: a row a person, with the day, the reason and what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.domain.clocks import Due
from kedjan.journeys.queries import InvitationState, left_words, place_of, title_of
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.text import inside_a_sentence
from kedjan.participants.domain.answers import Answer
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.early_list import EarlyListPlace, Turn
from kedjan.participants.queries import EarlyListItem, PersonView, protection_tag, shown_name
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.ui.components import Cell, Column, Frame, Table, Tag
from kedjan.ui.sorting import DayList
from kedjan.ui.words import all_said, day, language

ENDING = DayList("ends")
_TURN_COLOURS = {
    Turn.INVITE: "turquoise",
    Turn.REMIND: "red",
    Turn.ENROL: "green",
    Turn.WAIT: "grey",
    Turn.SETTLED: "grey",
}


@dataclass(frozen=True, slots=True)
class EarlyListPage:
    """The page's texts, its table and where it goes on."""

    programme: str
    rule: str
    table: Table
    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """Somebody on the list, with the place that the rule gives them."""

    item: EarlyListItem
    place: EarlyListPlace | None
    near: tuple[Due, ...]

    @property
    def order(self) -> tuple[date, int]:
        """Return the key to sort by."""
        return self.place.order if self.place else (self.item.ends_on, 0)


def early_list_view(
    *,
    items: tuple[EarlyListItem, ...],
    near: Mapping[ParticipantId, tuple[Due, ...]],
    municipalities: Mapping[str, str],
    programme: ProgrammeFile,
    today: date,
    first: bool,
    more: bool,
    is_turned: bool = False,
) -> EarlyListPage:
    """Build the page from the people on it, each with their near days beside the benefit's.

    On the same day those who wait for us come before those we wait for.
    """
    months = programme.intake.ends_within_months or 0
    placed = (_placed(one, near, today, months) for one in items)
    people = sorted(placed, key=lambda one: one.order, reverse=is_turned)
    last = items[-1] if more else None
    place = reverse("journeys:early_list")
    return EarlyListPage(
        programme=programme.name.text_in(language()),
        rule=programme.intake.rule.text_in(language()),
        table=Table(
            caption=_("Ersättningen slutar snart"),
            columns=(
                Column(_("Namn")),
                ENDING.column(_("Ersättning slutar"), place, is_turned=is_turned),
                Column(_("Varför nu")),
                Column(_("Ersättning")),
                Column(_("Kommun")),
                Column(_("Att göra")),
            ),
            rows=tuple(_row(one, municipalities) for one in people),
            empty=_("Ingen på listan har en ersättning som slutar inom tiden."),
            is_list=True,
        ),
        newer="" if first else ENDING.address(place, is_turned=is_turned),
        older="" if last is None else ENDING.address(place, is_turned=is_turned, after=_mark(last)),
    )


def _placed(item: EarlyListItem, near: Mapping[ParticipantId, tuple[Due, ...]], today: date, months: int) -> _Placed:
    return _Placed(item, place_of(item, today=today, months=months), near.get(item.participant_id, ()))


def _mark(item: EarlyListItem) -> dict[str, str]:
    """Return where the next page begins."""
    return {"after": str(item.ends_on), "id": str(item.participant_id)}


def case_frame(who: PersonView, title: str, submit: str, intro: str = "") -> Frame:
    """Return the frame of a page whose way back is the case."""
    return Frame(title, shown_name(who), submit, reverse("journeys:case", args=[who.id]), intro)


def _row(one: _Placed, municipalities: Mapping[str, str]) -> tuple[Cell, ...]:
    item = one.item
    return (
        Cell(
            item.name,
            href=reverse("journeys:case", args=[item.participant_id]),
            tag=protection_tag(item.strength),
            header=True,
        ),
        Cell(day(item.ends_on)),
        Cell(". ".join(_why_now(one))),
        Cell(_(BenefitType(item.benefit).label)),
        Cell(municipalities.get(item.municipality_code, item.municipality_code)),
        Cell("", tag=Tag(_(one.place.turn.label), _TURN_COLOURS[one.place.turn]) if one.place else None),
    )


def _why_now(one: _Placed) -> tuple[str, ...]:
    """Return the reasons of the list's own rule, then the near days that other clocks name."""
    reasons = all_said(one.place.reasons) if one.place else ()
    values = [{"what": title_of(due), "left": inside_a_sentence(left_words(due.days_left))} for due in one.near]
    return (*reasons, *(_("%(what)s, %(left)s") % each for each in values))


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
