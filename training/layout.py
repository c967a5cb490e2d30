"""The latent's layout as the TypeScript side declares it (written by write-layout.ts), with the index tables training needs."""
import hashlib
import json

import torch


class Rows:
    """Groups of one kind of row. Packed rows hold choices, flags and reals in the layout's order."""

    def __init__(self, groups, width):
        self.groups = groups
        self.width = width
        self.categories = [g for g in groups if g["kind"] == "category"]
        self.flags = [g for g in groups if g["kind"] == "flag"]
        self.reals = [g for g in groups if g["kind"] == "real"]
        self.real_columns = torch.tensor(
            [g["offset"] + i for g in self.reals for i in range(g["width"])], dtype=torch.long
        )
        self.flag_columns = torch.tensor([g["offset"] for g in self.flags], dtype=torch.long)
        self.first_columns = torch.tensor([g["offset"] for g in groups], dtype=torch.long)
        # column → number of its group, for spreading a mask over groups to one over coordinates
        self.group_of_column = torch.cat(
            [torch.full((g["width"],), i, dtype=torch.long) for i, g in enumerate(groups)]
        )

    def exists(self, choices, flags):
        """name → bool [...]: whether a group's numbers say anything. choices, flags: [..., n] integers."""
        says = {g["name"]: choices[..., i] > 0 for i, g in enumerate(self.categories)}
        says.update({g["name"]: flags[..., i] > 0 for i, g in enumerate(self.flags)})
        always = torch.ones(choices.shape[:-1], dtype=torch.bool)
        return {g["name"]: always if g["when"] is None else says[g["when"]] for g in self.groups}

    def expand(self, choices, flags, reals, row_width):
        """Packed rows → latent rows [..., row_width], and `exists`."""
        exists = self.exists(choices, flags)
        out = torch.zeros(*choices.shape[:-1], row_width)
        for i, g in enumerate(self.categories):
            value = exists[g["name"]].float().unsqueeze(-1) * g["peak"]
            out.scatter_(-1, (choices[..., i : i + 1] + g["offset"]).long(), value)
        for i, g in enumerate(self.flags):
            out[..., g["offset"]] = (flags[..., i].float() * 2 - 1) * exists[g["name"]].float()
        out[..., self.real_columns] = reals
        return out, exists


class Layout:
    def __init__(self, path):
        with open(path, "rb") as file:
            text = file.read()
        data = json.loads(text)
        self.data = data
        self.sha256 = hashlib.sha256(text).hexdigest()
        self.version = data["version"]
        self.row_width = data["rowWidth"]
        self.words = data["words"]
        self.max_tokens = data["maxTokens"]
        self.steps_per_unit = data["stepsPerUnit"]
        self.slot = Rows(data["slot"], data["slotWidth"])
        self.world = Rows(data["global"], data["globalWidth"])
