"""What an encoder says of one text, and the bytes in which a cache keeps it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.encoders.protocol import Encoder, TokenEncoder, Tokens

SHAPE_BYTES = 8  # two 32-bit numbers
MOST_TOKENS = 64  # of a text that are kept: what an answer is about stands at its beginning, 96 gain nothing

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Embedded:
    """The unit vector (d,) of a text, and its first tokens; None from an encoder that does not tell them."""

    vector: Vector
    tokens: Tokens | None


def pack(embedded: Embedded) -> bytes:
    """Return the bytes: the vector, then how many tokens and columns there are, their ids and their vectors."""
    packed = embedded.vector.tobytes()
    if embedded.tokens is not None:
        shape = np.array(embedded.tokens.vectors.shape, np.int32)
        packed += shape.tobytes() + embedded.tokens.ids.tobytes() + embedded.tokens.vectors.tobytes()
    return packed


def unpack(raw: bytes, encoder: Encoder) -> Embedded | None:
    """Return what was packed for this encoder; None where the bytes are not that."""
    if len(raw) < encoder.dimension * 4:
        return None
    vector, rest = np.frombuffer(raw, np.float32, encoder.dimension), raw[encoder.dimension * 4 :]
    if not isinstance(encoder, TokenEncoder):
        return None if rest else Embedded(vector, None)
    tokens = _unpack_tokens(rest)
    return None if tokens is None else Embedded(vector, tokens)


def _unpack_tokens(raw: bytes) -> Tokens | None:
    if len(raw) < SHAPE_BYTES:
        return None
    count, columns = np.frombuffer(raw, np.int32, 2).tolist()
    if not 0 <= count <= MOST_TOKENS or columns < 0 or len(raw) != SHAPE_BYTES + count * (4 + columns):
        return None
    ids = np.frombuffer(raw, np.int32, count, offset=SHAPE_BYTES)
    vectors = np.frombuffer(raw, np.int8, count * columns, offset=SHAPE_BYTES + 4 * count)
    return Tokens(ids, vectors.reshape(count, columns))
