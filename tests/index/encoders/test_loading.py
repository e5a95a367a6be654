import pytest

from index.encoders import EncoderMissing, load_encoders


def test_encoders_come_in_the_order_of_their_names(tmp_path):
    assert [encoder.name for encoder in load_encoders(tmp_path, ["hashing", "hashing"])] == ["hashing", "hashing"]
    assert load_encoders(tmp_path, []) == []


@pytest.mark.parametrize("name", ["minilm", "e5"])
def test_an_encoder_that_is_not_prepared_is_missing(tmp_path, name):
    with pytest.raises(EncoderMissing, match="prepare the encoders first") as caught:
        load_encoders(tmp_path, ["hashing", name])
    assert caught.value.encoder == name


def test_a_path_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(EncoderMissing, match="no such folder"):
        load_encoders(tmp_path, [str(tmp_path / "no-model")])
