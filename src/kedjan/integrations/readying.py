"""How far the engines are to be ready, where they are made ready behind a service that runs already.

Whoever makes them ready writes it into a small file; KEDJAN_ENGINES_FILE names it to those who read. Where that is not
set, nobody makes anything ready behind our back: what is installed can be used. Nothing personal is in it.
"""

import json
import os
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

ENGINES_FILE = "KEDJAN_ENGINES_FILE"


class Step(StrEnum):
    """Where the engines stand."""

    INSTALLING = "installing"
    COMPILING = "compiling"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Readiness:
    """The step; done and total: parts that are compiled; said: what a failed try said, as it said it."""

    step: Step
    done: int = 0
    total: int = 0
    said: str = ""


def write_readiness(path: Path, readiness: Readiness) -> None:
    """Say how far it is, to whoever reads now or later."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(json.dumps(asdict(readiness)), encoding="utf-8")
    fresh.replace(path)


def readiness() -> Readiness | None:
    """Return how far it is; None where nobody makes the engines ready behind the service."""
    named = os.environ.get(ENGINES_FILE)
    if named is None:
        return None
    try:
        kept = json.loads(Path(named).read_text(encoding="utf-8"))
        return Readiness(Step(kept["step"]), int(kept["done"]), int(kept["total"]), str(kept["said"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Readiness(Step.INSTALLING)
