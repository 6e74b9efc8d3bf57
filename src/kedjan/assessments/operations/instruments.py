"""Load instrument files, and write who holds which licence. Rule: docs/rules/instruments.md."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.assessments.domain.parse import digest, parse_instrument
from kedjan.assessments.models import InstrumentVersion, LicenceRecord
from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import AccountId, InstrumentId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.queries.staff import support_staff
from kedjan.programmes.domain.problem import Problem

_NOT_HERE = Reason("licence.not_here", N_("Den personen arbetar inte med stöd hos er."))
_NOT_ONESELF = Reason("licence.oneself", N_("En kollega skriver in din licens, inte du själv."))
_NO_INSTRUMENT = Reason("licence.unknown", N_("Inget instrument kräver den licensen."))
_ENDS_FIRST = Reason("licence.ends_first", N_("Sista dagen kommer före den första. Byt plats på dem."))
_AHEAD = Reason("licence.ahead", N_("Licensen ska gälla redan. Skriv dagen då den började gälla."))


@dataclass(frozen=True, slots=True)
class InstrumentLoaded:
    """An instrument file was loaded; `changed` is false when the same content was there before."""

    instrument_id: InstrumentId
    key: str
    version: str
    digest: str
    changed: bool


@dataclass(frozen=True, slots=True)
class LicenceRecorded:
    """An organisation wrote that one of its accounts holds a licence, or until when."""

    account_id: AccountId
    licence: str
    since_on: date
    until_on: date | None


class CannotLoadInstrument(Refusal):
    """Nothing was loaded. problems: what is wrong in the file; empty where the reasons are about something else."""

    def __init__(self, *reasons: Reason, problems: tuple[Problem, ...] = ()) -> None:
        """Keep the problems; their reasons are the refusal's."""
        super().__init__(*reasons, *(one.reason for one in problems))
        self.problems = problems


class CannotRecordLicence(Refusal):
    """Nothing is written about the licence."""


@transaction.atomic
def load_instrument(*, actor: Actor, text: str, now: datetime) -> InstrumentLoaded:
    """Load an instrument file's text; the same content again changes nothing. Raises CannotLoadInstrument.

    A version keeps its content for good: whoever has been rated by it is read by its labels.
    """
    require(actor, Permission.MANAGE_PROGRAMMES)
    parsed = parse_instrument(text)
    if parsed.instrument is None:
        raise CannotLoadInstrument(problems=parsed.problems)
    file, content = parsed.instrument, digest(parsed.instrument)
    row = InstrumentVersion.objects.filter(key=file.key, version=file.version).first()
    if row is not None and row.digest != content:
        message = N_("Version %(version)s är redan inläst med ett annat innehåll. Ge filen ett nytt versionsnamn.")
        raise CannotLoadInstrument(Reason("instrument.other_content", message, {"version": file.version}))
    if row is not None:
        return InstrumentLoaded(InstrumentId(row.pk), file.key, file.version, content, changed=False)
    row = InstrumentVersion.objects.create(
        id=new_id(),
        key=file.key,
        version=file.version,
        digest=content,
        text=text,
        valid_from=file.valid_from,
        valid_until=file.valid_until,
        loaded_at=now,
    )
    event = InstrumentLoaded(InstrumentId(row.pk), file.key, file.version, content, changed=True)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def record_licence(
    *,
    actor: Actor,
    account_id: AccountId,
    licence: str,
    since_on: date,
    until_on: date | None,
    known: frozenset[str],
    now: datetime,
) -> LicenceRecorded:
    """Write that somebody at the actor's organisation holds a licence; raises CannotRecordLicence.

    known: the licences that the loaded instruments ask for.
    """
    require(actor, Permission.RECORD_LICENCES)
    staff = support_staff(organisation_id=actor.home, on=swedish_day(now))
    reasons = (
        *((_NOT_HERE,) if account_id not in staff else ()),
        *((_NOT_ONESELF,) if account_id == actor.account_id else ()),
        *((_NO_INSTRUMENT,) if licence not in known else ()),
        *licence_obstacles(since_on=since_on, until_on=until_on, today=swedish_day(now)),
    )
    if reasons:
        raise CannotRecordLicence(*reasons)
    LicenceRecord.objects.create(
        id=new_id(),
        account_id=account_id,
        organisation_id=actor.home,
        licence=licence,
        since_on=since_on,
        until_on=until_on,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    event = LicenceRecorded(account_id=account_id, licence=licence, since_on=since_on, until_on=until_on)
    record(actor=actor, event=event, now=now)
    return event


def licence_obstacles(*, since_on: date, until_on: date | None, today: date) -> tuple[Reason, ...]:
    """Return what is wrong with the days of a licence."""
    ahead = (_AHEAD,) if since_on > today else ()
    return (*ahead, _ENDS_FIRST) if until_on is not None and until_on < since_on else ahead
