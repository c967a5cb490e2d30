"""The scene model: a text encoder and a transformer over slots that predicts the clean scene from a noisy one.

Prediction, not velocity: categories come out as logits (judged by cross-entropy), flags as a logit, numbers as themselves (judged by
squared error). Their posterior means give the velocity of the flow, (E[x1 | x_t] − x_t) / (1 − t); a group's head answers for rows
in which the group exists, and the sampler multiplies by the chance that it does.
"""
import math

import torch
from torch import nn
import torch.nn.functional as F


class Attention(nn.Module):
    def __init__(self, width, heads, context_width=None):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key_value = nn.Linear(context_width or width, 2 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x, context=None, bias=None):
        """x [B, S, W], context [B, L, W'], bias [B, 1, 1, L] added to the scores."""
        context = x if context is None else context
        b, s, w = x.shape
        l, h = context.shape[1], self.heads
        q = self.query(x).view(b, s, h, w // h).transpose(1, 2)
        k, v = self.key_value(context).view(b, l, 2, h, w // h).permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.matmul(q, k.transpose(-1, -2)) * (1 / math.sqrt(w // h))
        if bias is not None:
            scores = scores + bias
        y = torch.matmul(scores.softmax(-1), v)
        return self.out(y.transpose(1, 2).reshape(b, s, w))


class Feed(nn.Sequential):
    def __init__(self, width, times):
        super().__init__(nn.Linear(width, width * times), nn.GELU(), nn.Linear(width * times, width))


class TextEncoder(nn.Module):
    """Tokens → one vector each, after a first vector that is there even for no words at all."""

    def __init__(self, words, width, depth, heads, max_tokens, feed=3):
        super().__init__()
        self.embed = nn.Embedding(words, width)
        self.place = nn.Parameter(torch.randn(max_tokens + 1, width) * 0.02)
        self.start = nn.Parameter(torch.randn(1, 1, width) * 0.02)
        nn.init.normal_(self.embed.weight, std=0.5)
        self.layers = nn.ModuleList()
        for _ in range(depth):
            self.layers.append(
                nn.ModuleList(
                    [nn.LayerNorm(width), Attention(width, heads), nn.LayerNorm(width), Feed(width, feed)]
                )
            )
        self.norm = nn.LayerNorm(width)

    def forward(self, tokens, mask):
        """tokens [B, L] int64, mask [B, L] → vectors [B, 1+L, W], mask [B, 1+L]."""
        x = self.embed(tokens)
        x = torch.cat([self.start.expand(x.shape[0], 1, -1), x], 1)
        x = x + self.place[: x.shape[1]]
        mask = torch.cat([torch.ones_like(mask[:, :1]), mask], 1)
        bias = ((mask - 1) * 1e4)[:, None, None, :]
        for norm1, attention, norm2, feed in self.layers:
            x = x + attention(norm1(x), bias=bias)
            x = x + feed(norm2(x))
        return self.norm(x), mask


class Block(nn.Module):
    def __init__(self, width, heads, feed):
        super().__init__()
        self.modulation = nn.Parameter(torch.zeros(6, width))
        self.attention = Attention(width, heads)
        self.cross_norm = nn.LayerNorm(width)
        self.cross = Attention(width, heads)
        self.feed = Feed(width, feed)
        self.width = width

    def forward(self, x, time, text, text_bias):
        """time [B, 6, W]: shift, scale and gate of attention, then of the feed-forward part."""
        m = time + self.modulation
        s1, k1, g1, s2, k2, g2 = m.unsqueeze(2).unbind(1)
        y = F.layer_norm(x, (self.width,)) * (1 + k1) + s1
        x = x + g1 * self.attention(y)
        x = x + self.cross(self.cross_norm(x), text, text_bias)
        y = F.layer_norm(x, (self.width,)) * (1 + k2) + s2
        return x + g2 * self.feed(y)


class SlotFlow(nn.Module):
    def __init__(self, layout, width, depth, heads, feed, max_slots=64):
        super().__init__()
        self.row_width = layout.row_width
        self.world_width = layout.world.width
        self.slot_width = layout.slot.width
        self.width = width
        self.register_buffer("slot_firsts", layout.slot.first_columns, persistent=False)
        self.register_buffer("world_firsts", layout.world.first_columns, persistent=False)
        self.slot_in = nn.Linear(self.slot_width, width)
        self.world_in = nn.Linear(self.world_width, width)
        self.slot_known = nn.Linear(len(layout.slot.groups), width, bias=False)
        self.world_known = nn.Linear(len(layout.world.groups), width, bias=False)
        self.place = nn.Parameter(torch.randn(1 + max_slots, width) * 0.3)
        self.time = nn.Sequential(nn.Linear(128, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU())
        self.modulation = nn.Linear(width, 6 * width)
        self.blocks = nn.ModuleList([Block(width, heads, feed) for _ in range(depth)])
        self.norm = nn.LayerNorm(width)
        self.slot_out = nn.Linear(width, self.slot_width)
        self.world_out = nn.Linear(width, self.world_width)
        nn.init.normal_(self.modulation.weight, std=0.01)
        with torch.no_grad():
            self.modulation.bias.zero_()
            self.modulation.bias.view(6, width)[2] = 0.5  # gates start half open
            self.modulation.bias.view(6, width)[5] = 0.5
            self.slot_out.weight.mul_(0.1)
            self.world_out.weight.mul_(0.1)

    def forward(self, x, t, text, text_mask, known):
        """x, known [B, 1+N, row], t [B] in 0…1, text [B, L, W], text_mask [B, L] → prediction [B, 1+N, row].

        A group counts as known when its first coordinate is.
        """
        slots, world = x[:, 1:, : self.slot_width], x[:, :1, : self.world_width]
        h = self.slot_in(slots) + self.slot_known(known[:, 1:].index_select(2, self.slot_firsts))
        top = self.world_in(world) + self.world_known(known[:, :1].index_select(2, self.world_firsts))
        h = torch.cat([top, h], 1) + self.place[: x.shape[1]]
        frequencies = torch.exp(torch.arange(64, dtype=torch.float32) * (-math.log(1000.0) / 63))
        angles = t.unsqueeze(1) * 200 * frequencies.to(t.device)
        time = self.modulation(self.time(torch.cat([angles.cos(), angles.sin()], 1)))
        time = time.view(-1, 6, self.width)
        bias = ((text_mask - 1) * 1e4)[:, None, None, :]
        for block in self.blocks:
            h = block(h, time, text, bias)
        h = self.norm(h)
        top = F.pad(self.world_out(h[:, :1]), (0, self.row_width - self.world_width))
        rest = F.pad(self.slot_out(h[:, 1:]), (0, self.row_width - self.slot_width))
        return torch.cat([top, rest], 1)


class SceneModel(nn.Module):
    def __init__(self, layout, config):
        super().__init__()
        width, heads = config["width"], config["heads"]
        self.text = TextEncoder(len(layout.words), width, config["textDepth"], heads, layout.max_tokens)
        self.flow = SlotFlow(layout, width, config["depth"], heads, config["feed"])

    def forward(self, x, t, tokens, token_mask, known):
        text, mask = self.text(tokens, token_mask)
        return self.flow(x, t, text, mask, known)
