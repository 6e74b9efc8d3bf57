"""Read and check a list of 100,000 people, as CSV and as XLSX: CPU seconds and peak memory of a process of its own.

    .venv/bin/python benchmarks/read_table.py [ROWS]

The rows are those of kedjan.cli.demo.large: every official test number once, then repeated and bad rows.
"""

import argparse
import csv
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from multiprocessing import get_context
from pathlib import Path

import xlsxwriter

from kedjan.cli.demo.large import large_file
from kedjan.cli.demo.people import FIRST_DAY, write_csv
from kedjan.cli.demo.sources import read_sources
from kedjan.integrations.tables import read_table
from kedjan.participants.domain.intake import IntakeContext
from kedjan.participants.domain.intake_columns import plan_columns
from kedjan.participants.domain.intake_repeats import check_rows
from kedjan.participants.domain.municipalities import MunicipalityNames

DATA = Path(__file__).parents[1] / "data"
ROWS = 100_000


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the reading and checking of a long list of people.")
    parser.add_argument("rows", nargs="?", type=int, default=ROWS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for path in write_files(Path(folder), arguments.rows):
            process = get_context("spawn").Process(target=measure, args=(path,))
            process.start()
            process.join()


def write_files(folder: Path, count: int) -> tuple[Path, Path]:
    rows = list(large_file(count, read_sources(DATA)))
    as_csv, as_xlsx = folder / "people.csv", folder / "people.xlsx"
    with as_csv.open("w", encoding="utf-8", newline="") as file:
        write_csv(rows, file)
    write_xlsx(as_xlsx, rows)
    return as_csv, as_xlsx


def write_xlsx(path: Path, rows: Iterable[Sequence[str]]) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(line, column, cell)
    book.close()


def measure(path: Path) -> None:
    municipalities = MunicipalityNames.of(names_by_code())
    idle = peak_megabytes()
    started = time.process_time()
    with path.open("rb") as file:
        table = read_table(file, name=path.name)
        read = time.process_time()
        context = IntakeContext(plan_columns(table.header), municipalities, FIRST_DAY)
        checked = check_rows(table.rows(), context)
    done = time.process_time()
    verdicts = ", ".join(f"{count:,} {verdict}" for verdict, count in Counter(row.verdict for row in checked).items())
    print(
        f"{path.suffix[1:]:5}{path.stat().st_size / 1e6:6.1f} MB on disk  {len(checked):,} rows  "
        f"opened {read - started:5.2f} s, read and checked {done - read:5.2f} s, in all {done - started:5.2f} s CPU  "
        f"peak {peak_megabytes():4.0f} MB ({idle:.0f} before)  {verdicts}"
    )


def names_by_code() -> dict[str, str]:
    with (DATA / "municipalities" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
