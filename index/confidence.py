"""How probable it is that a group answers the question.

The product of two logistic models: that the library has an answer at all, and that the first candidate is it. Whether
there is an answer follows from how strong the first candidate is, from what the library's phrasings taught about it,
and from how much nearer something is that is asked elsewhere; each as it is, and by its place between what this
library's own phrasings find, and what they find without their entry (`rehearsal`). Whether the first is it follows from
its leads over the others. One sum of both kinds of evidence would let a lead speak for an answer that nothing else
speaks for.

The coefficients, and the command that fitted them, are in calibration.json; they were fitted with MiniLM and E5
together. Words alone mislead where the meaning is another, and across languages neither they nor an encoder that reads
English only say anything: the confidence is capped, so that nothing found that way is ever `ready`.
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from index.adaptation import UNMOVED, Adaptation
from index.library import Library
from index.log_odds import sigmoid
from index.ranking import CONTEXT, Candidate, Ranking, find_log_odds
from index.rehearsal import Foreseen
from index.scale import Scale

STEEPNESS = 12.0  # how fast probability falls with the distance to the first: seen 18 near it and 7 far from it
NEAR = 0.2  # widths beyond which a larger lead says little more
UNIT = 10.0  # strengths: only makes the coefficients readable
LOG_ODDS = (-8.0, 6.0)  # beyond, what was learned says nothing more
CONTRASTS = (-4.0, 4.0)
PLACES = (-2.5, 2.0)
NARROWEST_STRENGTH, NARROWEST_LOG_ODDS = 0.4, 1.0  # between inside and outside, or a place would say too much

WORDS_ALONE_AT_MOST = 0.8  # `outcome.LEAST_READY`

Coefficients = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted: two models, and what followed from their values on the development sets."""

    answered: Coefficients
    first: Coefficients
    ready: Sequence[tuple[float, float]]  # (share of the ready that may be wrong, least confidence), by share
    missed: Sequence[tuple[float, float]]  # (share of the right answers, `answered` below which they are), by share


@dataclass(frozen=True, slots=True)
class Features:
    """What the confidence of the first candidate depends on, by the names of the coefficients."""

    answered: Mapping[str, float]
    first: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is said of a ranking."""

    answered: float  # probability that the library has an answer at all
    confidences: tuple[float, ...]  # that each candidate is one, strongest first, so they never rise
    shipped: tuple[float, ...]  # the same before outcomes moved them


@cache
def load_calibration() -> Calibration:
    """Return the calibration that ships."""
    found = json.loads(files("index").joinpath("calibration.json").read_text(encoding="utf-8"))
    ready, missed = ([(share, value) for share, value in found[name]] for name in ("ready", "missed"))
    return Calibration(found["answered"], found["first"], ready, missed)


@cache
def fingerprint_calibration() -> str:
    """Return a word for the calibration that ships: confidences under another one are not comparable."""
    return hashlib.sha256(files("index").joinpath("calibration.json").read_bytes()).hexdigest()[:16]


def estimate(
    ranking: Ranking,
    library: Library,
    scale: Scale,
    foreseen: Foreseen,
    *,
    adaptation: Adaptation = UNMOVED,
    calibration: Calibration | None = None,
) -> Estimate:
    """Return the probabilities of a ranking; an empty one has no answer.

    An adaptation moves the first one's, and the others with it: of two near-equal ones neither gets away.
    """
    candidates = ranking.candidates
    if not candidates:
        return Estimate(0.0, (), ())
    answered, first = weigh(list_features(ranking, library, scale, foreseen), calibration or load_calibration())
    most = 1.0 if is_understood(candidates[0], library) else WORDS_ALONE_AT_MOST
    top, strongest = min(answered * first, most), candidates[0].strength
    shares = [math.exp(-STEEPNESS * max(0.0, strongest - c.strength) / scale.width) for c in candidates]
    moved = min(adaptation.apply(top), most)
    answered = max(adaptation.apply_answered(answered), moved)
    return Estimate(answered, tuple(moved * share for share in shares), tuple(top * share for share in shares))


def find_pull_of_contrast(ranking: Ranking, foreseen: Foreseen, *, calibration: Calibration | None = None) -> float:
    """Return by how many log-odds what is asked elsewhere moves the probability of an answer.

    0 where the question is as near to it as this library's own are; below 0 where it speaks against an answer.
    """
    answered = (calibration or load_calibration()).answered
    usual = _list_answered(replace(ranking, contrast=foreseen.contrast), foreseen)
    return weigh_all(answered, _list_answered(ranking, foreseen)) - weigh_all(answered, usual)


def is_understood(first: Candidate, library: Library) -> bool:
    """Tell whether an encoder reads both languages; of what was `ready` without one, up to a third was wrong."""
    return any(of_encoder.encoder.multilingual or not first.crossing for of_encoder in library.dense)


def list_features(ranking: Ranking, library: Library, scale: Scale, foreseen: Foreseen) -> Features:
    """Return the features of a ranking that has a candidate; a missing one has the strength 0, which is unrelated."""
    return Features(_list_answered(ranking, foreseen), _list_first(ranking.candidates, library, scale))


def _list_answered(ranking: Ranking, foreseen: Foreseen) -> dict[str, float]:
    crossing = float(ranking.candidates[0].crossing)
    known = (1.0 - crossing) * float(foreseen.count > 0)
    lone = (1.0 - crossing) * float(foreseen.count == 0)  # a library of single phrasings foresees nothing
    strength = ranking.candidates[0].strength / UNIT
    log_odds = 0.0 if crossing else _clip(find_log_odds(ranking.candidates), LOG_ODDS)
    contrast = _clip(ranking.contrast, CONTRASTS)
    wide = max(NARROWEST_STRENGTH, (foreseen.strength - foreseen.strength_without) / UNIT)
    wide_odds = max(NARROWEST_LOG_ODDS, foreseen.log_odds - foreseen.log_odds_without)
    return {
        "constant": 1.0,
        "strength": strength * known,
        "log_odds": log_odds * known,
        "contrast": contrast * known,
        "strength_place": _clip((strength - foreseen.strength_without / UNIT) / wide, PLACES) * known,
        "log_odds_place": _clip((log_odds - foreseen.log_odds_without) / wide_odds, PLACES) * known,
        "contrast_place": _clip(contrast - foreseen.contrast, PLACES) * known,
        "lone": lone,
        "strength_lone": strength * lone,
        "log_odds_lone": log_odds * lone,
        "contrast_lone": contrast * lone,
        "crossing": crossing,
        "strength_crossing": strength * crossing,
        "contrast_crossing": contrast * crossing,
    }


def _list_first(candidates: Sequence[Candidate], library: Library, scale: Scale) -> dict[str, float]:
    first = candidates[0]
    strengths = [candidate.strength for candidate in candidates[:CONTEXT]]
    strengths += [0.0] * (CONTEXT - len(strengths))
    lead, second_lead = ((first.strength - other) / scale.width for other in strengths[1:3])
    crossing = float(first.crossing)
    return {
        "constant": 1.0,
        "lead": lead,
        "near_lead": min(lead, NEAR),
        "second_lead": second_lead,
        "mean_lead": (first.strength - sum(strengths[1:]) / (CONTEXT - 1)) / scale.width,
        "crossing": crossing,
        "lead_crossing": lead * crossing,
        "near_lead_crossing": min(lead, NEAR) * crossing,
        "log_groups": math.log(max(1, library.group_count)),
    }


def _clip(value: float, bounds: tuple[float, float]) -> float:
    return min(max(value, bounds[0]), bounds[1])


def weigh(features: Features, calibration: Calibration) -> tuple[float, float]:
    """Return the probabilities that there is an answer, and that the first candidate is it if there is."""
    answered = sigmoid(weigh_all(calibration.answered, features.answered))
    return answered, sigmoid(weigh_all(calibration.first, features.first))


def weigh_all(coefficients: Coefficients, features: Mapping[str, float]) -> float:
    """Return the weighted sum; the names must agree."""
    return sum(coefficients[name] * value for name, value in features.items())
