"""The service starts without what the solvers need: that is installed behind the demo's first page, or not at all."""

import os
import subprocess
import sys

from tests.support.server import PROJECT

_PROGRAM = """
import sys
from importlib.abc import MetaPathFinder

class NotInstalled(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in {"numpy", "numba", "highspy", "ortools"}:
            raise ModuleNotFoundError(name, name=name)
        return None

sys.meta_path.insert(0, NotInstalled())
import django
django.setup()
import kedjan.config.urls, kedjan.config.wsgi, kedjan.coaching.jobs, kedjan.cli.demo.running, kedjan.cli.demo.story
"""


def test_web_worker_and_story_load_without_the_packages_of_the_engines() -> None:
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "kedjan.config.settings", "PYTHONPATH": str(PROJECT / "src")}

    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False, env=environ, cwd=PROJECT
    )

    assert done.stderr == ""
    assert done.returncode == 0
