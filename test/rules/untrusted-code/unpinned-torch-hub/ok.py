import sys

import torch

# Code that is on this machine already.
local = torch.hub.load("vendor/detector", "small", source="local")
folder = torch.hub.load("./detector", "small", source="local")
chosen = torch.hub.load(sys.argv[1], "small")
where = torch.hub.get_dir()
torch.hub.set_dir("/var/cache/torch")


class Hub:
    def load(self, name):
        return name


detector = Hub().load("example-org/detector")
