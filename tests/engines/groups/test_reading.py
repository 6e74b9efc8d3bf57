"""Bad input: each fault is told before anything is solved, with its place in the file, and all of them at once."""

import gzip
import json
from collections.abc import Callable

import pytest

from kedjan.engines.groups import document as documents
from kedjan.engines.groups.document import CannotReadDocument
from kedjan.engines.groups.parse import read_plan, read_problem
from tests.engines.groups.problems import REGIONS, Document, document, packed, tiny


def faults(data: bytes | Document) -> list[tuple[str, str]]:
    """Return the place and the code of every fault."""
    with pytest.raises(CannotReadDocument) as refused:
        read_problem(data if isinstance(data, bytes) else json.dumps(data).encode())
    return [(fault.place, fault.reason.code) for fault in refused.value.faults]


def add_town(made: Document) -> None:
    """Add a third town, in an area that is unknown."""
    made["municipalities"].append({"id": "c", "area": "x"})
    for key in ("car_minutes", "transit_minutes"):
        made[key] = [[*row, 9] for row in made[key]] + [[9, 9, 5]]


def changed(change: Callable[[Document], object]) -> Document:
    made = tiny()
    change(made)
    return made


@pytest.mark.parametrize("name", [*REGIONS, "sweden"])
def test_the_shipped_problems_are_sound(name: str) -> None:
    assert read_problem(packed(name)).problem.name == name


def test_a_language_nobody_speaks_is_told_and_does_not_stop_the_planning() -> None:
    warnings = read_problem(packed("small")).warnings

    assert [(fault.place, fault.reason.values["language"]) for fault in warnings] == [
        ("participants[8].language", "ar"),
        ("participants[22].language", "ti"),
    ]


@pytest.mark.parametrize(
    ("place", "code", "change"),
    [
        ("participants[2].latest", "empty_window", lambda made: made["participants"][2].update(earliest=4, latest=3)),
        ("areas[1]", "no_rooms", lambda made: made["areas"].append("empty")),
        ("coaches", "no_coaches", lambda made: made.update(coaches=[])),
        ("car_minutes", "not_square", lambda made: made["car_minutes"].pop()),
        ("transit_minutes[1]", "not_square", lambda made: made.update(transit_minutes=[[1, 2], [3]])),
        ("transit_minutes[0]", "minutes", lambda made: made.update(transit_minutes=[[1, -2], [3, 4]])),
        ("rooms[0].municipality", "unknown_municipality", lambda made: made["rooms"][0].update(municipality="x")),
        ("municipalities[2].area", "unknown_area", add_town),
        ("coaches[1]", "duplicate_id", lambda made: made["coaches"][1].update(id="k0")),
        ("participants[0].sex", "sex", lambda made: made["participants"][0].update(sex="w")),
        ("participants[0].earliest", "integer", lambda made: made["participants"][0].update(earliest=1.5)),
        ("participants[0].earliest", "integer", lambda made: made["participants"][0].update(earliest=None)),
        ("participants[0].earliest", "missing", lambda made: made["participants"][0].pop("earliest")),
        ("participants[0].benefit_ends", "flag", lambda made: made["participants"][0].update(benefit_ends=1)),
        ("participants[0].needs", "list", lambda made: made["participants"][0].update(needs="quiet")),
        ("participants[0].needs[0]", "text", lambda made: made["participants"][0].update(needs=[7])),
        ("rooms[1]", "object", lambda made: made["rooms"].__setitem__(1, "r1")),
        ("rules.coaches_per_group", "integer", lambda made: made["rules"].update(coaches_per_group=3)),
        ("rules.sex_share_min", "share", lambda made: made["rules"].update(sex_share_min=True)),
        ("costs.coach_load", "coach_load", lambda made: made["costs"].update(coach_load=[5, 0])),
        ("format", "format", lambda made: made.update(format="kedjan/groups@2")),
        ("closed_weeks[0]", "integer", lambda made: made.update(closed_weeks=["1"])),
    ],
)
def test_a_fault_is_told_with_its_place(place: str, code: str, change: Callable[[Document], object]) -> None:
    assert faults(changed(change)) == [(place, code)]


def test_every_fault_is_told_at_once() -> None:
    def change(made: Document) -> None:
        made["participants"][0].update(earliest="now", sex=None)
        made["rooms"][1].update(capacity=0)

    assert faults(changed(change)) == [
        ("rooms[1].capacity", "integer"),
        ("participants[0].sex", "text"),
        ("participants[0].earliest", "integer"),
    ]


def test_a_published_group_in_a_room_that_is_gone_is_told() -> None:
    made = document("replan-skane-blekinge")
    made["replan"]["previous"]["groups"][3]["room"] = "gone"
    made["replan"]["previous"]["groups"][4]["coaches"][1] = "gone"

    assert faults(made) == [
        ("replan.previous.groups[3].room", "unknown_room"),
        ("replan.previous.groups[4].coaches[1]", "unknown_coach"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "syntax"),
        (b'{"format": ', "syntax"),
        (b"\xff\xfe\x00", "encoding"),
        (b"\x1f\x8b nonsense", "gzip"),
        (gzip.compress(b'{"a": 1}', mtime=0)[:-9], "gzip"),
        (b'{"a": NaN}', "not_a_number"),
        (b'{"a": -Infinity}', "not_a_number"),
        (b'{"a": 1, "a": 2}', "repeated_key"),
        (b"[" * 100_000, "nesting"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "number"),
        (b"[1, 2]", "object"),
        (b"null", "object"),
    ],
)
def test_nonsense_is_told_as_what_it_is(data: bytes, code: str) -> None:
    assert ("", code) in faults(data)


def test_ten_megabytes_of_nonsense_give_a_hundred_faults_and_how_many_more() -> None:
    made = changed(lambda made: made.update(participants=[None] * 2_000_000))

    found = faults(made)

    assert len(found) == 101
    assert found[0] == ("participants[0]", "object")
    assert found[-1] == ("", "more")


def test_a_file_that_unpacks_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "BYTES_MOST", 1_000)

    assert faults(gzip.compress(b" " * 10_000)) == [("", "size")]


def test_a_plan_with_wrong_fields_is_told_with_places() -> None:
    group = {"id": "g", "room": "r", "start_week": "1", "coaches": ["a"], "reserve": None, "participants": None}
    plan = {"format": "kedjan/group-plan@1", "problem": "p", "groups": [group], "stopped": "never"}

    with pytest.raises(CannotReadDocument) as refused:
        read_plan(json.dumps(plan).encode())

    assert [(fault.place, fault.reason.code) for fault in refused.value.faults] == [
        ("stopped", "stopped"),
        ("groups[0].start_week", "integer"),
        ("groups[0].participants", "list"),
    ]
