"""What a serving process must not import: torch and transformers take seconds and hundreds of megabytes."""

import subprocess
import sys

import pytest

HEAVY = "{'torch', 'transformers', 'sentence_transformers', 'onnx'}"


@pytest.mark.parametrize("module", ["web.app", "web.wiring", "web.server", "web.cli.serve"])
def test_it_imports_no_torch(module):
    run = subprocess.run(
        [sys.executable, "-c", f"import sys; import {module}; print(sorted({HEAVY} & set(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("module", ["web.server", "web.cli.serve"])
def test_the_process_that_forks_has_not_imported_onnx_runtime(module):
    """A worker forked after that import waits for ever when it stops."""
    probe = f"import sys; import {module}; print('onnxruntime' in sys.modules, 'faiss' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False False"
