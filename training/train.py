"""Trains the scene model. See README.md for how to start, stop, resume and export.

  /usr/bin/python3 training/train.py --config training/configs/small.json --data DIR --layout layout.json --run DIR
"""
import argparse
import copy
import csv
import json
import math
import os
import signal
import subprocess
import sys
import time

import numpy as np
import torch

from data import Scenes, batches
from layout import Layout
from loss import losses
from model import SceneModel


def learning_rate(step, config, spent=0.0):
    """Linear warm-up, then cosine down to a twentieth.

    spent: share of the time allowed that is gone, 0…1; the fall is over when the steps or the time are, whichever is first."""
    if step < config["warmUp"]:
        return config["learningRate"] * (step + 1) / config["warmUp"]
    share = min(1.0, max(spent, (step - config["warmUp"]) / max(1, config["steps"] - config["warmUp"])))
    return config["learningRate"] * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * share)))


def draw_times(count, generator):
    """Where along the flow: everywhere, with more of the first half, in which it is decided what is there."""
    t = torch.rand(count, generator=generator)
    early = torch.rand(count, generator=generator) < 0.4
    return torch.where(early, t * 0.5, t)


def noised(batch, t, generator):
    x1, known = batch["x1"], batch["known"]
    noise = torch.randn(x1.shape, generator=generator)
    at = t[:, None, None]
    return known * x1 + (1 - known) * ((1 - at) * noise + at * x1)


def save(path, state):
    """Never half-written: a new file takes the old one's place."""
    torch.save(state, path + ".part")
    os.replace(path + ".part", path)


def optimizer_of(model, config):
    decayed = [p for p in model.parameters() if p.ndim >= 2]
    others = [p for p in model.parameters() if p.ndim < 2]
    groups = [{"params": decayed, "weight_decay": config["weightDecay"]}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=config["learningRate"], betas=(0.9, 0.98))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--layout", required=True)
    parser.add_argument("--run", required=True, help="folder of checkpoints and curves; a run in it is continued")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop then, with the rate fallen as at the last step")
    parser.add_argument("--max-steps", type=int, default=10**9)
    parser.add_argument("--export", help="folder that gets the ONNX files every hour and at the end")
    parser.add_argument("--export-minutes", type=float, default=60)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    with open(arguments.config) as file:
        config = json.load(file)
    os.makedirs(arguments.run, exist_ok=True)
    layout = Layout(arguments.layout)
    scenes = Scenes(arguments.data, layout)
    torch.manual_seed(config["seed"])
    model = SceneModel(layout, config["model"])
    average = copy.deepcopy(model).requires_grad_(False)
    optimizer = optimizer_of(model, config)
    step, seconds = 0, 0.0
    checkpoint = os.path.join(arguments.run, "checkpoint.pt")
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint, map_location="cpu")
        if state["layout"] != layout.sha256:
            sys.exit(f"{checkpoint}: layout: made with {state['layout'][:12]}, {arguments.layout} is {layout.sha256[:12]}")
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        step, seconds = state["step"], state["seconds"]
    print(
        f"{sum(p.numel() for p in model.parameters()):,} parameters, {scenes.count:,} scenes in {len(scenes.paths)} shards, "
        f"from step {step}",
        flush=True,
    )

    def keep():
        state = {
            "model": model.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(),
            "step": step, "seconds": seconds, "config": config, "layout": layout.sha256,
        }  # fmt: skip
        save(checkpoint, state)

    def export():
        if arguments.export is None:
            return
        command = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "export_onnx.py")]
        command += ["--checkpoint", checkpoint, "--layout", arguments.layout, "--out", arguments.export]
        subprocess.run(command, check=False)

    stopping = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.append(True))

    # scenes, noise and times of a resumed run go on with seeds of their own
    stream = batches(scenes, config["batch"], config["seed"] * 1000003 + step, config["longestText"])
    generator = torch.Generator().manual_seed(config["seed"] + step)
    curve = os.path.join(arguments.run, "curve.csv")
    is_new = not os.path.exists(curve)
    sums, counted, began, saved, exported = {}, 0, time.time(), time.time(), time.time()
    with open(curve, "a", newline="") as file:
        writer = csv.writer(file)
        while step < min(config["steps"], arguments.max_steps) and not stopping:
            spent = (time.time() - began) / 60 / arguments.minutes
            if spent > 1:
                break
            start = time.time()
            batch = next(stream)
            t = draw_times(len(batch["x1"]), generator)
            rate = learning_rate(step, config, spent)
            for group in optimizer.param_groups:
                group["lr"] = rate
            x = noised(batch, t, generator)
            prediction = model(x, t, batch["tokens"], batch["token_mask"], batch["known"])
            parts = losses(layout, prediction, batch, t)
            total = sum(parts.values())
            optimizer.zero_grad(set_to_none=True)
            total.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), config["clip"])
            optimizer.step()
            step += 1
            decay = min(config["average"], (1 + step) / (10 + step))
            with torch.no_grad():
                for a, p in zip(average.parameters(), model.parameters()):
                    a.lerp_(p, 1 - decay)
            seconds += time.time() - start
            for name, value in {"total": total, **parts}.items():
                sums[name] = sums.get(name, 0.0) + float(value)
            counted += 1
            if step % config["log"] == 0:
                row = {k: v / counted for k, v in sums.items()}
                if is_new:
                    writer.writerow(["step", "seconds", "rate", *row])
                    is_new = False
                writer.writerow([step, round(seconds, 1), f"{rate:.3g}", *(f"{v:.4f}" for v in row.values())])
                file.flush()
                short = " ".join(f"{k} {row[k]:.3f}" for k in ("class", "support", "body", "place", "world.setting"))
                print(f"{step} {seconds:.0f} s total {row['total']:.3f} {short}", flush=True)
                if not np.isfinite(row["total"]):
                    sys.exit("the loss is no longer a number: resume from the last checkpoint with a lower rate")
                sums, counted = {}, 0
            if time.time() - saved > 300:
                keep()
                saved = time.time()
            if (time.time() - exported) / 60 > arguments.export_minutes:
                keep()
                export()
                exported = time.time()
    keep()
    export()
    print(f"stopped at step {step}", flush=True)


if __name__ == "__main__":
    main()
