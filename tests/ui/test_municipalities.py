"""Maps of municipalities: the committed files are made of the outlines, and a map shows what it is told and no more."""

import csv
import gzip
import re
from pathlib import Path

from kedjan.ui.figures import MapArea
from kedjan.ui.municipalities import Told, municipality_map

PROJECT = Path(__file__).resolve().parents[2]
SHEET = PROJECT / "src" / "kedjan" / "ui" / "static" / "ui" / "municipalities.svg"
PLACES = PROJECT / "src" / "kedjan" / "ui" / "municipalities.csv"
DATA = PROJECT / "data" / "municipalities"
NAMES = {"1737": "Torsby", "1766": "Sunne", "1715": "Kil"}
_PATH = re.compile(r'<path id="m(\d{4})" vector-effect="non-scaling-stroke" d="([^"]+)"/>')


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _areas(**told: Told) -> tuple[MapArea, ...]:
    by_code = {code.removeprefix("m"): one for code, one in told.items()}
    found = municipality_map(title="Karta", told=by_code, names=NAMES, legend=(), table=None)
    return () if found is None else found.areas


def test_every_municipality_has_its_outline_as_the_data_have_it() -> None:
    outlines = {row["code"]: row["path"] for row in _rows(DATA / "outlines.csv")}

    assert dict(_PATH.findall(SHEET.read_text(encoding="utf-8"))) == outlines
    assert set(outlines) == {row["code"] for row in _rows(DATA / "municipalities.csv")}
    assert len(outlines) == 290


def test_every_label_stands_within_the_box_of_its_outline() -> None:
    kept = [{name: text for name, text in row.items() if name != "path"} for row in _rows(DATA / "outlines.csv")]

    assert _rows(PLACES) == kept
    assert [
        row["code"]
        for row in kept
        if not (
            int(row["left"]) < int(row["x"]) < int(row["right"])
            and int(row["top"]) < int(row["y"]) < int(row["bottom"])
        )
    ] == []


def test_the_outlines_weigh_less_than_a_page_may_the_first_time() -> None:
    assert len(gzip.compress(SHEET.read_bytes(), 9)) < 30_000


def test_a_map_is_of_the_counties_concerned() -> None:
    areas = _areas(m1737=Told("52 %", 2))

    assert {one.code[:2] for one in areas} == {"17"}
    assert len(areas) == 16
    assert [(one.name, one.look, one.text) for one in areas if not one.is_empty] == [("Torsby", "2", "52 %")]


def test_what_is_hidden_is_hatched_without_a_label_and_what_is_empty_has_nothing() -> None:
    areas = {one.code: one for one in _areas(m1737=Told("52 %", 2), m1766=Told("dolt", None))}

    assert (areas["1766"].look, areas["1766"].has_label) == ("hidden", False)
    assert (areas["1715"].look, areas["1715"].text) == ("empty", "")


def test_many_counties_are_all_of_sweden_without_labels() -> None:
    codes = ("0114", "0305", "0428", "0509", "0604", "0760", "0821")

    areas = _areas(**{f"m{code}": Told("50 %", 2) for code in codes})

    assert len(areas) == 290
    assert [one for one in areas if one.has_label and not one.is_empty] == []


def test_there_is_no_map_of_nothing_nor_of_what_is_no_municipality() -> None:
    assert _areas() == _areas(m9999=Told("50 %", 2)) == ()
