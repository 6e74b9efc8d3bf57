"""Where clusters live, and who may enter."""

import subprocess
from pathlib import Path

import pytest

from kedjan.integrations.database import binaries
from kedjan.integrations.database.places import (
    SOCKET_PATH_BYTES,
    Account,
    CannotStartServer,
    Hold,
    lasting_home,
    make_private,
    server_account,
    socket_folder,
)


def test_the_demos_data_stay_in_the_project_or_for_root_where_services_keep_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KEDJAN_DATA", raising=False)

    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert lasting_home(tmp_path) == tmp_path / ".kedjan" / "postgresql"

    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert lasting_home(tmp_path).parent == Path("/var/lib/kedjan")


def test_kedjan_data_chooses_another_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEDJAN_DATA", str(tmp_path / "elsewhere"))

    assert lasting_home(Path("/anywhere")) == tmp_path / "elsewhere"


def test_a_socket_whose_path_would_be_too_long_goes_to_the_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    short = Path("/") / "tmp"
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(short))
    home = Path("/" + "å" * 50)

    folder = socket_folder(home)

    assert folder.parent == short
    assert len(f"{folder}/.s.PGSQL.5432".encode()) <= SOCKET_PATH_BYTES


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o755)
    (tmp_path / "link").symlink_to(tmp_path / "real")

    with pytest.raises(CannotStartServer, match="belongs to somebody else"):
        make_private(tmp_path / "link", server_account())

    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o755


def test_a_lock_is_free_again_when_its_holder_lets_go(tmp_path: Path) -> None:
    held = Hold.take(tmp_path / "lock")
    assert held is not None
    assert Hold.take(tmp_path / "lock") is None

    held.let_go()

    assert Hold.take(tmp_path / "lock") is not None


def test_programs_out_of_the_accounts_reach_are_copied_and_no_folder_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "_reachable", lambda _binaries, _account: False)
    before = Path(binaries.__file__).parent.stat().st_mode

    copied = binaries.usable_binaries(tmp_path, Account(65534, 65534))

    assert copied.programs.is_relative_to(tmp_path)
    said = subprocess.run(
        [copied.programs / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    assert said == f"postgres (PostgreSQL) {copied.release.rsplit('.', maxsplit=1)[0]}\n"
    assert Path(binaries.__file__).parent.stat().st_mode == before
