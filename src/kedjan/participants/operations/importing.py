"""Write confirmed rows into the register, part by part: memory does not grow with the file. Part of confirm_import."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from kedjan.audit.operations import record_many
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ImportId, ParticipantId
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.intake import Change, Intake
from kedjan.participants.domain.staging import read_values
from kedjan.participants.domain.writing import Candidate, Changes, changes_of
from kedjan.participants.models import ImportRow
from kedjan.participants.operations.protecting import begin_protection
from kedjan.participants.operations.register import ParticipantRegistered
from kedjan.participants.operations.rows import (
    BenefitEnd,
    NewPerson,
    write_benefits,
    write_ends,
    write_people,
)
from kedjan.participants.queries.register import RegisteredPerson, hidden_numbers, registered_people

_ROWS_AT_ONCE = 2_500


@dataclass(frozen=True, slots=True)
class BenefitAdded:
    """A registered person has another benefit that will end."""

    participant_id: ParticipantId
    import_id: ImportId
    benefit: BenefitType
    ends_on: date


@dataclass(frozen=True, slots=True)
class BenefitEndChanged:
    """A registered person's benefit has another last day."""

    participant_id: ParticipantId
    import_id: ImportId
    benefit: BenefitType
    old_ends_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Written:
    """What was written. same: rows that were there already; overtaken: lines that must be looked at again.

    withheld: lines about somebody whom the register has and the actor may not see, or has without the protection that
    the file says.
    """

    people: int = 0
    benefits: int = 0
    ends: int = 0
    same: int = 0
    overtaken: tuple[int, ...] = ()
    withheld: tuple[int, ...] = ()

    def and_then(self, other: "Written") -> "Written":
        """Return both together."""
        return Written(
            people=self.people + other.people,
            benefits=self.benefits + other.benefits,
            ends=self.ends + other.ends,
            same=self.same + other.same,
            overtaken=(*self.overtaken, *other.overtaken),
            withheld=(*self.withheld, *other.withheld),
        )


class _Kept(NamedTuple):
    """What is read of a staged row."""

    line: int
    change: str
    sealed: bytes


def write_rows(*, actor: Actor, import_id: ImportId, rows: QuerySet[ImportRow], now: datetime) -> Written:
    """Write the rows in the order of the file; return what that was."""
    written = Written()
    for part in _parts(rows):
        written = written.and_then(_write_part(actor, import_id, part, now))
    return written


def _parts(rows: QuerySet[ImportRow]) -> Iterator[list[_Kept]]:
    after = 0
    kept = rows.order_by("line").values_list("line", "change", "values_sealed")
    while part := [
        _Kept(line, change, bytes(sealed or b""))
        for line, change, sealed in kept.filter(line__gt=after)[:_ROWS_AT_ONCE]
    ]:
        yield part
        after = part[-1].line


def _write_part(actor: Actor, import_id: ImportId, rows: Sequence[_Kept], now: datetime) -> Written:
    asked = tuple(_candidates(import_id, rows))
    known = _known(actor, asked)
    withheld = _withheld(actor, asked, known)
    candidates = tuple(one for one in asked if one.line not in withheld)
    ends = {digits: person.ends for digits, person in known.items()}
    changes = changes_of(candidates, lambda number: ends.get(number.digits))
    ids = {digits: person.participant_id for digits, person in known.items()}
    new_ids = write_people(actor=actor, people=[_new_person(one) for one in changes.people], now=now)
    ids |= {one.number.digits: new_id for one, new_id in zip(changes.people, new_ids, strict=True)}
    _protect(actor, changes.people, ids, now)
    write_benefits(actor=actor, benefits=[_end(ids, one) for one in changes.benefits])
    write_ends(actor=actor, benefits=[_end(ids, one) for one in changes.ends])
    record_many(actor=actor, events=_events(import_id, changes, ids, known), now=now)
    counts = len(changes.people), len(changes.benefits), len(changes.ends), changes.same
    return Written(*counts, overtaken=changes.overtaken, withheld=tuple(sorted(withheld)))


def _withheld(actor: Actor, candidates: Sequence[Candidate], known: Mapping[str, RegisteredPerson]) -> frozenset[int]:
    """Return the lines that would register somebody a second time in clear, or leave them without their protection."""
    hidden = hidden_numbers(actor=actor, numbers={one.intake.number.digits for one in candidates})
    return frozenset(
        one.line
        for one in candidates
        if one.intake.number.digits in hidden
        or (
            one.intake.protection is not None
            and one.intake.number.digits in known
            and not known[one.intake.number.digits].is_protected
        )
    )


def _protect(actor: Actor, people: Sequence[Intake], ids: Mapping[str, ParticipantId], now: datetime) -> None:
    """Protect newcomers as the file says: whoever confirms it is the first who sees them, and the only one."""
    for one in people:
        if one.protection is not None:
            begin_protection(
                actor=actor,
                participant_id=ids[one.number.digits],
                strength=one.protection,
                named=(actor.account_id,),
                now=now,
            )


def _candidates(import_id: ImportId, rows: Sequence[_Kept]) -> Iterator[Candidate]:
    for row in rows:
        intake = read_values(ImportRow.VALUES.open(row.sealed, import_id, row.line)).intake
        if intake is not None:
            yield Candidate(line=row.line, intake=intake, shown=Change(row.change))


def _known(actor: Actor, candidates: Sequence[Candidate]) -> dict[str, RegisteredPerson]:
    return registered_people(actor=actor, numbers={one.intake.number.digits for one in candidates})


def _new_person(intake: Intake) -> NewPerson:
    return NewPerson(
        number=intake.number.digits,
        given_name=intake.given_name,
        family_name=intake.family_name,
        sex=intake.number.sex,
        birth_year=intake.number.birth_year,
        municipality_code=intake.municipality_code,
        benefit=intake.benefit,
        benefit_ends_on=intake.benefit_ends_on,
        phone=intake.phone,
        email=intake.email,
        language=intake.language or "sv",
    )


def _end(ids: Mapping[str, ParticipantId], intake: Intake) -> BenefitEnd:
    return BenefitEnd(ids[intake.number.digits], intake.benefit, intake.benefit_ends_on)


def _events(
    import_id: ImportId, changes: Changes, ids: Mapping[str, ParticipantId], known: Mapping[str, RegisteredPerson]
) -> Iterator[ParticipantRegistered | BenefitAdded | BenefitEndChanged]:
    for one in changes.people:
        yield ParticipantRegistered(ids[one.number.digits], import_id)
    for one in changes.benefits:
        yield BenefitAdded(ids[one.number.digits], import_id, one.benefit, one.benefit_ends_on)
    for one in changes.ends:
        old = known[one.number.digits].ends[one.benefit]
        yield BenefitEndChanged(ids[one.number.digits], import_id, one.benefit, old, one.benefit_ends_on)
