"""The version of a programme's content: the same whatever the order, comments and spaces of its file."""

import hashlib
import json
from dataclasses import asdict

from kedjan.programmes.domain.programme import ProgrammeFile

_VERSION_CHARACTERS = 12
_LATER_IN_GOALS = ("measure", "compared")


def digest(programme: ProgrammeFile) -> str:
    """Return the SHA-256 of the content, 64 hexadecimal characters, of everything the programme holds."""
    values = asdict(programme)
    if programme.coaching is None:
        del values["coaching"]  # files without it keep the digest that they had before there was such a part
    for goal in values["goals"]:
        for name in _LATER_IN_GOALS:
            if goal[name] is None:
                del goal[name]  # the same
    for stage in values["stages"]:
        for gate in stage["gates"]:
            if not gate["tasks"]:
                del gate["tasks"]  # the same
    content = json.dumps(values, default=str, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def version(programme: ProgrammeFile) -> str:
    """Return the first twelve characters of the digest, for people and for records."""
    return digest(programme)[:_VERSION_CHARACTERS]
