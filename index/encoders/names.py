"""Names that writing and reading an encoder share; apart, because writing needs `onnx` and serving does not."""

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
INPUT = "token_ids"
OUTPUT = "vectors"
PARTS_OUTPUT = "part_vectors"  # of each token
