"""./run on a machine that lacks something: one line each, that says what to do."""

import ast
import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap import commands, environment
from bootstrap.environment import PROJECT, CannotGoOn, Tier, ensure


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what ./run needs, in which nothing has been installed yet."""
    (tmp_path / "requirements").mkdir()
    for tier in Tier:
        (tmp_path / "requirements" / f"{tier}.txt").write_text(f"{tier}==1 --hash=sha256:00\n")
    monkeypatch.setattr(environment, "PROJECT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(environment, "_STATE", tmp_path / ".kedjan")
    monkeypatch.setattr(environment, "_STAMPS", tmp_path / ".venv" / "stamps")
    monkeypatch.setattr(environment, "_has_module", lambda _name: True)
    return tmp_path


def test_an_old_python_gets_one_line_and_no_syntax_error() -> None:
    text = (PROJECT / "run").read_text()
    old = f"import sys; sys.version_info = (3, 9, 2); exec({text!r})"

    done = subprocess.run([sys.executable, "-c", old], capture_output=True, text=True, check=False)

    ast.parse(text, feature_version=(3, 7))
    assert done.returncode == 1
    assert done.stderr == (
        "Kedjan needs Python 3.11 or later; this is 3.9. Run it with a newer one: python3.12 run …\n"
    )


def test_without_pip_it_says_what_to_install(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_has_module", lambda name: name != "pip")

    with pytest.raises(CannotGoOn, match=r"pip is missing: install it \(Debian, Ubuntu: apt-get install python3-pip\)"):
        ensure(Tier.CORE)

    assert not (project / ".venv").exists()


def test_on_musl_it_says_which_systems_work(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.confstr", lambda _name: "musl 1.2")

    with pytest.raises(CannotGoOn, match=r"needs Linux with glibc.*: use Debian, Ubuntu or Fedora"):
        ensure(Tier.CORE)

    assert not (project / ".venv").exists()


def test_a_folder_that_cannot_be_written_to_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / ".kedjan").write_text("a file where a folder should be")

    with pytest.raises(CannotGoOn, match=f"{project} cannot be written to"):
        ensure(Tier.CORE)

    assert not (project / ".venv").exists()


def test_a_second_run_in_the_same_folder_waits_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "bootstrap").symlink_to(PROJECT / "bootstrap")
    state = tmp_path / ".kedjan"
    state.mkdir()
    program = (
        "from pathlib import Path; from bootstrap import environment as e\n"
        f"e._STATE = Path({str(state)!r})\n"
        "with e._alone(): print('my turn')"
    )
    with (state / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = subprocess.Popen([sys.executable, "-c", program], cwd=PROJECT, stdout=subprocess.PIPE, text=True)
        assert second.stdout is not None
        first_line = second.stdout.readline()
    rest = second.communicate()[0]

    assert first_line == "Another ./run is installing in this folder: waiting for it …\n"
    assert rest == "my turn\n"


def test_what_is_installed_is_not_installed_again_until_the_lock_changes(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(
        environment, "_make_venv", lambda: (project / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
    )
    monkeypatch.setattr(environment, "_install", lambda lock: installed.append(lock.name))
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").touch()

    for tier in (Tier.DEV, Tier.DEV, Tier.CORE):
        ensure(tier)
    assert installed == ["dev.txt"]

    (project / "requirements" / "core.txt").write_text("core==2 --hash=sha256:00\n")
    ensure(Tier.CORE)
    assert installed == ["dev.txt", "core.txt"]


def test_pip_takes_over_with_the_same_hashed_file_where_uv_fails(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **_options: object) -> "subprocess.CompletedProcess[str]":
        ran.append(command)
        return subprocess.CompletedProcess(command, int("uv" in command[0]), "", "")

    monkeypatch.setattr("subprocess.run", run)
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "uv").touch()

    environment._install(project / "requirements" / "core.txt")

    assert [Path(command[0]).name for command in ran] == ["uv", Path(environment._system_python()).name]
    assert all("--require-hashes" in command for command in ran)
    assert ran[1][-1] == "requirements/core.txt"


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("ERROR: [Errno 28] No space left on device", "the disk is full; free some space."),
        ("THESE PACKAGES DO NOT MATCH … do not match the hashes from", "a package differs from its hash"),
        ("no such option: --python", "pip is too old; it must be 22.3 or later."),
        ("Temporary failure in name resolution", "the package registry does not answer; check the network"),
        ("first\nERROR: something else\n", "ERROR: something else"),
    ],
)
def test_what_pip_says_becomes_one_line(said: str, advice: str) -> None:
    assert environment._advice(said).startswith(advice)


def test_solving_commands_ask_for_the_engines_and_say_so(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    became: list[list[str]] = []
    monkeypatch.setattr(environment, "_make_venv", lambda: None)
    monkeypatch.setattr(environment, "_install", lambda _lock: (project / ".venv").mkdir())
    monkeypatch.setattr(commands, "_become", became.append)

    code = commands.main(["matching", "--help"])

    assert code == 0
    assert capsys.readouterr().out.startswith("Installing what the solvers need, once …\n")
    assert became[0][-2:] == ["matching", "--help"]


def test_a_port_in_use_gets_one_line(tmp_path: Path) -> None:
    environ = {**os.environ, "KEDJAN_DATA": str(tmp_path / "data")}
    program = (
        "import socket, subprocess, sys\n"
        "with socket.create_server(('127.0.0.1', 0)) as taken:\n"
        "    port = str(taken.getsockname()[1])\n"
        "    sys.exit(subprocess.call([sys.executable, '-m', 'kedjan.cli.main', 'demo', '--port', port]))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, env=environ, cwd=PROJECT
    )

    assert done.returncode == 1
    assert done.stderr.endswith(" cannot be used (Address already in use): choose another with --port N.\n")
    assert not (tmp_path / "data").exists()
