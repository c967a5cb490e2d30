"""Writes the tests' tiny model (untrained, a few kB): /usr/bin/python3 training/tiny_model.py layout.json OUT_DIR"""
import os
import sys

import torch

from export_onnx import main as export
from layout import Layout
from model import SceneModel

layout = Layout(sys.argv[1])
torch.manual_seed(0)
config = {"model": {"width": 4, "depth": 1, "heads": 2, "feed": 1, "textDepth": 1}, "seed": 0}
model = SceneModel(layout, config["model"])
checkpoint = os.path.join(sys.argv[2], "tiny.pt")
os.makedirs(sys.argv[2], exist_ok=True)
torch.save({"config": config, "average": model.state_dict(), "step": 0}, checkpoint)
sys.argv = ["", "--checkpoint", checkpoint, "--layout", sys.argv[1], "--out", sys.argv[2], "--name", "tiny"]
export()
os.remove(checkpoint)
