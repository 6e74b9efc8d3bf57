"""What has happened to each synthetic person before the demo's first day, drawn from a seed.

Chances are given, results are not: how many start, reach the goal or answer a follow-up comes out of the draw. A
person's history is drawn from the seed and the person's own number, so it does not change when others do. The figures
and what they stand on: docs/rules/demo.md.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import takewhile
from random import Random

from kedjan.cli.demo.events import Answered, ConsentGiven, Enrolled, Event, History, Invited
from kedjan.cli.demo.journey import Journey
from kedjan.cli.demo.people import FIRST_DAY, SEED, DemoPerson
from kedjan.cli.demo.working_days import working_day, working_days_after
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.journeys.domain.codes import Channel
from kedjan.kernel.months import add_months
from kedjan.kernel.sex import Sex
from kedjan.participants.domain.answers import Answer

PROGRAMME_STARTS_ON = date(2010, 10, 1)
LIST_OPENS_MONTHS_BEFORE = 6

_INVITED = 0.58
_INVITED_IN_MOBILISATION = 0.38
_SILENT = 0.07
_YES = {Sex.WOMAN: 0.50, Sex.MAN: 0.67}
"""Two in three on the list are women, three in five in the programme: men say yes more often."""
_LATER = 0.08
_STARTS_AFTER_YES = 0.95
_DAYS_TO_INVITATION = 38
_LATEST_INVITATION_DAYS = 14
_DAYS_TO_REPLY = 21
_CHANNELS = (Channel.LETTER, Channel.PHONE, Channel.MEETING)


def histories(people: Iterable[DemoPerson], *, seed: int = SEED, until: date = FIRST_DAY) -> tuple[History, ...]:
    """Return the history of each person, in the order given, with what happened before `until`."""
    return tuple(history_of(person, seed=seed, until=until) for person in people)


def history_of(person: DemoPerson, *, seed: int = SEED, until: date = FIRST_DAY) -> History:
    """Return what happened to the person before `until`: an early end of the same story, whatever the day."""
    random = Random(f"{seed}:{person.number}")
    events = sorted(_story(person, random), key=lambda event: event.on)
    return History(person, tuple(takewhile(lambda event: event.on < until, events)))


def _story(person: DemoPerson, random: Random) -> Iterator[Event]:
    """Yield the whole story; events of one day come in the order they are yielded."""
    invited = _invitation(person, random)
    if invited is None:
        return
    yield invited
    if random.random() < _SILENT:
        return
    answered = Answered(working_days_after(invited.on, random.uniform(2, _DAYS_TO_REPLY)), _answer(person, random))
    yield answered
    if answered.answer is not Answer.YES or random.random() > _STARTS_AFTER_YES:
        return
    day = working_days_after(answered.on, random.uniform(3, 20))
    consent = _consent(day, random)
    yield consent
    yield Enrolled(day)
    yield from Journey(person.sex, day, consent.kinds, random).events()


def _invitation(person: DemoPerson, random: Random) -> Invited | None:
    opens_on = add_months(person.benefit_ends_on, -LIST_OPENS_MONTHS_BEFORE)
    chance = _INVITED_IN_MOBILISATION if opens_on < PROGRAMME_STARTS_ON else _INVITED
    if random.random() > chance:
        return None
    waited = random.expovariate(1 / _DAYS_TO_INVITATION)
    on = working_days_after(max(opens_on, PROGRAMME_STARTS_ON), waited)
    if on > person.benefit_ends_on - timedelta(days=_LATEST_INVITATION_DAYS):
        return None
    channel = random.choices(_CHANNELS, (6, 3, 1))[0]
    return Invited(on, channel, working_day(on + timedelta(days=_DAYS_TO_REPLY)))


def _answer(person: DemoPerson, random: Random) -> Answer:
    yes = _YES[person.sex]
    return random.choices((Answer.YES, Answer.LATER, Answer.NO), (yes, _LATER, 1 - yes - _LATER))[0]


def _consent(day: date, random: Random) -> ConsentGiven:
    kinds = [ConsentKind.LIFTS_SECRECY, ConsentKind.JOIN_PROGRAMME]
    if random.random() < 0.97:
        kinds.append(ConsentKind.FOLLOW_UP_REGISTER)
    if random.random() < 0.8:
        kinds.append(ConsentKind.COLLECT_RECORDS)
    return ConsentGiven(
        day, tuple(kinds), random.choices((ConsentMethod.SIGNED_PAPER, ConsentMethod.ORAL_WITNESS), (9, 1))[0]
    )
