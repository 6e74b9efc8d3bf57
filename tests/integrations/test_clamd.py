"""A scanner that is set decides about every file, and a file that it could not look at is not taken for harmless."""

from collections.abc import Iterator
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer, ThreadingUnixStreamServer
from threading import Thread

import pytest
from django.conf import LazySettings

from kedjan.integrations.clamd import CannotScan, is_harmful

MARK = b"X-HARMFUL-X"


class Daemon(StreamRequestHandler):
    """Answers as clamd does: it finds one mark, and knows one command."""

    def handle(self) -> None:
        """Read chunks until the empty one, and give the verdict."""
        if self.rfile.read(10) != b"zINSTREAM\0":
            return
        content = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(size)
        if content == b"silence":
            return
        said = b"stream: Test.Mark FOUND" if MARK in content else b"stream: OK"
        self.wfile.write((b"INSTREAM size limit exceeded. ERROR" if len(content) > 1_000_000 else said) + b"\0")


@pytest.fixture(params=["path", "port"])
def scanner(request: pytest.FixtureRequest, tmp_path: Path, settings: LazySettings) -> Iterator[None]:
    """Let a daemon listen, at a path or at a port of this machine."""
    path = str(tmp_path / "clamd.ctl")
    server: ThreadingTCPServer | ThreadingUnixStreamServer
    if request.param == "path":
        server = ThreadingUnixStreamServer(path, Daemon)
        settings.KEDJAN_CLAMD = path
    else:
        server = ThreadingTCPServer(("127.0.0.1", 0), Daemon)
        settings.KEDJAN_CLAMD = f"127.0.0.1:{server.socket.getsockname()[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.usefixtures("scanner")
def test_what_the_scanner_says_is_said() -> None:
    assert not is_harmful(b"%PDF-1.7 harmless")
    assert not is_harmful(b"")
    assert is_harmful(b"a" * 70_000 + MARK + b"b" * 70_000)


@pytest.mark.usefixtures("scanner")
@pytest.mark.parametrize("content", [b"silence", b"x" * 1_000_001])
def test_no_verdict_is_no_verdict(content: bytes) -> None:
    with pytest.raises(CannotScan):
        is_harmful(content)


@pytest.mark.parametrize("place", ["/nowhere/clamd.ctl", "127.0.0.1:1", "127.0.0.1:no-port"])
def test_a_scanner_that_does_not_answer_has_looked_at_nothing(settings: LazySettings, place: str) -> None:
    settings.KEDJAN_CLAMD = place

    with pytest.raises(CannotScan):
        is_harmful(b"anything")


def test_without_a_scanner_nothing_is_asked(settings: LazySettings) -> None:
    settings.KEDJAN_CLAMD = ""

    assert not is_harmful(MARK)
