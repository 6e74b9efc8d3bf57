"""Who on the early list it is one's turn to ring, who has not answered in time, and who is to answer."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.config.start.rows import Answers, Listed, Question, Row, every, on_day
from kedjan.journeys.queries import LATEST_INVITATION, place_of
from kedjan.kernel.information import Category
from kedjan.participants.domain.early_list import INTAKE_MONTHS, EarlyListPlace, Turn, window_reaches
from kedjan.participants.queries import EarlyListItem, early_list, ending_soon
from kedjan.ui.http import Acting
from kedjan.ui.words import all_said

_SOON, _AFTER_THE_END = timedelta(days=30), timedelta(days=31)
_LOOKED_AT = 25  # the first page of the list
_WHERE = {
    Turn.INVITE: "journeys:invite",
    Turn.REMIND: "journeys:answer",
    Turn.ENROL: "journeys:begin",
    Turn.WAIT: "journeys:case",
}


def on_the_early_list(acting: Acting, since: datetime) -> Answers:
    """Return what the first page of the early list asks for; those whose benefit ends later wait there."""
    del since
    today = acting.clock.today()
    found = early_list(
        actor=acting.actor,
        start=today - _AFTER_THE_END,
        end=window_reaches(today) + timedelta(days=1),
        beside=LATEST_INVITATION,
        limit=_LOOKED_AT,
    )
    placed = [(item, place_of(item, today=today, months=INTAKE_MONTHS)) for item in found]
    rows: dict[Question, list[Row]] = {}
    for item, place in placed:
        question = None if place is None else _question(place)
        if place is not None and question is not None:
            rows.setdefault(question, []).append(_row(item, place))
    soon = ending_soon(actor=acting.actor, start=today, end=today + _SOON)
    link = every(_("Tidiga listan, inom 30 dagar"), reverse("journeys:early_list"), soon)
    return {question: Listed(tuple(found), link) for question, found in rows.items()}


def _question(place: EarlyListPlace) -> Question | None:
    """Return where the person stands on the start page: late where nobody did anything in time."""
    if place.turn is Turn.REMIND:
        return Question.LATE
    if place.turn is Turn.WAIT:
        return Question.WAITS
    if place.turn is Turn.SETTLED or place.days_left > _SOON.days:
        return None
    return Question.LATE if place.days_left < 0 else Question.MINE


def _row(item: EarlyListItem, place: EarlyListPlace) -> Row:
    return Row(
        at=on_day(item.ends_on),
        what=_("Svar på inbjudan") if place.turn is Turn.WAIT else _(place.turn.label),
        detail=". ".join(all_said(place.reasons)),
        href=reverse(_WHERE[place.turn], args=[item.participant_id]),
        about=item.participant_id,
        kinds=frozenset({Category.IDENTITY, Category.ECONOMY}),
    )
