"""What is compiled beforehand is all that a search of a whole region needs."""

from kedjan.engines.groups import annealing, crew, prices, pricing, seating
from kedjan.engines.groups.bounding import Bounding
from kedjan.engines.groups.budget import Budget
from kedjan.engines.groups.greedy import first_draft
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.kernels import compile_kernels
from kedjan.engines.groups.search import Annealer
from tests.engines.groups.problems import shipped


def signatures() -> dict[str, int]:
    """Return how many kinds of arguments each kernel has been compiled for."""
    modules = (annealing, crew, prices, pricing, seating)
    return {
        f"{module.__name__}.{name}": len(kernel.signatures)
        for module in modules
        for name, kernel in vars(module).items()
        if hasattr(kernel, "signatures")
    }


def test_a_region_needs_no_kernel_that_was_not_compiled() -> None:
    compile_kernels()
    before = signatures()
    instance, budget = Instance(shipped("varmland")), Budget(clock=lambda: 0.0, seconds=1, moves=300)

    for _ in Annealer(instance, first_draft(instance), seed=0).rounds(budget, 1.0):
        pass
    for _ in Bounding(instance).steps(budget, most=2):
        pass

    assert signatures() == before
    assert before["kedjan.engines.groups.annealing.anneal"] == 1
