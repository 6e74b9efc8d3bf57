"""When an assessment may begin and who may assess by an instrument. Rule: docs/rules/assessments.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kedjan.assessments.domain.codes import Rater
from kedjan.assessments.domain.instrument import Instrument
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

TASK_MISSING = Reason(
    "assessment.task_missing", N_("Skriv vilken uppgift det gäller och var den görs. Bedömningen gäller den uppgiften.")
)
DAY_MISSING = Reason("assessment.day_missing", N_("Skriv vilken dag du såg uppgiften göras."))
DAY_AHEAD = Reason("assessment.day_ahead", N_("Dagen ligger framåt i tiden. Skriv en dag som har varit."))
DAY_TOO_OLD = Reason("assessment.day_too_old", N_("Dagen ligger före den 1 januari 2000. Kontrollera året."))
_EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class LicenceHeld:
    """A licence or course that somebody holds, from a day, until a last day or for good."""

    licence: str
    since_on: date
    until_on: date | None

    def holds(self, on: date) -> bool:
        """Tell whether it holds on the day."""
        return self.since_on <= on and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True, slots=True)
class Task:
    """The real task that was seen: what, where, on which day and with which aids."""

    what: str = ""
    place: str = ""
    aids: str = ""
    on: date | None = None


def obstacles_to_assess(
    *, instrument: Instrument, role: str, licences: Iterable[LicenceHeld], today: date
) -> tuple[Reason, ...]:
    """Return why somebody may not assess by the instrument: their role, or a licence that they do not hold today."""
    if Rater.ASSESSOR not in instrument.raters:
        return ()
    found = []
    if role not in instrument.roles:
        found.append(Reason("assessment.wrong_role", N_("Din roll får inte bedöma med det här instrumentet.")))
    needed = instrument.licence.needed
    if needed and not any(one.licence == needed and one.holds(today) for one in licences):
        message = N_(
            "Du saknar licensen %(licence)s, som instrumentet kräver. "
            "En handläggare eller samordnare hos er skriver in den."
        )
        found.append(Reason("assessment.no_licence", message, {"licence": needed}))
    return tuple(found)


def obstacles_to_begin(*, instrument: Instrument, task: Task, today: date) -> tuple[Reason, ...]:
    """Return why an assessment cannot begin today: the instrument's days, and what is known of a real task."""
    found = []
    if today < instrument.valid_from:
        days = {"day": instrument.valid_from.isoformat()}
        found.append(Reason("assessment.not_yet_valid", N_("Instrumentet börjar gälla %(day)s."), days))
    if instrument.valid_until is not None and today > instrument.valid_until:
        days = {"day": instrument.valid_until.isoformat()}
        message = N_("Instrumentet gällde till och med %(day)s. Välj en nyare version.")
        found.append(Reason("assessment.no_longer_valid", message, days))
    if instrument.is_about_task:
        found.extend(_task_obstacles(task, today))
    return tuple(found)


def _task_obstacles(task: Task, today: date) -> tuple[Reason, ...]:
    found = []
    if not task.what.strip() or not task.place.strip():
        found.append(TASK_MISSING)
    if task.on is None:
        found.append(DAY_MISSING)
    elif task.on > today:
        found.append(DAY_AHEAD)
    elif task.on < _EARLIEST:
        found.append(DAY_TOO_OLD)
    return tuple(found)
