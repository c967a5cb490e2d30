"""Writes a checkpoint's averaged weights as two ONNX graphs with a manifest.

  /usr/bin/python3 training/export_onnx.py --checkpoint RUN/checkpoint.pt --layout layout.json --out assets/models

Graphs: text-encoder (tokens int64 [B, L], token_mask [B, L] → text [B, 1+L, W], text_mask [B, 1+L]) and step (x, known
[B, rows, row width], t [B], text, text_mask → prediction, shaped as x). Weights are stored as half floats and widened when the graph
runs: half the file, the same arithmetic. Everything is in the file itself.
"""
import argparse
import copy
import hashlib
import json
import os
import warnings

import torch
from torch import nn

from layout import Layout
from model import SceneModel

OPSET = 15


class Halved(nn.Module):
    """A module whose weights are kept as half floats and widened at the start of every run."""

    def __init__(self, inner):
        super().__init__()
        inner = copy.deepcopy(inner)
        # held in a list, so that it is not a part of this module with weights of its own
        self.inner = [inner]
        self.places = []
        for path, p in list(inner.named_parameters()):
            *owners, name = path.split(".")
            owner = inner
            for part in owners:
                owner = getattr(owner, part)
            del owner._parameters[name]
            key = path.replace(".", "_")
            self.register_parameter(key, nn.Parameter(p.detach().half(), requires_grad=False))
            self.places.append((owner, name, key))

    def forward(self, *inputs):
        for owner, name, key in self.places:
            owner.__dict__[name] = getattr(self, key).float()
        return self.inner[0](*inputs)


def write_graph(module, inputs, names_in, names_out, dynamic, path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Halved(module).eval(), inputs, path + ".part", opset_version=OPSET, input_names=names_in,
            output_names=names_out, dynamic_axes=dynamic, do_constant_folding=False,
        )  # fmt: skip
    os.replace(path + ".part", path)
    with open(path, "rb") as file:
        data = file.read()
    return {"file": os.path.basename(path), "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--layout", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--name", default="scene-small")
    arguments = parser.parse_args()
    layout = Layout(arguments.layout)
    state = torch.load(arguments.checkpoint, map_location="cpu")
    model = SceneModel(layout, state["config"]["model"])
    model.load_state_dict(state["average"])
    model.eval()
    os.makedirs(arguments.out, exist_ok=True)
    width = state["config"]["model"]["width"]

    tokens, mask = torch.ones(2, 5, dtype=torch.long), torch.ones(2, 5)
    text = write_graph(
        model.text, (tokens, mask), ["tokens", "token_mask"], ["text", "text_mask"],
        {"tokens": {0: "batch", 1: "length"}, "token_mask": {0: "batch", 1: "length"},
         "text": {0: "batch", 1: "vectors"}, "text_mask": {0: "batch", 1: "vectors"}},
        os.path.join(arguments.out, f"{arguments.name}.text.onnx"),
    )  # fmt: skip
    x = torch.randn(2, 9, layout.row_width)
    step = write_graph(
        model.flow, (x, torch.rand(2), torch.randn(2, 6, width), torch.ones(2, 6), torch.zeros_like(x)),
        ["x", "t", "text", "text_mask", "known"], ["prediction"],
        {"x": {0: "batch", 1: "rows"}, "t": {0: "batch"}, "text": {0: "batch", 1: "vectors"},
         "text_mask": {0: "batch", 1: "vectors"}, "known": {0: "batch", 1: "rows"},
         "prediction": {0: "batch", 1: "rows"}},
        os.path.join(arguments.out, f"{arguments.name}.step.onnx"),
    )  # fmt: skip
    manifest = {
        "kind": "penumbra-scene-model",
        "id": arguments.name,
        "name": "Penumbra scenes, small" if arguments.name == "scene-small" else arguments.name,
        "licence": "Same terms as Penumbra. Trained from scratch on scenes that Penumbra's own grammar composed; no other data.",
        "layout": {"version": layout.version, "rowWidth": layout.row_width, "sha256": layout.sha256},
        "words": layout.words,
        "maxTokens": layout.max_tokens,
        "maxSlots": 64,
        "textWidth": width,
        "parameters": sum(p.numel() for p in model.parameters()),
        "trainedSteps": state["step"],
        "configuration": state["config"],
        "files": {"text": text, "step": step},
    }
    path = os.path.join(arguments.out, f"{arguments.name}.json")
    with open(path + ".part", "w") as file:
        json.dump(manifest, file, indent=2)
        file.write("\n")
    os.replace(path + ".part", path)
    print(f"{path}: step {state['step']}, {text['bytes'] + step['bytes']:,} bytes", flush=True)


if __name__ == "__main__":
    main()
