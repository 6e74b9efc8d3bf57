"""A plan onto the disk, as the format says; gzipped where the name ends in .gz, and never half written."""

import gzip
import json
import os
from dataclasses import asdict
from pathlib import Path

from kedjan.engines.groups.plan import FORMAT, Plan


def write_plan(path: Path, plan: Plan) -> None:
    """Write the plan beside its place and move it there. Raises OSError."""
    document = {"format": FORMAT, **asdict(plan)}
    content = (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    if path.suffix == ".gz":
        content = gzip.compress(content, mtime=0)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)
