"""Uploads of any size: what is too large is never kept, in memory or on disk, and still gets an answer."""

import io
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

MOST_BYTES = 60 * 1024 * 1024
"""Of a whole request; more than the largest file that any page takes, so that this page can say its own limit."""


class Unkept(io.BytesIO):
    """What is left of a file that was too large: how large it was."""

    def __init__(self, size: int) -> None:
        """Remember the size in bytes."""
        super().__init__()
        self._size = size

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go nowhere; return where that would be in a file of the size."""
        return offset + (self._size if whence == io.SEEK_END else 0)


class BoundedUpload(FileUploadHandler):
    """Comes before Django's own handlers, and takes over when the request says that it is too large.

    The rest is read and forgotten, piece by piece: a browser whose upload is cut off shows no answer at all.
    """

    is_too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Look at how large the whole request is, and keep Django's handlers from beginning a file."""
        super().new_file(*args, **kwargs)
        length = "" if self.request is None else self.request.META.get("CONTENT_LENGTH", "")
        self.is_too_large = length.isdecimal() and int(length) > MOST_BYTES
        if self.is_too_large:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Forget the piece, or hand it on."""
        del start
        return None if self.is_too_large else raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """Return the size of what was forgotten, as a file."""
        return UploadedFile(file=Unkept(file_size), name=self.file_name, size=file_size) if self.is_too_large else None
