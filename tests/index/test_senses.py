"""What a message is by its meaning."""

import math

import numpy as np
import pytest

from index.encoders import HashingEncoder, load_encoders
from index.searcher import Searcher
from index.senses import Senses, load_senses


def test_a_vector_is_read_by_weights_and_bias():
    senses = Senses("f", ("loud", "soft"), np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([0.5, 0.0]), {})
    assert senses.read(np.array([0.6, 0.8], dtype=np.float32)) == pytest.approx({"loud": 2.7, "soft": -0.8}, rel=1e-6)


def test_what_ships_is_whole():
    senses = load_senses()
    assert senses.names == ("complaint", "praise", "crisis")
    assert senses.weights.shape == (3, 384)
    assert all(0.0 < senses.least[name] < 1.0 for name in senses.names)


def test_another_encoder_says_nothing():
    assert Searcher.build((), [HashingEncoder()]).sense("My parcel is late again") == {}
    assert Searcher.build((), []).sense("My parcel is late again") == {}


@pytest.mark.models
@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("They lost my parcel and nobody ever called me back", "complaint"),
        ("De bezorger heeft mijn pakket gewoon in de regen laten staan", "complaint"),
        ("Tusind tak for den søde hjælp i går", "praise"),
        ("Stimmt es, dass die Maschine Feuer fangen kann?", "crisis"),
        ("Comment changer mon adresse de livraison ?", None),
    ],
)
def test_meaning_tells_without_a_cue(real_models, message, kind):
    odds = Searcher.build((), load_encoders(real_models, ["e5"])).sense(message)
    likely = {name for name, value in odds.items() if 1 / (1 + math.exp(-value)) >= 0.5}
    assert likely == ({kind} if kind else set())
