"""The flat FAISS index: every row is compared, so what it finds is exact.

FAISS proposes and float64 decides: its float32 sums depend on the batch and the processor, so the candidates are
compared again by the oracle's arithmetic. The vectors live once, inside FAISS; everybody else sees a view.
"""

from pathlib import Path

import faiss
import numpy as np

from index.encoders.protocol import FloatMatrix
from index.neighbours import IdArray, Neighbours, compute_similarities, order_neighbours
from index.vectors import VectorsUnusable, check_vectors

ROUNDING = 1e-5  # the largest error seen of a float32 inner product over 1,024 columns is 1e-6
SLACK = 16  # rows beyond the wanted ones, which settle most ties at the border in one go


class FlatIndex:
    """A `VectorIndex` over faiss.IndexFlatIP."""

    def __init__(self, vectors: FloatMatrix, *, dimension: int) -> None:
        rows = check_vectors(vectors, rows=len(vectors), dimension=dimension, source="the index")
        self._index = faiss.IndexFlatIP(dimension)
        self._index.add(rows)
        self._dimension = dimension
        self._vectors = _view(self._index)

    @property
    def vectors(self) -> FloatMatrix:
        """The rows (n, d) as they lie in FAISS: a view that can't be written to."""
        return self._vectors

    def __len__(self) -> int:
        return len(self._vectors)

    def search(self, query: FloatMatrix, count: int) -> Neighbours:
        """Return the `count` nearest, as `Neighbours` promises."""
        wanted = check_vectors(query.reshape(1, -1), rows=1, dimension=self._dimension, source="the question")
        count = min(count, len(self))
        if count <= 0:  # FAISS would pad with id -1
            return Neighbours(np.empty(0, np.int64), np.empty(0))
        asked = min(len(self), count + SLACK)
        values, rows = search_alone(self._index, wanted, asked)
        while asked < len(self) and values[0, -1] >= values[0, count - 1] - ROUNDING:
            asked = min(len(self), asked * 4)  # the tie at the border may go on beyond what was fetched
            values, rows = search_alone(self._index, wanted, asked)
        return order_neighbours(rows[0], compute_similarities(self._vectors[rows[0]], wanted[0]), count)

    def save(self, path: Path) -> None:
        """Write the vectors in FAISS's own format.

        Raises:
            OSError: the disk is full or may not be written; FAISS itself would say so by a bare RuntimeError.
        """
        path.write_bytes(faiss.serialize_index(self._index).tobytes())


def search_alone(index: faiss.Index, query: FloatMatrix, count: int) -> tuple[FloatMatrix, IdArray]:
    """Search FAISS on the calling thread only.

    Two threads for one query were measured to take four times as long where the processors had other work, as those of
    a server have. The setting belongs to a thread, so it is made wherever one searches.
    """
    faiss.omp_set_num_threads(1)
    values, rows = index.search(query, count)
    return values, rows


def read_vectors(path: Path) -> FloatMatrix:
    """Return the vectors (n, d) that `save` wrote.

    Raises:
        RuntimeError: FAISS can't read the file.
        VectorsUnusable: it holds another kind of index.
    """
    index = faiss.read_index(str(path))
    if not isinstance(index, faiss.IndexFlatIP):
        raise VectorsUnusable(path.name, f"the index is a {type(index).__name__} and should be an IndexFlatIP")
    return _view(index).copy()


def _view(index: faiss.IndexFlatIP) -> FloatMatrix:
    if not index.ntotal:
        return np.empty((0, index.d), np.float32)
    rows: FloatMatrix = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d).reshape(index.ntotal, index.d)
    rows.flags.writeable = False
    return rows
