"""Shards of scenes (stream-scenes.ts) as training batches.

A batch holds, for B scenes with N slots each:
  x1      [B, 1+N, row]  clean latents, row 0 the place
  known   [B, 1+N, row]  1 where a coordinate is given (locked), so neither noised nor judged
  tokens  [B, L] int64, token_mask [B, L]: 1 where a token stands; scenes whose text was dropped have none
  slot_choices [B, N, C], slot_flags [B, N, F], world_choices [B, C']: what the categorical heads are judged by
  slot_exists, world_exists: name → bool
"""
import glob
import json
import os

import numpy as np
import torch

TYPES = {"uint8": np.uint8, "uint16": np.uint16, "uint32": np.uint32, "int16": np.int16}
BUCKETS = (8, 16, 24, 32, 40, 48, 56, 64)


def read_shard(path):
    with open(path, "rb") as file:
        raw = file.read()
    if raw[:6] != b"PNSC1\n":
        raise ValueError(f"{path}: not a shard of scenes")
    length = int.from_bytes(raw[6:10], "little")
    header = json.loads(raw[10 : 10 + length])
    start = (10 + length + 7) // 8 * 8
    return {
        a["name"]: np.frombuffer(raw, TYPES[a["type"]], a["length"], start + a["offset"]) for a in header["arrays"]
    }


class Scenes:
    """All shards of a folder in memory, about 2 kB a scene."""

    def __init__(self, folder, layout, split="train", limit=None):
        paths = sorted(glob.glob(os.path.join(folder, f"{split}-*.bin")))[:limit]
        if not paths:
            raise FileNotFoundError(f"{folder}: no shards of split {split}")
        self.folder, self.split, self.paths, self.layout = folder, split, paths, layout
        shards = [read_shard(p) for p in paths]
        slot, world = layout.slot, layout.world
        self.captions_each = int(shards[0]["captionsPerScene"][0])
        columns = lambda name, width: np.concatenate([s[name].reshape(-1, width) for s in shards])
        self.choices = columns("choices", len(slot.categories))
        self.flags = columns("flags", len(slot.flags))
        self.reals = columns("reals", len(slot.real_columns))
        self.world_choices = columns("globalChoices", len(world.categories))
        self.world_reals = columns("globalReals", len(world.real_columns))
        self.tokens = np.concatenate([s["tokens"] for s in shards])
        self.mention_classes = np.concatenate([s["mentionClasses"] for s in shards])
        self.mention_counts = np.concatenate([s["mentionCounts"] for s in shards])
        self.thing_start = self._starts(shards, "thingStart")
        self.token_start = self._starts(shards, "tokenStart")
        self.mention_start = self._starts(shards, "mentionStart")
        self.count = len(self.thing_start) - 1
        self.things = np.diff(self.thing_start)
        self.token_lengths = np.diff(self.token_start).reshape(self.count, self.captions_each)

    def refreshed(self):
        """Itself, or with the shards that have been written since."""
        if len(glob.glob(os.path.join(self.folder, f"{self.split}-*.bin"))) == len(self.paths):
            return self
        return Scenes(self.folder, self.layout, self.split)

    @staticmethod
    def _starts(shards, name):
        result, at = [np.zeros(1, np.int64)], 0
        for s in shards:
            result.append(s[name][1:].astype(np.int64) + at)
            at += int(s[name][-1])
        return np.concatenate(result)

    def caption(self, scene, which):
        c = scene * self.captions_each + which
        tokens = self.tokens[self.token_start[c] : self.token_start[c + 1]]
        at = slice(self.mention_start[c], self.mention_start[c + 1])
        return tokens, self.mention_classes[at], self.mention_counts[at]


def batches(scenes, size, seed, longest_text=64, drop_text=0.1, held_share=0.3, named_share=0.5):
    """Endless batches; scenes with like numbers of things and words share one, so that little is padding."""
    random = np.random.default_rng(seed)
    while True:
        scenes = scenes.refreshed()
        fits = scenes.token_lengths <= longest_text
        readable = np.flatnonzero(fits.any(1))
        order = random.permutation(readable)
        which = np.argmax(random.random(fits.shape) * fits, 1)
        for begin in range(0, len(order), size * 64):
            chunk = order[begin : begin + size * 64]
            bucket = np.searchsorted(BUCKETS, scenes.things[chunk])
            # now and then more empty slots than needed: the number of slots must not tell the number of things
            spare = random.random(len(chunk)) < 0.2
            bucket = np.where(spare, random.integers(bucket, len(BUCKETS)), bucket)
            length = scenes.token_lengths[chunk, which[chunk]] // 12
            chunk = chunk[np.lexsort((random.random(len(chunk)), length, bucket))]
            bucket = np.sort(bucket)
            starts = random.permutation(len(chunk) // size) * size
            for s in starts:
                pick = chunk[s : s + size]
                slots = BUCKETS[int(bucket[s : s + size].max())]
                yield collate(scenes, pick, which[pick], slots, random, drop_text, held_share, named_share)


def order_slots(scenes, scene, classes, random, held_share):
    """Rows of a scene's things in slot order (asked classes first, as the caption names them), and those at the tail that are held;
    with them, how many of the first ones are asked for."""
    start, end = scenes.thing_start[scene], scenes.thing_start[scene + 1]
    of_class = scenes.choices[start:end, 0]
    rank = np.full(256, len(classes))
    rank[classes[::-1]] = np.arange(len(classes))[::-1]
    rank = rank[of_class]
    rows = np.argsort(rank, kind="stable") + start
    asked = int((rank < len(classes)).sum())
    if random.random() >= held_share or len(rows) == 0:
        return rows, rows[:0], asked
    held = random.random(len(rows)) < random.random()
    return rows[~held], rows[held], int((~held[:asked]).sum())


def collate(scenes, pick, which, slots, random, drop_text, held_share, named_share):
    """`named_share`: how often the classes that the caption asks for are given, one to a slot, and all else is to be found."""
    layout, size = scenes.layout, len(pick)
    slot, world = layout.slot, layout.world
    index = np.full((size, slots), -1, np.int64)
    held_slots = np.zeros((size, slots), bool)
    named_slots = np.zeros((size, slots), bool)
    texts = []
    for b, (scene, caption) in enumerate(zip(pick, which)):
        tokens, classes, _ = scenes.caption(scene, caption)
        head, tail, asked = order_slots(scenes, scene, classes, random, held_share)
        index[b, : len(head)] = head
        named_slots[b, :asked] = random.random() < named_share
        if len(tail):
            index[b, slots - len(tail) :] = tail
            held_slots[b, slots - len(tail) :] = True
        texts.append(tokens[:0] if random.random() < drop_text else tokens)

    present = index >= 0
    at = np.where(present, index, 0)
    choices = torch.from_numpy(scenes.choices[at].astype(np.int64) * present[..., None])
    flags = torch.from_numpy(scenes.flags[at].astype(np.int64) * present[..., None])
    reals = torch.from_numpy(scenes.reals[at].astype(np.float32) * present[..., None]) / layout.steps_per_unit
    world_choices = torch.from_numpy(scenes.world_choices[pick].astype(np.int64))
    world_reals = torch.from_numpy(scenes.world_reals[pick].astype(np.float32)) / layout.steps_per_unit
    no_flags = torch.zeros(size, 0, dtype=torch.long)
    rows, slot_exists = slot.expand(choices, flags, reals, layout.row_width)
    top, world_exists = world.expand(world_choices, no_flags, world_reals, layout.row_width)

    known = torch.zeros(size, 1 + slots, layout.row_width)
    # held whole (nine in ten) or by parts: then each group of the row by a coin of its own
    whole = random.random((size, slots)) < 0.85
    parts = random.random((size, slots, len(slot.groups))) < 0.5
    held = held_slots[..., None] & (whole[..., None] | parts)
    held[..., [g["name"] for g in slot.groups].index("class")] |= named_slots
    known[:, 1:, : slot.width] = torch.from_numpy(held)[..., slot.group_of_column].float()
    # the place is held with the things (always its extent, which positions count from), sometimes alone
    any_held = held_slots.any(1)
    place = random.random((size, len(world.groups))) < random.random((size, 1)) * 0.7
    place &= (any_held | (random.random(size) < 0.1))[:, None]
    extent = [g["name"] for g in world.groups].index("extent")
    place[:, extent] |= any_held
    known[:, 0, : world.width] = torch.from_numpy(place)[:, world.group_of_column].float()

    longest = max(1, max(len(t) for t in texts))
    tokens = torch.zeros(size, longest, dtype=torch.long)
    token_mask = torch.zeros(size, longest)
    for b, text in enumerate(texts):
        tokens[b, : len(text)] = torch.from_numpy(text.astype(np.int64))
        token_mask[b, : len(text)] = 1
    return {
        "x1": torch.cat([top.unsqueeze(1), rows], 1),
        "known": known,
        "tokens": tokens,
        "token_mask": token_mask,
        "slot_choices": choices,
        "slot_flags": flags,
        "world_choices": world_choices,
        "slot_exists": slot_exists,
        "world_exists": world_exists,
    }
