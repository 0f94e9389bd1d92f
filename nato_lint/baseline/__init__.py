"""The baseline: findings that are known already, so that a run can report only new ones.

A finding is known by its file, its rule and the fingerprint of its passage: where in the file it
stands, and what is written around it, makes no difference. Findings that agree in all three are
counted.

    comparison = Comparison(Baseline.read(path))
    new = comparison.new(article, findings, codes)  # for every article of the run
    comparison.stale(roots)                         # what is recorded and no longer there
    comparison.pruned(roots).write()                # without that
    comparison.recorded(roots).write()              # all that the run has found
"""

from nato_lint.baseline.comparison import Comparison
from nato_lint.baseline.file import Baseline
from nato_lint.baseline.reading import BaselineProblem, Entry

__all__ = ["Baseline", "BaselineProblem", "Comparison", "Entry"]
