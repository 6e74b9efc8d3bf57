"""`kedjan travel-times import FILE`: measured travel times into the table that plans are made with."""

import csv
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator, Mapping
from pathlib import Path

from kedjan.cli.installation import CannotRun
from kedjan.cli.operator import OPERATOR
from kedjan.cli.wording import Language, take_language, translated
from kedjan.coaching.domain.travel_file import COLUMNS, BadRow, read_ways
from kedjan.coaching.operations.travel import TravelTimesLoaded, load_travel_times
from kedjan.integrations.database.context import acting
from kedjan.kernel.text import N_
from kedjan.organisations.queries import municipality_names

_DONE = N_("%(added)s tider är nya, %(replaced)s är ersatta, %(bad)s rader användes inte.")
_LINE = N_("Rad %(line)s: %(said)s")
_NO_FILE = N_("%(file)s går inte att läsa som text i UTF-8.")
_HEADING = N_("%(file)s ska börja med en rad med kolumnernas namn: %(columns)s.")
_MANUAL = """
FILE is CSV in UTF-8, with commas and a first line of names:

  from,to,mode,minutes,source,measured_on
  1280,1281,transit,13,own survey,2012-11-05

from and to are municipality codes of four digits; mode is car or transit; minutes are whole, one way; source says who
measured, and measured_on when. Good rows are read in although others are bad, and each bad row is told with its line
and why. A way that was measured before is replaced. docs/rules/travel-times.md
"""


def configure(parser: ArgumentParser) -> None:
    """Take what to do, the file and the language."""
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = _MANUAL
    parser.add_argument("file", type=Path, metavar="FILE", help="a file of measured travel times")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Read the file in, in one transaction, and tell of each bad row; return 1 when there are any."""
    path: Path = arguments.file
    language = Language(arguments.language)
    rows = tuple(_rows(path, language))
    with acting(OPERATOR) as clock:
        found = read_ways(rows, codes=frozenset(municipality_names()), today=clock.today())
        event = load_travel_times(actor=OPERATOR, ways=found.ways, now=clock.now())
    for bad in found.bad:
        print(_told(bad, language), file=sys.stderr)
    print(_counted(event, len(found.bad), language))
    return 1 if found.bad else 0


def _rows(path: Path, language: Language) -> Iterator[tuple[int, Mapping[str, str | None]]]:
    """Read the rows with their lines; raises CannotRun for a file that is no such list at all."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                said = translated(_HEADING, language) % {"file": path, "columns": ",".join(COLUMNS)}
                raise CannotRun(said)
            for row in reader:
                yield reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CannotRun(translated(_NO_FILE, language) % {"file": path}) from error


def _told(bad: BadRow, language: Language) -> str:
    said = " ".join(translated(one.message, language) % one.values for one in bad.reasons)
    return translated(_LINE, language) % {"line": bad.line, "said": said}


def _counted(event: TravelTimesLoaded, bad: int, language: Language) -> str:
    return translated(_DONE, language) % {"added": event.added, "replaced": event.replaced, "bad": bad}
