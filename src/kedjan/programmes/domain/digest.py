"""The version of a programme's content: the same whatever the order, comments and spaces of its file."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from kedjan.programmes.domain.programme import ProgrammeFile

_VERSION_CHARACTERS = 12
# What came to the format later, and how each reads where a file does not say it. Files without it keep their digest.
_LATER_IN_FILE: Mapping[str, object] = {"coaching": None, "path": None}
_LATER_IN_GOALS: Mapping[str, object] = {"measure": None, "compared": None}
_LATER_IN_STAGES: Mapping[str, object] = {"owners": (), "outcome_keys": None, "clock": None}
_LATER_IN_GATES: Mapping[str, object] = {"tasks": ()}


def digest(programme: ProgrammeFile) -> str:
    """Return the SHA-256 of the content, 64 hexadecimal characters, of everything the programme holds."""
    values = asdict(programme)
    _leave_out(_LATER_IN_FILE, (values,))
    _leave_out(_LATER_IN_GOALS, values["goals"])
    _leave_out(_LATER_IN_STAGES, values["stages"])
    _leave_out(_LATER_IN_GATES, (gate for stage in values["stages"] for gate in stage["gates"]))
    content = json.dumps(values, default=str, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _leave_out(silent: Mapping[str, object], rows: Iterable[dict[str, object]]) -> None:
    for row in rows:
        for name in [name for name in silent if row[name] == silent[name]]:
            del row[name]


def version(programme: ProgrammeFile) -> str:
    """Return the first twelve characters of the digest, for people and for records."""
    return digest(programme)[:_VERSION_CHARACTERS]
