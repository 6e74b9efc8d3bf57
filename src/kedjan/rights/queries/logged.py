"""What an event of the log says, in words: its values by their names, without the ids that tell nobody anything."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from kedjan.assessments.domain.codes import Rater
from kedjan.consents.domain.closing import LiftingGround
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.on_behalf import ToldBy, WhyOnBehalf
from kedjan.consents.domain.terms import Paper
from kedjan.journeys.domain.clock_events import ClockEvent
from kedjan.journeys.domain.codes import Channel, GateState
from kedjan.kernel.information import Category
from kedjan.kernel.text import N_
from kedjan.outcomes.domain.chances import Chance, Moment
from kedjan.outcomes.domain.situations import Situation
from kedjan.papers.domain.codes import PaperUse, RequestState, UseMark, WhyEnded
from kedjan.participants.domain.answers import Answer
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.protection import Strength
from kedjan.reviews.domain.asking import Concern, Outcome
from kedjan.reviews.domain.unseen import WhyNobody
from kedjan.rights.domain.asked import Asked
from kedjan.rights.domain.columns import COLUMNS
from kedjan.rights.domain.corrections import Verdict
from kedjan.rights.domain.events import FIELDS, OPAQUE
from kedjan.rights.domain.information import Json
from kedjan.rights.domain.words import TABLES
from kedjan.ui.words import day, moment, number

_CODES: Mapping[str, type[StrEnum]] = {
    "answer": Answer,
    "asked": Asked,
    "because": WhyEnded,
    "benefit": BenefitType,
    "categories": Category,
    "chance": Chance,
    "channel": Channel,
    "concern": Concern,
    "event": ClockEvent,
    "ground": LiftingGround,
    "kind": ConsentKind,
    "moment": Moment,
    "outcome": Outcome,
    "paper_kind": Paper,
    "reached": RequestState,
    "said": UseMark,
    "rater": Rater,
    "situation": Situation,
    "state": GateState,
    "strength": Strength,
    "told_by": ToldBy,
    "use": PaperUse,
    "verdict": Verdict,
    "why": WhyNobody,
    "why_on_behalf": WhyOnBehalf,
}
_NAMED: Mapping[str, Mapping[str, str]] = {"table": TABLES, "value": COLUMNS}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")
_YES, _NO = N_("Ja"), N_("Nej")


def said_in(payload: Mapping[str, Json], known: Callable[[str], str | None]) -> str:
    """Return the event's values as "name: value" with semicolons between.

    known: the name of an organisation or a programme by its id, or the title of a step, an obstacle or an outcome by
    its code.
    """
    parts = (
        f"{_(title_of(key))}: {_said(key, value, known)}"
        for key, value in payload.items()
        if key not in OPAQUE and value not in (None, [])
    )
    return "; ".join(parts)


def title_of(key: str) -> str:
    """Return what a value of an event is called, to be translated."""
    return FIELDS.get(key) or COLUMNS.get(key, key)


def _said(key: str, value: Json, known: Callable[[str], str | None]) -> str:
    if isinstance(value, bool):
        return _(_YES if value else _NO)
    if isinstance(value, int):
        return number(value)
    if isinstance(value, str):
        return _text(key, value, known)
    return ", ".join(_said(key, one, known) for one in _parts(value))


def _parts(value: Json) -> Iterable[Json]:
    return value if isinstance(value, Sequence) else (str(value),)


def _text(key: str, value: str, known: Callable[[str], str | None]) -> str:
    kind = _CODES.get(key)
    if kind is not None and value in {one.value for one in kind}:
        return _(str(getattr(kind(value), "label", value)))
    if value in _NAMED.get(key, {}):
        return _(_NAMED[key][value])
    if _DAY.fullmatch(value):
        return day(date.fromisoformat(value))
    if _MOMENT.fullmatch(value):
        return moment(datetime.fromisoformat(value))
    return known(value) or value
