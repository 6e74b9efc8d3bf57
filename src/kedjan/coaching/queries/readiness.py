"""Whether the planner can be asked, and how far it is to be ready. Rule: docs/rules/year-plan.md."""

from kedjan.engines.groups.written import is_ready as is_installed
from kedjan.integrations.readying import Readiness, Step, readiness


def is_ready() -> bool:
    """Tell whether a plan can be made: what makes it is installed, and nobody is still making it ready."""
    now = readiness()
    return (now is None or now.step is Step.READY) and is_installed()


def planner_readiness() -> Readiness | None:
    """Return how far it is to be ready; None when it is, or when nobody makes it ready."""
    return None if is_ready() else readiness()
