"""`kedjan demo tell`: the demo's story, written by the operations of the contexts. Called by `kedjan demo`."""

import os
import signal
from argparse import ArgumentParser, Namespace
from types import FrameType

from kedjan.cli.demo.story import tell


def configure(parser: ArgumentParser) -> None:
    """Take nothing."""
    parser.set_defaults()


def run(arguments: Namespace) -> int:
    """Tell the story. Told to stop, it takes the processes that help it along: half a story is thrown away anyway."""
    del arguments
    if os.getpid() == os.getsid(0):
        signal.signal(signal.SIGTERM, _end_all)
    tell()
    return 0


def _end_all(_number: int, _frame: FrameType | None) -> None:
    os.killpg(0, signal.SIGKILL)
