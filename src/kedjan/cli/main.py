"""`kedjan COMMAND …`: finds the command, gives it what it needs, and turns an expected fault into one line."""

import os
import sys
from contextlib import ExitStack

import django

from kedjan.cli.command import COMMANDS, Command, Need, find_command
from kedjan.cli.installation import CannotRun, assume_settings, installation
from kedjan.cli.migrations import bring_up_to_date
from kedjan.integrations.database.places import CannotStartServer
from kedjan.integrations.database.server import CannotPrepareServer

_INTERRUPTED = 130
_NOT_UNDERSTOOD = 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused with a line that says why, 2 not understood."""
    given = sys.argv[1:] if arguments is None else arguments
    command = find_command(given)
    if command is None:
        return _table(given)
    rest = given[len(command.words.split()) :]
    try:
        return _run(command, rest)
    except (CannotRun, CannotStartServer, CannotPrepareServer) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read our output has had enough
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(command: Command, arguments: list[str]) -> int:
    if command.need is Need.NOTHING:
        return command.run(arguments)
    with ExitStack() as exits:
        if {"-h", "--help"} & set(arguments):
            assume_settings()
        else:
            urls = exits.enter_context(installation())
            if command.need is Need.OWNER:
                os.environ["KEDJAN_CONNECT_AS"] = "owner"
            else:
                bring_up_to_date(urls)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kedjan.config.settings")
        django.setup()
        return command.run(arguments)


def _table(given: list[str]) -> int:
    """Print what there is; an unknown command is an error, no command or --help is not."""
    if given and given[0] not in {"-h", "--help", "help"}:
        print(f"There is no command {given[0]}. There are:", file=sys.stderr)
    print("Usage: kedjan COMMAND …   (kedjan COMMAND --help tells more)\n")
    for command in sorted(COMMANDS, key=lambda each: each.words):
        if not command.hidden:
            print(f"  {command.words:20} {command.does}")
    return 0 if not given or given[0] in {"-h", "--help", "help"} else _NOT_UNDERSTOOD


if __name__ == "__main__":
    sys.exit(main())
