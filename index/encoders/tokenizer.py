"""From a text to token ids, as the model was trained with them."""

from pathlib import Path

from tokenizers import Tokenizer

MAX_CHARACTERS = 20_000  # far beyond 512 tokens of any language; tokenising megabytes only to cut them takes seconds


class TextTokenizer:
    """A model's own tokenizer, cutting where the model ends. Safe to share between threads."""

    def __init__(self, path: Path, *, max_tokens: int) -> None:
        """Load a `tokenizer.json`.

        Args:
            path: The file.
            max_tokens: Longer texts are cut there, special tokens included.
        """
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()  # all-MiniLM-L6-v2's file pads to 128
        self._tokenizer.enable_truncation(max_tokens)

    def get_token_ids(self, text: str) -> list[int]:
        """Return the ids of a text, special tokens included: never none, and at most `max_tokens`."""
        text = text[:MAX_CHARACTERS]
        if not text.isascii():  # a lone surrogate is no text for the tokenizer
            text = text.encode("utf-8", "replace").decode("utf-8")
        token_ids: list[int] = self._tokenizer.encode(text).ids
        return token_ids

    def count_leading(self, prefix: str) -> int:
        """Return how many tokens stand before a text's own, behind which one more ends it."""
        return len(self.get_token_ids(prefix.strip())) - 1
