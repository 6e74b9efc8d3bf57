"""The installation's file of keys, replaced as a whole: a reader sees the old ones or the new, never half of them."""

import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path

_READERS = 0o640  # at most: whoever may read the file today, and never everybody


def replace_keys(path: Path, changed: Mapping[str, str]) -> None:
    """Write the file with these of its values changed. It is on the disk, under its name, when this returns.

    Its owner and rights stay as they are, so that a service of another account still reads it. Raises OSError, having
    changed nothing.
    """
    target = path.resolve()
    kept = {**json.loads(target.read_text()), **changed}
    before = target.stat()
    fresh = target.with_name(f"{target.name}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w") as file:
        os.fchmod(file.fileno(), 0o600)
        os.fchown(file.fileno(), before.st_uid, before.st_gid)
        file.write(json.dumps(kept))
        file.flush()
        os.fchmod(file.fileno(), stat.S_IMODE(before.st_mode) & _READERS)
        os.fsync(file.fileno())
    fresh.rename(target)
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut: values sealed with a key that is lost would be lost with it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
