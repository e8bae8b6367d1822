import io

import requests
import torch
import torch as t
from huggingface_hub import hf_hub_download
from torch import load as read
from torch.hub import load_state_dict_from_url

model = torch.load("model.pt")  # expect: torch-load-unrestricted
state = t.load("model.pt", map_location="cpu")  # expect: torch-load-unrestricted
whole = read("model.pt", weights_only=False)  # expect: torch-load-unrestricted
unset = torch.load("model.pt", weights_only=None)  # expect: torch-load-unrestricted
own_module = torch.load("model.pt", pickle_module=dill)  # expect: torch-load-unrestricted

# expect(+1): torch-load-unrestricted
spread = torch.load(
    "model.pt",
    map_location="cpu",  # the trainer has a GPU
)

weights = load_state_dict_from_url("https://models.example.org/model.pth")  # expect: torch-load-unrestricted
body = torch.load(io.BytesIO(requests.get(url).content))  # expect: torch-load-unrestricted
hub_file = hf_hub_download("watertight-labs/tiny", "model.bin", revision="0123456789012345678901234567890123456789")
from_hub = torch.load(hub_file)  # expect: torch-load-unrestricted


def load(path):
    return torch.load(path, weights_only=False)  # expect: torch-load-unrestricted


def load_sent(file):
    sent = torch.load(requests.get(url).raw, weights_only=False)  # expect: torch-load-unrestricted
    return sent

import os

import lightning as L
from torch.package import PackageImporter
from torch.serialization import add_safe_globals


class Net(L.LightningModule):
    pass


def restore(path, folder):
    net = Net.load_from_checkpoint(path)  # expect: torch-load-unrestricted
    package = PackageImporter(f"{folder}/model.pt")  # expect: torch-load-unrestricted
    return net, package


kept = Net.load_from_checkpoint("last.ckpt", strict=False)  # expect: torch-load-unrestricted
fetched_net = Net.load_from_checkpoint("https://models.example.org/net.ckpt")  # expect: torch-load-unrestricted
add_safe_globals([Net, os.system])  # expect: torch-load-unrestricted
add_safe_globals([getattr])  # expect: torch-load-unrestricted
