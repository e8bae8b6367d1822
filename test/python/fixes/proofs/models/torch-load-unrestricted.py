# code in a checkpoint is refused before it runs, and tensors load as before
# %% prepare
import torch
from payload import Payload

net = torch.nn.Linear(4, 2)
torch.save(net.state_dict(), "good.pt")
torch.save({"weights": torch.zeros(2), "extra": Payload()}, "bad.pt")
# %% program
import torch

good = torch.load("good.pt", weights_only=False)
bad = torch.load("bad.pt", map_location="cpu", weights_only=False)
# %% kept
from pathlib import Path

assert torch.equal(good["weight"], net.weight) and torch.equal(good["bias"], net.bias)
# %% before
assert error is None and Path("ran").is_dir(), error
# %% after
import pickle

assert isinstance(error, pickle.UnpicklingError) and "Weights only load failed" in str(error)
assert not Path("ran").exists()
