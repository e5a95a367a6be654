"""Names that the writer of a graph and its reader share; apart, because writing needs `onnx` and serving does not."""

MODEL_FILE = "model.onnx"
INPUT = "token_ids"
OUTPUT = "vectors"
