"""The cells of the whole matrix: who asks for which address how, from where, and what a person's consents say to them.

What is expected follows from three tables and nothing else: the roles' permissions (kedjan.organisations.domain.roles,
which the product's page of roles renders), what each address needs (tests/permissions/matrix.py), and what each state
of consent opens.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, cycle, product
from typing import Any, TypeAlias

from kedjan.kernel.information import Category, Purpose
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.roles import ROLES, RoleKey
from tests.permissions.addresses import Address, addresses
from tests.permissions.matrix import ANSWERS, NEEDS

VISITOR = "visitor"
READERS = (VISITOR, *(role.value for role in RoleKey))
METHODS = ("GET", "POST")


class State(StrEnum):
    """What the person's consents say to the reader's organisation (security.md, section 3)."""

    NONE = "none"
    FUTURE = "future"
    ACTIVE = "active"
    EXPIRED = "expired"
    ENDS_IN_A_SECOND = "ended a second after it was given"
    WITHDRAWN = "withdrawn"
    GIVEN_AGAIN = "given again"
    OTHER_ORGANISATION = "to another organisation"
    OTHER_PURPOSE = "for another purpose"
    OTHER_CATEGORY = "of another category"
    BLOCKED = "and a block"
    BLOCK_LIFTED = "and a block that the reader has lifted for a time"
    EMERGENCY_OPEN = "none, and broken glass"
    PROTECTED_IDENTITY = "and protected identity"


class Home(StrEnum):
    """Whose register the person is in."""

    OWN = "own"
    OTHER = "other"


class About(StrEnum):
    """What an address names."""

    NOBODY = "nobody"
    PERSON = "person"
    REGISTER = "register"
    SOMEBODY_ELSE = "somebody else"
    PLACE = "place"
    LED = "a group that no reader here leads"


# What stands in the places of an address decides whose right it is asked for. A new kind of place needs its line.
ABOUT = {
    "participant_id": About.PERSON,
    "clock_id": About.PERSON,
    "gate_id": About.PERSON,
    "placement_id": About.PERSON,
    "enrolment_id": About.PERSON,
    "consent_id": About.PERSON,
    "record_id": About.PERSON,
    "agreement_id": About.PERSON,
    "scan_id": About.PERSON,
    "meeting_id": About.PERSON,
    "own_meeting_id": About.SOMEBODY_ELSE,
    "item_id": About.PERSON,
    "my_item_id": About.SOMEBODY_ELSE,
    "own_note_id": About.SOMEBODY_ELSE,
    "assessment_id": About.PERSON,
    "paper_request_id": About.PERSON,
    "paper_id": About.PERSON,
    "opening_id": About.SOMEBODY_ELSE,
    "proposal_id": About.SOMEBODY_ELSE,
    "read_on": About.SOMEBODY_ELSE,
    "coach_id": About.SOMEBODY_ELSE,
    "room_id": About.SOMEBODY_ELSE,
    "unseen_id": About.SOMEBODY_ELSE,
    "import_id": About.REGISTER,
    "plan_id": About.REGISTER,
    "start_id": About.REGISTER,
    "request_id": About.REGISTER,
    "kept_id": About.REGISTER,
    "other_id": About.REGISTER,
    "merge_id": About.REGISTER,
    "attempt_id": About.REGISTER,
    "question_id": About.REGISTER,
    "sign": About.REGISTER,
    "week_on": About.REGISTER,
    "place_id": About.PLACE,
    "organisation_id": About.NOBODY,
    "instrument_id": About.NOBODY,
    "area": About.NOBODY,
    "item": About.NOBODY,
    "explained": About.NOBODY,
    "code": About.NOBODY,
    "person_code": About.NOBODY,
    "kind": About.NOBODY,
    "table": About.NOBODY,
    "report_id": About.NOBODY,
    "token": About.NOBODY,
    "account_id": About.NOBODY,
    "handle": About.NOBODY,
    "list_key": About.NOBODY,
    "group_id": About.NOBODY,
    "number": About.NOBODY,
    "task": About.NOBODY,
    "idea_id": About.REGISTER,  # answered where the programme is owned
    "tool": About.NOBODY,
    "whose": About.NOBODY,
    "thing": About.NOBODY,
    "method_id": About.NOBODY,
    "programme_key": About.NOBODY,
    "key": About.NOBODY,
}
# What an organisation does with people of its own register alone, whatever consents open.
OF_THE_REGISTER = dict.fromkeys(
    (
        *("consents:scan", "consents:scan_file", "consents:withdraw_for", "rights:hold", "rights:person_information"),
        *("participants:protection", "participants:entrust", "participants:end_trust", "participants:strength"),
        "participants:end_protection",
        # whoever called alone, which the register does here
        *("meetings:change", "meetings:cancel", "meetings:minutes"),
        # whoever collects, which the register does here
        *("papers:letter", "papers:receive"),
    ),
    About.REGISTER,
)
# What nobody finds but those who lead the group, whatever consents open: tests/coaching/ tries these.
OF_WHO_LEADS = dict.fromkeys(
    (
        *("coaching:session", "coaching:session_plan", "coaching:session_done", "coaching:session_cancel"),
        *("coaching:member", "coaching:note", "coaching:talk", "coaching:circumstances", "coaching:certificate"),
        "coaching:group_note",
    ),
    About.LED,
)
# What opens to whoever may know anything of the person: what they have agreed to so far as that is open, and a new one.
OF_ANY_KIND = {
    "consents:agreements",
    "consents:blocks",
    "consents:lift_block",
    "consents:lift_for_a_time",
    "consents:new",
    "journeys:begin",
    "journeys:case",
    "journeys:clocks",
    "journeys:invite",
}
OPENED = frozenset(Category)
Pair: TypeAlias = frozenset[tuple[int, object]]
UNASKED = Category.COACHING_NOTES  # what no page shows yet, so that it opens nothing
OPEN_STATES = {State.ACTIVE, State.GIVEN_AGAIN}
# What opens only to a role that may do something about it.
OPENED_BY = {State.BLOCK_LIFTED: Permission.LIFT_BLOCK, State.EMERGENCY_OPEN: Permission.BREAK_GLASS}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix."""

    reader: str
    address: Address
    method: str
    state: State
    home: Home

    def __str__(self) -> str:
        """Return it as a line of a report."""
        return f"{self.reader} {self.method} {self.address.name}, {self.home} person, consent {self.state}"


def about(address: Address) -> About:
    """Return what decides: the register, where it is that organisation's alone, or else the person, or the place."""
    named = {ABOUT[place] for place in address.places} | {OF_THE_REGISTER.get(address.name, About.NOBODY)}
    named.add(OF_WHO_LEADS.get(address.name, About.NOBODY))
    return next(
        (one for one in (About.LED, About.SOMEBODY_ELSE, About.REGISTER, About.PERSON, About.PLACE) if one in named),
        About.NOBODY,
    )


def opened(reader: str, state: State, home: Home) -> frozenset[Category]:
    """Return what the reader may know of the person: the reference that the product is compared with."""
    if reader == VISITOR:
        return frozenset()
    role = ROLES[RoleKey(reader)]
    purpose = role.purpose
    if state is State.PROTECTED_IDENTITY and purpose is not Purpose.OWN:
        return frozenset()
    if home is Home.OWN and purpose in {Purpose.SUPPORT, Purpose.OWN}:
        return OPENED
    if purpose not in {Purpose.SUPPORT, Purpose.FOLLOW_UP}:
        return frozenset()
    if state is State.OTHER_CATEGORY:
        return frozenset({UNASKED})
    is_open = state in OPEN_STATES or OPENED_BY.get(state) in role.permissions
    return OPENED if is_open else frozenset()


def lets_in(cell: Cell) -> bool:
    """Tell whether the reader may go through the address: by permission, and by what consents open."""
    needed = NEEDS[cell.address.name]
    if needed is None:
        return True
    if cell.reader == VISITOR or needed not in ROLES[RoleKey(cell.reader)].permissions:
        return False
    match about(cell.address):
        case About.PERSON:
            kinds = opened(cell.reader, cell.state, cell.home)
            return bool(kinds) if cell.address.name in OF_ANY_KIND else Category.PLAN in kinds
        case About.REGISTER:
            is_theirs = cell.address.name not in OF_THE_REGISTER
            return cell.home is Home.OWN and (is_theirs or bool(opened(cell.reader, cell.state, cell.home)))
        case About.PLACE:
            return needed != "manage_places"
        case other:
            return other is About.NOBODY or (other is About.LED and _plans_the_group(cell))


def _plans_the_group(cell: Cell) -> bool:
    """Tell whether the group is planned where the reader plans groups: they read and write its notes too."""
    may_plan = "plan_groups" in ROLES[RoleKey(cell.reader)].permissions
    return may_plan and cell.home is Home.OWN and cell.address.name == "coaching:group_note"


def is_there(address: Address) -> bool:
    """Tell whether the world has something at the address for anybody: a switched-off way in has nothing."""
    return bool({"200", "to"} & set(ANSWERS[address.name].values()))


def all_cells() -> Iterator[Cell]:
    """Return every cell."""
    for state, reader, home in product(State, READERS, Home):
        for address, method in product(addresses(), METHODS):
            yield Cell(reader, address, method, state, home)


def pairwise_cells() -> tuple[Cell, ...]:
    """Return so many cells that every two values of different columns meet in one of them."""
    columns: tuple[tuple[Any, ...], ...] = (addresses(), tuple(State), READERS, METHODS, tuple(Home))
    return tuple(Cell(reader, address, method, state, home) for address, state, reader, method, home in _rows(columns))


def _rows(columns: tuple[tuple[Any, ...], ...]) -> Iterator[tuple[Any, ...]]:
    """Return rows of one value a column, the next always the one that brings most pairs that were not there yet."""
    left = {_pair(i, a, j, b) for i, j in combinations(range(len(columns)), 2) for a in columns[i] for b in columns[j]}
    turns = [cycle(range(len(column))) for column in columns]
    for i, j in combinations(range(len(columns)), 2):
        for a, b in product(columns[i], columns[j]):
            if _pair(i, a, j, b) in left:
                row = {i: a, j: b}
                for place in sorted(set(range(len(columns))) - {i, j}):
                    row[place] = _best(columns[place], next(turns[place]), place, row, left)
                left -= {_pair(x, row[x], y, row[y]) for x, y in combinations(sorted(row), 2)}
                yield tuple(row[place] for place in range(len(columns)))


def _best(values: tuple[Any, ...], turn: int, place: int, row: dict[int, Any], left: set[Pair]) -> Any:
    turned = values[turn:] + values[:turn]
    return max(turned, key=lambda value: sum(_pair(place, value, other, row[other]) in left for other in row))


def _pair(i: int, a: object, j: int, b: object) -> Pair:
    return frozenset({(i, a), (j, b)})
