"""Builds the ONNX graph of a BERT encoder: token ids of one text in, its unit vector and one of each token out.

The graph takes texts of one length at a time: there is no mask and no padding, so nothing is computed in vain and a
text's vector never depends on its neighbours (activations are quantised with one scale for the whole input).

Measured with ONNX Runtime 1.31 on AVX-512 VNNI: Add + LayerNormalization takes 8 µs where SkipLayerNormalization takes
28 µs, so nothing is fused there, and the session must not fuse it either. MatMulNBits takes twice as long as
DynamicQuantizeMatMul; balancing columns and scaling rows make up for most of what it is nearer to the floats.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from index.encoders.axes import Axes
from index.encoders.balance import Factors
from index.encoders.names import INPUT, OUTPUT, PARTS_OUTPUT
from index.encoders.weights import BLOCK_SIZE, BertWeights, BlockQuantised, FloatVector, Layer, Linear, Norm

OPSET = 21
IR_VERSION = 10
CONTRIB = "com.microsoft"
LEAST_DIVISOR = 0.01  # a row could be without any value above zero
INLINE_BYTES = 1024  # smaller tensors stay in the graph's own file


def save_graph(weights: BertWeights, factors: Factors, axes: Axes, path: Path, *, largest: int) -> None:
    """Write the int8 graph to `path`, and its weights beside it in `path`.data (mapped into memory when loaded).

    Args:
        weights: The encoder.
        factors: What to divide the columns of inputs by, as `measure_factors` found.
        axes: On what each token's vector is projected.
        path: Where to; nothing may be there.
        largest: The largest absolute value of an int8 weight: 127, or 63 for processors whose 8-bit products
            saturate (x86 before VNNI; https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html).
    """
    model = _Builder(factors, axes, largest).build(weights)
    onnx.save_model(
        model,
        path,
        save_as_external_data=True,
        all_tensors_to_one_file=True,
        location=f"{path.name}.data",
        size_threshold=INLINE_BYTES,
    )
    for written in (path, path.with_name(f"{path.name}.data")):
        written.chmod(0o644)  # onnx writes the weights for the owner's eyes only; servers often run as another user


class _Builder:
    def __init__(self, factors: Factors, axes: Axes, largest: int) -> None:
        self._factors = factors
        self._axes = axes
        self._largest = largest
        self._nodes: list[onnx.NodeProto] = []
        self._tensors: list[onnx.TensorProto] = []

    def build(self, weights: BertWeights) -> onnx.ModelProto:
        hidden = self._embed(weights)
        for number, layer in enumerate(weights.layers):
            hidden = self._add_layer(number, hidden, layer, weights)
        self._pool(hidden)
        self._project(hidden)
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["texts", "tokens"])],
            [
                helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["texts", weights.dimension]),
                helper.make_tensor_value_info(
                    PARTS_OUTPUT, TensorProto.FLOAT, ["texts", "tokens", self._axes.rows.shape[1]]
                ),
            ],
            self._tensors,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="speeddial")

    def _embed(self, weights: BertWeights) -> str:
        words = self._look_up(weights.words)
        self._keep("axis0", np.array([0], np.int64))
        self._keep("last_axis", np.array([-1], np.int64))
        self._keep("least_divisor", np.array(LEAST_DIVISOR, np.float32))
        tokens = self._add("Shape", [INPUT], "tokens", start=1, end=2)
        table = self._keep("positions", weights.positions)
        rows = self._add("Slice", [table, "axis0", tokens, "axis0"], "position_rows")
        summed = self._add("Add", [words, rows], "embedded")
        return self._normalise("embedding_norm", summed, weights.embedding_norm, weights.epsilon)

    def _look_up(self, words: BlockQuantised) -> str:
        dims = list(words.values.shape)
        if words.bits == 4:
            halves = words.values.view(np.uint8) & 0x0F
            packed = halves[:, 0::2] | (halves[:, 1::2] << 4)
            table = helper.make_tensor("words", TensorProto.INT4, dims, packed.tobytes(), raw=True)
        else:  # the operator knows no int8; uint8 has an implied zero point of 128
            shifted = words.values.view(np.uint8) ^ 0x80
            table = helper.make_tensor("words", TensorProto.UINT8, dims, shifted.tobytes(), raw=True)
        self._tensors.append(table)
        scales = self._keep("word_scales", words.scales)
        return self._add(
            "GatherBlockQuantized",
            ["words", INPUT, scales],
            "word_rows",
            domain=CONTRIB,
            bits=words.bits,
            block_size=BLOCK_SIZE,
            gather_axis=0,
            quantize_axis=1,
        )

    def _add_layer(self, number: int, hidden: str, layer: Layer, weights: BertWeights) -> str:
        name = f"layer{number}"
        balanced, attention_in = self._balance(f"{number}.attention", hidden, layer.attention_in)
        attended = self._attend(f"{name}_attention", balanced, attention_in, weights.heads)
        projected = self._multiply(f"{name}_attention_out", attended, layer.attention_out)
        summed = self._add("Add", [projected, hidden], f"{name}_attention_sum")
        middle = self._normalise(f"{name}_attention_norm", summed, layer.attention_norm, weights.epsilon)
        wide = self._multiply(f"{name}_widen", *self._balance(f"{number}.widen", middle, layer.widen))
        active = self._add("Gelu", [wide], f"{name}_gelu", domain=CONTRIB)  # the exact one, by erf
        narrow = self._multiply_rows(f"{name}_narrow", *self._balance(f"{number}.narrow", active, layer.narrow))
        output = self._add("Add", [narrow, middle], f"{name}_output_sum")
        return self._normalise(f"{name}_output_norm", output, layer.output_norm, weights.epsilon)

    def _attend(self, name: str, hidden: str, linear: Linear, heads: int) -> str:
        quantised, scale, zero_point = f"{name}_input", f"{name}_input_scale", f"{name}_input_zero_point"
        self._nodes.append(helper.make_node("DynamicQuantizeLinear", [hidden], [quantised, scale, zero_point]))
        weight, weight_scales, weight_zero_points = self._quantise(name, linear)
        bias = self._keep(f"{name}_bias", linear.bias)
        no_mask = ""
        inputs = [quantised, weight, bias, scale, weight_scales, no_mask, zero_point, weight_zero_points]
        return self._add("QAttention", inputs, name, domain=CONTRIB, num_heads=heads)

    def _multiply(self, name: str, hidden: str, linear: Linear) -> str:
        weight, scales, zero_points = self._quantise(name, linear)
        bias = self._keep(f"{name}_bias", linear.bias)
        return self._add("DynamicQuantizeMatMul", [hidden, weight, scales, zero_points, bias], name, domain=CONTRIB)

    def _multiply_rows(self, name: str, hidden: str, linear: Linear) -> str:
        """Multiply with every row scaled to 1 first: a few tokens are far larger than the rest behind the GELU."""
        largest = self._add("ReduceMax", [hidden, "last_axis"], f"{name}_largest", keepdims=1)
        divisor = self._add("Max", [largest, "least_divisor"], f"{name}_divisor")
        scaled = self._add("Div", [hidden, divisor], f"{name}_scaled")
        weight, scales, zero_points = self._quantise(name, linear)
        inputs = [scaled, weight, scales, zero_points]
        product = self._add("DynamicQuantizeMatMul", inputs, f"{name}_product", domain=CONTRIB)
        restored = self._add("Mul", [product, divisor], f"{name}_restored")
        return self._add("Add", [restored, self._keep(f"{name}_bias", linear.bias)], name)

    def _balance(self, name: str, hidden: str, linear: Linear) -> tuple[str, Linear]:
        factors = self._factors[name]
        balanced = self._add("Mul", [hidden, self._keep(f"{name}_factors", 1 / factors)], f"{name}_balanced")
        return balanced, Linear(linear.weight * factors, linear.bias)

    def _quantise(self, name: str, linear: Linear) -> tuple[str, str, str]:
        weight = linear.weight.T
        scales: FloatVector = np.abs(weight).max(axis=0) / np.float32(self._largest)
        scales[scales == 0] = 1
        values = np.rint(weight / scales).astype(np.int8)
        return (
            self._keep(f"{name}_weight", values),
            self._keep(f"{name}_scales", scales),
            self._keep(f"{name}_zero_points", np.zeros(len(scales), np.int8)),
        )

    def _normalise(self, name: str, hidden: str, norm: Norm, epsilon: float) -> str:
        inputs = [hidden, self._keep(f"{name}_weight", norm.weight), self._keep(f"{name}_bias", norm.bias)]
        return self._add("LayerNormalization", inputs, name, axis=-1, epsilon=epsilon)

    def _pool(self, hidden: str) -> None:
        axis = self._keep("axis1", np.array([1], np.int64))
        mean = self._add("ReduceMean", [hidden, axis], "mean", keepdims=0)
        self._add("LpNormalization", [mean], OUTPUT, axis=-1, p=2)

    def _project(self, hidden: str) -> None:
        moved = self._add("Sub", [hidden, self._keep("token_mean", self._axes.mean)], "moved")
        short = self._add("MatMul", [moved, self._keep("token_axes", self._axes.rows)], "short")
        self._add("LpNormalization", [short], PARTS_OUTPUT, axis=-1, p=2)

    def _keep(self, name: str, values: NDArray[np.generic]) -> str:
        self._tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _add(
        self,
        operator: str,
        inputs: Sequence[str],
        output: str,
        *,
        domain: str = "",
        **attributes: Any,  # noqa: ANN401 - every operator has its own
    ) -> str:
        node = helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes)
        self._nodes.append(node)
        return output
