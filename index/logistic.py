"""Logistic regression of each class against all the rest, by L-BFGS, in float32 where the work is.

The classes don't share coefficients, so that some can be fitted again without the others. A row may belong to no
class: it speaks against all of them.
"""

import numpy as np
from scipy.optimize import minimize

from index.encoders.protocol import FloatMatrix
from index.neighbours import FloatArray, IdArray

NO_CLASS = -1
STEPS = 15  # stopping early is half of the regularisation: 40 gain nothing
RIDGE = 3e-2  # .001 loses .4 points of the order where phrasings are few, .05 gains nothing more
STEEPNESS = 10.0  # multiplies unit rows, whose products with each other are small
OFFSET = 3.0  # how much faster than a coefficient the constant is learned
OWN = 0.3  # share of the weight that a class's own rows have, however few they are
NOBODYS = 0.7  # share of the rest that rows without a class have
STEEPEST = 60.0  # log-odds beyond which an exponential says nothing more


def fit_each_against_rest(
    rows: FloatMatrix, labels: IdArray, classes: int, weights: FloatArray, wanted: IdArray | None = None
) -> tuple[FloatMatrix, FloatArray]:
    """Return coefficients (d, k) and offsets (k,): the log-odds that a row belongs to each of the `wanted` classes.

    `labels` (n,) has numbers below `classes` or `NO_CLASS`; `weights` (n,) says what each row counts for. Every class
    counts the same as a negative of another, whatever its number of rows. None wants all classes.
    """
    wanted = np.arange(classes) if wanted is None else wanted
    steep = np.ascontiguousarray(rows * np.float32(STEEPNESS))
    turned = np.ascontiguousarray(steep.T)
    own, against = _weigh_rows(labels, classes, weights)
    column = np.full(classes + 1, NO_CLASS)
    column[wanted] = np.arange(len(wanted))
    columns = column[labels]  # NO_CLASS finds the last one
    places = (np.flatnonzero(columns != NO_CLASS), columns[columns != NO_CLASS])
    own, against_own = own[places[0]], against[places[0]]

    def lose(flat: FloatArray) -> tuple[float, FloatArray]:
        coefficients = flat.reshape(-1, len(wanted)).astype(np.float32)
        odds = np.clip(steep @ coefficients[:-1] + np.float32(OFFSET) * coefficients[-1], -STEEPEST, STEEPEST)
        at_own = odds[places]
        loss = float(against @ np.logaddexp(np.float32(0.0), odds).sum(axis=1))
        loss += float(own @ np.logaddexp(0.0, -at_own)) - float(against_own @ np.logaddexp(0.0, at_own))
        pull = against[:, None] / (1.0 + np.exp(-odds))
        pull[places] = -own / (1.0 + np.exp(at_own))
        slope = np.vstack([turned @ pull + np.float32(RIDGE) * coefficients[:-1], OFFSET * pull.sum(axis=0)])
        loss += 0.5 * RIDGE * float(np.square(coefficients[:-1]).sum())
        return loss, slope.ravel().astype(np.float64)

    start = np.zeros((rows.shape[1] + 1) * len(wanted))
    found = minimize(lose, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x.reshape(-1, len(wanted))
    return np.asarray(found[:-1] * STEEPNESS, np.float32), found[-1] * OFFSET


def _weigh_rows(labels: IdArray, classes: int, weights: FloatArray) -> tuple[FloatMatrix, FloatMatrix]:
    """Return what each row counts for its own class, and what against each other one."""
    belongs = labels != NO_CLASS
    sums = np.bincount(labels[belongs], weights=weights[belongs], minlength=classes)
    share = np.zeros(len(labels))
    share[belongs] = weights[belongs] / sums[labels[belongs]]
    share[~belongs] = weights[~belongs] / max(float(weights[~belongs].sum()), 1e-9)
    nobodys = 0.0 if belongs.all() else NOBODYS if classes > 1 else 1.0
    against = (1.0 - OWN) * share * np.where(belongs, (1.0 - nobodys) / max(1, classes - 1), nobodys)
    return (OWN * share).astype(np.float32), against.astype(np.float32)
