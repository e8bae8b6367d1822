import numpy
import torch
from safetensors.torch import load_file

WEIGHTS_ONLY = True

a = torch.load("model.pt", weights_only=True)
b = torch.load("model.pt", weights_only=WEIGHTS_ONLY)
c = torch.load("model.pt", **options)
d = torch.load("model.pt", weights_only=flag)
e = torch.jit.load("scripted.pt")
f = load_file("model.safetensors")
g = numpy.load("array.npy")
h = torch.hub.load_state_dict_from_url("https://models.example.org/model.pth", weights_only=True)


def load(path):
    return path


i = load("model.pt")

torch.save(net.state_dict(), "own.pt")
net.load_state_dict(torch.load("own.pt"))

from torch.serialization import add_safe_globals

add_safe_globals([Net, set])
net = Net.load_from_checkpoint("last.ckpt", weights_only=True)
best = Net.load_from_checkpoint(trainer.checkpoint_callback.best_model_path)
