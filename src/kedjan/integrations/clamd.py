"""Asks a ClamAV daemon whether a file is harmful: its INSTREAM command, over a socket of this machine or its network.

Off unless KEDJAN_CLAMD names where it listens: a path (`/run/clamav/clamd.ctl`) or an address (`127.0.0.1:3310`).
Protocol: clamd(8), "INSTREAM": chunks with their length before them, an empty one at the end, one line of answer.
"""

import socket
from contextlib import closing

from django.conf import settings

_CHUNK_BYTES = 64 * 1024
_TIMEOUT_SECONDS = 20.0
_LONGEST_ANSWER = 4096


class CannotScan(Exception):
    """The scanner that the installation has set does not answer, or not with a verdict: the file is not checked."""


def is_harmful(content: bytes) -> bool:
    """Tell whether the scanner finds something in the file; False where none is set. Raises CannotScan."""
    if not settings.KEDJAN_CLAMD:
        return False
    try:
        with closing(_connected(settings.KEDJAN_CLAMD)) as line:
            answer = _asked(line, content)
    except (OSError, ValueError) as error:
        raise CannotScan(type(error).__name__) from error
    if answer == "stream: OK":
        return False
    if answer.endswith(" FOUND"):
        return True
    raise CannotScan("no verdict")


def _connected(place: str) -> socket.socket:
    if not place.startswith("/"):
        host, _, port = place.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=_TIMEOUT_SECONDS)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.settimeout(_TIMEOUT_SECONDS)
        line.connect(place)
    except OSError:
        line.close()
        raise
    return line


def _asked(line: socket.socket, content: bytes) -> str:
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(content), _CHUNK_BYTES):
        chunk = content[start : start + _CHUNK_BYTES]
        line.sendall(len(chunk).to_bytes(4, "big") + chunk)
    line.sendall((0).to_bytes(4, "big"))
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        more = line.recv(_LONGEST_ANSWER)
        if not more:
            break
        answer += more
    return answer.rstrip(b"\0\n").decode("utf-8", errors="replace")
