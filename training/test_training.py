"""Run by hand: cd training && /usr/bin/python3 -m unittest test_training (needs layout.json: see README.md, or LAYOUT=FILE)."""
import os
import tempfile
import unittest

import torch

from export_onnx import Halved
from layout import Layout
from loss import losses
from model import SceneModel
from train import learning_rate, noised, save

LAYOUT = os.environ.get("LAYOUT", "layout.json")
CONFIG = {"width": 16, "depth": 2, "heads": 2, "feed": 2, "textDepth": 1}


def a_batch(layout, size=3, slots=8):
    """Scenes of random things: half of the slots empty, one held."""
    generator = torch.Generator().manual_seed(0)
    slot, world = layout.slot, layout.world
    draw = lambda rows, shape: torch.stack(
        [torch.randint(0, g["width"], shape, generator=generator) for g in rows.categories], -1
    )
    choices = draw(slot, (size, slots))
    choices[:, slots // 2 :] = 0
    flags = torch.randint(0, 2, (size, slots, len(slot.flags)), generator=generator)
    flags[:, slots // 2 :] = 0
    reals = torch.randn(size, slots, len(slot.real_columns), generator=generator)
    reals[:, slots // 2 :] = 0
    top = draw(world, (size,))
    rows, exists = slot.expand(choices, flags, reals, layout.row_width)
    place, place_exists = world.expand(
        top, torch.zeros(size, 0, dtype=torch.long), torch.randn(size, len(world.real_columns)), layout.row_width
    )
    known = torch.zeros(size, 1 + slots, layout.row_width)
    known[:, 1] = 1
    return {
        "x1": torch.cat([place.unsqueeze(1), rows], 1), "known": known,
        "tokens": torch.ones(size, 4, dtype=torch.long), "token_mask": torch.ones(size, 4),
        "slot_choices": choices, "slot_flags": flags, "world_choices": top,
        "slot_exists": exists, "world_exists": place_exists,
    }  # fmt: skip


class TrainingTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        self.layout = Layout(LAYOUT)
        self.model = SceneModel(self.layout, CONFIG)
        self.batch = a_batch(self.layout)

    def predict(self, model, t=0.5):
        b = self.batch
        times = torch.full((len(b["x1"]),), t)
        x = noised(b, times, torch.Generator().manual_seed(1))
        return model(x, times, b["tokens"], b["token_mask"], b["known"]), times

    def test_rows_are_zero_where_nothing_is_said(self):
        empty = self.batch["x1"][:, 5:, : self.layout.slot.width]
        width = self.layout.slot.groups[0]["width"]
        self.assertEqual(float(empty[..., width:].abs().max()), 0.0)
        self.assertTrue(torch.allclose(empty[..., 0], torch.tensor(self.layout.slot.groups[0]["peak"])))

    def test_held_coordinates_are_not_noised(self):
        x = noised(self.batch, torch.zeros(3), torch.Generator().manual_seed(1))
        self.assertTrue(torch.equal(x[:, 1], self.batch["x1"][:, 1]))

    def test_held_and_empty_coordinates_are_not_judged(self):
        prediction, t = self.predict(self.model)
        before = losses(self.layout, prediction, self.batch, t)
        changed = prediction.clone()
        changed[:, 1] += 100
        changed[:, 5:, self.layout.slot.groups[1]["offset"] :] += 100
        after = losses(self.layout, changed, self.batch, t)
        for name in before:
            self.assertAlmostEqual(float(before[name]), float(after[name]), places=4, msg=name)

    def test_learns_one_batch(self):
        optimizer = torch.optim.AdamW(self.model.parameters(), lr=3e-3)
        totals = []
        for _ in range(150):
            prediction, t = self.predict(self.model)
            total = sum(losses(self.layout, prediction, self.batch, t).values())
            optimizer.zero_grad()
            total.backward()
            optimizer.step()
            totals.append(float(total.detach()))
        self.assertLess(totals[-1], totals[0] * 0.5)

    def test_padding_words_change_nothing(self):
        one, _ = self.predict(self.model)
        b = self.batch
        b["tokens"] = torch.cat([b["tokens"], torch.full((3, 5), 7)], 1)
        b["token_mask"] = torch.cat([b["token_mask"], torch.zeros(3, 5)], 1)
        two, _ = self.predict(self.model)
        self.assertLess(float((one - two).abs().max()), 1e-4)

    def test_half_weights_answer_alike(self):
        b = self.batch
        text, mask = self.model.text(b["tokens"], b["token_mask"])
        inputs = (b["x1"], torch.full((3,), 0.3), text, mask, b["known"])
        difference = (self.model.flow(*inputs) - Halved(self.model.flow)(*inputs)).abs().max()
        self.assertLess(float(difference), 0.02)

    def test_checkpoints_replace_each_other_whole(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "c.pt")
            save(path, {"step": 1})
            save(path, {"step": 2})
            self.assertEqual(torch.load(path)["step"], 2)
            self.assertEqual(os.listdir(folder), ["c.pt"])

    def test_rate_rises_then_falls(self):
        config = {"learningRate": 1.0, "warmUp": 10, "steps": 100}
        self.assertLess(learning_rate(0, config), 0.2)
        self.assertAlmostEqual(learning_rate(10, config), 1.0)
        self.assertAlmostEqual(learning_rate(100, config), 0.05)


if __name__ == "__main__":
    unittest.main()
