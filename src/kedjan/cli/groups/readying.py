"""`kedjan groups ready`: makes the planner ready, so that the first plan is as quick as every other.

What it needs is installed by ./run before this is called. How far it is stands in the file that the pages read.
"""

import os
from argparse import ArgumentParser, Namespace
from importlib import import_module
from threading import Event, Thread

from kedjan.cli.installation import CannotRun, engines_file
from kedjan.cli.wording import Language, take_language, translated
from kedjan.engines.groups.written import is_ready
from kedjan.integrations.readying import Readiness, Step, write_readiness
from kedjan.kernel.text import N_

_EVERY_SECONDS = 0.5
_BEHIND_OTHERS = 10


def configure(parser: ArgumentParser) -> None:
    """Take the language."""
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Compile, behind everything else that the machine does, and say when it is done. Raises CannotRun."""
    language = Language(arguments.language)
    if not is_ready():
        raise CannotRun(
            translated(N_("Det som räknar ut planer är inte installerat: kör ./run groups ready."), language)
        )
    os.nice(_BEHIND_OTHERS)
    kernels = import_module("kedjan.engines.groups.kernels")
    over = Event()
    teller = Thread(target=_tell, args=(over,), daemon=True)
    teller.start()
    try:
        kernels.compile_kernels()
    finally:
        over.set()
        teller.join()
    write_readiness(engines_file(), Readiness(Step.READY))
    print(translated(N_("Planeringen är klar att använda."), language))
    return 0


def _tell(over: Event) -> None:
    """Write how many kernels there are, as they come, until it is over."""
    kernels = import_module("kedjan.engines.groups.kernels")
    while not over.is_set():
        done, total = kernels.compiled()
        write_readiness(engines_file(), Readiness(Step.COMPILING, done, total))
        over.wait(_EVERY_SECONDS)
