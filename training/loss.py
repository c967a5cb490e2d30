"""What a prediction is judged by: cross-entropy of categories and flags, squared error of numbers, over what is not given."""
import torch
import torch.nn.functional as F

# what a scene is made of and how many counts most; fine coordinates are many and count little each
SLOT_WEIGHTS = {
    "class": 3.0, "variant": 0.3, "support": 0.5, "body": 0.5, "accent": 0.05,
    "bodyColored": 0.2, "accentColored": 0.05, "lit": 0.3, "scattered": 0.3,
    "place": 1.0, "offset": 0.6, "yaw": 0.6, "size": 0.5, "shape": 0.05, "bodyColor": 0.5, "accentColor": 0.05,
    "light": 0.3, "scatter": 0.5,
}  # fmt: skip
WORLD_WEIGHTS = {
    "setting": 1.0, "timeOfDay": 0.5, "weather": 0.5, "mood": 0.5, "extent": 0.6, "heading": 0.05, "air": 0.5,
    "cameraPosition": 0.5, "cameraTarget": 0.5, "focalLength": 0.2,
}  # fmt: skip
# squared error of the velocity would weigh by 1/(1−t)²; bounded, and scaled to about 1 on average
VELOCITY_WEIGHT_BOUND, VELOCITY_WEIGHT_MEAN = 6.0, 3.9


def row_losses(rows, weights, prediction, x1, known, choices, flags, exists, t, per):
    """name → summed loss ÷ per. Tensors are [B, S, …]; t [B]."""
    weigh = (1 / (1 - t) ** 2).clamp(max=VELOCITY_WEIGHT_BOUND) / VELOCITY_WEIGHT_MEAN
    result, flag, category = {}, 0, 0
    for g in rows.groups:
        name, begin, end = g["name"], g["offset"], g["offset"] + g["width"]
        judged = exists[name] & (known[..., begin] < 0.5)
        p = prediction[..., begin:end]
        if g["kind"] == "category":
            target = choices[..., category]
            category += 1
            p, target = p[judged], target[judged]
            loss = F.cross_entropy(p, target, reduction="sum") if len(target) else p.sum() * 0
        elif g["kind"] == "flag":
            target = flags[..., flag].float()
            flag += 1
            loss = (F.binary_cross_entropy_with_logits(p[..., 0], target, reduction="none") * judged).sum()
        else:
            error = (p - x1[..., begin:end]).pow(2).mean(-1) * weigh.unsqueeze(1)
            loss = (error * judged).sum()
        result[name] = loss * weights[name] / per
    return result


def losses(layout, prediction, batch, t):
    """name → loss, weighted; their sum is what training lowers."""
    b = batch["x1"].shape[0]
    # per thing rather than per slot, so that empty slots do not water down scenes with many of them
    things = batch["slot_exists"]["variant"].sum().clamp(min=1)
    result = row_losses(
        layout.slot, SLOT_WEIGHTS, prediction[:, 1:], batch["x1"][:, 1:], batch["known"][:, 1:],
        batch["slot_choices"], batch["slot_flags"], batch["slot_exists"], t, things,
    )  # fmt: skip
    world = row_losses(
        layout.world, WORLD_WEIGHTS, prediction[:, :1], batch["x1"][:, :1], batch["known"][:, :1],
        batch["world_choices"].unsqueeze(1), None, {k: v.unsqueeze(1) for k, v in batch["world_exists"].items()}, t, b,
    )  # fmt: skip
    result.update({f"world.{k}": v for k, v in world.items()})
    return result
