"""A mixed-integer programme, built by names and solved by HiGHS."""

from collections.abc import Iterable
from dataclasses import dataclass

import highspy
import numpy as np

INFINITY = float("inf")


@dataclass(frozen=True, slots=True)
class Solved:
    """The best values found, their cost, the proven bound of the cost, and whether they are proven best."""

    values: tuple[float, ...]
    cost: float
    bound: float
    proven: bool


class Programme:
    """Variables and rows; the cost is least."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._costs: list[float] = []
        self._low: list[float] = []
        self._high: list[float] = []
        self._whole: list[bool] = []
        self._row_low: list[float] = []
        self._row_high: list[float] = []
        self._starts: list[int] = [0]
        self._index: list[int] = []
        self._value: list[float] = []

    def variable(self, cost: float = 0.0, *, low: float = 0.0, high: float = 1.0, whole: bool = True) -> int:
        """Add a variable, yes or no unless told otherwise; return its number."""
        self._costs.append(cost)
        self._low.append(low)
        self._high.append(high)
        self._whole.append(whole)
        return len(self._costs) - 1

    def row(self, terms: Iterable[tuple[int, float]], *, low: float = -INFINITY, high: float = INFINITY) -> None:
        """Add a row: the sum of variable times factor lies between low and high."""
        for variable, factor in terms:
            self._index.append(variable)
            self._value.append(factor)
        self._starts.append(len(self._index))
        self._row_low.append(low)
        self._row_high.append(high)

    def size(self) -> int:
        """Return how many variables there are."""
        return len(self._costs)

    def solve(self, *, seconds: float, nodes: int | None, start: dict[int, float] | None) -> Solved | None:
        """Solve within seconds, or within nodes of the search tree; None where nothing was found.

        start: values of a known solution, the others 0.
        """
        solver = highspy.Highs()
        options = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.5}
        limit = {"time_limit": max(0.05, seconds)} if nodes is None else {"mip_max_nodes": nodes}
        for name, value in {**options, **limit}.items():
            solver.setOptionValue(name, value)
        solver.passModel(self._model())
        if start is not None:
            solution = highspy.HighsSolution()
            solution.col_value = [start.get(number, 0.0) for number in range(self.size())]
            solver.setSolution(solution)
        solver.run()
        info = solver.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        values = tuple(solver.getSolution().col_value)
        return Solved(values, info.objective_function_value, info.mip_dual_bound, proven)

    def _model(self) -> "highspy.HighsLp":
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self._costs), len(self._row_low)
        model.col_cost_ = np.array(self._costs)
        model.col_lower_, model.col_upper_ = np.array(self._low), np.array(self._high)
        model.row_lower_, model.row_upper_ = np.array(self._row_low), np.array(self._row_high)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array(self._starts)
        model.a_matrix_.index_ = np.array(self._index)
        model.a_matrix_.value_ = np.array(self._value)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[whole] for whole in self._whole]
        return model
