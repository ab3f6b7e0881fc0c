"""The backbone: ties between actors that are more than their degrees would give by chance.

Two actors that share s collaborations are compared with a null model in which everyone joins as
many collaborations as now, but at random. Neighbours are likelier to work together whatever the
null model: a tie above chance says that, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
import scipy

from explorer.errors import MeasureError
from explorer.measures.overlap import Mode
from explorer.network import Network

Method = Literal["sdsm", "hypergeometric"]
METHODS = ("sdsm", "hypergeometric")
LEVEL = 0.05
COLUMNS = ["first", "second", "shared", "p_value", "significant"]
CLOSE = 1e-10
STEPS = 200
SLACK = 1e-13


def backbone(
    network: Network, mode: Mode = "actor", *, method: Method = "sdsm", level: float = LEVEL
) -> pd.DataFrame:
    """Pairs of actors that share something, and which of them share more than by chance.

    Or of collaborations that share members, with `mode`: read the two exchanged below.

    Columns `first` and `second` (ids, first < second), `shared`, `p_value`: the chance of sharing
    as many or more, and `significant`: whether the false discovery rate over all n(n-1)/2 pairs,
    those that share nothing too, is held at `level` (Benjamini-Hochberg). Sorted by p-value, then
    ids. Collaborations with one selected actor count as collaborations one could have joined.

    method `hypergeometric`: |S_i| and |S_j| of the m collaborations drawn at random, all equally
    likely; `sdsm`: collaborations keep their expected number of members as well, so that meeting
    in a large one says less: i and j meet in g with chance p_ig p_jg, p from `fit_chances`, and
    the p-value is the exact tail of that Poisson-binomial distribution. Empty networks and
    isolates give no pairs. Cost of `sdsm`: pairs of degrees times m times the most shared.
    Raises `MeasureError` for another method, or a level that is not between 0 and 1.
    Reference: Tumminello et al. 2011, doi 10.1371/journal.pone.0017994; Neal 2014, doi
    10.1016/j.socnet.2014.06.001; Neal, Domagalski & Sagan 2021, doi 10.1038/s41598-021-03238-3;
    Saracco et al. 2015, doi 10.1038/srep10595; Benjamini & Hochberg 1995, doi
    10.1111/j.2517-6161.1995.tb02031.x.
    """
    _check(method, level)
    B = network.incidence if mode == "actor" else network.incidence.T.tocsr()
    nodes = network.actors if mode == "actor" else network.collaborations
    first, second, shared = _list_sharing(B)
    p_values = TAILS[method](B, first, second, shared)
    pairs, ids = B.shape[0] * (B.shape[0] - 1) // 2, nodes.index.to_numpy(dtype=object)
    frame = pd.DataFrame(
        {
            "first": ids[first],
            "second": ids[second],
            "shared": shared.astype(np.int64),
            "p_value": p_values,
            "significant": select_significant(p_values, pairs, level=level),
        },
        columns=COLUMNS,
    )
    return frame.sort_values(["p_value", "first", "second"], ignore_index=True)


def count_reachable(
    network: Network, mode: Mode = "actor", *, method: Method = "sdsm", level: float = LEVEL
) -> int:
    """How many pairs could be in the backbone at all: its power.

    Those that would be if every pair that shares something shared as much as the smaller of the
    two has, degrees and all else as now. At 0 the backbone is empty whatever the two do: that a
    tie is not in it says nothing. Parameters, cost and errors as `backbone`.
    """
    _check(method, level)
    B = network.incidence if mode == "actor" else network.incidence.T.tocsr()
    first, second, _ = _list_sharing(B)
    degrees = np.diff(B.indptr)
    p_values = TAILS[method](B, first, second, np.minimum(degrees[first], degrees[second]))
    n = B.shape[0]
    return int(select_significant(p_values, n * (n - 1) // 2, level=level).sum())


def _check(method: str, level: float) -> None:
    if method not in METHODS:
        raise MeasureError(f"method {method!r} is unknown; choose from {', '.join(METHODS)}")
    if not 0 < level < 1:
        raise MeasureError(f"level {level} is no significance level; choose between 0 and 1")


def _list_sharing(B: scipy.sparse.csr_array) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Places of all pairs of rows that share something, the lower first, and how much."""
    pairs = scipy.sparse.triu((B @ B.T).tocsr(), k=1, format="csr").tocoo()
    first, second = pairs.coords
    return first, second, pairs.data


def select_significant(p_values: np.ndarray, tests: int, *, level: float = LEVEL) -> np.ndarray:
    """Which p-values stand out of `tests` by Benjamini and Hochberg; those not given are 1.

    All up to the greatest p_(k) <= k level / tests, p_(k) being the k-th smallest.
    """
    ordered = np.sort(p_values)
    passed = np.flatnonzero(ordered * tests <= level * np.arange(1, len(ordered) + 1))
    return p_values <= (ordered[passed[-1]] if len(passed) else -1.0)


@dataclass(frozen=True)
class Chances:
    """The chance of every tie, by class: actors of one degree are alike, collaborations too.

    values: classes of actors x classes of collaborations, 0 to 1; rows, columns: the class of
    every actor and every collaboration, in ascending order of degree.
    """

    values: np.ndarray
    rows: np.ndarray
    columns: np.ndarray


def fit_chances(rows: np.ndarray, columns: np.ndarray) -> Chances:
    """The bipartite configuration model: chances whose expected degrees are those given.

    rows, columns: degrees of both modes of a two-mode network, of equal sum. The chances have the
    greatest entropy, p_ig = x_i y_g / (1 + x_i y_g); ties that the degrees force (or rule out)
    are 1 (or 0), and what is left is solved by Newton's method, to 1e-10 in the expected degrees.
    Raises `MeasureError` when no network has these degrees.
    Reference: Saracco et al. 2015, doi 10.1038/srep10595.
    """
    row_degrees, row_class, row_sizes = np.unique(rows, return_inverse=True, return_counts=True)
    column_degrees, column_class, column_sizes = np.unique(
        columns, return_inverse=True, return_counts=True
    )
    values = np.zeros((len(row_degrees), len(column_degrees)))
    # What remains to be shared out among the classes still open.
    open_blocks = [
        (np.arange(len(row_degrees)), np.arange(len(column_degrees)), row_degrees, column_degrees)
    ]
    while open_blocks:
        r, c, r_left, c_left = open_blocks.pop()
        if not len(r) or not len(c):
            continue
        cut = _find_cut(r_left, row_sizes[r], c_left, column_sizes[c])
        if cut is None:
            values[np.ix_(r, c)] = _solve_block(r_left, row_sizes[r], c_left, column_sizes[c])
            continue
        top, full = cut
        values[np.ix_(r[top], c[full])] = 1.0
        filled, reached = column_sizes[c][full].sum(), row_sizes[r][top].sum()
        open_blocks.append((r[top], c[~full], r_left[top] - filled, c_left[~full]))
        open_blocks.append((r[~top], c[full], r_left[~top], c_left[full] - reached))
    return Chances(values, row_class, column_class)


def _find_cut(
    rows: np.ndarray, row_sizes: np.ndarray, columns: np.ndarray, column_sizes: np.ndarray
) -> tuple[np.ndarray, np.ndarray] | None:
    """Where degrees force ties: actor classes (`top`) that fill collaboration classes (`full`).

    By Gale and Ryser the k highest degrees are at most the sum of min(degree, k) over the other
    mode; where equal, those k are in every collaboration above k, and alone in those up to k.
    None when nothing is forced.
    """
    order = np.argsort(-rows, kind="stable")
    heads = np.concatenate([[0], np.cumsum(row_sizes[order])])
    taken = np.concatenate([[0], np.cumsum((rows * row_sizes)[order])])
    room = (np.minimum(columns[None, :], heads[:, None]) * column_sizes).sum(axis=1)
    if (taken > room).any() or taken[-1] != (columns * column_sizes).sum():
        raise MeasureError("no two-mode network has these degrees; take those of a network")
    for place in np.flatnonzero(taken == room):
        # With all actors on top, collaborations of exactly all are full and nothing is left.
        full = columns > heads[place] if place < len(rows) else columns >= heads[place]
        top = np.zeros(len(rows), dtype=bool)
        top[order[:place]] = True
        if (0 < place < len(rows)) or (full.any() if place else not full.all()):
            return top, full
    return None


def _solve_block(
    rows: np.ndarray, row_sizes: np.ndarray, columns: np.ndarray, column_sizes: np.ndarray
) -> np.ndarray:
    """Chances by class where no tie is forced: the greatest likelihood in log x and log y."""
    degrees = np.concatenate([rows, columns]).astype(float)
    sizes = np.concatenate([row_sizes, column_sizes]).astype(float)
    weights = np.outer(row_sizes, column_sizes).astype(float)
    point = np.log(degrees / np.sqrt((rows * row_sizes).sum()))
    for _ in range(STEPS):
        chances = scipy.special.expit(np.add.outer(point[: len(rows)], point[len(rows) :]))
        tied = weights * chances
        slope = np.concatenate([tied.sum(axis=1), tied.sum(axis=0)]) - sizes * degrees
        if np.abs(slope / sizes).max() < CLOSE:
            return chances
        step = _find_step(tied * (1 - chances), slope)
        point = _descend(point, step, weights, sizes * degrees)
    raise MeasureError("the bipartite configuration model did not converge; report these degrees")


def _find_step(spread: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """Newton's step; the last log y stays, for x and y can be scaled against one another."""
    rows, columns = np.diag(spread.sum(axis=1)), np.diag(spread.sum(axis=0))
    bend = np.block([[rows, spread], [spread.T, columns]])[:-1, :-1]
    return np.append(np.linalg.lstsq(bend, -slope[:-1], rcond=None)[0], 0.0)


def _descend(
    point: np.ndarray, step: np.ndarray, weights: np.ndarray, totals: np.ndarray
) -> np.ndarray:
    """The point after the step, halved until the likelihood does not fall."""

    def lose(at: np.ndarray) -> float:
        fields = np.add.outer(at[: len(weights)], at[len(weights) :])
        return float((weights * np.logaddexp(0, fields)).sum() - totals @ at)

    before = lose(point)
    size = 1.0
    while size > CLOSE and lose(point + size * step) > before + SLACK * (1 + abs(before)):
        size /= 2
    return point + size * step


def _tail_hypergeometric(
    B: scipy.sparse.csr_array, first: np.ndarray, second: np.ndarray, shared: np.ndarray
) -> np.ndarray:
    degrees = np.diff(B.indptr)
    cases = np.column_stack([shared, degrees[first], degrees[second]])
    alike, place = np.unique(cases, axis=0, return_inverse=True)
    tails = scipy.stats.hypergeom.sf(alike[:, 0] - 1, B.shape[1], alike[:, 1], alike[:, 2])
    return np.asarray(tails, dtype=float)[place.ravel()]


def _tail_sdsm(
    B: scipy.sparse.csr_array, first: np.ndarray, second: np.ndarray, shared: np.ndarray
) -> np.ndarray:
    if not len(first):
        return np.zeros(0)
    members = np.bincount(B.indices, minlength=B.shape[1])
    chances = fit_chances(np.diff(B.indptr), members)
    classes = np.sort(chances.rows[np.column_stack([first, second])], axis=1)
    alike, place = np.unique(classes, axis=0, return_inverse=True)
    meeting = chances.values[alike[:, 0]] * chances.values[alike[:, 1]]
    sizes = np.bincount(chances.columns, minlength=meeting.shape[1])
    tails = count_tails(np.repeat(meeting, sizes, axis=1), int(shared.max()))
    return tails[place.ravel(), shared]


def count_tails(chances: np.ndarray, most: int) -> np.ndarray:
    """P(X >= s) for s = 0 to `most`, X being the number of successes in a row of `chances`.

    Rows x (most + 1): the tails of Poisson-binomial distributions, exact. Trials are added one by
    one and only sums of positive terms taken, so that small tails keep their digits.
    """
    counted = np.zeros((len(chances), most + 1))
    counted[:, 0] = 1.0
    for chance in chances.T[..., np.newaxis]:
        moved = counted[:, :-1] * chance
        # The last place gathers `most` or more and is never left.
        counted[:, :-1] *= 1 - chance
        counted[:, 1:] += moved
    return np.minimum(np.cumsum(counted[:, ::-1], axis=1)[:, ::-1], 1.0)


TAILS = {"sdsm": _tail_sdsm, "hypergeometric": _tail_hypergeometric}
