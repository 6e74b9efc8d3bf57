"""The table of commands: what each is called, does and needs. Their code is imported only when they are asked for."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module


class Need(StrEnum):
    """What must stand before a command's module can be imported."""

    NOTHING = "nothing"
    """Pure: files in, files out."""
    DATABASE = "database"
    """Django, as the application role, on a migrated database."""
    OWNER = "owner"
    """Django, as the owner of the tables."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words, one line on what it does, its module and what it needs.

    The module has configure(parser) and run(arguments) -> exit code. Hidden commands are called by other commands.
    """

    words: str
    does: str
    module: str
    need: Need = Need.DATABASE
    hidden: bool = False

    def run(self, arguments: list[str]) -> int:
        """Read the arguments and do it."""
        module = import_module(self.module)
        configure: Callable[[ArgumentParser], None] = module.configure
        run: Callable[[Namespace], int] = module.run
        parser = ArgumentParser(prog=f"kedjan {self.words}", description=self.does)
        configure(parser)
        return run(parser.parse_args(arguments))


COMMANDS = (
    Command("demo", "Start the demo, with its own database and story.", "kedjan.cli.demo.running", Need.NOTHING),
    Command("demo tell", "Write the demo's story into the database.", "kedjan.cli.demo.telling", hidden=True),
    Command("demo groups", "Write the coaching groups of the demo.", "kedjan.cli.demo.groups.telling", hidden=True),
    Command(
        "simulate",
        "Play a whole programme with people made up, and print its results.",
        "kedjan.cli.simulation.running",
        Need.NOTHING,
    ),
    Command("simulate play", "Play it in the database that is there.", "kedjan.cli.simulation.playing", hidden=True),
    Command("serve", "Serve the web with gunicorn.", "kedjan.cli.serve", Need.NOTHING),
    Command("worker", "Work off the jobs in the queue.", "kedjan.cli.worker"),
    Command("groups plan", "Plan a year of coaching groups.", "kedjan.cli.groups.planning", Need.NOTHING),
    Command("groups ready", "Make the planner ready to be used.", "kedjan.cli.groups.readying", Need.NOTHING),
    Command("groups explain", "Say why a plan is as it is.", "kedjan.cli.groups.explaining", Need.NOTHING),
    Command(
        "groups check",
        "Say what is wrong with a planning problem or a plan.",
        "kedjan.cli.groups.checking",
        Need.NOTHING,
    ),
    Command("programme check", "Say what is wrong with programme files.", "kedjan.cli.programme.check", Need.NOTHING),
    Command("programme load", "Write programme files into the database.", "kedjan.cli.programme.load"),
    Command("programme schema", "Print how a programme file is written.", "kedjan.cli.programme.schema", Need.NOTHING),
    Command(
        "instrument check", "Say what is wrong with instrument files.", "kedjan.cli.instrument.check", Need.NOTHING
    ),
    Command("instrument load", "Write instrument files into the database.", "kedjan.cli.instrument.load"),
    Command("travel-times import", "Read in measured travel times, row by row.", "kedjan.cli.travel_times"),
    Command("accounts", "Open, close and help accounts, and give them roles.", "kedjan.cli.accounts"),
    Command("participants import", "Read in a list of people, row by row.", "kedjan.cli.participants.importing"),
    Command("audit seal", "Seal what waits in the log.", "kedjan.cli.audit.seal"),
    Command("audit verify", "Say whether the log is as it was sealed.", "kedjan.cli.audit.verify", Need.OWNER),
    Command("audit receipts", "Hand today's seal to the organisations, or print one.", "kedjan.cli.audit.receipts"),
    Command("audit key", "Print the public key of the seals.", "kedjan.cli.audit.key"),
    Command("audit restored", "Mend the log's numbering after a restore.", "kedjan.cli.audit.restored", Need.OWNER),
    Command("keys list", "Show the keys, and how many values each of them seals.", "kedjan.cli.keys.listing"),
    Command("keys rotate", "Seal everything with a new key, while the service runs.", "kedjan.cli.keys.rotating"),
    Command("keys retire", "Take away a key that nothing is sealed with any more.", "kedjan.cli.keys.retiring"),
    Command("disposal preview", "Say what may be disposed of today.", "kedjan.cli.disposal.preview"),
    Command("disposal run", "Dispose of what may no longer be kept.", "kedjan.cli.disposal.running"),
    Command(
        "disposal rule", "Write how long an organisation keeps people's rows.", "kedjan.cli.disposal.rule", Need.OWNER
    ),
    Command("migrate", "Bring the database's tables up to date, as their owner.", "kedjan.cli.migrate", Need.OWNER),
)


def find_command(arguments: list[str]) -> Command | None:
    """Return the command whose words begin the arguments; of two such, the longer."""
    matching = [each for each in COMMANDS if arguments[: len(each.words.split())] == each.words.split()]
    return max(matching, key=lambda each: len(each.words), default=None)
