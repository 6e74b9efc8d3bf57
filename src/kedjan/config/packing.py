"""What the web sends is packed with gzip for browsers that take it so.

Pages are packed by Django's own middleware, which adds some bytes at random so that a length tells nothing (BREACH).
Style sheets, scripts and drawings are the same for everybody, and are packed once, when they are first asked for.
"""

import gzip
import re
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from io import BytesIO
from pathlib import Path

from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import Response, StaticFile

_PACKED = (".css", ".js", ".svg")
_TAKES_IT = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")


class PackedFile:
    """A file in two forms: as it is, and packed."""

    def __init__(self, file: StaticFile, path: str) -> None:
        """Take the file as it is, and where it lies."""
        self.file = file
        self.path = path

    def get_response(self, method: str, asked: Mapping[str, str]) -> Response:
        """Answer what the request's environment asks for; a range is a part of the file as it is."""
        answer = self.file.get_response(method, asked)
        headers = [*answer.headers, ("Vary", "Accept-Encoding")]
        if answer.status != HTTPStatus.OK or not _TAKES_IT.search(asked.get("HTTP_ACCEPT_ENCODING", "")):
            return Response(answer.status, headers, answer.file)
        if answer.file is not None:
            answer.file.close()
        content = _packed(self.path)
        headers = [(name, value) for name, value in headers if name != "Content-Length"]
        headers += [("Content-Encoding", "gzip"), ("Content-Length", str(len(content)))]
        return Response(answer.status, headers, None if answer.file is None else BytesIO(content))


class PackedFiles(WhiteNoiseMiddleware):
    """Serves the files of the interface."""

    def get_static_file(
        self, path: str, url: str, stat_cache: Mapping[str, object] | None = None
    ) -> StaticFile | PackedFile:
        """Return what answers for a file; what is text is packed as well."""
        file = super().get_static_file(path, url, stat_cache)
        return PackedFile(file, path) if path.endswith(_PACKED) else file


@cache
def _packed(path: str) -> bytes:
    """Return the content of one of the interface's own files, which stay as they are while the process runs."""
    return gzip.compress(Path(path).read_bytes(), mtime=0)
